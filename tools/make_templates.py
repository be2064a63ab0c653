"""Compiles the website's templates to Python: run it when one of them has changed, or Jinja.

Jinja asks of each function that a template calls whether it wants the context, looks each attribute up among the
keys of a mapping too, sorts the arguments of each macro, and makes an object of each escaped word; what stands between
two conditions is written piece by piece. That is most of the time that a page takes, and our templates need none of it:
what is written here is plainer, and a macro that is given nothing but names and constants is written where it is
called. `templating.py` has all that it calls.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from markupsafe import escape

from boardpress.publishers import website

FOLDER = Path(website.__file__).parent
TEMPLATES, COMPILED = FOLDER / "templates", FOLDER / "compiled"
HEAD = '''\
"""Compiled from {name} by `python tools/make_templates.py`: change that, not this file."""
# ruff: noqa
# mypy: ignore-errors
'''
IMPORT = (
    "from boardpress.publishers.website.templating import LoopContext, Undefined, environment, escaped, markup_join, "
    "missing\n"
)
PARTS = "parts"
"""The template whose macros all others know, and the name by which they do."""


class PlainCode(CodeGenerator):
    """Writes names, calls, attributes and words as plain Python, macros as functions, and what they say as texts."""

    _macros: dict[str, nodes.Macro]
    """Those that the template knows, by the names that it calls them."""
    _shared: dict[str, nodes.Expr]
    """How it calls those by which others are known in `parts`."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        parts = self.environment.parse((TEMPLATES / f"{PARTS}.html").read_text(encoding="utf-8"))
        own, shared = list(node.find_all(nodes.Macro)), list(parts.find_all(nodes.Macro))
        self._macros = {f"{PARTS}.{macro.name}": macro for macro in shared} | {macro.name: macro for macro in own}
        self._shared = {} if self.name == f"{PARTS}.html" else {macro.name: _in_parts(macro) for macro in shared}
        for output in (*node.find_all(nodes.Output), *parts.find_all(nodes.Output)):
            output.nodes = [_marked(part) for part in output.nodes]
        node.body = self._spread(node.body)
        super().visit_Template(node, frame)

    def _spread(self, body: list[nodes.Node]) -> list[nodes.Node]:
        """Statements with what macros say in place of their calls, and what stands side by side put together."""
        made: list[nodes.Node] = []
        for statement in body:
            if isinstance(statement, nodes.Output):
                said = [one for part in statement.nodes for one in self._said(part)]
            else:
                for name in {"body", "elif_", "else_"}.intersection(statement.fields):
                    setattr(statement, name, self._spread(getattr(statement, name)))
                said = [statement]
            for one in said:
                if isinstance(one, nodes.Output) and made and isinstance(made[-1], nodes.Output):
                    made[-1].nodes += one.nodes
                else:
                    made.append(one)
        return made

    def _said(self, part: nodes.Expr) -> list[nodes.Node]:
        """A part of what is written out, as statements: the body of a macro that is called with names and constants.

        A call of Python takes as long as most of our macros take to say what they are given.
        """
        macro = self._macro(part)
        if macro and isinstance(part, nodes.Call) and not (macro.find(nodes.Assign) or _is_open(part)):
            given = dict(zip((parameter.name for parameter in macro.args), self._given(macro, part), strict=True))
            own = {name.name for one in macro.body for name in one.find_all(nodes.Name) if name.ctx == "store"}
            if all(_is_plain(argument) and own.isdisjoint(_names(argument)) for argument in given.values()):
                return self._spread([_copied(one, self._shared | given) for one in macro.body])
        return [nodes.Output([part], lineno=part.lineno)]

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:  # noqa: N802
        if node.ctx == "load":
            self.write(frame.symbols.ref(node.name))
        else:
            super().visit_Name(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        if forward_caller or _is_open(node):
            self.fail("Our templates call nothing with arguments that are not written there.", node.lineno)
        macro = self._macro(node)
        self.visit(node.node, frame)
        self.write("(")
        for argument in self._given(macro, node) if macro else node.args:
            self.visit(argument, frame)
            self.write(", ")
        for keyword in [] if macro else node.kwargs:
            self.write(f"{keyword.key}=")
            self.visit(keyword.value, frame)
            self.write(", ")
        self.write(")")

    def _macro(self, node: nodes.Node) -> nodes.Macro | None:
        """The macro that is called, if it is one."""
        called = node.node if isinstance(node, nodes.Call) else None
        if isinstance(called, nodes.Getattr) and isinstance(called.node, nodes.Name):
            return self._macros.get(f"{called.node.name}.{called.attr}")
        return self._macros.get(called.name) if isinstance(called, nodes.Name) else None

    def _given(self, macro: nodes.Macro, node: nodes.Call) -> Iterator[nodes.Expr]:
        """An argument for each parameter of a macro: its default where none is written."""
        named = {keyword.key: keyword.value for keyword in node.kwargs}
        needed = len(macro.args) - len(macro.defaults)
        for number, parameter in enumerate(macro.args):
            argument = node.args[number] if number < len(node.args) else named.pop(parameter.name, None)
            if argument is None and number < needed:
                self.fail(f"The macro {macro.name!r} needs {parameter.name!r}.", node.lineno)
            yield macro.defaults[number - needed] if argument is None else argument
        if named or len(node.args) > len(macro.args):
            self.fail(f"The macro {macro.name!r} is given more than it takes.", node.lineno)

    def macro_body(self, node: nodes.Macro | nodes.CallBlock, frame: Frame) -> tuple[Frame, MacroRef]:
        """The function of a macro. It need not ask whether it was given all that it takes: see `_given`."""
        inside = frame.inner()
        inside.require_output_check = False
        inside.symbols.analyze_node(node)
        parameters = ", ".join(inside.symbols.ref(parameter.name) for parameter in node.args)
        self.writeline(f"def {_function(node)}({parameters}):", node)
        self.indent()
        self.buffer(inside)
        self.enter_frame(inside)
        self.blockvisit(node.body, inside)
        self.return_buffer_contents(inside, force_unescaped=True)
        self.leave_frame(inside, with_python_scope=True)
        self.outdent()
        return inside, MacroRef(node)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        self.write(_function(macro_ref.node))

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """What stands side by side, as one text with places in it."""
        self.writeline("yield " if frame.buffer is None else f"{frame.buffer}.append(", node)
        if len(node.nodes) == 1 and not isinstance(node.nodes[0], nodes.TemplateData | nodes.Const):
            self._write_value(node.nodes[0], frame)
        else:
            self._write_text(node.nodes, frame)
        self.write("" if frame.buffer is None else ")")

    def _write_text(self, parts: list[nodes.Expr], frame: Frame) -> None:
        # Three quotation marks let the values have some of their own, which Python 3.11 would not allow otherwise.
        self.write("f'''")
        for part in parts:
            if isinstance(part, nodes.TemplateData):
                self.write(_literal(part.data))
            elif isinstance(part, nodes.Const):
                self.write(_literal(escape(part.value)))
            else:
                self.write("{")
                self._write_value(part, frame)
                self.write("}")
        self.write("'''")

    def _write_value(self, node: nodes.Expr, frame: Frame) -> None:
        # What a macro draws is markup, with its words escaped already.
        self.write("(" if self._macro(node) or isinstance(node, nodes.MarkSafe) else "escaped(")
        self.visit(node, frame)
        self.write(")")

    def visit_MarkSafe(self, node: nodes.MarkSafe, frame: Frame) -> None:  # noqa: N802
        # Nothing asks for it but what is written out, so that no string has to say that it is markup.
        self.visit(node.expr, frame)

    def writeline(self, x: str, node: nodes.Node | None = None, extra: int = 0) -> None:
        # No template sets a variable within a loop: Jinja would keep those in a mapping, made anew for each round.
        if x != "_loop_vars = {}":
            super().writeline(x, node, extra)


def _in_parts(macro: nodes.Macro) -> nodes.Expr:
    """The name of a shared macro in every template but its own."""
    return nodes.Getattr(nodes.Name(PARTS, "load"), macro.name, "load")


def _is_open(node: nodes.Call) -> bool:
    """Whether it has arguments that are found out only when it is made."""
    return node.dyn_args is not None or node.dyn_kwargs is not None


def _is_plain(node: nodes.Expr) -> bool:
    """Whether it can be asked for more than once: a constant, a name, or what one has."""
    return isinstance(node, nodes.Const | nodes.Name) or (isinstance(node, nodes.Getattr) and _is_plain(node.node))


def _names(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Name):
        yield node.name
    for inner in node.find_all(nodes.Name):
        yield inner.name


def _copied(part: Any, given: Mapping[str, nodes.Expr]) -> Any:
    """A copy of a part of a template, with what is given for some names."""
    if isinstance(part, list):
        return [_copied(one, given) for one in part]
    if isinstance(part, nodes.Name) and part.ctx == "load" and part.name in given:
        return given[part.name]
    if not isinstance(part, nodes.Node):
        return part
    values = [_copied(getattr(part, name), given) for name in part.fields]
    return type(part)(*values, lineno=part.lineno, environment=part.environment)


def _function(node: nodes.Node) -> str:
    """The name of the function that draws a macro."""
    return f"draw_{getattr(node, 'name', '')}"


def _literal(text: str) -> str:
    """Words of a template as they stand in a text with places."""
    for sign, written in {"\\": "\\\\", "'": "\\'", "\n": "\\n", "{": "{{", "}": "}}"}.items():
        text = text.replace(sign, written)
    return text


def _marked(part: nodes.Expr) -> nodes.Expr:
    """What is written out, known as markup where the filter `safe` says so."""
    if isinstance(part, nodes.Filter) and part.name == "safe" and part.node is not None:
        return nodes.MarkSafe(part.node, lineno=part.lineno)
    return part


class PlainEnvironment(Environment):
    code_generator_class = PlainCode


def compiled() -> dict[str, str]:
    """The text of each compiled template, by the path of its module in `compiled/`."""
    made = {"__init__.py": '"""The templates of the website, compiled."""\n'}
    for path in sorted(TEMPLATES.rglob("*.html")):
        name = path.relative_to(TEMPLATES).as_posix()
        code = code_of(path.read_text(encoding="utf-8"), name)
        made[f"{name.removesuffix('.html')}.py"] = f"{HEAD.format(name=name)}{IMPORT}\n{code}"
    return made


def code_of(template: str, name: str) -> str:
    """The function that draws a template. Raises TemplateAssertionError for one that calls a macro amiss."""
    environment = PlainEnvironment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    source = environment.compile(template, name, raw=True)
    # Jinja writes a head and a foot around it.
    return source[source.index("\ndef root(") : source.index("\nblocks = ")]


def main() -> None:
    for name, text in compiled().items():
        path = COMPILED / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(f"Written: {path}")


if __name__ == "__main__":
    main()
