"""Content is read whole, once, and refused by name when it is broken."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from portal.values.errors import PortalError
from portal.web import content
from portal.web.content import CONTENT, load_content


class TestLoad:
    def test_reads_questions_texts_places_and_amounts(self, app: Flask):
        with app.app_context():
            current = content.current()

        assert current.gazetteer.find(text="19370").place is not None
        assert current.library.articles
        assert current.glossary.terms
        assert current.catalogue.pages
        assert current.wording.leistungen
        assert current.holidays.names
        assert current.explanations.consent
        assert current.law_at(day=date(2026, 3, 2)) != current.law_at(day=date(2024, 3, 2))

    @pytest.mark.parametrize(
        "folder",
        ["artikel", "faq", "glossar", "hilfsmittel", "leistungen", "pflegegrad", "warteliste"],
    )
    def test_a_broken_file_is_named(self, tmp_path: Path, folder: str):
        shutil.copytree(CONTENT, tmp_path / "content")
        broken = min((tmp_path / "content" / folder).iterdir())
        broken.write_text("kaputt: [", encoding="utf-8")

        with pytest.raises(PortalError, match=broken.name):
            load_content(directory=tmp_path / "content")

    def test_is_read_once_for_all_apps(self, app: Flask, make_app):
        other = make_app()

        assert app.extensions["content"] is other.extensions["content"]
