"""Writing a review: typed, confirmed by mail, one per person and facility."""

import pytest
import sqlalchemy as sa

from portal.models.review import Review
from portal.web.extensions import db
from tests.factories import directory, pages, reviews
from tests.factories.directory import Offer
from tests.factories.mails import take_mails
from tests.support.statements import rows_of, writes_nothing


@pytest.fixture
def house(add_offers):
    return add_offers(Offer(name="Haus am See"))[0]


def stored(app):
    with app.app_context():
        return db.session.scalars(sa.select(Review)).all()


class TestWriting:
    def test_f01_is_sent_by_mail_for_confirmation_and_shown_nowhere(self, client, app, house):
        answer = reviews.write(client, house)

        assert answer.status_code == 303
        sent = client.get(answer.location)
        assert "Wir haben Ihnen einen Link geschickt" in pages.main_text(sent)
        mail = take_mails(app)[-1]
        assert mail["To"] == "erika@example.org"
        assert mail["From"] == "do-not-reply@mitpflegeleben.de"
        page = client.get(f"/pflege-und-wohnangebote/{house}/bewertungen")
        assert "Alle nehmen sich Zeit" not in pages.main_text(page)

    def test_f01_neither_the_mail_nor_the_database_tells_what_was_written(
        self, client, app, house, database
    ):
        reviews.write(client, house, text="Kanarienwort")

        mail = take_mails(app)[-1]
        assert "Kanarienwort" not in str(mail)
        assert "Haus am See" not in str(mail)
        everything = str(rows_of(database))
        assert "Kanarienwort" not in everything
        assert "erika@example.org" not in everything

    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [
            ({"rolle": ()}, "woher Sie die Einrichtung kennen"),
            ({"zeit": ()}, "von wann Ihre Erfahrung ist"),
            ({"sterne-pflege": "", "sterne-essen": ""}, "mindestens einem Punkt Sterne"),
            ({"text": "x" * 2_001}, "höchstens 2000 Zeichen"),
            ({"name": "x" * 61}, "höchstens 60 Zeichen"),
            ({"email": "erika"}, "E-Mail-Adresse vollständig"),
            ({"email": "a@b.de\r\nBcc: x@y.de"}, "E-Mail-Adresse vollständig"),
            ({"erfahrung": ()}, "aus eigener Erfahrung"),
        ],
    )
    def test_f01_what_is_wrong_is_said_and_nothing_typed_is_lost(
        self, client, app, house, changed, sentence
    ):
        answer = reviews.write(client, house, **changed)

        assert answer.status_code == 422
        assert sentence in pages.main_text(answer)
        assert stored(app) == []
        if "text" not in changed:
            assert "Alle nehmen sich Zeit" in answer.text
        if "email" not in changed:
            assert 'value="erika@example.org"' in answer.text

    @pytest.mark.parametrize("stars", ["0", "6", "-1", "5.0", "x", "１"])
    def test_f12_other_stars_are_refused(self, client, app, house, stars):
        path = f"/pflege-und-wohnangebote/{house}/bewerten"
        form = reviews.find_form(client.get(path), button=reviews.SEND)
        data = form.filled(reviews.FILLED, button=reviews.SEND)
        data["sterne-pflege"] = stars

        assert client.post(path, data=data).status_code == 422
        assert stored(app) == []

    def test_what_the_form_does_not_ask_changes_nothing(self, client, app, house):
        path = f"/pflege-und-wohnangebote/{house}/bewerten"
        form = reviews.find_form(client.get(path), button=reviews.SEND)
        data = form.filled(reviews.FILLED, button=reviews.SEND)
        data["state"], data["origin"], data["sterne-erfunden"] = "published", "werpflegtwie", "5"

        client.post(path, data=data)

        assert [(one.state, one.origin) for one in stored(app)] == [("draft", "portal")]

    @pytest.mark.parametrize("ending", ["bewerten", "bewertungen", "bewerten/gesendet"])
    def test_d12_an_unpublished_facility_has_no_such_pages(self, client, app, house, ending):
        directory.change(app, house, is_published=False)

        for number in (house, 999):
            assert client.get(f"/pflege-und-wohnangebote/{number}/{ending}").status_code == 404

    def test_d12_nor_can_it_be_reviewed(self, client, app, house):
        path = f"/pflege-und-wohnangebote/{house}/bewerten"
        form = reviews.find_form(client.get(path), button=reviews.SEND)
        directory.change(app, house, is_published=False)

        answer = client.post(path, data=form.filled(reviews.FILLED, button=reviews.SEND))

        assert answer.status_code == 404
        assert stored(app) == []

    def test_many_from_one_address_have_to_wait(self, client, house):
        for _ in range(5):
            assert reviews.write(client, house).status_code == 303

        answer = reviews.write(client, house)

        assert answer.status_code == 429
        assert int(answer.headers["Retry-After"]) > 0
        assert "Alle nehmen sich Zeit" in answer.text


