"""Modules and their tests stand side by side."""

import pytest

from tests.architecture import mirror_rules, sources


def test_every_module_has_its_mirror():
    assert list(mirror_rules.missing(sources.tracked())) == []


def test_every_mirror_has_its_module():
    assert list(mirror_rules.orphaned(sources.tracked())) == []


def test_exemptions_are_still_needed():
    assert set(sources.tracked()) >= mirror_rules.WITHOUT_MIRROR


@pytest.mark.parametrize(
    ("module", "mirror"),
    [
        ("portal/law/fristen.py", "tests/law/test_fristen.py"),
        ("portal/config.py", "tests/test_config.py"),
        ("portal/blueprints/seekers/robin/views.py", "tests/blueprints/seekers/test_robin.py"),
        ("portal/blueprints/seekers/robin/forms.py", "tests/blueprints/seekers/test_robin.py"),
        ("portal/law/__init__.py", None),
        ("portal/migrations/env.py", None),
    ],
)
def test_the_mirror_is_told_by_the_path(module: str, mirror: str | None):
    assert mirror_rules.mirror_of(module) == mirror


def test_a_missing_mirror_is_found():
    paths = ("portal/law/fristen.py", "portal/law/__init__.py")

    assert list(mirror_rules.missing(paths)) == [
        "portal/law/fristen.py has no tests/law/test_fristen.py"
    ]


def test_an_orphan_is_found():
    paths = (
        "portal/law/fristen.py",
        "tests/law/test_fristen.py",
        "tests/law/test_fristen_am_feiertag.py",
        "tests/law/test_gone.py",
        "tests/law/conftest.py",
        "tests/support/test_html.py",
    )

    assert list(mirror_rules.orphaned(paths)) == ["tests/law/test_gone.py mirrors no module"]
