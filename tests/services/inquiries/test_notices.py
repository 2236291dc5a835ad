"""Mails to facilities: which are due, and that each is sent once."""

from datetime import timedelta

import pytest

from portal.domain.inquiries.announcing import MOST_IN_ONE_MAIL, PAUSE
from portal.domain.inquiries.screening import Doubt
from portal.models.facility import Facility
from portal.services.inquiries.notices import (
    note_announced,
    note_reminded,
    read_announcements,
    read_unanswered,
)
from portal.services.inquiries.steps import Post
from tests.factories.inquiries import provider_token
from tests.factories.mails import make_letter
from tests.models.records import NOW, make_profile

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
BATCHES = [chr(number) for number in range(ord("0"), ord("9") + 1)]


def read(desk, *, now=NOW):
    return read_announcements(desk.session, now=now, cipher=desk.cipher)


def announce(desk, notice, *, now=NOW, number=1):
    letter = Post(letter=make_letter(), mail_id=f"{number:032x}")
    note_announced(desk.session, notice=notice, letter=letter, now=now, cipher=desk.cipher)


def announce_all(desk, *, now=NOW):
    for number, notice in enumerate(read(desk, now=now), start=int(now.timestamp())):
        announce(desk, notice, now=now, number=number)


class TestAnnouncements:
    def test_e04_each_facility_is_told_of_its_own_with_its_link(self, desk):
        desk.send()

        first, second = read(desk)

        assert (first.facility_id, second.facility_id) == desk.houses
        assert first.emails == ("", "haus-1@example.org", "")
        assert [one.token for one in first.links] == [provider_token(desk.houses[0])]
        assert [one.token for one in second.links] == [provider_token(desk.houses[1])]

    def test_e12_the_person_named_in_the_profile_is_told_first(self, desk):
        desk.send()
        desk.session.get_one(Facility, desk.houses[0]).is_managed = True
        desk.session.add(
            make_profile(
                facility_id=desk.houses[0],
                contact_name="Frau Beispiel",
                contact_email="aufnahme@example.org",
            )
        )
        desk.session.flush()

        first, second = read(desk)

        assert first.contact_name == "Frau Beispiel"
        assert first.emails == ("aufnahme@example.org", "haus-1@example.org", "")
        assert second.contact_name == ""

    def test_e04_each_inquiry_is_told_once(self, desk):
        desk.send()
        notice = read(desk)[0]

        for number in (1, 2):
            announce(desk, notice, number=number)

        assert desk.mails() == 1
        assert desk.stored()[0].announced_at == NOW
        assert [one.facility_id for one in read(desk, now=NOW + PAUSE)] == [desk.houses[1]]

    def test_a_flood_comes_in_few_mails_and_nothing_is_lost(self, desk):
        for batch in BATCHES:
            desk.send(batch=batch)
        announce_all(desk)
        desk.send(batch="b", now=NOW + MINUTE)

        assert desk.mails() == 2
        assert read(desk, now=NOW + MINUTE) == ()
        assert [len(one.told) for one in read(desk, now=NOW + PAUSE)] == [1, 1]

    def test_one_mail_holds_no_more_than_twenty(self, desk):
        for number in range(MOST_IN_ONE_MAIL + 1):
            sending = desk.send(batch=chr(ord("A") + number))
            assert len(sending.addressed) == 2

        assert [len(one.told) for one in read(desk)] == [MOST_IN_ONE_MAIL] * 2
        announce_all(desk)
        assert [len(one.told) for one in read(desk, now=NOW + PAUSE)] == [1, 1]

    def test_what_is_held_back_or_unconfirmed_is_told_to_nobody(self, desk):
        desk.send(batch="1", doubts=(Doubt.LINK,))
        desk.send_without_account(batch="2")

        assert read(desk) == ()

    @pytest.mark.parametrize("columns", [{"email": ""}, {"is_published": False}])
    def test_e11_who_cannot_be_told_is_left_out(self, desk, columns):
        desk.send()
        facility = desk.session.get_one(Facility, desk.houses[0])
        for name, value in columns.items():
            setattr(facility, name, value)
        desk.session.flush()

        assert [one.facility_id for one in read(desk)] == [desk.houses[1]]

    def test_what_was_withdrawn_meanwhile_is_not_told(self, desk):
        desk.send()
        notice = read(desk)[0]
        desk.change(desk.houses[0], state="zurueckgezogen", content=None, links=None)

        announce(desk, notice)

        assert desk.mails() == 0

    def test_what_cannot_be_read_has_no_link(self, desk):
        desk.send()
        desk.change(desk.houses[0], links=b"x")

        first = read(desk)[0]

        assert (len(first.told), first.links) == (1, ())

    def test_without_a_letter_it_counts_as_told(self, desk):
        desk.send()

        for notice in read(desk):
            note_announced(desk.session, notice=notice, letter=None, now=NOW, cipher=desk.cipher)

        assert (desk.mails(), read(desk, now=NOW + PAUSE)) == (0, ())


class TestReminders:
    def read(self, desk, *, before=NOW + DAY):
        return read_unanswered(desk.session, sent_before=before, cipher=desk.cipher)

    def remind(self, desk, notice, *, number=9):
        letter = Post(letter=make_letter(), mail_id=f"{number:032x}")
        note_reminded(desk.session, notice=notice, letter=letter, now=NOW + DAY, cipher=desk.cipher)

    @pytest.fixture
    def told(self, desk):
        desk.send()
        announce_all(desk)
        return desk

    def test_x05_who_has_not_answered_is_reminded_once(self, told):
        told.change(told.houses[1], state="gelesen")
        before = told.mails()

        for number, notice in enumerate(self.read(told), start=20):
            self.remind(told, notice, number=number)

        assert told.mails() == before + 2
        assert self.read(told) == ()

    @pytest.mark.parametrize("state", ["beantwortet", "abgelehnt", "erledigt"])
    def test_x05_who_has_answered_is_left_alone(self, told, state):
        for house in told.houses:
            told.change(house, state=state)

        assert self.read(told) == ()

    def test_who_answers_at_the_last_moment_is_left_alone(self, told):
        notice = self.read(told)[0]
        told.change(told.houses[0], state="beantwortet")
        before = told.mails()

        self.remind(told, notice)

        assert told.mails() == before

    def test_nobody_is_reminded_of_what_they_were_not_told(self, desk):
        desk.send()

        assert self.read(desk) == ()

    def test_nothing_is_reminded_too_early(self, told):
        assert self.read(told, before=NOW) == ()
