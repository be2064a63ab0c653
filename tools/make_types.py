"""Writes the declarations of the built-in types as plain values: run it when a file in `boardpress/types` has changed.

They are the same for every board, and YAML that is read strictly takes thirty times as long as what is written here.
"""

from __future__ import annotations

import json
from typing import Any

from boardpress.reading import strictyaml
from boardpress.reading.configuration import TYPES

FOLDER = TYPES.with_suffix("")


def declared() -> dict[str, Any]:
    """What each file declares, by its name."""
    return {
        file.stem: strictyaml.plain(strictyaml.parse(file.read_text(encoding="utf-8")))
        for file in sorted(FOLDER.glob("*.yml"), key=lambda file: file.name)
    }


def written() -> str:
    """The declarations as JSON, a line a file."""
    lines = (f"{json.dumps(name)}: {json.dumps(one, ensure_ascii=False)}" for name, one in declared().items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    TYPES.write_text(written(), encoding="utf-8")
    print(f"Written: {TYPES}")
