"""Erased persons stay erased, whatever a backup brings back."""

import sqlalchemy as sa

from portal.models.account import Account
from portal.models.company import Company
from portal.models.erasure import Erasure
from portal.services.accounts.replay_erasures import Replayed, replay_erasures
from portal.services.journal.note_erasure import hash_erased
from tests.factories.accounts import make_account
from tests.factories.companies import make_company
from tests.models.records import NOW


def accounts(session):
    return set(session.scalars(sa.select(Account.id)))


def test_who_was_erased_goes_and_others_stay(session):
    gone, stays = make_account(session), make_account(session, email="otto@example.org")

    replayed = replay_erasures(session, erased={hash_erased(random_id=gone.id): NOW})

    assert accounts(session) == {stays.id}
    assert replayed.address_keys == (gone.email,)
    assert len(session.scalars(sa.select(Erasure)).all()) == 1


def test_the_company_of_a_master_goes_again(session):
    made = make_company(session)

    replay_erasures(session, erased={hash_erased(random_id=made.master.id): NOW})

    assert session.scalars(sa.select(Company.id)).all() == []


def test_twice_is_once(session):
    gone = make_account(session)
    erased = {hash_erased(random_id=gone.id): NOW}

    replay_erasures(session, erased=erased)

    assert replay_erasures(session, erased=erased) == Replayed((), ())
    assert len(session.scalars(sa.select(Erasure)).all()) == 1


def test_what_the_backup_itself_has_noted_counts_too(session):
    gone = make_account(session)
    session.add(Erasure(erased_hash=hash_erased(random_id=gone.id), erased_at=NOW))
    session.flush()

    replay_erasures(session, erased={})

    assert accounts(session) == set()
