"""Whom the letters about an inquiry reach."""

from portal.models.account import Account
from portal.services.inquiries.contacts import (
    Contact,
    read_contact,
    read_contacts,
    read_unfinished_contacts,
)
from portal.services.inquiries.sealed import read_content
from tests.factories.inquiries import CONTENT, SEEKER_TOKEN


def read(desk):
    return list(read_contacts(desk.session, inquiries=desk.stored(), cipher=desk.cipher).values())


def test_people_without_account_get_the_link_once_more(desk):
    desk.send_without_account()

    assert read(desk) == [Contact(email=CONTENT.email, token=f"{SEEKER_TOKEN}-b")] * 2


def test_people_with_an_account_find_it_there(desk):
    desk.send()

    found = read_contact(desk.session, inquiry_id=desk.stored()[0].id, cipher=desk.cipher)

    assert found == Contact(email="erika@example.org", token="")


def test_people_with_an_account_are_written_to_where_it_is_now(desk):
    desk.send()
    desk.session.get_one(Account, desk.erika.account_id).email = "neu@example.org"
    desk.session.flush()

    assert read(desk) == [Contact(email="neu@example.org", token="")] * 2
    for inquiry in desk.stored():
        assert read_content(inquiry=inquiry, cipher=desk.cipher) == CONTENT


def test_nobody_is_written_to_about_what_was_withdrawn_or_is_unreadable(desk):
    desk.send()
    first, second = desk.houses
    desk.change(first, content=None)
    desk.change(second, links=b"x")

    assert read(desk) == [None, None]


def test_h10_knows_whom_to_write_when_a_facility_goes(desk):
    desk.send()
    desk.change(desk.houses[1], state="abgelehnt")

    first, second = [
        read_unfinished_contacts(desk.session, facility_id=one, cipher=desk.cipher)
        for one in desk.houses
    ]

    assert first == {desk.stored()[0].id: Contact(email="erika@example.org", token="")}
    assert second == {}
