"""Ten clicks at the same moment join once, and none is lost."""

from contextlib import suppress

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.accounts.email_address import read_address
from portal.domain.availability.light import KindOfPlace
from portal.models.outgoing_mail import OutgoingMail
from portal.models.waiting_entry import WaitingEntry, WaitingPerson
from portal.services.waiting.join import Applicant, Application, JoinedMeanwhile, join_list
from portal.services.waiting.posting import LinkLetter
from tests.factories.mails import make_letter
from tests.factories.waiting import WISH
from tests.models.records import NOW, store_facility
from tests.services.saved_results.test_save_at_once import at_once
from tests.services.waiting.conftest import entry_id, keys_of

AT_ONCE = 10
EMAIL = "erika@example.org"


@pytest.fixture
def house(engine):
    with Session(engine) as session:
        session.connection(execution_options={"writes": True})
        facility_id = store_facility(session).id
        session.commit()
    return facility_id


@pytest.fixture
def send(engine, house, cipher):
    """Return a function that sends one form as the page does: once more if another was first."""

    def join(number, *, form, kind):
        with Session(engine) as session:
            session.connection(execution_options={"writes": True})
            join_list(
                session,
                applicant=Applicant(read_address(text=EMAIL), keys_of(EMAIL), "", entry_id(number)),
                application=Application(entry_id(form), house, kind, WISH, "v1"),
                confirmation=LinkLetter(f"{number:064x}", make_letter(), f"{number:032x}"),
                now=NOW,
                cipher=cipher,
            )
            session.commit()

    def send_one(number, *, form=1, kind=KindOfPlace.DAUERPFLEGE):
        with suppress(JoinedMeanwhile):
            return join(number, form=form, kind=kind)
        return join(number, form=form, kind=kind)

    return send_one


def numbers(engine):
    with engine.connect() as connection:
        return tuple(
            connection.scalar(sa.select(sa.func.count()).select_from(model))
            for model in (WaitingPerson, WaitingEntry, OutgoingMail)
        )


def test_one_form_sent_ten_times_at_once_joins_once(engine, send):
    at_once([lambda number=number: send(number) for number in range(1, AT_ONCE + 1)])

    assert numbers(engine) == (1, 1, 1)


def test_two_forms_of_a_new_person_at_once_both_count(engine, send):
    kinds = (KindOfPlace.DAUERPFLEGE, KindOfPlace.KURZZEITPFLEGE)

    at_once(
        [
            lambda number=number, kind=kind: send(number, form=number, kind=kind)
            for number, kind in enumerate(kinds, start=1)
        ]
    )

    assert numbers(engine) == (1, 2, 2)
