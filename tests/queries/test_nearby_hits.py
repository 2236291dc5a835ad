"""Hits get their names and lamps, and names part what is otherwise equal."""

from datetime import timedelta

from portal.domain.availability.light import UNKNOWN, KindOfPlace, Light
from portal.domain.matching import score
from portal.domain.matching.standing import Standing
from portal.queries import facilities
from portal.queries.nearby_hits import hits
from tests.queries.around_berlin import wanted
from tests.queries.brute_force import TODAY, Directory, facility_row, store

REPORTS = tuple(
    {"facility_id": 1, "kind": kind, "light": lamp, "confirmed_on": on}
    for kind, lamp, on in (
        ("dauerpflege", "belegt", TODAY),
        ("kurzzeitpflege", "frei", TODAY - timedelta(days=2)),
    )
)
KIND = frozenset({KindOfPlace.DAUERPFLEGE})


def found(session, *standings, search=None, limit=10):
    details = facilities.list_with_reports(session, ids=[one.facility_id for one in standings])
    return hits(
        standings=standings,
        details=details,
        wanted=search or wanted(),
        today=TODAY,
        limit=limit,
    )


class TestHits:
    def test_h07_have_the_best_lamp_among_the_kinds_asked_for(self, session):
        store(session, Directory((facility_row(id=1),), REPORTS))

        (any_kind,) = found(session, Standing(-1, 5, 1))
        (one_kind,) = found(session, Standing(-1, 5, 1), search=wanted(kinds=KIND))

        assert any_kind.candidate.lamp.light is Light.FREI
        assert any_kind.candidate.lamp.age_days == 2
        assert one_kind.candidate.lamp.light is Light.BELEGT

    def test_are_unknown_without_reports(self, session):
        store(session, Directory((facility_row(id=1),)))

        (hit,) = found(session, Standing(-1, 5, 1))

        assert hit.candidate.lamp == UNKNOWN

    def test_have_the_published_score(self, session):
        store(session, Directory((facility_row(id=1),)))

        (hit,) = found(session, Standing(-1, 5, 1))

        assert hit.score == score.score(candidate=hit.candidate, wanted=wanted())

    def test_are_parted_by_name_where_all_else_is_equal(self, session):
        store(
            session, Directory((facility_row(id=1, name="Ulme"), facility_row(id=2, name="Eiche")))
        )

        names = [
            hit.candidate.name
            for hit in found(session, Standing(-1, 5, 1), Standing(-1, 5, 2), limit=1)
        ]

        assert names == ["Eiche"]

    def test_leave_out_what_has_no_details(self, session):
        store(session, Directory((facility_row(id=1),)))

        assert len(found(session, Standing(-1, 5, 1), Standing(-1, 5, 2))) == 1
