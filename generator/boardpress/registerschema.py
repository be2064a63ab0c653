"""The form of the register, `publications.json`, from which its JSON Schema is made. Nothing else may stand in it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Setting


class Row(BaseModel):
    """A value of the register: nothing but what is declared."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class DownloadRow(Row):
    """A file that can be taken away."""

    path: str = Setting(description="Path from the root of the site.")
    size: int = Setting(description="Bytes.", ge=0)
    sha256: str = Setting(description="SHA-256 of its bytes, hexadecimal.", pattern="^[0-9a-f]{64}$")


class PublicationRow(Row):
    """A publication."""

    id: str = Setting(description="Stable name: type and name of the source file.")
    type: str
    title: str | None = Setting(description="Null where it was withdrawn.")
    address: str = Setting(description="Absolute address of its page.")
    date: str | None = Setting(
        description="Day of publication in Europe/London, as 2026-02-28; null for a page without one."
    )
    state: str = Setting(description="On the day of the register: listed, archived, on-request or withdrawn.")
    listed_until: str | None = Setting(
        description="First day on which it may leave, as 2026-02-28; null where no rule binds it."
    )
    reference: str | None
    themes: list[str]
    agencies: list[str]
    downloads: list[DownloadRow]


class Register(Row):
    """Everything that the board has published, as the public may know it on a day."""

    schema_: str = Setting(alias="$schema", description="Address of this schema, relative to the register.")
    generator: str = Setting(pattern="^boardpress$")
    board: str
    day: str = Setting(description="The day in Europe/London that the register was made for.")
    publications: list[PublicationRow]
