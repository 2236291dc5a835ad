from datetime import timedelta

import sqlalchemy as sa

from portal.domain.availability.light import KindOfPlace
from portal.models.outgoing_mail import OutgoingMail
from portal.models.waiting_entry import WaitingEntry, WaitingLink
from portal.services.waiting.ask import ask_person
from portal.services.waiting.posting import LinkLetter
from tests.factories.mails import make_letter
from tests.models.records import NOW
from tests.services.waiting.conftest import entry_id

DUE = NOW + timedelta(days=30)
QUESTION = LinkLetter(token_hash="f" * 64, letter=make_letter(), mail_id="f" * 32)


def ask(session, cipher, *, now=DUE, question=QUESTION):
    return ask_person(session, person_id=entry_id(1), question=question, now=now, cipher=cipher)


def asked(session):
    session.expire_all()
    return session.scalars(sa.select(WaitingEntry.asked_at).order_by(WaitingEntry.id)).all()


def letters(session):
    return session.scalars(sa.select(OutgoingMail.id)).all()


def test_x04_after_thirty_days_one_letter_asks_about_all_that_is_due(session, confirmed, cipher):
    confirmed()
    confirmed(number=2, kind=KindOfPlace.TAGESPFLEGE)
    confirmed(number=3, kind=KindOfPlace.NACHTPFLEGE, now=NOW + timedelta(days=1))

    assert ask(session, cipher)

    assert asked(session) == [DUE, DUE, None]
    assert "f" * 32 in letters(session)
    assert session.get(WaitingLink, "f" * 64) is not None


def test_x04_nobody_is_asked_before_or_twice(session, confirmed, cipher):
    confirmed()

    assert not ask(session, cipher, now=DUE - timedelta(seconds=1))
    assert ask(session, cipher)
    assert not ask(session, cipher, now=DUE + timedelta(days=1))
    assert len(letters(session)) == 2


def test_a_draft_is_not_asked_about(session, join, cipher):
    join()

    assert not ask(session, cipher)


def test_without_an_address_the_entry_goes_its_way_all_the_same(session, confirmed, cipher):
    confirmed()

    assert ask(session, cipher, question=None)

    assert asked(session) == [DUE]
    assert "f" * 32 not in letters(session)
