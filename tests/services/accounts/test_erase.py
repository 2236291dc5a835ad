"""Erasing takes everything that belongs to an account, once, and leaves a proof without a person.

With real commits, on both databases.
"""

import hashlib
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.domain.accounts.purposes import Purpose
from portal.models.account import Account
from portal.models.base import Base
from portal.models.erasure import Erasure
from portal.models.known_place import KnownPlace
from portal.models.outgoing_mail import OutgoingMail
from portal.models.recovery_code import RecoveryCode
from portal.queries.own_account import PasswordOutdated
from portal.services.accounts.erase import erase_account
from portal.services.journal.issue_link import issue_link
from portal.services.journal.note_erasure import hash_erased
from portal.services.journal.note_event import note_event
from portal.services.journal.post_letter import post_letter
from tests.factories.accounts import TOTP_BASE32, make_account, store_sign_in
from tests.factories.mails import make_letter
from tests.factories.own_account import CIPHER, NOW, posted
from tests.factories.results import keep_result, store_link

FAREWELL = ("erika@example.org", "Gelöscht")
REMAIN = {"erasure", "outgoing_mail"}


def fill(session, account, *, number):
    """Give an account something in every table that knows accounts."""
    store_sign_in(session, account, now=NOW)
    issue_link(
        session,
        account_id=account.id,
        purpose=Purpose.RESET,
        token_hash=str(number) * 64,
        now=NOW,
    )
    note_event(session, account_id=account.id, event=Event.SIGNED_IN, device="", now=NOW)
    session.add(RecoveryCode(account_id=account.id, code_hash="r"))
    session.add(KnownPlace(account_id=account.id, place_hash="p", signed_in_at=NOW))
    post_letter(
        session,
        letter=make_letter(subject="Wartet", recipient=account.email),
        mail_id=str(number) * 32,
        account_id=account.id,
        now=NOW,
        cipher=CIPHER,
    )
    result_id = keep_result(session, account, cipher=CIPHER)
    store_link(session, result_id)
    session.flush()
    return result_id


def counts(session):
    """Return the number of rows of every table that has any."""
    found = {
        table.name: session.scalar(sa.select(sa.func.count()).select_from(table))
        for table in Base.metadata.sorted_tables
    }
    return {name: count for name, count in found.items() if count}


def erase(session, account, *, password_hash="", mail_id="e" * 32):
    stored = session.get(Account, account.id)
    return erase_account(
        session,
        account_id=account.id,
        password_hash=password_hash or (stored.password_hash if stored else ""),
        letter=make_letter(recipient=account.email, subject="Gelöscht"),
        mail_id=mail_id,
        now=NOW,
        cipher=CIPHER,
    )


@pytest.fixture
def erika(engine):
    with Session(engine) as session:
        made = make_account(session, totp_secret=TOTP_BASE32)
        session.commit()
    return made


@pytest.fixture
def run(engine):
    """Return a function that does something in a transaction of its own."""

    def run(do):
        with Session(engine) as session:
            session.connection(execution_options={"writes": True})
            found = do(session)
            session.commit()
        return found

    return run


class TestErased:
    def test_a22_nothing_of_the_account_remains(self, run, erika):
        run(lambda session: fill(session, erika, number=1))

        run(lambda session: erase(session, erika))

        assert run(counts) == dict.fromkeys(REMAIN, 1)
        assert run(posted) == [FAREWELL]

    def test_a22_everything_of_others_remains(self, run, erika):
        other = run(lambda session: make_account(session, email="other@example.org"))
        run(lambda session: fill(session, other, number=2))
        before = run(counts)
        run(lambda session: fill(session, erika, number=1))

        run(lambda session: erase(session, erika))

        after = run(counts)
        assert after.pop("erasure") == 1
        assert after.pop("outgoing_mail") == before.pop("outgoing_mail") + 1
        assert before.pop("account") == after.pop("account") + 1
        assert after == before

    def test_says_whose_documents_must_go(self, run, erika):
        result_id = run(lambda session: fill(session, erika, number=1))

        assert run(lambda session: erase(session, erika)) == (result_id,)

    def test_the_proof_is_a_hash_of_the_random_id(self, run, erika):
        run(lambda session: erase(session, erika))

        (row,) = run(lambda session: session.execute(sa.select(Erasure.__table__)).all())
        assert tuple(row) == (hash_erased(random_id=erika.id), NOW)
        assert row.account_hash == hashlib.sha256(erika.id.encode()).hexdigest()

    def test_the_last_mail_belongs_to_nobody(self, run, erika):
        run(lambda session: erase(session, erika))

        assert run(lambda session: session.scalars(sa.select(OutgoingMail.account_id)).all()) == [
            None
        ]

    def test_the_address_is_free_again(self, run, erika):
        run(lambda session: erase(session, erika))

        assert run(make_account).email == erika.email


class TestTwice:
    def test_has_one_effect(self, run, erika):
        run(lambda session: erase(session, erika))

        assert run(lambda session: erase(session, erika, mail_id="f" * 32)) == ()

        assert run(posted) == [FAREWELL]
        assert run(counts) == dict.fromkeys(REMAIN, 1)

    def test_at_the_same_moment_has_one_effect(self, run, erika):
        run(lambda session: fill(session, erika, number=1))
        password_hash = run(lambda session: session.get_one(Account, erika.id).password_hash)

        def try_once(number):
            mail_id = str(number) * 32
            return run(
                lambda session: erase(session, erika, password_hash=password_hash, mail_id=mail_id)
            )

        with ThreadPoolExecutor(max_workers=5) as crowd:
            answers = list(crowd.map(try_once, range(3, 8)))

        assert sum(len(answer) for answer in answers) == 1
        assert run(counts) == dict.fromkeys(REMAIN, 1)


class TestRefused:
    def test_after_another_password(self, run, erika):
        run(lambda session: fill(session, erika, number=1))
        before = run(counts)

        with pytest.raises(PasswordOutdated):
            run(lambda session: erase(session, erika, password_hash="other"))

        assert run(counts) == before

    def test_what_is_rolled_back_is_not_erased(self, engine, run, erika):
        before = run(counts)

        with Session(engine) as session:
            erase(session, erika)
            session.rollback()

        assert run(counts) == before
