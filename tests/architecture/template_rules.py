"""Rules about templates: names, macros, texts and whether anybody uses them."""

import ast
import re
from collections.abc import Collection, Iterator, Mapping

from jinja2 import Environment, nodes

from tests.architecture.sources import Source

FOLDER = "portal/templates/"
SHARED_FOLDERS = ("components", "documents", "emails", "errors", "layouts")
# Another state of a page than the one its endpoint is named after.
STATES = frozenset(
    f"{feature}/{state}.html"
    for feature, states in (
        ("seekers/robin", ("failed", "gone", "other", "waiting")),
        ("seekers/results", ("failed", "no_consultation", "not_renewed", "signed_out")),
        ("seekers/results", ("unknowing", "unreadable")),
        ("seekers/shared", ("closed",)),
        ("seekers/comparison", ("choose",)),
        ("seekers/watchlist", ("mark",)),
        ("seekers/waiting", ("gone",)),
        ("seekers/button", ("gone", "other")),
        ("providers/reviews", ("answered", "done")),
    )
    for state in states
)
EXPRESSIONS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
INVISIBLE = re.compile(r"<(style|script)\b.*?</\1>|<[^>]*>", re.DOTALL)
LINE = '"'
_environment = Environment(autoescape=True)


def name_of(source: Source) -> str:
    """Return the name by which Flask finds the template."""
    return source.path.removeprefix(FOLDER)


def _tree(source: Source) -> nodes.Template:
    return _environment.parse(source.text)


def is_named_like_its_endpoint(source: Source, endpoints: Collection[str]) -> Iterator[str]:
    """Refuse a page template whose path is no endpoint."""
    name = name_of(source)
    endpoint = name.removesuffix(".html").replace("/", ".")
    is_exempt = name in STATES or name.split("/")[0] in SHARED_FOLDERS
    if not is_exempt and endpoint not in endpoints:
        yield f"{name}: there is no endpoint {endpoint}"


def component_has_its_name(source: Source) -> Iterator[str]:
    """Refuse a component that is not one macro with the name of its file."""
    if not source.is_below(f"{FOLDER}components"):
        return
    macros = [macro.name for macro in _tree(source).find_all(nodes.Macro)]
    public = [name for name in macros if not name.startswith("_")]
    if public != [source.stem]:
        yield f"{name_of(source)} defines {public}, not {source.stem} alone"


def imports_are_used(source: Source) -> Iterator[str]:
    """Refuse a macro that is imported and never used, and hidden variables."""
    tree = _tree(source)
    used = {name.name for name in tree.find_all(nodes.Name) if name.ctx == "load"}
    for statement in tree.find_all(nodes.FromImport):
        if statement.with_context:
            yield f"{name_of(source)} imports with context"
        for imported in statement.names:
            name = imported[1] if isinstance(imported, tuple) else imported
            if name not in used:
                yield f"{name_of(source)} imports {name} and does not use it"
    if tree.find(nodes.Include) is not None:
        yield f"{name_of(source)} includes another template; write a macro"


def quotes_are_german(source: Source) -> Iterator[str]:
    """Refuse straight double quotes in the text that a reader sees."""
    visible = INVISIBLE.sub("", EXPRESSIONS.sub("", source.text))
    for line in visible.splitlines():
        if LINE in line:
            yield f"{name_of(source)}: „German quotes“ in {line.strip()!r}"


def _named_in_templates(templates: Mapping[str, Source]) -> Iterator[re.Pattern[str]]:
    kinds = (nodes.Extends, nodes.Import, nodes.FromImport, nodes.Include)
    for source in templates.values():
        for statement in _tree(source).find_all(kinds):
            if isinstance(statement.template, nodes.Const):
                yield re.compile(re.escape(str(statement.template.value)))


def _named_in_python(code: Collection[Source]) -> Iterator[re.Pattern[str]]:
    for source in code:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield re.compile(re.escape(node.value))
            if isinstance(node, ast.JoinedStr):
                parts = (
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[\w-]+"
                    for part in node.values
                )
                yield re.compile("".join(parts))


def unused(templates: Collection[Source], code: Collection[Source]) -> Iterator[str]:
    """Give the templates that neither the code nor another template names."""
    by_name = {name_of(source): source for source in templates}
    patterns = [*_named_in_templates(by_name), *_named_in_python(code)]
    patterns = [pattern for pattern in patterns if pattern.pattern.endswith(".html")]
    for name in by_name:
        if not any(pattern.fullmatch(name) for pattern in patterns):
            yield f"{name} is used nowhere"
