"""The environment of the templates."""

import re
from collections.abc import Callable, Iterator, MutableMapping
from typing import Any

from flask import Flask
from flask.templating import Environment
from jinja2 import StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
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

    def __init__(
        self,
        environment: Environment,
        parent: dict[str, Any],
        name: str | None,
        blocks: dict[str, Callable[[Context], Iterator[str]]],
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 – named by Jinja
    ) -> None:
        """Keep the dict of globals, by which components know that it is theirs."""
        super().__init__(environment, parent, name, blocks, globals)
        self.globals = globals

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


class _QuickTemplate(Template):
    """Gives the macros of a component without comparing its globals with those of the page."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        """Return the module, made once.

        Jinja looks at each import for globals that the page has and the component lacks. With the
        same dict for both there are none.
        """
        is_same = isinstance(ctx, _QuickContext) and ctx.globals is self.globals
        if is_same and self._module is not None:
            return self._module
        return super()._get_default_module(ctx)


class QuickEnvironment(Environment):
    """Gives all templates the same plain dict of globals; writes, calls and imports quickly.

    Jinja's own chain of dicts is searched in Python for each global name at each import of a
    macro, a twentieth of the work for a page. A page imports ten components and more; each is
    looked up by its name alone, unless files may change while the portal runs.
    """

    code_generator_class = _PlainWriting
    context_class = _QuickContext
    template_class = _QuickTemplate
    as_html = staticmethod(as_html)

    def __init__(self, *args: Any, **options: Any) -> None:
        """Begin without templates."""
        super().__init__(*args, **options)
        self._by_name: dict[str | Template, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 – named by Jinja
    ) -> Template:
        """Return the template of a name.

        Raises:
            jinja2.TemplateNotFound: there is none.
        """
        known = self._by_name.get(name)
        if known is not None and not globals and not self.auto_reload:
            return known
        found = super().get_template(name, parent, globals)
        if not globals:
            self._by_name[name] = found
        return found

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
