"""The import mapping is exactly the published table."""

import pytest

from portal.domain.availability.light import KindOfPlace
from portal.domain.directory.mapping import OFFERS, extra_services, offer_for
from portal.domain.directory.record import RowRefused
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service

HOME_CARE = (Category.AMBULANT, {Service.AMB_GRUNDPFLEGE, Service.AMB_BEHANDLUNG})
TABLE = {
    ("Ambulante Pflege", "Pflegedienst"): HOME_CARE,
    ("OSM", "ambulatory_care"): HOME_CARE,
    ("OSM", "outreach"): HOME_CARE,
    ("Stationäre Pflege", "Dauerpflege"): (Category.STATIONAER, {Service.STA_VOLL}),
    ("OSM", "nursing_home"): (Category.STATIONAER, {Service.STA_VOLL}),
    ("Stationäre Pflege", "Kurzzeitpflege"): (Category.STATIONAER, {Service.STA_KURZZEIT}),
    ("Stationäre Pflege", "Kurzzeitpflege (Streuplätze)"): (
        Category.STATIONAER,
        {Service.STA_KURZZEIT},
    ),
    ("Teilstationäre Pflege", "Tagespflege"): (Category.TAGESPFLEGE, {Service.TAG}),
    ("Teilstationäre Pflege", "Nachtpflege"): (Category.TAGESPFLEGE, {Service.NACHT}),
    ("Wohnen", "Betreutes Wohnen"): (Category.WOHNEN, {Service.WOHN_BETREUT}),
    ("Wohnen", "Barrierearmes Wohnen"): (Category.WOHNEN, {Service.WOHN_BARRIEREFREI}),
    ("Wohnen", "Barrierefreies Wohnen"): (Category.WOHNEN, {Service.WOHN_BARRIEREFREI}),
    ("Wohnen", "Ambulant betreute WG"): (Category.WOHNEN, {Service.WOHN_WG}),
    ("Wohnen", ""): (Category.WOHNEN, set()),
}


class TestOfferFor:
    def test_knows_exactly_the_published_pairs(self):
        assert {
            pair: (offer.category, set(offer.services)) for pair, offer in OFFERS.items()
        } == TABLE

    def test_says_what_a_free_place_is_for(self):
        offer = offer_for(kind_of_care="Teilstationäre Pflege", offer="Nachtpflege")

        assert offer.kind is KindOfPlace.NACHTPFLEGE

    @pytest.mark.parametrize(
        ("kind_of_care", "offer"),
        [
            ("Stationäre Pflege", ""),
            ("Wohnen", "Dauerpflege"),
            ("wohnen", "betreutes wohnen"),
            ("", ""),
            ("OSM", "food_bank"),
        ],
    )
    def test_refuses_everything_else_by_name(self, kind_of_care, offer):
        with pytest.raises(RowRefused) as refused:
            offer_for(kind_of_care=kind_of_care, offer=offer)

        assert f"{kind_of_care!r} / {offer!r} is not in the import mapping" in str(refused.value)


class TestExtraServices:
    def test_reads_codes_of_the_category_and_features(self):
        services = extra_services(codes="AMB_NACHT | SPRACHE_PL|", category=Category.AMBULANT)

        assert services == (Service.AMB_NACHT, Service.SPRACHE_PL)

    @pytest.mark.parametrize("codes", ["STA_HOSPIZ", "AMB_24H", "amb_nacht", "Nachtpflege"])
    def test_refuses_unknown_codes_and_those_of_other_categories(self, codes):
        with pytest.raises(RowRefused, match="leistungen"):
            extra_services(codes=codes, category=Category.AMBULANT)
