"""Reading reviews, and reporting one."""

import pytest
import sqlalchemy as sa

from portal.models.review import Review, ReviewReport
from portal.web.extensions import db
from tests.factories import pages, reviews
from tests.factories.directory import Offer
from tests.factories.forms import find_form
from tests.models.records import make_review
from tests.support.statements import counted

REPORT = "Melden"


@pytest.fixture
def house(add_offers):
    return add_offers(Offer(name="Haus am See"))[0]


@pytest.fixture
def index(house):
    return f"/pflege-und-wohnangebote/{house}/bewertungen"


def publish_many(client, app, house, number):
    for count in range(number):
        reviews.publish(
            client, app, house, email=f"p{count}@example.org", text=f"Bewertung Nummer {count}."
        )


class TestReading:
    def test_nobody_wrote_yet(self, client, index):
        page = client.get(index)

        assert "Hier hat noch niemand geschrieben" in pages.main_text(page)
        assert "Bewertung schreiben" in pages.links(pages.tree(page))

    def test_f12_below_three_votes_there_is_no_mean(self, client, app, house, index):
        publish_many(client, app, house, 2)

        assert "2 Stimmen, zu wenige für einen Durchschnitt" in pages.main_text(client.get(index))

    def test_f12_each_criterion_tells_its_votes(self, client, app, house, index):
        publish_many(client, app, house, 2)
        reviews.publish(client, app, house, email="q@example.org", **{"sterne-essen": ""})

        text = pages.main_text(client.get(index))
        assert "5,0 von 5 Sternen (3 Stimmen)" in text
        assert "2 Stimmen, zu wenige für einen Durchschnitt" in text

    def test_the_profile_leads_there(self, client, app, house, index):
        publish_many(client, app, house, 3)

        page = client.get(f"/pflege-und-wohnangebote/{house}")
        assert "4,0 von 5 Sternen (3 Stimmen)" in pages.main_text(page)
        assert pages.links(pages.tree(page))["Bewertungen lesen"] == index

    def test_ten_a_page_the_newest_first(self, client, app, house, index):
        with app.app_context():
            db.session.add_all(make_reviews(house, 12))
            db.session.commit()

        first, second = client.get(index), client.get(f"{index}?seite=2")

        assert first.text.count('class="card"') == 10
        assert second.text.count('class="card"') == 2
        for number in ("0", "-1", "3", "51"):
            assert client.get(f"{index}?seite={number}").status_code == 404
        assert client.get(f"{index}?seite=abc").status_code == 200

    def test_the_number_of_statements_does_not_grow(self, client, app, house, index, database):
        publish_many(client, app, house, 1)
        with counted(database) as few:
            client.get(index)
        publish_many(client, app, house, 5)
        with counted(database) as many:
            client.get(index)

        assert len(few) == len(many) <= 5

    def test_f11_it_is_said_how_genuineness_is_ensured(self, client, index):
        links = pages.links(pages.tree(client.get(index)))
        page = client.get(links["So prüfen wir Bewertungen"])

        assert "§ 5b Abs. 3 UWG" in pages.main_text(page)
        assert "Unter drei Stimmen" in pages.main_text(page)

    def test_x18_a_partners_review_is_marked(self, client, app, house, index):
        with app.app_context():
            (review,) = make_reviews(house, 1)
            review.origin, review.author_key, review.external_id = "werpflegtwie", None, "1"
            db.session.add(review)
            db.session.commit()

        assert "Von unserem Partner werpflegtwie.de" in pages.main_text(client.get(index))

    def test_x18_a_review_that_was_taken_off_leaves_a_note(self, client, app, house, index):
        publish_many(client, app, house, 2)
        with app.app_context():
            first, second = db.session.scalars(sa.select(Review).order_by(Review.text))
            first.state, first.decision = "rejected", "Nennt einen Namen."
            second.state, second.decision, second.published_at = "rejected", "Werbung.", None
            db.session.commit()

        text = pages.main_text(client.get(index))
        assert "Eine Bewertung haben wir nach einer Prüfung entfernt" in text
        assert "Bewertung Nummer" not in text
        assert "Nennt einen Namen" not in text

    def test_x18_where_nothing_was_taken_off_nothing_is_said(self, client, app, house, index):
        publish_many(client, app, house, 1)

        assert "entfernt" not in pages.main_text(client.get(index))

    def test_f07_the_answer_of_the_provider_stands_below(self, client, app, house, index):
        reviews.publish(client, app, house)
        with app.app_context():
            review = db.session.scalars(sa.select(Review)).one()
            review.answer, review.answered_at = "Danke, Erika.", review.published_at
            db.session.commit()

        text = pages.main_text(client.get(index))
        assert "Antwort der Einrichtung" in text
        assert "Danke, Erika." in text


class TestReporting:
    @pytest.fixture
    def path(self, client, app, house, index):
        reviews.publish(client, app, house)
        with app.app_context():
            review_id = db.session.scalars(sa.select(Review.id)).one()
        return f"{index}/{review_id}/melden"

    def send(self, client, path, reason):
        form = find_form(client.get(path), button=REPORT)
        return client.post(path, data=form.filled({"grund": reason}, button=REPORT))

    def test_f10_is_kept_and_the_review_stays(self, client, app, index, path):
        answer = self.send(client, path, "Das stimmt nicht.")

        assert "Danke für Ihren Hinweis" in pages.heading(client.get(answer.location))
        with app.app_context():
            assert db.session.scalars(sa.select(ReviewReport.reason)).all() == ["Das stimmt nicht."]
        assert "Alle nehmen sich Zeit" in pages.main_text(client.get(index))

    @pytest.mark.parametrize("reason", ["", "   ", "x" * 1_001])
    def test_f10_without_a_reason_it_is_refused(self, client, app, path, reason):
        answer = self.send(client, path, reason)

        assert answer.status_code == 422
        with app.app_context():
            assert db.session.scalars(sa.select(ReviewReport)).all() == []

    def test_many_have_to_wait(self, client, path):
        for _ in range(10):
            assert self.send(client, path, "Hinweis").status_code == 303

        answer = self.send(client, path, "Hinweis")

        assert answer.status_code == 429
        assert "Hinweis" in answer.text

    def test_what_is_not_public_cannot_be_reported(self, client, app, index, path):
        with app.app_context():
            db.session.execute(sa.update(Review).values(state="waiting"))
            db.session.commit()

        assert client.get(path).status_code == 404
        assert client.get(f"{index}/gibt-es-nicht/melden").status_code == 404

    def test_nor_under_another_facility(self, client, add_offers, path, house):
        other = add_offers(Offer(name="Haus am Wald"))[0]

        assert client.get(path.replace(f"/{house}/", f"/{other}/")).status_code == 404


def make_reviews(facility_id, number):
    """Return published reviews, ready to be stored."""
    return [
        make_review(facility_id=facility_id, id=f"{count:032d}", author_key=f"key {count}")
        for count in range(number)
    ]
