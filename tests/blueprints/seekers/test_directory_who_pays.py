"""Beside the prices stands who pays them, with Pflegegrad 1 as well."""

import pytest

from portal.domain.matching.category import Category
from portal.domain.profiles.content import ProfileContent
from portal.domain.profiles.prices import ALL_GRADES, PriceItem, Prices
from portal.values.money import Money
from tests.factories import pages
from tests.factories.directory import Offer
from tests.factories.profiles import tell

ONLY = "mit Pflegegrad 1 nur aus dem Entlastungsbetrag (§ 45b SGB XI)"


@pytest.fixture
def priced(app, client, add_offers):
    """Show the page of a facility of that category with one price."""

    def show(category, item):
        (number,) = add_offers(Offer(category=category))
        tell(app, number, ProfileContent(prices=Prices({(item, ALL_GRADES): Money(900)})))
        return pages.spaced_text(client.get(f"/pflege-und-wohnangebote/{number}"))

    return show


def test_tagespflege_is_paid_from_pflegegrad_2_on(priced):
    text = priced(Category.TAGESPFLEGE, PriceItem.FAHRT)

    assert "ab Pflegegrad 2 bis zu Ihrem Betrag für Tages- und Nachtpflege (§ 41 SGB XI)" in text
    assert ONLY in text
    assert "den Entlastungsbetrag nutzen (§ 45b Abs. 1 Satz 3 Nr. 1 SGB XI)" in text


def test_ambulatory_care_is_paid_from_pflegegrad_2_on(priced):
    text = priced(Category.AMBULANT, PriceItem.HAUSHALT)

    assert "ab Pflegegrad 2 bis zum Betrag der Pflegesachleistung (§ 36 SGB XI)" in text
    assert ONLY in text
    assert "Nr. 1 SGB XI" not in text


def test_in_a_heim_nothing_is_said_of_the_entlastungsbetrag(priced):
    text = priced(Category.STATIONAER, PriceItem.UNTERKUNFT)

    assert "(§ 43 SGB XI)" in text
    assert "Entlastungsbetrag" not in text
