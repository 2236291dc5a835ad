"""Joining: a draft until the mail is confirmed, at once with an account, once per form."""

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.domain.availability.light import KindOfPlace
from portal.domain.waiting.wish import Reason
from portal.models.facility import Facility
from portal.models.outgoing_mail import OutgoingMail
from portal.models.waiting_entry import WaitingEntry, WaitingLink, WaitingPerson
from portal.services.waiting import join as joining
from portal.services.waiting.join import JoinedMeanwhile, ListFull
from portal.services.waiting.read_own import read_own_entries, wish_of
from portal.values.errors import NotFound
from tests.factories.accounts import make_account
from tests.factories.waiting import WISH
from tests.models.records import NOW
from tests.services.waiting.conftest import by_link, entry_id

OTHER = replace(WISH, name="Otto", reasons=(Reason.REHA,))
DAY = timedelta(days=1)


def entries(session):
    session.expire_all()
    return session.scalars(sa.select(WaitingEntry).order_by(WaitingEntry.id)).all()


def count(session, model):
    return len(session.scalars(sa.select(model)).all())


class TestWithoutAccount:
    def test_x04_it_is_a_draft_with_a_letter_and_a_link(self, session, join, cipher):
        join()

        (entry,) = entries(session)
        assert (entry.state, entry.joined_at) == ("entwurf", None)
        assert (entry.consent_version, entry.consented_at) == ("v1", NOW)
        assert wish_of(entry=entry, cipher=cipher) == WISH
        assert count(session, OutgoingMail) == count(session, WaitingLink) == 1

    def test_nothing_that_was_typed_is_readable_in_the_rows(self, session, join):
        join()

        rows = [
            str(dict(row))
            for model in (WaitingEntry, WaitingPerson, WaitingLink)
            for row in session.execute(sa.select(model.__table__)).mappings()
        ]
        for word in ("Erika", "0385", "krankenhaus", "erika@example.org"):
            assert all(word not in row for row in rows), word

    def test_the_same_form_twice_is_one_entry_and_one_letter(self, session, join):
        join()
        join()

        assert len(entries(session)) == 1
        assert count(session, OutgoingMail) == 1

    def test_another_form_replaces_the_draft_by_one_of_its_own(self, session, join, cipher):
        join()
        join(number=2, wish=OTHER, now=NOW + DAY)

        (entry,) = entries(session)
        assert entry.id == entry_id(2)
        assert wish_of(entry=entry, cipher=cipher) == OTHER
        assert entry.created_at == NOW + DAY
        assert count(session, WaitingLink) == 2

    def test_what_was_confirmed_stays_as_it_is_and_the_letter_goes_out(
        self, session, join, confirmed, cipher
    ):
        confirmed()

        join(number=2, wish=OTHER)

        (entry,) = entries(session)
        assert wish_of(entry=entry, cipher=cipher) == WISH
        assert entry.state == "aktiv"
        assert count(session, OutgoingMail) == 2

    @pytest.mark.parametrize(
        "mailboxes",
        [("weiß@example.org", "weiss@example.org"), ("erika@example.org", "Erika@example.org")],
    )
    def test_a_mailbox_that_only_folds_to_the_same_text_is_somebody_else(
        self, session, join, cipher, mailboxes
    ):
        own, foreign = mailboxes
        join(email=own)

        join(number=2, email=foreign, wish=OTHER)

        opened = [one.wish for one in read_own_entries(session, holder=by_link(2), cipher=cipher)]
        assert opened == [OTHER]
        assert count(session, WaitingPerson) == 2

    def test_another_kind_or_facility_or_person_is_another_entry(
        self, session, join, other_facility_id
    ):
        join()
        join(number=2, kind=KindOfPlace.KURZZEITPFLEGE)
        join(number=3, facility=other_facility_id)
        join(number=4, email="otto@example.org")

        assert len(entries(session)) == 4
        assert count(session, WaitingPerson) == 2

    def test_many_drafts_of_one_address_push_out_the_oldest(self, session, join, monkeypatch):
        monkeypatch.setattr(joining, "MOST_ENTRIES", 2)
        kinds = (KindOfPlace.DAUERPFLEGE, KindOfPlace.KURZZEITPFLEGE, KindOfPlace.TAGESPFLEGE)
        for number, kind in enumerate(kinds, start=1):
            join(number=number, kind=kind, now=NOW + number * DAY)

        assert [one.id for one in entries(session)] == [entry_id(2), entry_id(3)]

    def test_d12_an_unpublished_facility_takes_nobody(self, session, join):
        session.execute(sa.update(Facility).values(is_published=False))

        with pytest.raises(NotFound):
            join()
        assert entries(session) == []

    def test_another_click_at_this_moment_is_reported(self, session, join, monkeypatch):
        join()
        monkeypatch.setattr(joining, "find_person", lambda *_args, **_kwargs: None)

        with pytest.raises(JoinedMeanwhile), session.begin_nested():
            join(number=2)


class TestWithAccount:
    @pytest.fixture
    def erika(self, session):
        return make_account(session, email="erika@example.org")

    def test_x04_it_counts_at_once_and_no_letter_goes_out(self, session, join, erika):
        join(account=erika)

        (entry,) = entries(session)
        assert (entry.state, entry.joined_at, entry.current_at) == ("aktiv", NOW, NOW)
        assert count(session, OutgoingMail) == 0
        (person,) = session.scalars(sa.select(WaitingPerson)).all()
        assert (person.account_id, person.email, person.person_key) == (erika.id, None, None)

    def test_joining_again_changes_the_wish_and_keeps_the_place(self, session, join, erika, cipher):
        join(account=erika)
        join(account=erika, number=2, wish=OTHER, now=NOW + DAY)

        (entry,) = entries(session)
        assert wish_of(entry=entry, cipher=cipher) == OTHER
        assert (entry.joined_at, entry.current_at) == (NOW, NOW + DAY)

    def test_what_was_joined_without_the_account_is_the_same_entry(
        self, session, join, confirmed, erika
    ):
        confirmed()

        join(account=erika, number=2, wish=OTHER, now=NOW + DAY)

        (entry,) = entries(session)
        assert entry.joined_at == NOW

    def test_a_draft_is_confirmed_by_it(self, session, join, erika):
        join()

        join(account=erika, number=2)

        assert [one.state for one in entries(session)] == ["aktiv"]

    def test_there_is_an_end_to_it(self, join, erika, monkeypatch):
        monkeypatch.setattr(joining, "MOST_ENTRIES", 1)
        join(account=erika)

        with pytest.raises(ListFull):
            join(account=erika, number=2, kind=KindOfPlace.TAGESPFLEGE)
