"""Which picture belongs where: scenes enrol themselves below their community's folder."""

from __future__ import annotations

from collections.abc import Callable

from .canvas import Canvas

Scene = Callable[[Canvas], None]


class Gallery:
    """The scenes of one community, by the path of the picture below its folder."""

    def __init__(self, community: str, background: str) -> None:
        self.community = community
        self._background = background
        self._scenes: dict[str, Scene] = {}

    def shows(self, path: str) -> Callable[[Scene], Scene]:
        """Enrol the decorated function as the one that draws `path`, which is without its suffix."""

        def enrol(scene: Scene) -> Scene:
            self._scenes[f"{self.community}/{path}.png"] = scene
            return scene

        return enrol

    def paths(self) -> list[str]:
        """Return where the pictures go below the content folder, in order."""
        return sorted(self._scenes)

    def draw(self, path: str) -> bytes:
        """Return the picture for a path as a PNG."""
        canvas = Canvas(self._background)
        self._scenes[path](canvas)
        return canvas.png()
