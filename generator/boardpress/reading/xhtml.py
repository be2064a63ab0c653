"""XHTML to a tree, and a tree to HTML that is well-formed XML too."""

from __future__ import annotations

import html
import re
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#39|#34|#38|#60|#62);)(#?\w+);")
_EMPTY = frozenset({"br", "hr", "img"})
"""Elements of HTML that never hold anything, and have no end tag."""


def parsed(xhtml: str) -> Element | None:
    """The element that XHTML is. None where it cannot be read: the library lost its way in what an author wrote.

    It begins with that element, so it can declare no entities, which is how XML is made to burst.
    """
    if "&" in xhtml:
        xhtml = _ENTITY.sub(lambda match: html.escape(html.unescape(match[0])), xhtml)
    # Comments and instructions are kept, to be judged like everything else.
    parser = XMLParser(target=TreeBuilder(insert_comments=True, insert_pis=True))  # noqa: S314 - see above
    try:
        parser.feed(xhtml)
        root: Element = parser.close()
    except (ParseError, UnicodeEncodeError):
        return None
    return root


def written(element: Element) -> str:
    """An element as HTML, without what stands after it."""
    tag, text, items = element.tag, _escaped(element.text or ""), element.items()
    opened = "".join([tag, *[f' {name}="{_value(value)}"' for name, value in sorted(items)]]) if items else tag
    if len(element):
        within = []
        for child in element:
            within.append(written(child))
            if tail := child.tail:
                # Between blocks, there are line ends and nothing else.
                within.append(tail if tail == "\n" else _escaped(tail))
        return f"<{opened}>{text}{''.join(within)}</{tag}>"
    return f"<{opened}>{text}</{tag}>" if text or tag not in _EMPTY else f"<{opened}/>"


def _escaped(text: str) -> str:
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def _value(text: str) -> str:
    return _escaped(text).replace('"', "&quot;")
