import pytest

from portal.domain.inquiries.content import Words
from portal.domain.inquiries.kind import MessageKind
from portal.domain.inquiries.state import StepNotAllowed
from portal.services.inquiries.answer import ChangedMeanwhile
from portal.services.inquiries.respond import AFTER, DECIDING, Response, respond_to_answer
from portal.services.inquiries.sealed import read_words
from portal.values.errors import NotFound
from tests.factories.inquiries import inquiry_id
from tests.models.records import NOW


def respond(desk, kind, *, owner=None, text="", seen="1"):
    """Respond to the answer of the first facility, which leaves the version at 1."""
    respond_to_answer(
        desk.session,
        owner=owner or desk.erika,
        inquiry_id=inquiry_id(desk.houses[0]),
        response=Response(message_id="f" * 32, kind=kind, text=text, seen_version=seen),
        posts=desk.posts("d"),
        now=NOW,
        cipher=desk.cipher,
    )


@pytest.fixture
def sent(desk):
    desk.send()
    for house in desk.houses:
        desk.change(house, announced_at=NOW)
    return desk


@pytest.mark.parametrize("state", ["neu", "zurueckgehalten"])
def test_x21_who_never_heard_of_it_learns_nothing_of_its_end(sent, state):
    sent.answer(sent.houses[0])
    sent.change(sent.houses[1], state=state, announced_at=None)

    respond(sent, MessageKind.ZUSAGE)

    assert sent.states() == ["erledigt", "erledigt"]
    assert sent.mails() == 1


def test_e07_a_reply_is_kept_and_told_once(sent):
    sent.answer(*sent.houses)

    for _ in range(2):
        respond(sent, MessageKind.NACHRICHT, text="Ab wann?")

    (message,) = sent.stored()[0].messages
    assert read_words(message=message, cipher=sent.cipher) == Words(text="Ab wann?")
    assert (message.author, message.kind) == ("seeker", "nachricht")
    assert b"wann" not in message.content
    assert sent.states() == ["beantwortet", "beantwortet"]
    assert sent.mails() == 1


def test_x21_accepting_one_settles_the_others_and_tells_them(sent):
    sent.answer(*sent.houses)
    sent.say(to=sent.stored()[1])

    for _ in range(2):
        respond(sent, MessageKind.ZUSAGE)

    accepted, other = sent.stored()
    assert (accepted.state, accepted.content is None) == ("erledigt", False)
    assert [one.kind for one in accepted.messages] == ["zusage"]
    assert (other.state, other.content, other.messages) == ("erledigt", None, [])
    assert sent.mails() == 2


@pytest.mark.parametrize("state", ["abgelehnt", "erledigt", "zurueckgezogen"])
def test_x21_what_is_over_already_is_emptied_without_a_letter(sent, state):
    sent.answer(sent.houses[0])
    sent.say(to=sent.stored()[1])
    content = None if state == "zurueckgezogen" else b"x"
    sent.change(sent.houses[1], state=state, content=content)

    respond(sent, MessageKind.ZUSAGE)

    other = sent.stored()[1]
    assert other.state == (state if state == "zurueckgezogen" else "erledigt")
    assert (other.content, other.messages) == (None, [])
    assert sent.mails() == 1


def test_e07_declining_ends_it_for_this_facility_alone(sent):
    sent.answer(*sent.houses)

    respond(sent, MessageKind.ABLEHNUNG)

    assert sent.states() == ["erledigt", "beantwortet"]
    assert sent.mails() == 1


@pytest.mark.parametrize("seen", ["1", "3", "", "02", "x"])
@pytest.mark.parametrize("kind", sorted(DECIDING))
def test_e07_nobody_decides_about_what_they_have_not_seen(sent, kind, seen):
    sent.answer(*sent.houses)
    sent.change(sent.houses[0], version=2)

    with pytest.raises(ChangedMeanwhile):
        respond(sent, kind, seen=seen)

    assert sent.states() == ["beantwortet", "beantwortet"]
    assert sent.stored()[0].messages == []
    assert sent.mails() == 0


def test_e07_a_message_may_cross_another(sent):
    sent.answer(*sent.houses)
    sent.change(sent.houses[0], version=2)

    respond(sent, MessageKind.NACHRICHT, text="Ab wann?", seen="1")

    assert len(sent.stored()[0].messages) == 1


@pytest.mark.parametrize("kind", AFTER)
def test_without_an_answer_there_is_nothing_to_respond_to(sent, kind):
    with pytest.raises(StepNotAllowed):
        respond(sent, kind)

    assert set(sent.states()) == {"neu"}
    assert sent.mails() == 0


def test_nobody_responds_for_somebody_else(sent):
    sent.answer(*sent.houses)

    with pytest.raises(NotFound):
        respond(sent, MessageKind.ZUSAGE, owner=sent.other_owner())
