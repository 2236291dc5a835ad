"""Deciding about what was held back."""

from datetime import timedelta

import pytest

from portal.domain.inquiries.screening import Doubt
from portal.domain.inquiries.state import StepNotAllowed
from portal.domain.inquiries.terms import KEEP
from portal.models.facility import Facility
from portal.services.inquiries.judge import NotReceivable, Verdict, judge_inquiry
from portal.services.inquiries.read_held import read_held
from portal.values.errors import NotFound
from tests.factories.companies import give_facility, make_company
from tests.models.records import NOW

LATER = NOW + timedelta(days=1)


@pytest.fixture
def held(desk):
    """Return the desk with two inquiries that were held back."""
    desk.send(doubts=(Doubt.LINK,))
    return desk


def judge(desk, verdict, *, inquiry_id=None):
    judge_inquiry(
        desk.session,
        inquiry_id=inquiry_id or desk.stored()[0].id,
        verdict=verdict,
        posts=desk.posts("f"),
        now=LATER,
        today=LATER.date(),
        cipher=desk.cipher,
    )


def test_what_is_released_counts_as_sent_now(held):
    judge(held, Verdict.RELEASE)

    first, other = held.stored()
    assert (first.state, first.sent_at, first.delete_on) == ("neu", LATER, LATER.date() + KEEP)
    assert (first.doubts, first.announced_at) == ("link", None)
    assert other.state == "zurueckgehalten"


def test_what_is_dropped_is_over_and_the_seeker_told(held):
    before = held.mails()

    judge(held, Verdict.DROP)

    first = held.stored()[0]
    assert (first.state, first.sent_at, first.ended_at) == ("erledigt", None, LATER)
    assert first.content is None
    assert held.stored()[1].content is not None
    assert held.mails() == before + 1


@pytest.mark.parametrize(
    "columns", [{"accepts_inquiries": False}, {"is_published": False}, {"email": ""}]
)
def test_e11_nothing_is_released_to_who_takes_no_inquiries(held, columns):
    facility = held.session.get_one(Facility, held.houses[0])
    for name, value in columns.items():
        setattr(facility, name, value)
    held.session.flush()

    with pytest.raises(NotReceivable), held.session.begin_nested():
        judge(held, Verdict.RELEASE)

    assert held.states()[0] == "zurueckgehalten"


def test_e11_a_company_is_told_though_the_directory_has_no_address(held):
    held.session.get_one(Facility, held.houses[0]).email = ""
    held.session.flush()
    company = make_company(held.session)
    give_facility(held.session, company, held.houses[0])

    assert read_held(held.session, limit=9, cipher=held.cipher)[0].is_receivable
    judge(held, Verdict.RELEASE)

    assert held.states()[0] == "neu"


@pytest.mark.parametrize("verdict", list(Verdict))
def test_nothing_is_decided_twice_or_without_being_held(held, verdict):
    judge(held, Verdict.RELEASE)

    with pytest.raises(StepNotAllowed):
        judge(held, verdict)
    with pytest.raises(NotFound):
        judge(held, verdict, inquiry_id="gibt-es-nicht")
