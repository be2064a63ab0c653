"""The website's templates, compiled to plainer Python than Jinja's own: they need no more, and pages are many.

Jinja asks of each function that a template calls whether it wants the context, looks each attribute up among the
keys of a mapping too, and makes an object of each escaped word. That is half of the time that a page takes.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import markupsafe
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup

TEMPLATES = Path(__file__).with_name("templates")


def template(name: str) -> Template:
    """A template by its file's name."""
    return _environment().get_template(name)


def escaped(value: Any) -> str:
    """What `markupsafe.escape` gives, as plain text."""
    if type(value) is str:
        text = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return text.replace('"', "&#34;").replace("'", "&#39;")
    return value if type(value) is Markup else str(markupsafe.escape(value))


class _PlainCode(CodeGenerator):
    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        if forward_caller or node.dyn_args is not None or node.dyn_kwargs is not None:
            super().visit_Call(node, frame, forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for keyword in node.kwargs:
            self.write(f"{keyword.key}=")
            self.visit(keyword.value, frame)
            self.write(", ")
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("environment.escaped(")


class _Environment(Environment):
    code_generator_class = _PlainCode
    escaped = staticmethod(escaped)


@lru_cache(maxsize=1)
def _environment() -> _Environment:
    """Compiles each template once in a process."""
    return _Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
