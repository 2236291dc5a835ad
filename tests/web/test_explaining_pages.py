"""Explaining pages are filled with the operator's data and our own numbers."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from portal.domain.matching import formula
from portal.values.errors import NotFound
from portal.web import explaining_pages
from portal.web.explaining_pages import FOLDER, PageTextInvalid, get

SLUGS = sorted(path.stem for path in FOLDER.glob("*.md"))
HEAD = "---\ntitel: Probe\nbeschreibung: Eine Probe.\nstand: 2026-03-02\n---\n"


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    """Let no test see pages that another one has written."""
    explaining_pages._read.cache_clear()  # noqa: SLF001 – the cache has no other handle
    yield
    explaining_pages._read.cache_clear()  # noqa: SLF001 – the text changes under it


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    monkeypatch.setattr(explaining_pages, "FOLDER", tmp_path)
    return lambda text: (tmp_path / "probe.md").write_text(text, encoding="utf-8") or None


class TestGet:
    @pytest.mark.parametrize("slug", SLUGS)
    def test_every_page_is_filled_completely(self, app: Flask, slug: str):
        with app.app_context():
            text = get(slug=slug)

        assert text.slug == slug
        assert text.title
        assert text.description
        assert "[[" not in text.body

    def test_the_impressum_names_the_operator(self, make_app: Callable[..., Flask]):
        app = make_app(operator="Pflege gGmbH", operator_phone="03871 1234")

        with app.app_context():
            body = get(slug="impressum").body

        assert "Pflege gGmbH" in body
        assert "Telefon: 03871 1234" in body

    def test_the_order_is_explained_with_the_numbers_that_are_used(self, app: Flask):
        with app.app_context():
            body = get(slug="reihenfolge").body

        assert str(formula.SERVICES_WEIGHT) in body
        assert str(formula.DISTANCE_WEIGHT) in body

    @pytest.mark.parametrize("slug", ["fehlt", "", "../robin/x", "Impressum", "impressum.md"])
    def test_any_other_page_is_unknown(self, app: Flask, slug: str):
        with app.app_context(), pytest.raises(NotFound):
            get(slug=slug)

    @pytest.mark.parametrize(
        "text",
        [
            "ohne Kopf",
            HEAD.replace("titel", "name") + "x",
            HEAD.replace("2026-03-02", "gestern") + "x",
            HEAD.replace("titel: Probe", "titel: ["),
            HEAD + "[[unbekannt]]",
        ],
    )
    def test_a_broken_page_is_refused(self, app: Flask, write: Callable[[str], None], text: str):
        write(text)

        with app.app_context(), pytest.raises(PageTextInvalid):
            get(slug="probe")

    def test_values_are_not_filled_again(
        self, make_app: Callable[..., Flask], write: Callable[[str], None]
    ):
        write(HEAD + "[[operator]]")

        with make_app(operator="[[support_email]]").app_context():
            assert get(slug="probe").body == "[[support_email]]"
