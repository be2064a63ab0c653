"""Where the links of a text lead: to a publication, a file beside it, or nowhere."""

from __future__ import annotations

from pathlib import PurePosixPath

from boardpress.publication import FileRef, Target
from boardpress.reading.names import Files, Names, Unknown
from boardpress.reading.source import Found
from boardpress.records import dataclass, field

IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".webp")
DOCUMENTS = (".pdf", ".docx", ".xlsx", ".pptx", ".csv", ".odt", ".ods")


@dataclass
class LinkResolver:
    """Resolves the links of one file and remembers the files that they name."""

    names: Names
    files: Files
    found: Found
    named: list[FileRef] = field(default_factory=list)
    lookups: list[tuple[str, str]] = field(default_factory=list)
    """Every name of a publication that was looked up, and the id that was found."""

    def publication(self, name: str) -> Found:
        """The publication called `x.md` or `folder/x.md`. Raises Unknown."""
        found = self.names.find(name, self.found.path)
        self.lookups.append((name, found.id))
        return found

    def resolve(self, target: Target) -> str | None:
        """`id#anchor` or `file:path`; None for the mark of an internal link. Raises Unknown."""
        href, _, anchor = target.href.partition("#")
        if not target.href:
            return None
        if not href:
            return f"{self.found.id}#{anchor}"
        if href.endswith(".md") and not target.image:
            return self.publication(href).id + (f"#{anchor}" if anchor else "")
        if not PurePosixPath(href).suffix:
            raise Unknown(f"'{href}' names no file. Link to a publication by its file name, such as neglect.md.")
        file = self.files.find(href, self.found.path, IMAGES if target.image else (*IMAGES, *DOCUMENTS))
        self.named.append(file)
        return f"file:{file.path}"
