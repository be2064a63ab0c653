"""XHTML to a tree, and a tree to HTML that is well-formed XML too."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
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
    pieces: list[str] = []
    _write(element, pieces.append)
    return "".join(pieces)


def _write(element: Element, write: Callable[[str], None]) -> None:
    tag, text, items = element.tag, element.text, element.items()
    attributes = "".join([f' {name}="{_value(value)}"' for name, value in sorted(items)]) if items else ""
    if len(element):
        write(f"<{tag}{attributes}>{_escaped(text) if text else ''}")
        for child in element:
            _write(child, write)
            if tail := child.tail:
                write(_escaped(tail))
        write(f"</{tag}>")
    elif text or tag not in _EMPTY:
        write(f"<{tag}{attributes}>{_escaped(text) if text else ''}</{tag}>")
    else:
        write(f"<{tag}{attributes}/>")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _value(text: str) -> str:
    return _escaped(text).replace('"', "&quot;")
