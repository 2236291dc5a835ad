from dataclasses import replace

import pytest

from portal.web import inquiry_letters
from portal.web.inquiry_notices import ANNOUNCE
from tests.support.ports import JobList
from tests.web.test_inquiry_words import SENT
from tests.web.test_posting import bound


@pytest.fixture(autouse=True)
def _in_a_request(app):
    with app.test_request_context():
        yield


@pytest.mark.parametrize(
    "write", [inquiry_letters.withdrawn, inquiry_letters.responded, inquiry_letters.settled]
)
def test_e04_a_letter_holds_a_link_and_nobodys_data(write):
    (post,) = write([SENT]).values()

    assert post.letter.recipient == "haus@example.org"
    assert "/anfrage-lesen/token" in post.letter.text
    assert "Haus am See" not in post.letter.text + post.letter.subject


def test_e12_the_person_whom_the_facility_names_is_written_to_first():
    named = replace(SENT, facility_emails=("aufnahme@example.org", "haus@example.org"))

    (post,) = inquiry_letters.settled([named]).values()

    assert post.letter.recipient == "aufnahme@example.org"


@pytest.mark.parametrize(
    "changed",
    [
        {"provider_token": ""},
        {"facility_emails": ("", "")},
        {"facility_emails": ("", "a@b.de\r\nBcc: x@y.de")},
    ],
)
def test_nobody_is_written_to_who_cannot_be_reached(changed):
    assert inquiry_letters.withdrawn([replace(SENT, **changed)]) == {}


def test_e04_facilities_are_told_by_a_job_of_its_own(app):
    jobs = JobList()
    bound(app, jobs)

    inquiry_letters.announce_soon()

    assert jobs.queued == [(ANNOUNCE, "")]
