"""Settings of the stock Pelican site that Linli is measured against."""

AUTHOR = SITENAME = "Linli 邻里"
SITEURL = "https://linli.example"
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "zh-cn"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
THEME_STATIC_PATHS: list[str] = []
STATIC_PATHS = ["articles"]
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
PLUGINS: list[str] = []
DEFAULT_PAGINATION = False
ARTICLE_URL, ARTICLE_SAVE_AS = "event/{slug}/", "event/{slug}/index.html"
PAGE_URL, PAGE_SAVE_AS = "{slug}/", "{slug}/index.html"
CATEGORY_URL, CATEGORY_SAVE_AS = "community/{slug}/", "community/{slug}/index.html"
TAG_URL, TAG_SAVE_AS = "topic/{slug}/", "topic/{slug}/index.html"
AUTHOR_URL, AUTHOR_SAVE_AS = "by/{slug}/", "by/{slug}/index.html"
YEAR_ARCHIVE_SAVE_AS = "events/{date:%Y}/index.html"
MONTH_ARCHIVE_SAVE_AS = "events/{date:%Y}/{date:%m}/index.html"
DIRECT_TEMPLATES = ["index", "archives"]
FEED_ALL_ATOM = "feeds/all.atom"
CATEGORY_FEED_ATOM = "feeds/{slug}.atom"
FEED_MAX_ITEMS = 50
TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
