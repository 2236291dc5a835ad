"""Whom the letters about an inquiry reach."""

from portal.services.inquiries.contacts import Contact, contact_of, read_contact
from tests.factories.inquiries import CONTENT, SEEKER_TOKEN


def test_people_without_account_get_the_link_once_more(desk):
    desk.send_without_account()

    found = contact_of(inquiry=desk.stored()[0], cipher=desk.cipher)

    assert found == Contact(email=CONTENT.email, token=f"{SEEKER_TOKEN}-b")


def test_people_with_an_account_find_it_there(desk):
    desk.send()

    found = read_contact(desk.session, inquiry_id=desk.stored()[0].id, cipher=desk.cipher)

    assert found == Contact(email=CONTENT.email, token="")


def test_nobody_is_written_to_about_what_was_withdrawn_or_is_unreadable(desk):
    desk.send()
    first, second = desk.houses
    desk.change(first, content=None)
    desk.change(second, links=b"x")

    for inquiry in desk.stored():
        assert contact_of(inquiry=inquiry, cipher=desk.cipher) is None
