"""The same words find the same facilities on both databases, as they are now."""

import pytest
import sqlalchemy as sa

from portal.domain.matching.category import Category
from portal.domain.matching.services import Service, bits_of
from portal.domain.text_search.terms import read_terms
from portal.models.facility import Facility, search_columns
from portal.queries import full_text
from portal.values.geo import Box
from tests.factories.hostile import HOSTILE
from tests.queries.around_berlin import houses, ids, near_berlin, north, wanted
from tests.queries.brute_force import Directory, store

NAMES = (
    "Diakonie-Station Mühlberg",
    "Altenheim St. Elisabeth",
    "Haus am See",
    "Häusliche Krankenpflege Müller",
    "Caritas-Zentrum München",
    "Josefsheim",
    "Haus Maria",
    "Haus Marie",
    "Seniorenresidenz Berlin",
    "AWO",
)


def found(session, typed, **changes):
    return ids(near_berlin(session, wanted(words=read_terms(typed=typed), **changes)))


def names(session, typed):
    return [NAMES[number - 1] for number in sorted(found(session, typed))]


class TestD04:
    @pytest.mark.parametrize(
        ("typed", "name"),
        [
            ("Diakoni", "Diakonie-Station Mühlberg"),
            ("diakonie muehlberg", "Diakonie-Station Mühlberg"),
            ("Muenchen", "Caritas-Zentrum München"),
            ("Altenheim St. Elisabet", "Altenheim St. Elisabeth"),
            ("Krankenplege", "Häusliche Krankenpflege Müller"),
            ("Kranknepflege Mueller", "Häusliche Krankenpflege Müller"),
            ("Joseph", "Josefsheim"),
            ("Berln", "Seniorenresidenz Berlin"),
            ("awo", "AWO"),
        ],
    )
    def test_d04_umlauts_and_typing_mistakes_find_the_name(self, session, typed, name):
        store(session, houses(*({"name": one, "city": "Irgendwo"} for one in NAMES)))

        assert names(session, typed) == [name]

    @pytest.mark.parametrize(
        "typed", ["Marienhof", "Haus Mario Maria", "ee", "13599999", "lisabeth a"]
    )
    def test_d04_what_is_called_otherwise_is_left_out(self, session, typed):
        store(session, houses(*({"name": one, "city": "Irgendwo"} for one in NAMES)))

        assert names(session, typed) == []

    @pytest.mark.parametrize(
        "typed", ["Sonnenhof", "Lebenshilfe", "Parchim", "19370", "Kurzzeitpfl", "Kurzzeitpflege"]
    )
    def test_d04_name_traeger_place_and_services_count(self, session, typed):
        house = {
            "name": "Sonnenhof",
            "traeger": "Lebenshilfe e. V.",
            "city": "Parchim",
            "postcode": "19370",
            "service_bits": bits_of(services=(Service.STA_KURZZEIT,)),
        }
        store(session, houses({}, house))

        assert found(session, typed) == [2]

    def test_d04_combines_with_radius_category_and_services(self, session):
        dementia = bits_of(services=(Service.STA_DEMENZ_OFFEN,))
        rows = (
            {"name": "Haus Linde", "service_bits": dementia},
            {"name": "Haus Linde"},
            {"name": "Haus Linde", "service_bits": dementia, "lat_micro": north(40)},
            {"name": "Haus Linde", "service_bits": dementia, "category": "wohnen"},
            {"name": "Haus Eiche", "service_bits": dementia},
            {"name": "Haus Linde", "service_bits": dementia, "is_published": False},
        )
        store(session, houses(*rows))
        mandatory = (frozenset({Service.STA_DEMENZ_OFFEN}),)

        assert found(session, "linde", mandatory=mandatory) == [1]

    def test_d04_finds_ambulatory_services_that_come(self, session):
        rows = [{"category": "ambulant", "name": name} for name in ("Linde", "Linde", "Eiche")]
        served = tuple(
            {"facility_id": number, "postcode": postcode}
            for number, postcode in ((1, "13599"), (2, "14467"), (3, "13599"))
        )
        store(session, Directory(houses(*rows).facilities, (), served))

        assert ids(
            near_berlin(session, wanted(Category.AMBULANT, words=read_terms(typed="linde")))
        ) == [1]

    def test_d04_the_order_stays_the_published_score(self, session):
        rows = [{"name": "Linde", "lat_micro": north(9)}, {"name": "Haus", "traeger": "Linde"}]
        store(session, houses(*rows))

        assert found(session, "linde") == [2, 1]

    @pytest.mark.parametrize(
        "typed", [*HOSTILE, "linde* OR haus", '"', "NEAR(linde haus)", "-linde"]
    )
    def test_d04_nothing_typed_breaks_the_search(self, session, typed):
        store(session, houses({}))

        assert found(session, typed) in ([], [1])


class TestStaysCurrent:
    def test_d04_a_new_name_is_found_and_the_old_one_is_not(self, session):
        store(session, houses({"name": "Haus Linde"}))
        words = search_columns(row={"name": "Haus Eiche", "category": "stationaer"})
        session.execute(sa.update(Facility).values(name="Haus Eiche", **words))

        assert (found(session, "linde"), found(session, "eiche")) == ([], [1])

    def test_d04_what_moves_is_found_where_it_is(self, session):
        store(session, houses({"name": "Haus Linde", "lat_micro": north(200)}))
        session.execute(sa.update(Facility).values(lat_micro=north(1)))

        assert found(session, "linde") == [1]

    def test_d04_what_is_removed_is_gone(self, session):
        store(session, houses({"name": "Haus Linde"}, {"name": "Haus Linde"}))
        session.execute(sa.delete(Facility).where(Facility.id == 1))

        assert found(session, "linde") == [2]


class TestValues:
    def test_names_the_cells_that_a_box_touches(self):
        box = Box(south=52_499_999, west=13_200_000, north=52_500_000, east=13_599_999)

        values = full_text.values(words=(), category=Category.WOHNEN, box=box)

        assert values == {"where": "k_wohnen AND (c_209_33 OR c_210_33)"}

    def test_short_words_are_no_beginnings(self):
        values = full_text.values(
            words=read_terms(typed="au linde"), category=Category.WOHNEN, box=None
        )

        assert (values["word_0"], values["word_1"]) == ("au", "linde*")

    def test_long_words_are_marked(self):
        words = read_terms(typed="sonnenhof a1234567")

        values = full_text.values(words=words, category=Category.WOHNEN, box=None)

        assert (values["word_0"], values["word_1"]) == ("sonenhof+", "a1234567*")
