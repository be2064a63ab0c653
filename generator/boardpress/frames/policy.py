"""The Content-Security-Policy of a frame: what a page may load and run, and nothing else."""

from __future__ import annotations

import base64
import hashlib
import re

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style>", re.DOTALL | re.IGNORECASE)
_TYPE = re.compile(r"""\btype\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_SCRIPT_TYPES = {"", "module", "text/javascript", "application/javascript"}


def policy_tag(text: str) -> str:
    """The `<meta>` element with the policy of a page: own files only, and its inline scripts and styles by hash.

    A page opened from a disk counts every file as its own ('self' covers `file:`), so one policy serves both.
    """
    policy = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *_script_hashes(text)]),
        "style-src": " ".join(["'self'", *_style_hashes(text)]),
        # Stylesheets draw their icons as data: addresses.
        "img-src": "'self' data:",
        "font-src": "'self'",
        "media-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    content = "; ".join(f"{name} {value}" for name, value in policy.items())
    return f'<meta http-equiv="Content-Security-Policy" content="{content}">'


def _script_hashes(text: str) -> list[str]:
    inline = (
        source
        for attributes, source in _SCRIPT.findall(text)
        if not re.search(r"\bsrc\s*=", attributes) and _runs(attributes)
    )
    return sorted({_hash(source) for source in inline})


def _style_hashes(text: str) -> list[str]:
    return sorted({_hash(source) for source in _STYLE.findall(text)})


def _runs(attributes: str) -> bool:
    """Whether a script element holds a program, not data."""
    kind = _TYPE.search(attributes)
    return (kind.group(1).lower() if kind else "") in _SCRIPT_TYPES


def _hash(source: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"
