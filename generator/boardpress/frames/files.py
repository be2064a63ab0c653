"""What becomes of what MkDocs has drawn: frames are finished, and the files that they load are picked out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from io import StringIO
from pathlib import Path

from boardpress.frames import TOKENS
from boardpress.frames.policy import policy_tag

_FOOTER_LINK = re.compile(r'href="link:([^"]*)"')
_BLANK_LINES = re.compile(r"\n\s*\n")


def root_of(output: str) -> str:
    return "../" * output.count("/")


def finish(text: str, root: str) -> str:
    """A frame's text: compact, the footer's links made relative, the policy put in.

    All its lines end alike, whatever the words in it hold.
    """
    *parts, last = _BLANK_LINES.split(StringIO(text, newline=None).read())
    text = "\n".join([*(part.rstrip(" \t") for part in parts), last])
    text = _FOOTER_LINK.sub(lambda match: f'href="{root}{_file(match.group(1))}"', text)
    return text.replace(TOKENS["policy"], policy_tag(text))


def _file(address: str) -> str:
    """The file behind an address: links must hold on a disk too, where no server adds `index.html`."""
    path, mark, anchor = address.partition("#")
    return f"{path}index.html{mark}{anchor}" if not path or path.endswith("/") else address


# What is looked for begins with one sign that it must have, so that the search leaps from one to the next.
_REFERENCE = re.compile(r'"(?:(?<=\bhref=")|(?<=\bsrc=")|(?<="search":")|(?<="search": "))([^"#?]+)')
_STYLE_REFERENCE = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s?#]+)""")


def loaded_files(files: Mapping[str, Path], pages: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    """Every file that the pages load, and that their stylesheets load in turn, by path from the root.

    `files` are those that there are.
    """
    assets: dict[str, bytes] = {}
    waiting = {_resolve(output, address) for output, text in pages for address in _REFERENCE.findall(text)}
    while waiting:
        name = waiting.pop()
        if name in assets or name not in files:
            continue
        assets[name] = files[name].read_bytes()
        if name.endswith(".css"):
            style = assets[name].decode("utf-8", "replace")
            waiting.update(_resolve(name, address) for address in _STYLE_REFERENCE.findall(style))
    return dict(sorted(assets.items()))


def _resolve(file: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), address))
