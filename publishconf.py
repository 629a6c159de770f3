"""Settings for publishing: `linli -s publishconf.py build`. Put the site's real address here."""

from pelicanconf import *  # noqa: F403

SITEURL = "https://linli.example"
LINLI_PUBLISH = True
# Photos as small as looks good, each copy measured; the first build takes some seconds for each (docs/editors/photos).
LINLI_PHOTOS = "publish"
# A .br and a .gz beside every text, for servers that hand them out as they are (docs/operators/hosting).
LINLI_COMPRESS = True
