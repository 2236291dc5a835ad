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
    ("module", "mirrors"),
    [
        ("portal/law/fristen.py", ["tests/law/test_fristen.py"]),
        ("portal/config.py", ["tests/test_config.py"]),
        (
            "portal/blueprints/seekers/robin/views.py",
            [
                "tests/blueprints/seekers/robin/test_views.py",
                "tests/blueprints/seekers/test_robin.py",
            ],
        ),
        ("portal/law/__init__.py", []),
        ("portal/migrations/env.py", []),
    ],
)
def test_the_mirrors_are_told_by_the_path(module: str, mirrors: list[str]):
    assert list(mirror_rules.mirrors_of(module)) == mirrors


def test_a_feature_may_share_one_test():
    paths = ("portal/blueprints/seekers/robin/forms.py", "tests/blueprints/seekers/test_robin.py")

    assert list(mirror_rules.missing(paths)) == []


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
