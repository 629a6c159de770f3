"""Settings for publishing: `linli -s publishconf.py build`. Put the site's real address here."""

from pelicanconf import *  # noqa: F403

SITEURL = "https://linli.example"
LINLI_PUBLISH = True
# A .br and a .gz beside every text, for servers that hand them out as they are (docs/operators/hosting).
LINLI_COMPRESS = True
