"""„Neu berechnen“ keeps a new result beside the old one and says what is different."""

import dataclasses
from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.models.data_source import DataSource
from portal.models.facility import Facility
from portal.models.saved_result import SavedResult
from tests.domain.protocol import kept_samples
from tests.factories import robin
from tests.factories.accounts import sign_in
from tests.factories.directory import NOW, one_of_each
from tests.factories.forms import press
from tests.factories.pages import main_text
from tests.factories.results import keep_result, new_result

SAVE = "/digitale-beratung/ergebnis/speichern"
LIST = "/mein-konto/ergebnisse"
LATER = NOW + timedelta(days=90)


@pytest.fixture
def saved(client, erika, add_offers):
    """Return the path of a result that was saved just now."""
    add_offers(*one_of_each())
    robin.keep(client, robin.EVERY_PART)
    answer = press(client, client.get(SAVE), "Speichern", {"einwilligung": "ja"})
    assert erika
    return answer.location.partition("?")[0]


@pytest.fixture
def come_back(app, client, erika, freeze):
    """Return a function that lets the same person come back after three months."""

    def come_back():
        freeze(LATER)
        sign_in(client, app, erika)

    return come_back


def rows(database):
    with database.connect() as connection:
        found = sa.select(SavedResult.__table__).order_by(SavedResult.saved_at)
        return connection.execute(found).mappings().all()


def renew(client, path):
    return press(client, client.get(path), "neu berechnen")


class TestRenewing:
    def test_c06_the_new_one_stands_beside_the_old_one(self, client, saved, come_back, database):
        before = rows(database)
        come_back()

        answer = renew(client, saved)

        old, new = rows(database)
        assert [dict(old)] == [dict(one) for one in before]
        assert new["renewed_from_id"] == old["id"]
        assert new["made_on"] == LATER.date()
        assert (new["consent_version"], new["consented_at"]) == (
            old["consent_version"],
            old["consented_at"],
        )
        assert answer.location == f"{LIST}/{new['id']}/unterschiede"
        assert "vor 3 Monaten gespeichert" in main_text(client.get(saved))
        assert "heute neu berechnet" in main_text(client.get(LIST))

    def test_c06_it_is_todays_result(self, client, saved, come_back, database):
        with database.begin() as connection:
            connection.execute(sa.update(Facility).values(name="Neuer Name"))
        come_back()

        answer = renew(client, saved)

        new = client.get(answer.location.removesuffix("/unterschiede"))
        assert "Neuer Name" in main_text(new)
        assert "Neuer Name" not in main_text(client.get(saved))

    def test_a_double_click_makes_one(self, client, saved, database):
        page = client.get(saved)

        first, second = press(client, page, "neu berechnen"), press(client, page, "neu berechnen")

        assert first.location == second.location
        assert len(rows(database)) == 2

    def test_a_full_account_says_what_to_do(self, app, client, saved, erika, database):
        packed = new_result().packed
        for _ in range(49):
            keep_result(app, erika, packed=packed)

        page = renew(client, saved)

        assert page.status_code == 422
        assert "schon 50 Ergebnisse" in main_text(page)
        assert len(rows(database)) == 50

    def test_answers_that_do_not_suffice_any_more_lead_to_a_new_consultation(
        self, app, client, erika, database
    ):
        kept = kept_samples.kept()
        advice = kept.protocol.recommendation
        answers = {key: one for key, one in advice.answers.items() if key != "wunsch"}
        kept = _with_answers(kept, answers)

        page = renew(client, f"{LIST}/{keep_result(app, erika, kept)}")

        assert page.status_code == 422
        assert "Robin fragt inzwischen mehr" in main_text(page)
        assert len(rows(database)) == 1

    def test_a_place_that_is_not_known_any_more_is_said(self, app, client, erika, database):
        kept = kept_samples.kept()
        answers = {**kept.protocol.recommendation.answers, "ort": "Nirgendwohausen"}

        page = renew(client, f"{LIST}/{keep_result(app, erika, _with_answers(kept, answers))}")

        assert page.status_code == 422
        assert "Den Ort von damals kennen wir nicht mehr" in main_text(page)
        assert len(rows(database)) == 1


class TestDifferences:
    def test_c06_none_are_said_plainly(self, client, saved):
        text = main_text(client.get(renew(client, saved).location))

        assert "Keine Unterschiede." in text

    def test_c06_offers_that_came_and_went_are_named(
        self, client, saved, come_back, database, add_offers
    ):
        with database.begin() as connection:
            connection.execute(sa.delete(Facility))
            connection.execute(sa.delete(DataSource))
        add_offers(*(dataclasses.replace(one, name=f"Neu {one.name}") for one in one_of_each()))
        come_back()

        text = main_text(client.get(renew(client, saved).location))

        assert "Nicht mehr in der Liste" in text
        assert "Neu in der Liste: Neu " in text
        assert "Keine Unterschiede" not in text

    def test_c06_a_part_that_became_empty_is_named(self, client, saved, come_back, database):
        with database.begin() as connection:
            connection.execute(sa.delete(Facility))
        come_back()

        text = main_text(client.get(renew(client, saved).location))

        assert "Früher: empfohlen. Jetzt: empfohlen, aber nichts in der Nähe." in text

    def test_c06_lamps_and_amounts_are_named(self, app, client, erika):
        before = kept_samples.kept()
        other = dataclasses.replace(kept_samples.LAMP, light="belegt")
        benefit = dataclasses.replace(before.benefits[0], value="620 Euro im Monat")
        after = kept_samples.kept(hits=(kept_samples.hit(lamp=other),), benefits=(benefit,))
        old = keep_result(app, erika, before)
        new = keep_result(app, erika, after, renewed_from=old)

        text = main_text(client.get(f"{LIST}/{new}/unterschiede"))

        assert "jetzt Belegt, früher Plätze frei" in text
        assert "Pflegegeld: jetzt 620 Euro im Monat, früher 599 Euro im Monat" in text

    def test_without_an_older_one_there_is_nothing_to_compare(self, app, client, erika):
        old = keep_result(app, erika)
        new = keep_result(app, erika, renewed_from=old)
        press(client, client.get(f"{LIST}/{old}/loeschen"), "Löschen")

        assert client.get(f"{LIST}/{new}/unterschiede").status_code == 404
        assert "früheren Ergebnis" not in main_text(client.get(f"{LIST}/{new}"))


def _with_answers(kept, answers):
    advice = dataclasses.replace(kept.protocol.recommendation, answers=answers)
    protocol = dataclasses.replace(kept.protocol, recommendation=advice)
    return dataclasses.replace(kept, protocol=protocol)
