"""Cases of the law that a care adviser can read: YAML with a name and a source each."""

from pathlib import Path
from typing import Any

import pytest

from portal.law.strict_yaml import read_mapping

CASES = Path(__file__).parent.parent / "law" / "cases"


def read_cases(path: str, *, keys: frozenset[str]) -> list[Any]:
    """Return the cases of one file as pytest parameters; each needs a name and a source.

    Args:
        path: below tests/law/cases, "fristen/entscheidung.yaml".
        keys: what else a case may say; anything different is a mistake.
    """
    content = read_mapping(text=(CASES / path).read_text(encoding="utf-8"))
    assert set(content) == {"subject", "cases"}
    for case in content["cases"]:
        assert case["source"].strip(), case["name"]
        wrong = set(case) - keys - {"name", "source"}
        assert not wrong, f"{case['name']}: {wrong}"
    names = [case["name"] for case in content["cases"]]
    assert len(names) == len(set(names))
    return [pytest.param(case, id=case["name"]) for case in content["cases"]]
