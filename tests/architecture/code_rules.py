"""Rules about Python files; each takes a source and gives one complaint per breach."""

import ast
import re
from collections.abc import Callable, Iterator

from portal.models.facility import SAID
from tests.architecture.sources import Source

Rule = Callable[[Source], Iterator[str]]
MOST_LINES = 300
BANNED_NAMES = frozenset(
    {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "data2"}
)
PURE_AND_BELOW_WEB = tuple(
    f"portal/{layer}"
    for layer in ("values", "law", "domain", "models", "queries", "services", "adapters")
)
WITH_SESSION = ("portal/queries", "portal/services")
CLOCKS = frozenset({"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time"})
WRITING_METHODS = frozenset({"POST", "PUT", "PATCH", "DELETE"})
# Answers about health must not stand in an address, so a preview and the Pflegegrad-Rechner read by
# POST and change nothing.
READING_BY_POST = frozenset({"preview", "calculate"})
FACILITY_UPDATE = re.compile(r"update\(Facility[.)]")
ROUTES = frozenset({"route", "get", "post", "put", "patch", "delete"})


def is_short(source: Source) -> Iterator[str]:
    """Refuse a file of 300 lines or more."""
    lines = source.text.count("\n")
    if lines >= MOST_LINES:
        yield f"{lines} lines"


def has_a_speaking_name(source: Source) -> Iterator[str]:
    """Refuse modules and folders whose name says nothing."""
    for part in source.path.removesuffix(".py").split("/"):
        if part in BANNED_NAMES:
            yield f"the name {part!r} says nothing; what is it about?"


def has_no_float(source: Source) -> Iterator[str]:
    """Refuse `float` and numbers with a point outside values/geo.py."""
    if source.path == "portal/values/geo.py":
        return
    for node in ast.walk(source.tree):
        is_name = isinstance(node, ast.Name) and node.id == "float"
        is_number = isinstance(node, ast.Constant) and isinstance(node.value, float)
        if is_name or is_number:
            yield f"line {node.lineno}: float; take int, Decimal, Fraction or Money"


def _called(node: ast.AST) -> str:
    return ast.unparse(node.func) if isinstance(node, ast.Call) else ""


def selects_only_in_queries(source: Source) -> Iterator[str]:
    """Refuse `select(` outside portal/queries."""
    if source.is_below("portal/queries"):
        return
    for node in ast.walk(source.tree):
        if _called(node).split(".")[-1] == "select":
            yield f"line {node.lineno}: select( belongs to portal/queries"


def reads_no_clock(source: Source) -> Iterator[str]:
    """Refuse to read the time outside web/clock.py."""
    if source.path == "portal/web/clock.py":
        return
    for node in ast.walk(source.tree):
        if ".".join(_called(node).split(".")[-2:]) in CLOCKS:
            yield f"line {node.lineno}: {_called(node)}; the time comes in as an argument"


def takes_keywords_only(source: Source) -> Iterator[str]:
    """Refuse positional arguments of public functions below web.

    Queries and services take their session first. Methods and nested functions are exempt: they
    follow the protocol or the library that calls them.
    """
    if not source.is_below(*PURE_AND_BELOW_WEB):
        return
    for node in source.tree.body:
        if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
            continue
        positional = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
        if source.is_below(*WITH_SESSION) and positional[:1] == ["session"]:
            positional = positional[1:]
        if positional or node.args.vararg or node.args.kwarg:
            named = ", ".join(positional) or "any arguments"
            yield f"line {node.lineno}: {node.name} takes {named}; put a * before them"


def relations_never_load(source: Source) -> Iterator[str]:
    """Refuse relationships that a template could make query."""
    for node in ast.walk(source.tree):
        if _called(node).split(".")[-1] != "relationship" or not isinstance(node, ast.Call):
            continue
        lazy = next((ast.unparse(word.value) for word in node.keywords if word.arg == "lazy"), "")
        if lazy != "'raise_on_sql'":
            yield f"line {node.lineno}: a relationship without lazy='raise_on_sql'"


def _route_methods(decorator: ast.expr) -> frozenset[str] | None:
    """Return the methods of a route decorator, None for any other decorator."""
    if not isinstance(decorator, ast.Call) or not isinstance(decorator.func, ast.Attribute):
        return None
    name = decorator.func.attr
    if name not in ROUTES:
        return None
    named = next((word.value for word in decorator.keywords if word.arg == "methods"), None)
    if named is not None:
        return frozenset(method.upper() for method in ast.literal_eval(named))
    return frozenset({"GET" if name == "route" else name.upper()})


def views_say_who_may(source: Source) -> Iterator[str]:
    """Refuse a view without `@public` or `@requires(…)` directly under its route."""
    for node, _, others in _views(source):
        first = others[0] if others else ""
        if first != "public" and not first.startswith("requires("):
            yield f"line {node.lineno}: {node.name} has no @public or @requires under its route"


def views_say_whether_they_write(source: Source) -> Iterator[str]:
    """Refuse `@writes` on a view without POST, and a view with POST that lacks it."""
    for node, methods, others in _views(source):
        should_write = bool(methods & WRITING_METHODS) and node.name not in READING_BY_POST
        if should_write != ("writes" in others):
            yield f"line {node.lineno}: {node.name} answers {sorted(methods)}; @writes is for POST"


def _views(source: Source) -> Iterator[tuple[ast.FunctionDef, frozenset[str], list[str]]]:
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.FunctionDef):
            continue
        routes = [_route_methods(decorator) for decorator in node.decorator_list]
        methods = [found for found in routes if found is not None]
        if not methods:
            continue
        last = max(index for index, found in enumerate(routes) if found is not None)
        others = [ast.unparse(decorator) for decorator in node.decorator_list[last + 1 :]]
        yield node, frozenset().union(*methods), others


def words_follow_what_is_said(source: Source) -> Iterator[str]:
    """Refuse to update what is said of facilities without the words by which they are found."""
    if "search_columns" in source.text:
        return
    for node in ast.walk(source.tree):
        called = _called(node)
        is_values = called.endswith(".values") and FACILITY_UPDATE.search(called)
        if not isinstance(node, ast.Call) or not is_values:
            continue
        names = {word.arg for word in node.keywords}
        if node.args or None in names or not names.isdisjoint(SAID):
            yield f"line {node.lineno}: an update of facilities without search_columns"


EVERYWHERE: tuple[Rule, ...] = (is_short, has_a_speaking_name)
IN_PORTAL: tuple[Rule, ...] = (
    has_no_float,
    selects_only_in_queries,
    reads_no_clock,
    takes_keywords_only,
    relations_never_load,
    views_say_who_may,
    views_say_whether_they_write,
    words_follow_what_is_said,
)
