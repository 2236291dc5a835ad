"""Every page can be shown, prints the numbers that are used, and is named when it cannot."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from portal.domain.availability.light import CONFIRMED_DAYS, KNOWN_DAYS
from portal.domain.matching import formula
from portal.web import explaining_pages
from portal.web.explaining_pages import FOLDER, get, problems

HEAD = "---\ntitel: Probe\nbeschreibung: Eine Probe.\nstand: 2026-03-02\n---\n"
SLUGS = {
    "barrierefreiheit", "beratung", "datenschutz", "impressum", "nutzungsbedingungen",
    "reihenfolge",
}  # fmt: skip


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str], None]]:
    explaining_pages._read.cache_clear()  # noqa: SLF001 – the cache has no other handle
    monkeypatch.setattr(explaining_pages, "FOLDER", tmp_path)
    yield lambda name, text: (tmp_path / name).write_text(text, encoding="utf-8") or None
    explaining_pages._read.cache_clear()  # noqa: SLF001 – the text changes under it


class TestProblems:
    def test_the_portals_own_pages_have_none(self, app: Flask):
        with app.app_context():
            assert problems() == ()

        assert {path.stem for path in FOLDER.glob("*.md")} >= SLUGS

    def test_names_the_file_of_each(self, app: Flask, write: Callable[[str, str], None]):
        write("gut.md", HEAD + "[[operator]]")
        write("kopflos.md", "ohne Kopf")
        write("ohne-titel.md", HEAD.replace("titel", "name"))
        write("Über uns.md", HEAD)
        write("zwei.md", HEAD + "[[falsch]] [[Operator]] [[operator]]")

        with app.app_context():
            found = problems()

        assert len(found) == 4
        assert found[0].startswith("kopflos.md: ")
        assert found[1] == "ohne-titel.md: 'titel'"
        assert found[2] == "zwei.md: unknown placeholders: Operator, falsch"
        assert found[3] == "Über uns.md: the name is no lower-case slug"


class TestNumbers:
    def test_x06_weights_and_days_are_those_of_the_formula(self, app: Flask):
        with app.app_context():
            body = get(slug="reihenfolge").body

        for words in (
            f"**Leistungen, bis zu {formula.SERVICES_WEIGHT} Punkte.**",
            f"**Entfernung, bis zu {formula.DISTANCE_WEIGHT} Punkte.**",
            f"**Verfügbarkeit, bis zu {formula.AVAILABILITY_WEIGHT} Punkte.**",
            f"**Wünsche, bis zu {formula.WISHES_WEIGHT} Punkte.**",
            f"gilt {CONFIRMED_DAYS} Tage lang als bestätigt",
            f"Nach {KNOWN_DAYS} Tagen",
        ):
            assert words in body

    def test_x06_shares_are_those_of_the_formula(self, app: Flask):
        with app.app_context():
            body = get(slug="reihenfolge").body

        shares = [str(share).replace(".", ",") for share in formula.AVAILABILITY_SHARES.values()]
        assert shares == ["1,0", "0,5", "0,3", "0,1"]
        for name, share in zip(
            ("frei und bestätigt", "nicht bestätigt", "Keine Angabe", "Belegt und bestätigt"),
            shares,
            strict=True,
        ):
            assert f"{name}: {share}" in body

    def test_x06_a_changed_weight_changes_the_page(
        self, app: Flask, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr(formula, "SERVICES_WEIGHT", 47)

        with app.app_context():
            assert "bis zu 47 Punkte" in get(slug="reihenfolge").body

    def test_x06_the_printed_example_adds_up(self):
        total = (
            formula.SERVICES_WEIGHT * 3 / 4
            + formula.DISTANCE_WEIGHT * (1 - 5 / 25)
            + formula.AVAILABILITY_WEIGHT
            + formula.WISHES_WEIGHT
        )

        assert total == 82.5
        assert "**82,5 Punkte**" in (FOLDER / "reihenfolge.md").read_text(encoding="utf-8")


def test_no_page_keeps_a_placeholder_or_an_empty_line_for_the_phone(app: Flask):
    with app.app_context():
        for slug in SLUGS:
            page = get(slug=slug)
            assert "[[" not in f"{page.title} {page.description} {page.body}"
            assert "Telefon:" not in page.body or page.slug != "impressum"
