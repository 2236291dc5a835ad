import pytest

from portal.domain.inquiries.state import Actor, State, StepNotAllowed, check_step, may_step


@pytest.mark.parametrize(
    ("actor", "state", "to"),
    [
        (Actor.SEEKER, State.ENTWURF, State.NEU),
        (Actor.PORTAL, State.ENTWURF, State.ZURUECKGEHALTEN),
        (Actor.SUPPORT, State.ZURUECKGEHALTEN, State.NEU),
        (Actor.SUPPORT, State.ZURUECKGEHALTEN, State.ERLEDIGT),
        (Actor.PROVIDER, State.NEU, State.GELESEN),
        (Actor.PROVIDER, State.GELESEN, State.BEANTWORTET),
        (Actor.PROVIDER, State.GELESEN, State.ABGELEHNT),
        (Actor.SEEKER, State.BEANTWORTET, State.ERLEDIGT),
        (Actor.SEEKER, State.BEANTWORTET, State.BEANTWORTET),
        (Actor.PORTAL, State.NEU, State.ERLEDIGT),
        (Actor.PORTAL, State.ABGELEHNT, State.ERLEDIGT),
    ],
)
def test_e07_each_side_may_do_its_steps(actor, state, to):
    check_step(actor=actor, state=state, to=to)

    assert may_step(actor=actor, state=state, to=to)


@pytest.mark.parametrize(
    ("actor", "state", "to"),
    [
        (Actor.PROVIDER, State.ENTWURF, State.GELESEN),
        (Actor.PROVIDER, State.ZURUECKGEHALTEN, State.GELESEN),
        (Actor.PROVIDER, State.NEU, State.BEANTWORTET),
        (Actor.PROVIDER, State.ERLEDIGT, State.BEANTWORTET),
        (Actor.SEEKER, State.NEU, State.ERLEDIGT),
        (Actor.SEEKER, State.ZURUECKGEHALTEN, State.NEU),
        (Actor.SUPPORT, State.ENTWURF, State.NEU),
    ],
)
def test_what_the_table_does_not_know_is_refused(actor, state, to):
    assert not may_step(actor=actor, state=state, to=to)

    with pytest.raises(StepNotAllowed, match=f"{state} to {to}"):
        check_step(actor=actor, state=state, to=to)


@pytest.mark.parametrize("state", [one for one in State if one is not State.ZURUECKGEZOGEN])
def test_x16_the_seeker_may_withdraw_at_any_time(state):
    assert may_step(actor=Actor.SEEKER, state=state, to=State.ZURUECKGEZOGEN)


@pytest.mark.parametrize("actor", Actor)
def test_nobody_leads_back_from_withdrawn(actor):
    assert not any(may_step(actor=actor, state=State.ZURUECKGEZOGEN, to=to) for to in State)


def test_what_is_open_and_what_waits():
    assert {one for one in State if one.is_open} == {
        State.NEU,
        State.GELESEN,
        State.BEANTWORTET,
    }
    assert {one for one in State if one.waits_for_answer} == {State.NEU, State.GELESEN}
