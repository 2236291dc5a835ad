"""Every Python file keeps the house rules, and each rule can fail."""

from textwrap import dedent

import pytest

from tests.architecture import code_rules, sources
from tests.architecture.sources import Source

SOME = "portal/domain/some.py"
SERVICE = "portal/services/a/b.py"
VIEWS = "portal/blueprints/public/some/views.py"
BREACHES = [
    ("is_short", SOME, "\n" * 300),
    ("has_a_speaking_name", "portal/web/utils.py", ""),
    ("has_a_speaking_name", "portal/helpers/mail.py", ""),
    ("has_no_float", SOME, "x = float(y)"),
    ("has_no_float", SOME, "x = 0.5"),
    ("has_no_float", SOME, "def f() -> float: ..."),
    ("selects_only_in_queries", "portal/services/a/b.py", "x = select(Facility)"),
    ("selects_only_in_queries", "portal/web/b.py", "x = sa.select(Facility)"),
    ("reads_no_clock", SOME, "x = datetime.now(tz=UTC)"),
    ("reads_no_clock", SOME, "x = datetime.date.today()"),
    ("reads_no_clock", SOME, "x = time.time()"),
    ("takes_keywords_only", SOME, "def grade(points): ..."),
    ("takes_keywords_only", SOME, "def grade(session): ..."),
    ("takes_keywords_only", SOME, "def grade(**answers): ..."),
    ("takes_keywords_only", "portal/services/a/b.py", "def grade(session, points): ..."),
    ("takes_keywords_only", "portal/queries/a.py", "def grade(day, session): ..."),
    ("relations_never_load", "portal/models/a.py", "x = relationship()"),
    ("relations_never_load", "portal/models/a.py", "x = orm.relationship(lazy='select')"),
    ("views_say_who_may", VIEWS, "@blueprint.get('/a')\ndef a(): ..."),
    ("views_say_who_may", VIEWS, "@blueprint.get('/a')\n@writes\n@public\ndef a(): ..."),
    ("views_say_who_may", VIEWS, "@public\n@blueprint.get('/a')\ndef a(): ..."),
    ("views_say_whether_they_write", VIEWS, "@b.get('/a')\n@public\n@writes\ndef a(): ..."),
    ("views_say_whether_they_write", VIEWS, "@b.post('/a')\n@public\ndef a(): ..."),
    (
        "views_say_whether_they_write",
        VIEWS,
        "@b.route('/a', methods=('GET', 'POST'))\n@public\ndef a(): ...",
    ),
    ("words_follow_what_is_said", SERVICE, "update(Facility).where(x).values(name='a')"),
    ("words_follow_what_is_said", SERVICE, "sa.update(Facility).values(columns)"),
    ("words_follow_what_is_said", SERVICE, "sa.update(Facility.__table__).values(**columns)"),
]
KEPT = """
    @b.route('/a', methods=['GET', 'post'])
    @b.get('/b')
    @public
    @writes
    def a(place): ...

    @b.get('/c')
    @requires(Permission.READ)
    def c(): ...

    def _private(x): ...

    class Thing:
        def method(self, other): ...

    def grade(*, points): return 1
    owned = relationship(lazy="raise_on_sql")
"""


def complaints(source: Source, rules: tuple[code_rules.Rule, ...]) -> list[str]:
    return [f"{source.path}: {text}" for rule in rules for text in rule(source)]


@pytest.mark.parametrize("rule", code_rules.EVERYWHERE, ids=lambda rule: rule.__name__)
def test_all_code_keeps_the_rule(rule: code_rules.Rule):
    assert [one for source in sources.python() for one in complaints(source, (rule,))] == []


@pytest.mark.parametrize("rule", code_rules.IN_PORTAL, ids=lambda rule: rule.__name__)
def test_the_portal_keeps_the_rule(rule: code_rules.Rule):
    assert [one for source in sources.python("portal") for one in complaints(source, (rule,))] == []


@pytest.mark.parametrize(("rule", "path", "text"), BREACHES)
def test_a_breach_is_found(rule: str, path: str, text: str):
    assert complaints(Source(path, text), (getattr(code_rules, rule),))


@pytest.mark.parametrize(
    ("rule", "path", "text"),
    [
        ("has_no_float", "portal/values/geo.py", "x = 0.5"),
        ("selects_only_in_queries", "portal/queries/a.py", "x = select(A)"),
        ("reads_no_clock", "portal/web/clock.py", "x = datetime.now(tz=UTC)"),
        ("views_say_whether_they_write", VIEWS, "@b.post('/a')\n@public\ndef preview(): ..."),
        ("words_follow_what_is_said", SERVICE, "update(Facility).values(is_managed=True)"),
        ("words_follow_what_is_said", SERVICE, "update(FacilityGroup).values(name='a')"),
        (
            "words_follow_what_is_said",
            SERVICE,
            "update(Facility).values({**row, **search_columns(row=row)})",
        ),
        ("takes_keywords_only", "portal/web/pages.py", "def page(template): ..."),
        ("takes_keywords_only", "portal/queries/a.py", "def get_a(session, *, day): ..."),
    ],
)
def test_the_exception_is_kept(rule: str, path: str, text: str):
    assert complaints(Source(path, text), (getattr(code_rules, rule),)) == []


def test_good_code_passes_every_rule():
    rules = code_rules.EVERYWHERE + code_rules.IN_PORTAL

    assert complaints(Source(VIEWS, dedent(KEPT)), rules) == []


def test_every_rule_has_a_breach_that_it_finds():
    rules = {rule.__name__ for rule in code_rules.EVERYWHERE + code_rules.IN_PORTAL}

    assert rules == {rule for rule, *_ in BREACHES}


def test_the_project_is_read():
    assert "portal/factory.py" in {source.path for source in sources.python("portal")}
