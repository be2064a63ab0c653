"""Writes the schema of the register as it is published: run it when `registerschema.py` has changed, or pydantic.

It is the same for every board, and pydantic takes as long over it as over two hundred pages.
"""

from __future__ import annotations

from pydantic_core import to_json

from boardpress.publishers.register import SCHEMA
from boardpress.registerschema import Register


def schema() -> bytes:
    """The JSON Schema of the register."""
    said = Register.model_json_schema(by_alias=True)
    return to_json({"$schema": "https://json-schema.org/draft/2020-12/schema", **said}, indent=2) + b"\n"


if __name__ == "__main__":
    SCHEMA.write_bytes(schema())
    print(f"Written: {SCHEMA}")
