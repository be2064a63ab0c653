"""Compiles the website's templates to Python: run it when one of them has changed, or Jinja.

Jinja asks of each function that a template calls whether it wants the context, looks each attribute up among the
keys of a mapping too, and makes an object of each escaped word. That is half of the time that a page takes, and our
templates need none of it: what is written here is plainer. `templating.py` has all that it calls.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, nodes
from jinja2.compiler import CodeGenerator, Frame

from boardpress.publishers import website

FOLDER = Path(website.__file__).parent
TEMPLATES, COMPILED = FOLDER / "templates", FOLDER / "compiled"
HEAD = '''\
"""Compiled from {name} by `python tools/make_templates.py`: change that, not this file."""
# ruff: noqa
# mypy: ignore-errors
'''
IMPORT = (
    "from boardpress.publishers.website.templating import LoopContext, Macro, Undefined, environment, markup_join, "
    "missing\n"
)


class PlainCode(CodeGenerator):
    """Writes calls, attributes and escaped words as plain Python."""

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


class PlainEnvironment(Environment):
    code_generator_class = PlainCode


def compiled() -> dict[str, str]:
    """The text of each compiled template, by the path of its module in `compiled/`."""
    environment = PlainEnvironment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    made = {"__init__.py": '"""The templates of the website, compiled."""\n'}
    for path in sorted(TEMPLATES.rglob("*.html")):
        name = path.relative_to(TEMPLATES).as_posix()
        source = environment.compile(path.read_text(encoding="utf-8"), name, raw=True)
        # Jinja writes a head and a foot around the one function that draws.
        function = source[source.index("\ndef root(") : source.index("\nblocks = ")]
        made[f"{name.removesuffix('.html')}.py"] = f"{HEAD.format(name=name)}{IMPORT}\n{function}"
    return made


def main() -> None:
    for name, text in compiled().items():
        path = COMPILED / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(f"Written: {path}")


if __name__ == "__main__":
    main()
