"""Settings for publishing: `linli -s publishconf.py build`. Put the site's real address here."""

from pelicanconf import *  # noqa: F403

SITEURL = "https://linli.example"
LINLI_PUBLISH = True
