"""Kept results are listed, opened, named and deleted by their owner alone."""

import dataclasses
import re
from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.domain.library.glossary import Glossary
from portal.models.saved_result import SavedResult
from portal.services.documents.owners import owner_of_result
from portal.values.errors import Unavailable
from portal.values.wording import Wording
from portal.web import content
from tests.domain.protocol import kept_samples
from tests.factories import robin
from tests.factories.accounts import make_account, sign_in
from tests.factories.directory import NOW, one_of_each
from tests.factories.forms import press
from tests.factories.pages import heading, links, main_text, tree
from tests.factories.results import keep_result, store_link
from tests.support.ports import MemoryFiles

SAVE = "/digitale-beratung/ergebnis/speichern"
LIST = "/mein-konto/ergebnisse"
LONG = "Für Mutter und Vater " * 5


@pytest.fixture
def keep(app, erika):
    def keep(kept=None, **changes):
        return keep_result(app, erika, kept, **changes)

    return keep


@pytest.fixture
def saved(client, erika, add_offers):
    """Return the path of a result that was saved just now."""
    assert erika
    add_offers(*one_of_each())
    robin.keep(client, robin.EVERY_PART)
    answer = press(client, client.get(SAVE), "Speichern", {"einwilligung": "ja"})
    return answer.location.partition("?")[0]


@pytest.fixture
def reword(app, monkeypatch):
    """Return a function that words every sentence, title and term otherwise."""

    def reword():
        anew = _worded_anew(app.extensions["content"])
        monkeypatch.setitem(app.extensions, "content", anew)

    return reword


@pytest.fixture
def change_everything(client, erika, database, freeze, reword):
    """Return a function that changes facilities, texts and the day; Erika signs in again."""

    def change():
        with database.begin() as connection:
            connection.execute(sa.text("UPDATE facility SET name = 'Später', phone = '0'"))
            connection.execute(sa.text("DELETE FROM availability"))
        reword()
        freeze(NOW + timedelta(days=300))
        sign_in(client, client.application, erika)

    return change


def stored(database):
    with database.connect() as connection:
        return connection.execute(sa.select(SavedResult.__table__)).mappings().all()


def result_of(page):
    """Return what a page shows of the result itself, without what says how old it is."""
    return page.text[page.text.index('<div id="ergebnis">') : page.text.index("</main>")]


class TestList:
    def test_c05_names_place_day_and_age_newest_first(self, client, keep, freeze):
        keep(now=NOW)
        second = keep(kept_samples.kept(kept_samples.LITTLE), now=NOW + timedelta(minutes=1))
        freeze(NOW + timedelta(hours=5))

        page = client.get(LIST)

        text = main_text(page)
        assert heading(page) == "Digitale Beratung: Ihre gespeicherten Ergebnisse"
        assert "Für Mutter" in text
        assert "19370 Parchim" in text
        assert "Stand 2. März 2026, heute gespeichert" in text
        assert page.text.index(second) < page.text.rindex("Umbenennen")

    def test_c05_tells_the_age_in_weeks(self, app, client, freeze):
        account = make_account(app)
        keep_result(app, account)
        freeze(NOW + timedelta(days=22))
        sign_in(client, app, account)

        assert "vor 3 Wochen gespeichert" in main_text(client.get(LIST))

    @pytest.mark.usefixtures("erika")
    def test_c05_an_empty_list_says_how_to_fill_it(self, client):
        text = main_text(client.get(LIST))

        assert "Hier liegt noch nichts" in text
        assert "Empfehlungen speichern" in text

    def test_a_damaged_one_hides_no_other_and_can_be_deleted(self, client, keep, database):
        broken, _ = keep(), keep()
        with database.begin() as connection:
            change = sa.update(SavedResult).where(SavedResult.id == broken)
            connection.execute(change.values(label=b"damaged"))

        text = main_text(client.get(LIST))
        opened = client.get(f"{LIST}/{broken}")
        question = client.get(f"{LIST}/{broken}/loeschen")
        answer = press(client, question, "Löschen")

        assert links(tree(question))["Abbrechen"] == LIST
        assert "Nicht lesbar" in text
        assert "Für Mutter" in text
        assert opened.status_code == 500
        assert "Das liegt an uns" in main_text(opened)
        assert answer.status_code == 303
        assert len(stored(database)) == 1

    def test_is_kept_out_of_caches(self, client, keep):
        for path in (LIST, f"{LIST}/{keep()}"):
            assert client.get(path).headers["Cache-Control"] == "no-store"


