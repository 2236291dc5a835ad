"""The six parts of a result over a small directory around Parchim."""

import dataclasses
from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.domain.library.loading import load_library
from portal.domain.matching.services import bits_of
from portal.domain.places.place import Place
from portal.domain.protocol.parts import Attribution, Outcome
from portal.domain.robin.recommendation import recommend
from portal.domain.robin.rules.aids import AidChoice
from portal.models.data_source import DataSource
from portal.models.facility import Facility
from portal.services.consultations.recommend import HITS_ON_RESULT, recommend_near
from portal.values.errors import NotFound
from portal.values.geo import Point
from tests.domain.robin.answer_sets import CATALOGUE, base
from tests.domain.robin.small_catalogue import REAL
from tests.queries.brute_force import TODAY, Directory, facility_row, store
from tests.support.statements import counted

CENTRE = Point(53.42671, 11.84543)
PARCHIM = Place("19370 Parchim", "Parchim", "MV", ("19370",), CENTRE, "19370")
KILOMETRE = 8_993
"""Millionths of a degree of latitude."""
HEIM, TAGS, WG, DIENST = 1, 2, 3, 4
MUCH = recommend(
    catalogue=CATALOGUE,
    answers=base(
        hilfebedarf="rund_um_die_uhr",
        interessen=("demenz",),
        demenz__stand="ja",
        demenz__angebot=("demenz_wg",),
    ),
)
"""Every part is recommended."""
NOTHING = recommend(catalogue=CATALOGUE, answers=base())
"""No part but the first is recommended."""


@pytest.fixture(scope="session")
def library():
    content = REAL.parent
    return load_library(articles=content / "artikel", aids=content / "hilfsmittel")


@pytest.fixture
def ask(session, library):
    def ask(recommendation=MUCH, **changes):
        plain = {"place": PARCHIM, "radius_km": 25, "today": TODAY, "library": library}
        return recommend_near(session, recommendation=recommendation, **(plain | changes))

    return ask


def house(number, category, *services, kilometres=1, **changes):
    return facility_row(
        id=number,
        category=category,
        name=f"Angebot {number}",
        service_bits=bits_of(services=[CODES[name] for name in services]),
        lat_micro=CENTRE.lat_micro + round(kilometres * KILOMETRE),
        lon_micro=CENTRE.lon_micro,
        **changes,
    )


CODES = {
    need.service.name: need.service
    for part in MUCH.parts
    for need in part.needs
}  # fmt: skip
FOUR = (
    house(HEIM, "stationaer", "STA_VOLL", "STA_DEMENZ_OFFEN"),
    house(TAGS, "tagespflege", "TAG", kilometres=2),
    house(WG, "wohnen", "WOHN_WG", kilometres=3),
    house(DIENST, "ambulant", "AMB_GRUNDPFLEGE", kilometres=40),
)
SERVED = ({"facility_id": DIENST, "postcode": "19370"},)


def store_four(session):
    store(session, Directory(FOUR, served=SERVED))


def ids(listing):
    return [hit.facility_id for hit in listing.hits]


