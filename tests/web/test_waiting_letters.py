import pytest
from flask import Flask

from portal.domain.accounts.email_address import read_address
from portal.web.visiting import hash_token
from portal.web.waiting_letters import letter_with_link
from tests.factories.waiting import LINK

ADDRESS = read_address(text="erika@müller.example")


@pytest.fixture
def write(app: Flask):
    """Return a function that writes a letter."""

    def write_one(template, **values):
        with app.test_request_context():
            return letter_with_link(template, address=ADDRESS, subject="Probe", **values)

    return write_one


@pytest.mark.parametrize(
    ("template", "values", "button"),
    [
        ("waiting_confirmation", {"days": 7}, "Eintrag bestätigen"),
        ("waiting_question", {"rest_days": 14, "keep_days": 180}, "Ja, noch aktuell"),
    ],
)
def test_x04_it_brings_a_link_whose_hash_is_stored_and_names_the_button(
    write, template, values, button
):
    mail = write(template, **values)

    for text in (mail.letter.text, mail.letter.html):
        (token,) = {one.rpartition("/")[2] for one in LINK.findall(text)}
        assert hash_token(token=token) == mail.token_hash
        assert f"„{button}“" in text
    assert mail.letter.recipient == "erika@xn--mller-kva.example"


def test_no_two_letters_have_the_same_link(write):
    first, second = (write("waiting_confirmation", days=7) for _ in range(2))

    assert first.token_hash != second.token_hash
    assert first.mail_id != second.mail_id
