"""A profile names where each part of it comes from, also where a provider keeps it."""

from datetime import date

import pytest
import sqlalchemy as sa

from portal.models.data_source import DataSource
from portal.web.extensions import db
from tests.factories import pages
from tests.factories.directory import Offer
from tests.factories.profiles import tell

LIST = "/pflege-und-wohnangebote/"
TOLD = "Quelle: Angaben des Anbieters."


@pytest.fixture
def kept(app, client, add_offers):
    """Show the page of an imported facility whose provider keeps its profile."""

    def show(**columns):
        (number,) = add_offers(Offer(columns=columns))
        tell(app, number)
        return pages.spaced_text(client.get(f"{LIST}{number}"))

    return show


class TestKept:
    def test_d11_what_was_imported_keeps_its_source_and_licence(self, kept):
        text = kept(source_on=date(2026, 1, 31))

        imported = "und Leistungen: Musterverzeichnis Probe (CC BY 4.0), Stand 31. Januar 2026."
        assert f"{TOLD} Grunddaten wie Name, Anschrift, Träger {imported}" in text
        assert "Leistungen laut Quelle" in text
        assert "nicht vom Anbieter gepflegt" not in text

    def test_d11_a_source_without_licence_and_day_is_named_alone(self, app, add_offers, kept):
        add_offers(Offer())
        with app.app_context():
            db.session().execute(sa.update(DataSource).values(attribution="Demodaten", licence=""))
            db.session().commit()

        assert f"{TOLD} Grunddaten wie Name, Anschrift, Träger und Leistungen: Demodaten." in kept()


def test_d11_a_kept_one_of_which_nothing_is_told_names_its_source_alone(client, add_offers):
    (number,) = add_offers(Offer(is_managed=True))

    text = pages.spaced_text(client.get(f"{LIST}{number}"))

    assert "Quelle: Musterverzeichnis Probe (CC BY 4.0)." in text
    assert "Angaben des Anbieters" not in text
