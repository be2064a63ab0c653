"""Links in rendered bodies, and addresses as a page writes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from boardpress.escaping import escape
from boardpress.records import dataclass

_PLAIN = re.compile(r'<a href="link:(\d+)"')
_ANCHOR = re.compile(
    r'<a\b(?P<before>[^>]*?)\bhref="link:(?P<number>\d+)"(?P<after>[^>]*)>(?P<words>.*?)</a>', re.DOTALL
)
_IMAGE = re.compile(r'<img\b(?P<before>[^>]*?)\bsrc="link:(?P<number>\d+)"(?P<after>[^>]*?)/?>')
_ALT = re.compile(r'\balt="([^"]*)"')
_FOLDER = ("", "/")
"""The last sign of the address of a folder; the root has none."""
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


def resolve(html: str, hrefs: Sequence[str | None], written: Callable[[str], str] = str) -> str:
    """A rendered body with `link:N` replaced by entry N of `hrefs`, as the page has it `written`.

    A link to None becomes its words, an image at None its description.
    """
    if "link:" not in html:
        return html
    if "<img" in html:
        html = _IMAGE.sub(lambda match: _image(match, hrefs, written), html)
    html = _PLAIN.sub(lambda match: _plain(match, hrefs, written), html)
    # What is left is a link with other attributes before its address, or perhaps one that becomes its words.
    return _ANCHOR.sub(lambda match: _anchor(match, hrefs, written), html) if 'href="link:' in html else html


def _plain(match: re.Match[str], hrefs: Sequence[str | None], written: Callable[[str], str]) -> str:
    href = hrefs[int(match[1])]
    return match[0] if href is None else f'<a href="{escape(written(href))}"'


def _anchor(match: re.Match[str], hrefs: Sequence[str | None], written: Callable[[str], str]) -> str:
    href = hrefs[int(match["number"])]
    if href is None:
        return match["words"]
    return f'<a{match["before"]}href="{escape(written(href))}"{match["after"]}>{match["words"]}</a>'


def _image(match: re.Match[str], hrefs: Sequence[str | None], written: Callable[[str], str]) -> str:
    source = hrefs[int(match["number"])]
    if source is None:
        alt = _ALT.search(match[0])
        return alt.group(1) if alt else ""
    return f'<img{match["before"]}src="{escape(written(source))}"{match["after"].rstrip()} />'


@dataclass(frozen=True, slots=True)
class Standpoint:
    """A page, and how it writes addresses: as `relative` does, told once where it stands."""

    page: str
    root: str
    up: str
    """Leads from the page to the root of the site."""
    section: str
    """The first folder that the page is in (`reviews/`)."""
    near: str
    """That folder with the next one in it (`reviews/baby-rowan/`), or the page where it lies in no other; empty where
    every address is looked at closely, and the others are not asked for."""

    @classmethod
    def of(cls, page: str, root: str = "") -> Standpoint:
        first, slash, rest = page.partition("/")
        if root or not slash:
            return cls(page, root, "", "", "")
        second, inner, _ = rest.partition("/")
        return cls(page, root, "../" * page.count("/"), f"{first}/", f"{first}/{second}{inner}")

    def href(self, address: str) -> str:
        """An address from the root of the site, as the page writes it."""
        # Most lead to a file in another section, with which no folder is shared, or to one in the page's own.
        if ":" in address or "#" in address or address[-1:] in _FOLDER or address.startswith(self.near):
            return relative(address, self.page, self.root)
        if address.startswith(self.section):
            return self.up[len("../") :] + address[len(self.section) :]
        return self.up + address


def relative(address: str, page: str, root: str = "") -> str:
    """An address as a page writes it.

    `address` is from the root of the site (`reviews/baby-rowan/index.html`, `themes/neglect/#reviews`), and
    comes back relative to `page`; with a scheme, or an anchor alone, it comes back as it is. An address of a folder
    gets `index.html`, so that links hold on a disk too. `root` is put before the address instead
    where a page is served at any address and so has none of its own.
    """
    if address.startswith("#") or (":" in address and _SCHEME.match(address)):
        return address
    path, mark, anchor = address.partition("#")
    if not path or path.endswith("/"):
        path += "index.html"
    if root:
        return f"{root}{path}{mark}{anchor}"
    if path == page and mark:
        return f"#{anchor}"
    folders = page.split("/")[:-1]
    parts = path.split("/")
    shared = 0
    for ours, theirs in zip(folders, parts[:-1], strict=False):
        if ours != theirs:
            break
        shared += 1
    return f"{'../' * (len(folders) - shared)}{'/'.join(parts[shared:])}{mark}{anchor}"
