"""A feed as RSS 2.0."""

from __future__ import annotations

from datetime import datetime

from feedgen.feed import FeedGenerator

from boardpress.artefact import Making
from boardpress.publishers.feeds import Feed, Item


def render_feed(making: Making) -> bytes:
    """The feed as RSS 2.0. Its last build date is that of its newest item, so that nothing depends on the clock."""
    feed: Feed = making.model
    generator = FeedGenerator()
    generator.title(feed.title)
    generator.description(feed.description)
    generator.language(feed.language)
    # The self link comes first: feedgen takes the last link for that of the channel.
    generator.link(href=feed.address, rel="self", type="application/rss+xml")
    generator.link(href=feed.page, rel="alternate")
    generator.generator("Boardpress")
    generator.docs("https://www.rssboard.org/rss-specification")
    newest = feed.items[0].published if feed.items else "1970-01-01T00:00:00+00:00"
    generator.lastBuildDate(datetime.fromisoformat(newest))
    for item in feed.items:
        _add(generator, item)
    rendered: bytes = generator.rss_str(pretty=True)
    return rendered


def _add(generator: FeedGenerator, item: Item) -> None:
    entry = generator.add_entry(order="append")
    entry.guid(item.guid, permalink=item.permanent)
    entry.title(item.title)
    entry.link(href=item.address)
    entry.description(item.summary)
    entry.pubDate(datetime.fromisoformat(item.published))
    entry.category([{"term": category} for category in item.categories])
