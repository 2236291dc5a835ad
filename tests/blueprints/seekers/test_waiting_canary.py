"""What people type reaches the facility and themselves, and nothing else."""

import pytest

from portal.domain.availability.light import Light
from portal.services.waiting.read_for_facility import read_waiting
from portal.web import outside
from portal.web.extensions import db
from tests.factories import hostile, waiting
from tests.factories.directory import house_with_lamp
from tests.factories.forms import press
from tests.factories.mails import take_mails
from tests.support.statements import rows_of

NAME, PHONE, EMAIL = "Kanarienfrau Gelb", "0999 777555", "kanarie@example.org"


@pytest.fixture
def house(add_offers):
    return add_offers(house_with_lamp("Haus am See", light=Light.BELEGT))[0]


def test_canary_words_stand_in_no_log_address_header_row_or_mail(
    client, app, house, seen, everything_logged
):
    with app.app_context():
        database = db.engine
    waiting.join(client, house, name=NAME, telefon=PHONE, email=EMAIL)
    (mail,) = take_mails(app)
    link = waiting.LINK.findall(str(mail.get_body(("plain",)).get_content()))[0]
    waiting.press_at(client, link, waiting.CONFIRM)
    page = client.get(link)
    press(client, page, waiting.LEAVE_ALL)

    told = (
        everything_logged.text,
        str(seen),
        str(rows_of(database)),
        str(mail.get_body(("plain",)).get_content()),
    )
    for word in (NAME, "Kanarien", PHONE, "777555", "krankenhaus", "Krankenhaus"):
        assert word in page.text or word == "krankenhaus", word
        assert all(word not in text for text in told), word
    assert all(EMAIL not in text for text in told[:3])
    token = link.rpartition("/")[2]
    assert token not in str(rows_of(database))


def test_the_facility_reads_what_was_typed(client, app, house):
    waiting.confirmed(client, app, house, name=NAME, telefon=PHONE)

    with app.app_context():
        (found,) = read_waiting(db.session(), facility_id=house, cipher=outside.current().cipher)
    assert (found.wish.name, found.wish.phone, found.email) == (NAME, PHONE, "erika@example.org")


@pytest.mark.parametrize("text", hostile.HOSTILE)
def test_hostile_text_stays_text(client, app, house, text):
    answer = waiting.join(client, house, name=text, telefon=text, email=text, ab=text)
    hostile.assert_only_text(answer)

    answer = waiting.join(client, house, name=text or "x")
    if answer.status_code == 303:
        link = waiting.link_in_mail(app)
        waiting.press_at(client, link, waiting.CONFIRM)
        hostile.assert_only_text(client.get(link))
