"""Settings for building and previewing the site here. `publishconf.py` adds the real address."""

AUTHOR = "Linli"
SITENAME = "Linli 邻里"
# Empty: pages link to one another relatively, and work wherever they are put.
SITEURL = ""
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "zh-CN"

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["linli"]

# The languages of the site, the default one first.
LINLI_LANGUAGES = ["zh-CN", "en"]
# What makes calendar entries ours for ever: never change it, even if the address changes.
LINLI_UID_DOMAIN = "linli.example"

# Pelican's own pages (content/pages/) are built beside ours; we have no articles, archives or stock index.
ARTICLE_PATHS: list[str] = []
ARTICLE_EXCLUDES = [""]
PAGE_PATHS = ["pages"]
PAGE_URL = "pages/{slug}/"
PAGE_SAVE_AS = "pages/{slug}/index.html"
PAGE_LANG_URL = "{lang}/pages/{slug}/"
PAGE_LANG_SAVE_AS = "{lang}/pages/{slug}/index.html"
STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
THEME_STATIC_PATHS: list[str] = []
