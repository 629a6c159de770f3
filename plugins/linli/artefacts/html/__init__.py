"""Pages as HTML. A page is a pure function of its view, its templates, and the words of its language."""

from linli.artefacts.html.pages import Renderer, code_version, digest_of

__all__ = ["Renderer", "code_version", "digest_of"]