class TestOnce:
    def test_f01_one_person_reviews_a_facility_once(self, client, app, house):
        reviews.publish(client, app, house)
        reviews.publish(
            client, app, house, text="Jetzt sehe ich es anders.", email="Erika@EXAMPLE.org"
        )

        text = pages.main_text(client.get(f"/pflege-und-wohnangebote/{house}/bewertungen"))
        assert "Jetzt sehe ich es anders." in text
        assert "Alle nehmen sich Zeit" not in text
        assert len(stored(app)) == 1

    def test_f01_who_does_not_confirm_changes_nothing(self, client, app, house):
        reviews.publish(client, app, house)

        reviews.write(client, house, text="Das hat ein Fremder geschrieben.")

        text = pages.main_text(client.get(f"/pflege-und-wohnangebote/{house}/bewertungen"))
        assert "Alle nehmen sich Zeit" in text
        assert "Fremder" not in text

    def test_f01_the_answer_does_not_tell_whether_somebody_reviewed_before(self, client, house):
        first = reviews.write(client, house)
        second = reviews.write(client, house)

        assert (first.status_code, first.location) == (second.status_code, second.location)

    def test_another_facility_can_be_reviewed_too(self, client, app, house, add_offers):
        other = add_offers(Offer(name="Haus am Wald"))[0]
        reviews.publish(client, app, house)

        reviews.publish(client, app, other)

        assert {one.state for one in stored(app)} == {"published"}
        assert len(stored(app)) == 2


class TestConfirming:
    def test_opening_the_link_changes_nothing(self, client, app, house, database):
        reviews.write(client, house)
        path = reviews.link_in_mail(app)

        with writes_nothing(database):
            for method in ("GET", "HEAD"):
                answer = client.open(path, method=method)
                assert answer.status_code == 200
                assert answer.headers["Referrer-Policy"] == "no-referrer"
                assert answer.headers["Cache-Control"] == "no-store"

    def test_f01_the_button_publishes_what_nobody_doubts(self, client, app, house):
        path = reviews.publish(client, app, house)

        assert "Ihre Bewertung ist veröffentlicht" in pages.main_text(client.get(path))
        page = client.get(f"/pflege-und-wohnangebote/{house}/bewertungen")
        text = pages.main_text(page)
        assert "Alle nehmen sich Zeit" in text
        assert "Bestätigte E-Mail-Adresse" in text
        assert "angehörig" in text
        assert "erika@example.org" not in page.text

    def test_twice_is_once(self, client, app, house):
        reviews.write(client, house)
        path = reviews.link_in_mail(app)
        form = reviews.find_form(client.get(path), button=reviews.CONFIRM)
        data = form.filled({}, button=reviews.CONFIRM)

        answers = [client.post(path, data=data) for _ in range(2)]

        assert [one.status_code for one in answers] == [303, 303]
        assert [one.state for one in stored(app)] == ["published"]

    def test_f10_what_is_doubted_waits_unseen(self, client, app, house):
        path = reviews.publish(client, app, house, text="Herr Müller stiehlt. www.x.de")

        assert "Ein Mensch liest Ihre Bewertung" in pages.main_text(client.get(path))
        page = client.get(f"/pflege-und-wohnangebote/{house}/bewertungen")
        assert "Müller" not in page.text
        assert stored(app)[0].doubts == "link named_person"

    @pytest.mark.parametrize("token", ["x", "A" * 32, "%00", "..", "a" * 500])
    def test_other_links_lead_nowhere(self, client, token):
        assert client.get(f"/meine-bewertung/{token}").status_code == 404

    def test_hostile_text_stays_text(self, client, app, house):
        text = '<script>alert(1)</script> {{7*7}} "><img src=x onerror=alert(1)>'

        reviews.publish(client, app, house, text=text, name="<b>Ich</b>")

        page = client.get(f"/pflege-und-wohnangebote/{house}/bewertungen")
        assert "<script>alert" not in page.text
        assert "{{7*7}}" in pages.main_text(page)
        assert "<b>Ich</b>" in pages.main_text(page)
