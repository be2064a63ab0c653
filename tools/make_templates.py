"""Compiles the website's templates to Python: run it when one of them has changed, or Jinja.

Jinja asks of each function that a template calls whether it wants the context, looks each attribute up among the
keys of a mapping too, sorts the arguments of each macro, and makes an object of each escaped word; what stands between
two conditions is written piece by piece, and handed on before the next is made. That is most of the time that a page
takes, and our templates need none of it: what is written here is plainer, and a macro that is given nothing but names
and constants is written where it is called. `templating.py` has all that it calls.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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
WEBSITE = website.__name__
PARTS = "parts"
"""The template whose macros all others know, and the name by which they do."""
IMPORT = f"from {WEBSITE}.templating import LoopContext, escaped, missing, template, undefined\n"
IMPORT_PARTS = f"from {WEBSITE}.compiled import {PARTS}\n"


class PlainCode(CodeGenerator):
    """Writes names, calls, attributes and words as plain Python, macros as functions, and what they say as texts."""

    _macros: dict[str, nodes.Macro]
    """Those that the template knows, by the names that it calls them."""
    _shared: dict[str, nodes.Expr]
    """How it calls those by which others are known in `parts`."""
    _kept: dict[nodes.For, str]
    """What a loop calls the words that stand between two things, until the next one comes."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """The function of the template, which returns what it draws. The macros of `parts` stand beside it."""
        whole = self._prepared(node)
        root = Frame(nodes.EvalContext(self.environment, self.name))
        if self.name == f"{PARTS}.html":
            self.blockvisit(whole.find_all(nodes.Macro), root)
        else:
            self._write_root(whole, root)

    def _prepared(self, node: nodes.Template) -> nodes.Template:
        """The template as it is written: with macros in place of their calls, or with calls of their functions."""
        parts = self.environment.parse((TEMPLATES / f"{PARTS}.html").read_text(encoding="utf-8"))
        own, shared = list(node.find_all(nodes.Macro)), list(parts.find_all(nodes.Macro))
        self._macros = {f"{PARTS}.{macro.name}": macro for macro in shared} | {macro.name: macro for macro in own}
        self._shared = {} if self.name == f"{PARTS}.html" else {macro.name: _in_parts(macro) for macro in shared}
        self._kept = {}
        for output in (*node.find_all(nodes.Output), *parts.find_all(nodes.Output)):
            output.nodes = [_marked(part) for part in output.nodes]
        # Every template knows the macros of `parts`: none has to be told where they are.
        whole = nodes.Template(self._spread([one for one in node.body if not isinstance(one, nodes.Import)]))
        for call in whole.find_all(nodes.Call):
            self._name_function(call)
        # Those inside come first.
        for loop in reversed(list(whole.find_all(nodes.For))):
            self._keep_between(loop)
        return whole

    def _write_root(self, whole: nodes.Template, root: Frame) -> None:
        root.symbols.analyze_node(whole)
        self.writeline("def root(given):")
        self.indent()
        self.writeline("resolve = given.__getitem__")
        self.buffer(root)
        self.enter_frame(root)
        self.blockvisit(whole.body, root)
        self.return_buffer_contents(root)
        self.outdent()

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
            made += said
        return _side_by_side(made)

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

    def _name_function(self, call: nodes.Call) -> None:
        """Have a call of a macro call its function, with an argument for each parameter."""
        if _is_open(call):
            self.fail("Our templates call nothing with arguments that are not written there.", call.lineno)
        if macro := self._macro(call):
            is_shared = isinstance(call.node, nodes.Getattr)
            call.args, call.kwargs = list(self._given(macro, call)), []
            call.node = _python(f"{PARTS}.{_function(macro)}" if is_shared else _function(macro))

    def _keep_between(self, loop: nodes.For) -> None:
        """Have a loop write what stands between two things before the second, and ask nothing of its place."""
        if (words := _between(loop)) is not None:
            kept = self._kept[loop] = self.temporary_identifier()
            following = nodes.Output([nodes.MarkSafe(_python(kept))])
            keep = nodes.ExprStmt(_python(f"{kept} = f'''{_literal(words)}'''"))
            loop.body = [*_side_by_side([following, *loop.body[:-1]]), keep]

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:  # noqa: N802
        if node.ctx == "load":
            self.write(frame.symbols.ref(node.name))
        else:
            super().visit_Name(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        self.visit(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        # Nothing in our templates is markup before it is written out.
        self.write("''.join(map(str, (")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write(")))")

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        if node.name != "length" or node.node is None:
            self.fail(f"Our templates know no filter {node.name!r}.", node.lineno)
        self.write("len(")
        self.visit(node.node, frame)
        self.write(")")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
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

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802
        if node in self._kept:
            self.writeline(f"{self._kept[node]} = ''")
        super().visit_For(node, frame)

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802
        self.writeline(f"{frame.buffer}.append(template(", node)
        self.visit(node.template, frame)
        self.write(f").render({{**given, **{self.dump_local_context(frame)}}}))")

    def visit_Macro(self, node: nodes.Macro, frame: Frame) -> None:  # noqa: N802
        self.macro_body(node, frame)

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
        self.return_buffer_contents(inside)
        self.outdent()
        return inside, MacroRef(node)

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = True) -> None:
        self.writeline(f"return ''.join({frame.buffer})")

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        """Nothing: a name of a loop is another than any that means something behind it."""

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """What stands side by side, as one text with places in it."""
        self.writeline(f"{frame.buffer}.append(", node)
        # What is marked as safe may be a number.
        if len(node.nodes) == 1 and not isinstance(node.nodes[0], nodes.TemplateData | nodes.Const | nodes.MarkSafe):
            self._write_value(node.nodes[0], frame)
        else:
            self._write_text(node.nodes, frame)
        self.write(")")

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
        self.write("(" if _is_macro(node) or isinstance(node, nodes.MarkSafe) else "escaped(")
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


def _python(name: str) -> nodes.Expr:
    """Something of Python by its name, which is no name of a template."""
    made = object.__new__(nodes.InternalName)
    nodes.Node.__init__(made, name)
    return made


def _is_macro(node: nodes.Expr) -> bool:
    """Whether it calls the function of a macro, whose words are escaped already."""
    return isinstance(node, nodes.Call) and isinstance(node.node, nodes.InternalName)


def _side_by_side(body: Iterable[nodes.Node]) -> list[nodes.Node]:
    """Statements, with those that write out and follow each other put together."""
    made: list[nodes.Node] = []
    for one in body:
        if isinstance(one, nodes.Output) and made and isinstance(made[-1], nodes.Output):
            made[-1].nodes += one.nodes
        else:
            made.append(one)
    return made


def _between(loop: nodes.For) -> str | None:
    """The words that a loop ends with `{% if not loop.last %}`, where it says nothing else of its place."""
    last = loop.body[-1]
    if sum(name.name == "loop" for name in loop.find_all(nodes.Name)) != 1 or not isinstance(last, nodes.If):
        return None
    said = [part for one in last.body for part in getattr(one, "nodes", [one])]
    is_wanted = last.test == nodes.Not(nodes.Getattr(nodes.Name("loop", "load"), "last", "load"))
    if not is_wanted or last.elif_ or last.else_ or not all(isinstance(part, nodes.TemplateData) for part in said):
        return None
    return "".join(part.data for part in said)


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
        imports = IMPORT if name == f"{PARTS}.html" else f"{IMPORT}{IMPORT_PARTS}"
        made[f"{name.removesuffix('.html')}.py"] = f"{HEAD.format(name=name)}{imports}\n\n{code}"
    return made


def code_of(template: str, name: str) -> str:
    """The function that draws a template, or those of the macros in `parts`.

    Raises TemplateAssertionError for one that calls a macro amiss.
    """
    environment = PlainEnvironment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return str(environment.compile(template, name, raw=True)).strip() + "\n"


def main() -> None:
    for name, text in compiled().items():
        path = COMPILED / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(f"Written: {path}")


if __name__ == "__main__":
    main()