class TestSixParts:
    def test_c07_stand_in_order_each_with_one_outcome(self, session, ask):
        store_four(session)

        result = ask()

        assert [part.number for part in result.parts] == [1, 2, 3, 4, 5, 6]
        assert {part.outcome for part in result.parts} == {Outcome.TREFFER}
        assert [ids(part.listing) for part in result.parts[1:5]] == [[DIENST], [HEIM], [TAGS], [WG]]
        assert all(part.extra is None for part in result.parts)

    def test_c10_a_part_that_is_not_recommended_lists_nothing(self, session, ask):
        store_four(session)

        result = ask(NOTHING)

        assert [part.outcome for part in result.parts] == [
            Outcome.TREFFER, *[Outcome.SITUATION] * 5
        ]  # fmt: skip
        assert all(part.listing is None and part.extra is None for part in result.parts)
        assert result.sources == ()

    def test_c11_a_recommended_part_without_hits_says_what_is_missing(self, session, ask):
        store(session, Directory((house(WG, "wohnen"), house(TAGS, "tagespflege", "TAG"))))

        result = ask()

        assert [part.outcome for part in result.parts] == [
            Outcome.TREFFER, Outcome.NAEHE, Outcome.NAEHE, Outcome.TREFFER, Outcome.NAEHE,
            Outcome.TREFFER,
        ]  # fmt: skip
        living = result.parts[4].listing
        assert (living.of_kind, [one.name for one in living.missing]) == (1, ["WOHN_WG"])
        assert result.parts[3].listing.missing == ()

    def test_c11_a_larger_radius_is_counted(self, session, ask):
        store(session, Directory((house(HEIM, "stationaer", "STA_VOLL", kilometres=30),)))

        assert ask().parts[2].listing.wider == 1
        assert ids(ask(radius_km=50).parts[2].listing) == [HEIM]

    def test_x22_what_lies_farther_away_is_listed_of_the_part_that_is_asked_for(self, session, ask):
        store(session, Directory((house(HEIM, "stationaer", "STA_VOLL", kilometres=30),)))

        assert ids(ask(wider=3).parts[2].listing) == [HEIM]
        assert ids(ask(wider=4).parts[2].listing) == []

    def test_parts_1_and_6_hold_texts_with_their_reasons(self, ask):
        result = ask()

        slugs = [advice.article.slug for advice in result.parts[0].articles]
        assert slugs == [choice.slug for choice in MUCH.articles]
        assert [advice.reason for advice in result.parts[0].articles] == [
            choice.reason for choice in MUCH.articles
        ]
        assert [aid.title for aid in result.parts[5].aids] == [aid.title for aid in MUCH.aids]
        assert {
            entry.group for aid in result.parts[5].aids for entry in aid.entries
        } == {aid.group for aid in MUCH.aids}  # fmt: skip
        assert all(part.articles == () for part in result.parts[1:])
        assert all(part.aids == () for part in result.parts[:5])

    def test_remembers_what_it_was_made_of(self, ask):
        result = ask(radius_km=10)

        assert (result.place, result.radius_km, result.made_on) == (PARCHIM, 10, TODAY)
        assert result.recommendation is MUCH

    def test_an_article_that_does_not_exist_is_an_error(self, ask):
        gone = dataclasses.replace(MUCH.articles[0], slug="gibt-es-nicht")

        with pytest.raises(NotFound, match="gibt-es-nicht"):
            ask(dataclasses.replace(MUCH, articles=(gone,)))

    def test_part_6_never_shows_aids_it_advises_against(self, ask):
        aid = AidChoice(group="HM_BAD", title="Bad", reason="", because=None, read=())

        assert ask(dataclasses.replace(NOTHING, aids=(aid,))).parts[5].aids == ()


class TestShownAnyway:
    def test_x01_adds_offers_under_the_reason_and_changes_nothing_else(self, session, ask):
        store_four(session)
        plain = ask(NOTHING)

        result = ask(NOTHING, shown_anyway=3)

        part = result.parts[2]
        assert (part.outcome, part.listing, ids(part.extra)) == (Outcome.SITUATION, None, [HEIM])
        assert [*result.parts[:2], *result.parts[3:]] == [*plain.parts[:2], *plain.parts[3:]]
        assert dataclasses.replace(part, extra=None) == plain.parts[2]
        assert [source.name for source in result.sources] == ["probe"]

    @pytest.mark.parametrize("number", [1, 6, 99])
    def test_of_a_part_without_facilities_changes_nothing(self, session, ask, number):
        store_four(session)

        assert ask(NOTHING, shown_anyway=number) == ask(NOTHING)

    def test_of_a_recommended_part_changes_nothing(self, session, ask):
        store_four(session)

        assert ask(shown_anyway=3) == ask()


