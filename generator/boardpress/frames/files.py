"""What becomes of the files that MkDocs has written: frames are finished, and what they load is picked out."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from boardpress.frames import TOKENS
from boardpress.frames.policy import policy_tag

_FOOTER_LINK = re.compile(r'href="link:([^"]*)"')
_BLANK_LINES = re.compile(r"[ \t]*\n\s*\n")


def root_of(output: str) -> str:
    return "../" * output.count("/")


def finish(text: str, root: str) -> str:
    """A frame's text: compact, the footer's links made relative, the policy put in."""
    text = _BLANK_LINES.sub("\n", text)
    text = _FOOTER_LINK.sub(lambda match: f'href="{root}{_file(match.group(1))}"', text)
    return text.replace(TOKENS["policy"], policy_tag(text))


def _file(address: str) -> str:
    """The file behind an address: links must hold on a disk too, where no server adds `index.html`."""
    path, mark, anchor = address.partition("#")
    return f"{path}index.html{mark}{anchor}" if not path or path.endswith("/") else address


_REFERENCE = re.compile(r'(?:\b(?:href|src)="|"search": ?")([^"#?]+)')
_STYLE_REFERENCE = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s?#]+)""")


def loaded_files(site: Path, pages: list[tuple[str, str]]) -> dict[str, bytes]:
    """Every file that the pages load, and that their stylesheets load in turn, by path from the root."""
    assets: dict[str, bytes] = {}
    waiting = [_resolve(output, address) for output, text in pages for address in _REFERENCE.findall(text)]
    while waiting:
        name = waiting.pop()
        path = site / name
        if name in assets or name.startswith("../") or name.endswith(".html") or not path.is_file():
            continue
        assets[name] = path.read_bytes()
        if name.endswith(".css"):
            style = assets[name].decode("utf-8", "replace")
            waiting += [_resolve(name, address) for address in _STYLE_REFERENCE.findall(style)]
    return dict(sorted(assets.items()))


def _resolve(file: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), address))
