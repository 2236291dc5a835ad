"""Other sites: only listed ones, by https, each with what it offers and whether it pays us."""

from pathlib import Path

import pytest

from portal.domain.library.exits import ExitsInvalid, load_exits
from portal.values.errors import NotFound

REAL = Path(__file__).parents[3] / "portal" / "content" / "weiterleitung" / "ziele.yaml"
FILE = """\
ziele:
  amt:
    titel: Ein Amt
    herausgeber: Der Bund
    url: https://www.example.org/seite
    findet_man: Alles.
    zahlt_uns: false
"""


def load(tmp_path, text):
    path = tmp_path / "ziele.yaml"
    path.write_text(text, encoding="utf-8")
    return load_exits(path=path)


def test_reads_each_site_with_its_host(tmp_path):
    found = load(tmp_path, FILE).exit(slug="amt")

    assert (found.title, found.publisher, found.offers) == ("Ein Amt", "Der Bund", "Alles.")
    assert (found.url, found.host) == ("https://www.example.org/seite", "www.example.org")
    assert not found.pays_us


def test_knows_no_other(tmp_path):
    with pytest.raises(NotFound):
        load(tmp_path, FILE).exit(slug="https://evil.example")


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("https://", "http://", "url"),
        ("https://www.example.org/seite", "javascript:alert(1)", "url"),
        ("https://www.example.org/seite", "https://user@example.org/", "url"),
        ("zahlt_uns: false", "zahlt_uns: vielleicht", "zahlt_uns"),
        ("    findet_man: Alles.\n", "", "findet_man"),
        ("  amt:", "  Ein Amt:", "ziele"),
    ],
)
def test_refuses_a_broken_list(tmp_path, old, new, place):
    with pytest.raises(ExitsInvalid, match=place):
        load(tmp_path, FILE.replace(old, new))


def test_refuses_what_is_no_yaml(tmp_path):
    with pytest.raises(ExitsInvalid, match=r"ziele\.yaml"):
        load(tmp_path, "ziele: [")


def test_nobody_pays_us_yet():
    assert [one.slug for one in load_exits(path=REAL).all if one.pays_us] == []