class TestDirectory:
    def test_lists_at_most_the_limit_and_counts_all(self, session, ask):
        rows = [house(n, "tagespflege", "TAG", kilometres=n) for n in range(1, 9)]
        store(session, Directory(tuple(rows)))

        default, two = ask().parts[3].listing, ask(limit=2).parts[3].listing

        assert HITS_ON_RESULT == 5
        assert (ids(default), default.total) == ([1, 2, 3, 4, 5], 8)
        assert (ids(two), two.total) == ([1, 2], 8)

    def test_sources_are_named_once_and_only_if_shown(self, session, ask):
        for name in ("kreis", "land"):
            session.add(DataSource(name=name, attribution=f"© {name}", imported_on=TODAY))
        session.flush()
        rows = (
            house(1, "tagespflege", "TAG", source_name="kreis"),
            house(2, "stationaer", "STA_VOLL", source_name="kreis"),
            house(3, "stationaer", "STA_VOLL"),
            house(4, "wohnen", source_name="land"),
        )
        store(session, Directory(rows))

        assert ask().sources == (Attribution("kreis", "© kreis", ""), Attribution("probe", "", ""))

    def test_d12_what_is_not_published_is_absent(self, session, ask):
        store_four(session)
        session.execute(sa.update(Facility).values(is_published=False))

        result = ask()

        assert [part.outcome for part in result.parts[1:5]] == [Outcome.NAEHE] * 4
        assert {part.listing.of_kind for part in result.parts[1:5]} == {0}

    def test_c16_c17_a_basis_profile_stands_where_a_managed_one_would(self, session, ask):
        rows = [
            house(n, "tagespflege", "TAG", kilometres=n, is_managed=n % 2 == 0) for n in (1, 2, 3)
        ]
        store(session, Directory(tuple(rows)))
        before = ask().parts[3].listing

        session.execute(sa.update(Facility).values(is_managed=~Facility.is_managed))
        session.expire_all()
        after = ask().parts[3].listing

        assert ids(before) == ids(after) == [1, 2, 3]
        assert [hit.points for hit in before.hits] == [hit.points for hit in after.hits]
        assert [hit.is_managed for hit in after.hits] == [True, False, True]

    def test_the_lamp_fades_with_the_day_of_the_result(self, session, ask):
        lamp = {
            "facility_id": TAGS, "kind": "tagespflege", "light": "frei", "places": 2,
            "free_from": None, "confirmed_on": TODAY,
        }  # fmt: skip
        store(session, Directory(FOUR, (lamp,), SERVED))

        points = []
        for age in (14, 15, 31):
            (hit,) = ask(today=TODAY + timedelta(days=age)).parts[3].listing.hits
            points.append(hit.points)

        assert points[0] - points[1] == 10
        assert points[1] - points[2] == 4

    @pytest.mark.parametrize("number", [1, 30])
    def test_sends_as_many_statements_for_many_offers_as_for_few(self, session, ask, number):
        rows = [
            house(10 * n + category_id, category, code)
            for n in range(number)
            for category_id, category, code in (
                (1, "tagespflege", "TAG"), (2, "stationaer", "STA_VOLL"), (3, "wohnen", "WOHN_WG"),
                (4, "ambulant", "AMB_DEMENZ"),
            )
        ]  # fmt: skip
        served = [{"facility_id": 10 * n + 4, "postcode": "19370"} for n in range(number)]
        store(session, Directory(tuple(rows), served=tuple(served)))

        with counted(session.connection()) as sent:
            result = ask()

        assert [len(part.listing.hits) for part in result.parts[1:5]] == [min(5, number)] * 4
        assert len(sent) == 3

    def test_asks_the_database_nothing_where_no_facility_is_called_for(self, session, ask):
        with counted(session.connection()) as sent:
            ask(NOTHING)

        assert sent == []
