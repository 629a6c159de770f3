"""Linli 邻里: a showcase site generator for communities, as a Pelican plugin.

Start reading in `build.py`.
"""


def register() -> None:
    """Register with Pelican."""
    from linli import host

    host.register()
