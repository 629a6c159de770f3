"""Jinja templates, compiled for what ours leave settled: the same text, in half the time.

A page of ours is a hundred small macros. Jinja finds out at each call what it calls, whether the result is escaped and
what was imported; in our templates all of that is settled, so it is settled once, when they are compiled. Why and at
what price: `docs/decisions/0027-templates-compiled-for-our-use.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from keyword import iskeyword
from typing import Any

import markupsafe
from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

_GETTEXT = {"_", "gettext"}
# The tests that ask whether a view has an attribute; elsewhere it has what a template names.
_ASKING = {"defined", "undefined"}

# What `escape` does with plain text, without wrapping it in a `Markup` that nobody would see.
_escape_text: Callable[[Any], str] = markupsafe._escape_inner  # type: ignore[attr-defined]
_as_markup: Callable[[str], Markup] = partial(str.__new__, Markup)


class _SettledCode(CodeGenerator):
    """Compiles a template whose output is always escaped, and whose imports are the same for every page."""

    _macros: frozenset[str]
    _asked_for: frozenset[int]

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        self._macros = frozenset(_macro_names(node))
        self._asked_for = frozenset(id(test.node) for test in node.find_all(nodes.Test) if test.name in _ASKING)
        super().visit_Template(node, frame)

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("printed, said, quick = environment.printed, environment.said, environment.quick")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        if self._is_message(node):
            self.write("said[")
            self.visit(node.args[0], frame)
            self.write("]")
        elif self._is_macro_call(node) and not forward_caller:
            self.visit(node.node, frame)
            self.write("(")
            # `signature` begins with a comma.
            self.write("*()")
            self.signature(node, frame)
            self.write(")")
        else:
            super().visit_Call(node, frame, forward_caller=forward_caller)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        if iskeyword(node.attr) or id(node) in self._asked_for:
            super().visit_Getattr(node, frame)
        else:
            self.visit(node.node, frame)
            self.write(f".{node.attr}")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        self.write("quick(macro, ")
        super().macro_def(macro_ref, frame)
        self.write(")")

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if node.with_context:
            super()._import_common(node, frame)
        else:
            self.write("environment.imported(")
            self.visit(node.template, frame)
            self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        is_markup = isinstance(node, nodes.Call) and (self._is_message(node) or self._is_macro_call(node))
        self.write("(" if is_markup else "printed(")

    def _is_message(self, node: nodes.Call) -> bool:
        """Tell whether this translates a constant, whose text is the same on every page."""
        is_gettext = isinstance(node.node, nodes.Name) and node.node.name in _GETTEXT
        is_plain = len(node.args) == 1 and isinstance(node.args[0], nodes.Const)
        return is_gettext and is_plain and not (node.kwargs or node.dyn_args or node.dyn_kwargs)

    def _is_macro_call(self, node: nodes.Call) -> bool:
        return isinstance(node.node, nodes.Name) and node.node.name in self._macros


class Templates(Environment):
    """The theme's templates in one language; `say` translates what they say themselves.

    Output is always escaped. A template is taken as it is when it is first used, and not looked at again.
    """

    code_generator_class = _SettledCode

    def __init__(self, say: Callable[[str], str], **options: Any) -> None:
        super().__init__(autoescape=True, auto_reload=False, cache_size=-1, **options)
        # What the compiled code calls.
        self.said = _Messages(say)
        self.imported = cache(lambda name: self.get_template(name).module)
        self.printed = printed
        self.quick = quick


def printed(value: object) -> str:
    """Return a value as text that is safe in HTML: the same text as from `markupsafe.escape`."""
    if type(value) is str:
        return _escape_text(value)
    return value if type(value) is Markup else escape(value)


def quick(function: Callable[..., str], macro: Macro) -> Callable[..., str]:
    """Return what a macro returns, without what Jinja does around it where arguments are given by their places."""
    if macro.caller or macro.catch_kwargs or macro.catch_varargs:
        return macro
    expected = len(macro.arguments)
    left_out = tuple((missing,) * (expected - given) for given in range(expected + 1))

    def call(*given: object, **named: object) -> Markup:
        if named or len(given) > expected:
            return Markup(macro(*given, **named))
        return _as_markup(function(*given, *left_out[len(given)]))

    return call


class _Messages(dict[str, Markup]):
    """Translations of constants, each looked up once. A message is a format with nothing to fill in, as in Jinja's."""

    def __init__(self, say: Callable[[str], str]) -> None:
        super().__init__()
        self._say = say

    def __missing__(self, message: str) -> Markup:
        said = self[message] = Markup(self._say(message)) % {}
        return said


def _macro_names(template: nodes.Template) -> Iterator[str]:
    """Yield the names under which a template defines and imports macros."""
    for macro in template.find_all(nodes.Macro):
        yield macro.name
    for imported in template.find_all(nodes.FromImport):
        yield from (name if isinstance(name, str) else name[1] for name in imported.names)
