"""QR codes as pictures that telephones recognise: PNG, because some do not look into SVG."""

from __future__ import annotations

from io import BytesIO

# What readers need around a code (ISO/IEC 18004, 9.1), and enough pixels a module for dense screens.
_QUIET_MODULES = 4
_PIXELS_PER_MODULE = 8


def render_qr_code(text: str) -> bytes:
    """Return the code of a text as PNG, black on white whatever the colours; a seventh of it may be damaged."""
    # Here because most builds draw no new code, and it takes time to load.
    import segno

    drawn = BytesIO()
    segno.make(text, error="m", micro=False).save(drawn, kind="png", scale=_PIXELS_PER_MODULE, border=_QUIET_MODULES)
    return drawn.getvalue()
