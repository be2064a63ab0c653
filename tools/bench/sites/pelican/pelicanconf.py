"""Pages, lists of categories, tags and authors, and feeds; the theme that Pelican brings. There is no search."""

SITENAME = "Benchmark Safeguarding Children Partnership"
SITEURL = "https://board.example"
PATH = "content"
TIMEZONE = "Europe/London"
DEFAULT_LANG = "en"
AUTHOR = "Board"
FEED_ALL_ATOM = None
FEED_ALL_RSS = "feed.xml"
CATEGORY_FEED_ATOM = None
CATEGORY_FEED_RSS = "feeds/{slug}.xml"
TAG_FEED_RSS = "feeds/themes/{slug}.xml"
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None
FEED_MAX_ITEMS = 50
DEFAULT_PAGINATION = 50
ARTICLE_URL = "{category}/{slug}/"
ARTICLE_SAVE_AS = "{category}/{slug}/index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
MARKDOWN = {
    "extension_configs": {
        f"markdown.extensions.{name}": {} for name in ("attr_list", "footnotes", "meta", "tables", "toc")
    },
    "output_format": "html5",
}
