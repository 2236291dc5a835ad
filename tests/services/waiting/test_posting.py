import sqlalchemy as sa

from portal.models.outgoing_mail import OutgoingMail
from portal.models.waiting_entry import WaitingLink
from portal.services.waiting.posting import LinkLetter, post_link
from tests.factories.mails import make_letter
from tests.factories.waiting import make_person
from tests.models.records import NOW


def test_the_link_and_the_letter_that_brings_it_are_stored_together(session, cipher):
    person = make_person()
    session.add(person)
    session.flush()
    mail = LinkLetter(token_hash="1" * 64, letter=make_letter(), mail_id="2" * 32)

    post_link(session, mail=mail, person_id=person.id, now=NOW, cipher=cipher)

    session.flush()
    link = session.scalars(sa.select(WaitingLink)).one()
    assert (link.token_hash, link.person_id, link.created_at) == ("1" * 64, person.id, NOW)
    assert session.scalars(sa.select(OutgoingMail.id)).all() == ["2" * 32]
