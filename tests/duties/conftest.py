"""A site with a review that must stay, its ledger, and the register of what was published of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from boardpress.cli import run
from tests.sites import CLEARANCE, CONFIG, DAY, GOOD, write_site

LEDGER = "content/ledger.yml"
ONE = "content/reviews/one.md"
REVIEW = (
    """\
---
title: A review
date: 2026-01-15
summary: What we learnt.
subtype: lcspr
reference: R 1
publication_decision: full
aliases: [reviews/first-name]
listed_until: 2027-03-31
report: one-report.pdf
executive_summary: one-summary.pdf
"""
    + CLEARANCE
    + """\
---

## Executive summary

In short, three agencies knew one part each, and nobody put the parts together. [A map](map.pdf) shows them.

## Findings

### Nobody asked

Each visit looked at the parents; nobody asked the child what a day was like.[^1]

## The board's response

We accept it. See [what to do](good.md).

[^1]: This is what the child told the reviewer.
"""
)
FILES = {
    **GOOD,
    "site-config.yml": CONFIG,
    ONE: REVIEW,
    "content/reviews/one-report.pdf": "%PDF-1.7 report",
    "content/reviews/one-summary.pdf": "%PDF-1.7 summary",
    "content/reviews/map.pdf": "%PDF-1.7 map",
    "content/pages/about.md": "---\ntitle: About\n---\n\nText.\n",
}


@dataclass
class Board:
    """A site that can be changed, and what the commands say of it."""

    site: Path
    capsys: pytest.CaptureFixture[str]
    day: str = DAY

    def read(self, path: str) -> str:
        return (self.site / path).read_text(encoding="utf-8")

    def write(self, path: str, text: str) -> None:
        write_site(self.site, {path: text})

    def change(self, path: str, *pairs: tuple[str, str]) -> None:
        """Replace words of a file, which must stand in it."""
        text = self.read(path)
        for old, new in pairs:
            assert old in text, old
            text = text.replace(old, new)
        self.write(path, text)

    def configure(self, lines: str) -> None:
        """Add lines to the configuration."""
        self.write("site-config.yml", self.read("site-config.yml") + lines)

    def run(self, *arguments: str) -> tuple[int, list[str]]:
        """The exit code of a command, and the lines that it printed."""
        self.capsys.readouterr()
        code = run([*arguments, "--site", str(self.site), "--as-of", self.day])
        captured = self.capsys.readouterr()
        return code, (captured.out + captured.err).splitlines()

    def errors(self, *arguments: str) -> list[str]:
        """What `check` refuses."""
        code, lines = self.run("check", *arguments)
        errors = [line for line in lines[:-1] if ": warning: " not in line]
        assert code == bool(errors), lines
        return errors

    def warnings(self) -> list[str]:
        """What `check` warns of in the ledger."""
        return [line for line in self.run("check")[1] if line.startswith(f"{LEDGER}:") and ": warning: " in line]

    def record(self) -> list[str]:
        """What `record` says it changed."""
        code, lines = self.run("record")
        assert code == 0, lines
        return lines

    def previous(self) -> str:
        """The register of what was published last, kept outside the site."""
        return str(self.site.parent / "publications.json")


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the site, recorded and built, and its register beside it."""
    folder = tmp_path_factory.mktemp("duties")
    site = write_site(folder / "site", FILES)
    assert run(["record", "--site", str(site), "--as-of", DAY]) == 0
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
    shutil.copy(site / "site/publications.json", folder / "publications.json")
    return folder


@pytest.fixture
def board(published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Board:
    """A copy of the site to change."""
    shutil.copytree(published, tmp_path / "copy")
    return Board(tmp_path / "copy/site", capsys)


Change = Callable[[Board], None]
