import pytest

from portal.domain.inquiries.reaching import emails_of, mailbox_of

PERSON, DIRECTORY = "aufnahme@example.org", "haus@example.org"


@pytest.mark.parametrize(
    ("is_managed", "contact", "expected"),
    [
        (True, PERSON, (PERSON, DIRECTORY, "")),
        (True, "", ("", DIRECTORY, "")),
        (True, None, ("", DIRECTORY, "")),
        (False, PERSON, ("", DIRECTORY, "")),
    ],
)
def test_e12_the_person_whom_a_provider_names_comes_first(is_managed, contact, expected):
    found = emails_of(is_managed=is_managed, contact_email=contact, directory_email=DIRECTORY)

    assert found == expected


def test_e11_the_master_of_the_company_is_told_if_nobody_else_is():
    found = emails_of(
        is_managed=True, contact_email=None, directory_email="", master_email="leitung@example.org"
    )

    assert mailbox_of(emails=found) == "leitung@example.org"


@pytest.mark.parametrize(
    ("emails", "mailbox"),
    [
        ((PERSON, DIRECTORY), PERSON),
        (("", DIRECTORY), DIRECTORY),
        (("kein@", DIRECTORY), DIRECTORY),
        (("a@b.de\r\nBcc: x@y.de", ""), ""),
        ((), ""),
    ],
)
def test_the_first_that_is_an_address_is_taken(emails, mailbox):
    assert mailbox_of(emails=emails) == mailbox
