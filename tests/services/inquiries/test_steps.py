import pytest

from portal.domain.inquiries.state import Actor, State, StepNotAllowed
from portal.services.inquiries.steps import move
from tests.models.records import NOW, make_inquiry


def test_a_step_changes_state_and_version():
    inquiry = make_inquiry()

    move(inquiry=inquiry, to=State.GELESEN, actor=Actor.PROVIDER, now=NOW)

    assert (inquiry.state, inquiry.version, inquiry.ended_at) == ("gelesen", 2, None)


@pytest.mark.parametrize(
    ("to", "actor"), [(State.ERLEDIGT, Actor.PORTAL), (State.ZURUECKGEZOGEN, Actor.SEEKER)]
)
def test_the_last_step_has_its_time(to, actor):
    inquiry = make_inquiry()

    move(inquiry=inquiry, to=to, actor=actor, now=NOW)

    assert inquiry.ended_at == NOW


def test_a_step_that_the_table_does_not_know_changes_nothing():
    inquiry = make_inquiry()

    with pytest.raises(StepNotAllowed):
        move(inquiry=inquiry, to=State.BEANTWORTET, actor=Actor.PROVIDER, now=NOW)

    assert (inquiry.state, inquiry.version) == ("neu", 1)
