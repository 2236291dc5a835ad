"""The environment of the templates."""

import re
from collections.abc import Callable, MutableMapping
from typing import Any

from flask import Flask
from flask.templating import Environment
from jinja2 import StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from portal.web import cards

_SPECIAL = re.compile("[&<>\"']").search


def as_html(value: object) -> str:
    """Return what a template writes of a value.

    Like `escape`, which also marks its result as HTML: that takes most of its work, and nobody
    looks at the mark of what is only joined to a page.
    """
    if type(value) is str and _SPECIAL(value) is None:
        return value
    if type(value) is Markup:
        return value
    return str(value) if type(value) is int else escape(value)


class _QuickContext(Context):
    """Calls what a template calls without asking first what it wants to be given besides.

    Jinja asks each function at each call whether it wants the context; macros want a part of it,
    and nothing of ours wants any.
    """

    def call(
        self,
        wanted: Callable[..., Any],
        *args: Any,
        _loop_vars: object = None,
        _block_vars: object = None,
        **values: Any,
    ) -> Any:
        """Return what it gives for these values."""
        if type(wanted) is Macro:
            return wanted(self.eval_ctx, *args, **values)
        return wanted(*args, **values)


class _PlainWriting(CodeGenerator):
    """Compiles `{{ value }}` to a call of `as_html`."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
            return
        self.write("environment.as_html(")
        if finalize.src is not None:
            self.write(finalize.src)


class QuickEnvironment(Environment):
    """Gives all templates the same plain dict of globals; writes texts and calls quickly.

    Jinja's own chain of dicts is searched in Python for each global name at each import of a
    macro, a twentieth of the work for a page.
    """

    code_generator_class = _PlainWriting
    context_class = _QuickContext
    as_html = staticmethod(as_html)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of a template; ours have none of their own."""
        return {**self.globals, **d} if d else self.globals


def prepare(app: Flask) -> None:
    """Set the environment up, before anything else uses it."""
    app.jinja_environment = QuickEnvironment
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    cards.register(app)
