"""What the author's link opens: changing and deleting."""

import pytest
import sqlalchemy as sa

from portal.models.review import Review
from portal.web.extensions import db
from tests.factories import pages, reviews
from tests.factories.directory import Offer
from tests.factories.forms import find_form
from tests.support.statements import rows_of

SAVE, DELETE = "Speichern", "Endgültig löschen"


@pytest.fixture
def house(add_offers):
    return add_offers(Offer(name="Haus am See"))[0]


@pytest.fixture
def link(client, app, house):
    return reviews.publish(client, app, house)


def listed(client, house):
    return pages.main_text(client.get(f"/pflege-und-wohnangebote/{house}/bewertungen"))


def change(client, link, **values):
    form = find_form(client.get(f"{link}/aendern"), button=SAVE)
    return client.post(
        f"{link}/aendern", data=form.filled({"erfahrung": "ja"} | values, button=SAVE)
    )


class TestReading:
    def test_f01_the_author_sees_before_confirming_what_they_confirm(self, client, app, house):
        reviews.write(client, house)

        shown = pages.main_text(client.get(reviews.link_in_mail(app)))

        assert "Erika angehörig" in shown
        assert "5 Sterne von 5" in shown
        assert "3 Sterne von 5" in shown
        assert "Alle nehmen sich Zeit." in shown


class TestChanging:
    def test_f01_the_form_holds_what_was_written(self, client, link):
        form = find_form(client.get(f"{link}/aendern"), button=SAVE)

        assert form.chosen("rolle") == ["angehoerige"]
        assert form.chosen("sterne-pflege") == ["5"]
        assert form.chosen("sterne-raeume") == [""]
        assert "email" not in form.names
        assert form.chosen("name") == ["Erika"]

    def test_f01_the_author_changes_it_at_once(self, client, house, link):
        answer = change(client, link, text="Es ist besser geworden.", **{"sterne-essen": "5"})

        assert answer.status_code == 303
        assert "Es ist besser geworden." in listed(client, house)
        assert "Alle nehmen sich Zeit" not in listed(client, house)

    def test_f07_says_what_becomes_of_the_answer(self, client, app, link):
        before = pages.main_text(client.get(f"{link}/aendern"))
        with app.app_context():
            written = {"answer": "Danke.", "answered_at": Review.published_at}
            db.session.execute(sa.update(Review).values(written))
            db.session.commit()

        after = pages.main_text(client.get(f"{link}/aendern"))

        assert "Die Einrichtung hat Ihnen geantwortet." in after
        assert "Die Einrichtung hat Ihnen geantwortet." not in before

    def test_f10_a_change_is_checked_as_well(self, client, house, link):
        change(client, link, text="Ruft an: 0171 1234567")

        assert "Ruft an" not in listed(client, house)
        assert "Ein Mensch liest" in pages.main_text(client.get(link))

    def test_what_is_wrong_is_said_and_kept(self, client, house, link):
        answer = change(client, link, text="Neu", erfahrung=())

        assert answer.status_code == 422
        assert "Neu" in answer.text
        assert "Alle nehmen sich Zeit" in listed(client, house)

    def test_a_rejected_one_waits_again_whatever_it_says(self, client, app, house, link):
        with app.app_context():
            db.session.execute(sa.update(Review).values(state="rejected", decision="Grund."))
            db.session.commit()
        assert "Der Grund: Grund." in pages.main_text(client.get(link))

        change(client, link, text="Sehr schön.")

        assert "Sehr schön" not in listed(client, house)


class TestDeleting:
    def test_f01_it_is_gone_at_once_with_the_address(self, client, link, database):
        form = find_form(client.get(link), button=DELETE)

        answer = client.post(f"{link}/loeschen", data=form.filled({}, button=DELETE))

        assert "ist gelöscht" in pages.heading(client.get(answer.location))
        assert rows_of(database)["review"] == []
        assert rows_of(database)["review_stars"] == []
        assert client.get(link).status_code == 404

    def test_twice_is_once(self, client, link):
        form = find_form(client.get(link), button=DELETE)
        data = form.filled({}, button=DELETE)

        answers = [client.post(f"{link}/loeschen", data=data) for _ in range(2)]

        assert [one.status_code for one in answers] == [303, 303]

    def test_without_the_link_nobody_can(self, client, link, database):
        form = find_form(client.get(link), button=DELETE)
        before = rows_of(database)["review"]

        client.post("/meine-bewertung/falsch/loeschen", data=form.filled({}, button=DELETE))

        assert rows_of(database)["review"] == before
