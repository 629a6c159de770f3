"""The demonstration illustrations: flat scenes drawn with Pillow, the same bytes on every run."""
