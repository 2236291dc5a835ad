"""A partner's review belongs to exactly one facility of ours, or is named as unmatched."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from portal.domain.matching.category import Category
from portal.domain.reviews.criteria import load_criteria
from portal.domain.reviews.partner_file import PartnerReview
from portal.domain.reviews.partner_matching import Candidate, Unmatched, match, opinion_of
from portal.domain.reviews.review import AuthorRole, Known

CRITERIA = load_criteria(
    path=Path(__file__).parents[3] / "portal" / "content" / "bewertungen" / "kriterien.yaml"
)
TODAY = date(2026, 3, 2)
ANNA = Candidate(7, "Haus St. Anna", "19370", Category.STATIONAER)
ELSEWHERE = Candidate(8, "Haus St. Anna", "50667", Category.STATIONAER)
TWIN = Candidate(9, "Haus Sankt Anna", "19370", Category.TAGESPFLEGE)


def make_review(**fields):
    return PartnerReview(
        **{
            "line": 2,
            "external_id": "w-1",
            "facility_id": None,
            "facility_name": "haus sankt-anna",
            "postcode": "19370",
            "written_on": TODAY,
            "role": AuthorRole.BESUCH,
            "stars": {"essen": 4},
            "text": "Gut.",
            "signed": "Erika",
            **fields,
        }
    )


class TestMatch:
    def test_f02_by_name_and_postcode(self):
        assert match(review=make_review(), candidates=(ELSEWHERE, ANNA)) is ANNA

    def test_f02_by_our_number_whatever_the_name_says(self):
        review = make_review(facility_id=8)

        assert match(review=review, candidates=(ANNA, ELSEWHERE)) is ELSEWHERE

    @pytest.mark.parametrize(
        ("fields", "candidates", "words"),
        [
            ({}, (), "no facility has"),
            ({}, (ELSEWHERE,), "no facility has"),
            ({"facility_name": "Haus Maria"}, (ANNA,), "no facility has"),
            ({}, (ANNA, TWIN), "several facilities have"),
            ({"facility_id": 5}, (ANNA,), "number 5"),
        ],
    )
    def test_f02_what_is_not_sure_is_not_matched(self, fields, candidates, words):
        with pytest.raises(Unmatched, match=words):
            match(review=make_review(**fields), candidates=candidates)


class TestOpinion:
    @pytest.mark.parametrize(
        ("days", "known"),
        [
            (0, Known.AKTUELL),
            (42, Known.AKTUELL),
            (43, Known.HALBES_JAHR),
            (183, Known.HALBES_JAHR),
            (184, Known.EIN_JAHR),
            (366, Known.EIN_JAHR),
            (367, Known.LAENGER),
        ],
    )
    def test_says_how_old_the_experience_is(self, days, known):
        review = make_review(written_on=TODAY - timedelta(days=days))

        opinion = opinion_of(
            review=review, category=Category.STATIONAER, criteria=CRITERIA, today=TODAY
        )

        assert (opinion.known, opinion.text, opinion.signed) == (known, "Gut.", "Erika")
        assert (opinion.stars, opinion.role) == ({"essen": 4}, AuthorRole.BESUCH)

    def test_stars_for_what_is_not_rated_there_are_not_matched(self):
        with pytest.raises(Unmatched, match="ambulant is not rated by essen"):
            opinion_of(
                review=make_review(), category=Category.AMBULANT, criteria=CRITERIA, today=TODAY
            )
