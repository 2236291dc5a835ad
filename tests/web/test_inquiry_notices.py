"""Letters about inquiries that the portal writes by itself."""

from datetime import timedelta

import pytest

from portal.services.inquiries.alternatives import Silence
from portal.services.inquiries.contacts import Contact
from portal.services.inquiries.notices import Notice, Told
from portal.web import inquiry_notices
from tests.factories.directory import NOW

INQUIRY = "0a" * 16
DIRECTORY = "haus@example.org"


@pytest.fixture(autouse=True)
def _in_the_app(app):
    with app.app_context():
        yield


def notice(*, count=1, emails=("", DIRECTORY), contact_name="", readable=True):
    return Notice(
        facility_id=1,
        facility_name="Haus am See",
        contact_name=contact_name,
        emails=emails,
        postcode="19370",
        told=tuple(
            Told(
                inquiry_id=f"{number:032x}",
                token=f"t{number}" if readable else "",
                sent_at=NOW + timedelta(hours=number),
            )
            for number in range(count)
        ),
    )


class TestToFacilities:
    @pytest.mark.parametrize("write", [inquiry_notices.announcing, inquiry_notices.reminding])
    def test_e04_the_mail_holds_a_link_and_the_facilitys_own_name(self, write):
        letter = write(notice()).letter

        assert letter.recipient == DIRECTORY
        for text in (letter.text, letter.html):
            assert "http://127.0.0.1:8000/anfrage-lesen/t0" in text
            assert "Haus am See" in text

    @pytest.mark.parametrize("write", [inquiry_notices.announcing, inquiry_notices.reminding])
    def test_many_come_in_one_mail_each_with_its_time(self, write):
        letter = write(notice(count=3)).letter

        for number in range(3):
            assert f"/anfrage-lesen/t{number}" in letter.text
        assert letter.text.count("2. März 2026, 1") == 3
        assert "3 Menschen" in letter.text
        assert "neue Anfragen" in letter.subject or "warten" in letter.subject

    def test_e08_the_mail_says_that_nothing_has_to_be_paid(self):
        letter = inquiry_notices.announcing(notice()).letter

        assert "kostenlos" in letter.text
        assert "keine Kosten" in letter.html

    def test_e12_the_named_person_is_addressed_and_written_to(self):
        letter = inquiry_notices.announcing(
            notice(contact_name="Frau Beispiel", emails=("aufnahme@example.org", DIRECTORY))
        ).letter

        assert letter.recipient == "aufnahme@example.org"
        assert "zu Händen Frau Beispiel" in letter.text
        assert "zu Händen Frau Beispiel" in letter.html

    def test_an_unusable_address_gives_way_to_the_directorys(self):
        letter = inquiry_notices.announcing(notice(emails=("kein@", DIRECTORY))).letter

        assert letter.recipient == DIRECTORY

    @pytest.mark.parametrize("changes", [{"emails": ("", "kein@")}, {"readable": False}])
    def test_without_address_or_link_there_is_no_letter(self, changes):
        assert inquiry_notices.announcing(notice(**changes)) is None
        assert inquiry_notices.reminding(notice(**changes)) is None

    def test_names_from_the_directory_stay_text_in_html(self):
        odd = notice(contact_name="<b>Frau</b>")

        assert "<b>Frau" not in inquiry_notices.announcing(odd).letter.html


@pytest.mark.parametrize(
    "write",
    [
        inquiry_notices.answered,
        inquiry_notices.declined,
        inquiry_notices.dropping,
        inquiry_notices.closing,
    ],
)
class TestToSeekers:
    def test_the_mail_holds_the_link_of_who_has_no_account(self, write):
        contact = Contact(email="erika@example.org", token="s")

        post = write(contact, inquiry_id=INQUIRY)

        assert post.letter.recipient == "erika@example.org"
        for text in (post.letter.text, post.letter.html):
            assert f"http://127.0.0.1:8000/meine-anfragen/s/{INQUIRY}" in text

    def test_the_mail_leads_into_the_account(self, write):
        post = write(Contact(email="erika@example.org", token=""), inquiry_id=INQUIRY)

        assert f"/mein-konto/anfragen/{INQUIRY}" in post.letter.text

    def test_no_two_mails_have_the_same_id(self, write):
        contact = Contact(email="erika@example.org", token="s")

        ids = {write(contact, inquiry_id=INQUIRY).mail_id for _ in range(2)}

        assert len(ids) == 2


class TestEnding:
    def test_the_mail_leads_to_the_search_and_not_to_what_may_be_gone(self):
        post = inquiry_notices.ending(Contact(email="erika@example.org", token="s"))

        assert post.letter.recipient == "erika@example.org"
        for text in (post.letter.text, post.letter.html):
            assert "http://127.0.0.1:8000/pflege-und-wohnangebote/" in text
            assert "meine-anfragen" not in text


class TestOfferingAlternatives:
    BATCH = "0b" * 16

    def letter(self, *, has_account=False, count=1, has_answers=False):
        contact = Contact(email="erika@example.org", token="" if has_account else "s")
        silence = Silence(
            batch_id=self.BATCH,
            inquiry_ids=(INQUIRY, "0c" * 16)[:count],
            is_single=count == 1,
            has_answers=has_answers,
            contact=contact,
        )
        return inquiry_notices.offering_alternatives(silence).letter

    def test_the_mail_about_one_inquiry_leads_to_it(self):
        letter = self.letter()

        assert letter.recipient == "erika@example.org"
        for text in (letter.text, letter.html):
            assert f"http://127.0.0.1:8000/meine-anfragen/s/{INQUIRY}" in text
            assert "noch keine Antwort" in text
        assert f"/mein-konto/anfragen/{INQUIRY}" in self.letter(has_account=True).text

    @pytest.mark.parametrize(
        ("count", "where"), [(1, "Bei Ihrer Anfrage"), (2, "Bei jeder Einrichtung")]
    )
    def test_x05_the_mail_promises_no_offer_that_may_not_be_there(self, count, where):
        letter = self.letter(count=count)

        for text in (letter.text, letter.html):
            assert where in text
            assert "noch fragen können" in " ".join(text.split())
            assert "herausgesucht" not in text

    def test_the_mail_about_several_leads_to_all_of_them(self):
        letter = self.letter(count=2)

        for text in (letter.text, letter.html):
            assert "http://127.0.0.1:8000/meine-anfragen/s" in text
            assert INQUIRY not in text
        in_account = self.letter(has_account=True, count=2)
        assert f"/mein-konto/anfragen/sendung/{self.BATCH}" in in_account.text

    def test_the_mail_does_not_deny_what_others_have_answered(self):
        letter = self.letter(count=2, has_answers=True)

        for text in (letter.text, letter.html):
            assert "noch nicht alle" in text
            assert "keine Antwort" not in text

    def test_nobody_to_write_to_gets_no_letter(self):
        silence = Silence(
            batch_id=self.BATCH,
            inquiry_ids=(INQUIRY,),
            is_single=True,
            has_answers=False,
            contact=None,
        )

        assert inquiry_notices.offering_alternatives(silence) is None
