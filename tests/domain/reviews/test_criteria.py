from pathlib import Path

import pytest

from portal.domain.matching.category import Category
from portal.domain.reviews.criteria import CriteriaInvalid, load_criteria

REAL = Path(__file__).parents[3] / "portal" / "content" / "bewertungen" / "kriterien.yaml"
FILE = """\
kriterien:
  a: {titel: A, hinweis: Ah.}
  b: {titel: B, hinweis: Be.}
  c: {titel: C, hinweis: Ce.}
nach_art:
  ambulant: [a, b, c]
  stationaer: [c, b, a]
  tagespflege: [a, b, c]
  wohnen: [a, b, c]
"""


def load(tmp_path, text):
    path = tmp_path / "kriterien.yaml"
    path.write_text(text, encoding="utf-8")
    return load_criteria(path=path)


def test_f12_each_category_has_its_criteria_in_order(tmp_path):
    criteria = load(tmp_path, FILE).of(category=Category.STATIONAER)

    assert [one.key for one in criteria] == ["c", "b", "a"]
    assert (criteria[0].title, criteria[0].hint) == ("C", "Ce.")


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("titel: A", "titel: 1", "titel"),
        ("  wohnen: [a, b, c]\n", "", "each category"),
        ("wohnen:", "keller:", "each category"),
        ("wohnen: [a, b, c]", "wohnen: [a, b]", "nach_art"),
        ("wohnen: [a, b, c]", "wohnen: [a, b, d]", "unknown: d"),
        ("kriterien:", "kriterien: [", "kriterien.yaml"),
    ],
)
def test_a_broken_list_is_refused(tmp_path, old, new, complaint):
    with pytest.raises(CriteriaInvalid, match=complaint):
        load(tmp_path, FILE.replace(old, new))


def test_the_real_list_can_be_read():
    criteria = load_criteria(path=REAL)

    assert all(criteria.of(category=category) for category in Category)
