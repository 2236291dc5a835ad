import pytest

from tests.support import law_cases

GOOD = "subject: a\ncases:\n  - {name: Eins, source: § 1, on: 2026-01-01}\n"


@pytest.fixture
def write(tmp_path, monkeypatch):
    monkeypatch.setattr(law_cases, "CASES", tmp_path)

    def _write(text):
        (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
        return law_cases.read_cases("a.yaml", keys=frozenset({"on"}))

    return _write


def test_gives_each_case_under_its_name(write):
    assert [case.id for case in write(GOOD)] == ["Eins"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("source: § 1", "source: ' '"),
        ("on:", "onn:"),
        ("subject: a", "subjekt: a"),
        ("on: 2026-01-01}", "on: 2026-01-01}\n  - {name: Eins, source: § 2}"),
    ],
)
def test_refuses_a_case_that_proves_nothing(write, old, new):
    with pytest.raises(AssertionError):
        write(GOOD.replace(old, new))