class TestOne:
    def test_c06_shows_the_snapshot_with_its_day_and_age(self, client, keep, freeze):
        path = f"{LIST}/{keep()}"
        freeze(NOW + timedelta(hours=20))

        text = main_text(client.get(path))

        assert "Stand: 2. März 2026, gestern gespeichert." in text
        assert "Haus „Größe“ 1" in text
        assert "neu berechnen" in text

    def test_c06_later_data_texts_and_days_do_not_alter_it(self, client, saved, change_everything):
        """Everything that the page takes from elsewhere is changed; byte by byte it stays."""
        before, text_before = (
            result_of(client.get(saved)),
            client.get(f"{saved}/protokoll.txt").data,
        )

        change_everything()

        after, text_after = result_of(client.get(saved)), client.get(f"{saved}/protokoll.txt").data
        fresh = robin.advise(client, robin.EVERY_PART).text
        assert after == before
        assert text_after == text_before
        assert "Später" in fresh
        assert "Ganz anders" in fresh
        assert "Ganz anders" not in after

    def test_c06_plain_language_is_kept_too(self, client, keep):
        path = f"{LIST}/{keep()}"
        page = client.get(path)

        answer = press(client, page, "Einfache Sprache")

        assert answer.location == path
        assert "Sprechen Sie auch mit einem Menschen." in main_text(client.get(path))

    def test_it_offers_no_way_into_an_open_consultation(self, client, keep):
        page = client.get(f"{LIST}/{keep(kept_samples.kept(kept_samples.LITTLE))}")

        shown = result_of(page)
        assert "ändern" not in shown
        assert "Trotzdem anzeigen" not in shown
        assert "/digitale-beratung/frage/" not in shown

    def test_a_long_name_is_shown_whole(self, client, keep):
        result_id = keep()
        page = client.get(f"{LIST}/{result_id}/umbenennen")

        press(client, page, "Speichern", {"name": LONG})

        assert heading(client.get(f"{LIST}/{result_id}")) == LONG.strip()

    def test_markup_in_a_name_stays_text(self, client, keep):
        result_id = keep()
        evil = "<script>{{7*7}}</script>"
        press(client, client.get(f"{LIST}/{result_id}/umbenennen"), "Speichern", {"name": evil})

        for path in (LIST, f"{LIST}/{result_id}", f"{LIST}/{result_id}/loeschen"):
            assert evil in main_text(client.get(path))


class TestRenaming:
    def test_c14_the_list_shows_the_new_name(self, client, keep):
        path = f"{LIST}/{keep()}"

        answer = press(client, client.get(f"{path}/umbenennen"), "Speichern", {"name": "Für Vater"})

        assert (answer.status_code, answer.location) == (303, path)
        text = main_text(client.get(LIST))
        assert "Für Vater" in text
        assert "Für Mutter" not in text

    def test_c14_an_empty_name_is_refused(self, client, keep):
        path = f"{LIST}/{keep()}"

        page = press(client, client.get(f"{path}/umbenennen"), "Speichern", {"name": " "})

        assert page.status_code == 422
        assert "Bitte geben Sie dem Ergebnis einen Namen" in main_text(page)
        assert "Für Mutter" in main_text(client.get(LIST))


class TestDeleting:
    def test_c14_asks_before_and_then_all_is_gone(self, app, client, keep, database, monkeypatch):
        result_id = keep()
        store_link(app, result_id)
        files = MemoryFiles()
        ports = app.extensions["outside"]
        monkeypatch.setitem(app.extensions, "outside", dataclasses.replace(ports, files=files))
        name = f"dokumente/{owner_of_result(result_id=result_id)}/{'0' * 64}.pdf"
        files.write(name=name, data=b"x")

        question = client.get(f"{LIST}/{result_id}/loeschen")
        answer = press(client, question, "Löschen")

        assert "wirklich löschen" in main_text(question)
        assert answer.location == f"{LIST}?weg=ja"
        assert "Das Ergebnis ist gelöscht." in main_text(client.get(answer.location))
        assert stored(database) == []
        assert files.stored == {}
        assert client.get(f"{LIST}/{result_id}").status_code == 404

    def test_c14_a_storage_out_of_reach_is_no_error(self, client, keep, database, monkeypatch):
        def fail(**_arguments):
            raise Unavailable("down")

        monkeypatch.setattr("portal.web.documents.purge_owner", fail)

        answer = press(client, client.get(f"{LIST}/{keep()}/loeschen"), "Löschen")

        assert (answer.status_code, answer.location) == (303, f"{LIST}?weg=ja")
        assert stored(database) == []

    def test_c14_cancelling_leads_back_to_the_result(self, client, keep):
        path = f"{LIST}/{keep()}"

        assert links(tree(client.get(f"{path}/loeschen")))["Abbrechen"] == path

    def test_c14_a_double_click_is_told_that_it_is_gone(self, client, keep):
        page = client.get(f"{LIST}/{keep()}/loeschen")
        press(client, page, "Löschen")

        assert press(client, page, "Löschen").status_code == 404


def _worded_anew(old: content.Content) -> content.Content:
    catalogue = old.catalogue
    phrases = {
        key: dataclasses.replace(one, text=f"Ganz anders {one.text}", plain="Anders")
        for key, one in catalogue.phrases.items()
    }
    title = Wording(text="Ganz anders", plain="Anders")
    parts = tuple(dataclasses.replace(one, title=title) for one in catalogue.parts)
    catalogue = dataclasses.replace(catalogue, phrases=phrases, parts=parts)
    terms = (dataclasses.replace(one, explanation="Ganz anders.") for one in old.glossary.terms)
    glossary = Glossary(terms=tuple(terms))
    return dataclasses.replace(old, catalogue=catalogue, glossary=glossary)


def test_ids_cannot_be_guessed(keep):
    assert re.fullmatch(r"[0-9a-f]{32}", keep())
