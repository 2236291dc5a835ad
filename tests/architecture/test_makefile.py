"""What `make test` runs: every test once."""

import re

from tests.architecture.sources import ROOT
from tests.support.guards import PURE_FOLDERS

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def test_the_traced_folders_are_those_whose_tests_are_marked_pure():
    pure = re.search(r"^PURE := (.+)$", MAKEFILE, re.MULTILINE)

    assert pure is not None
    assert tuple(pure[1].split()) == PURE_FOLDERS


def test_the_two_runs_share_no_test_and_leave_none_out():
    """The first takes pure tests without drawn data; the second all others but the journeys."""
    runs = re.findall(r"pytest (.*?) -m '([^']+)'", MAKEFILE)

    assert runs == [
        ("$(PURE)", "not hypothesis"),
        ("tests --ignore=tests/journeys", "hypothesis or not pure"),
    ]
    assert "pytest tests/journeys " in MAKEFILE
