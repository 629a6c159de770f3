"""The copies of photos that a site publishes, encoded once and kept in a cache."""

from linli.artefacts.images.cache import encode_all, encode_derivative, read_tone
from linli.artefacts.images.encoders import encoder_identity

__all__ = ["encode_all", "encode_derivative", "encoder_identity", "read_tone"]
