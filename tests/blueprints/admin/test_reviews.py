"""„Bewertungen prüfen“: each is read by a person, published or rejected with a reason."""

import pytest
import sqlalchemy as sa

from portal.domain.accounts.roles import Role
from portal.models.audit_entry import AuditEntry
from portal.models.review import Review, ReviewReport
from portal.web.extensions import db
from tests.factories import pages, reviews
from tests.factories.directory import NOW, Offer
from tests.factories.forms import find_form, press
from tests.factories.mails import plain_text, take_mails
from tests.models.records import make_review
from tests.support.statements import counted, rows_of, writes_nothing

PATH = "/verwaltung/bewertungen"
PUBLISH, KEEP, REJECT = "Veröffentlichen", "Öffentlich lassen", "Ablehnen"
REASON = {"grund": "Nennt eine Adresse."}
PARTNERS = {"origin": "werpflegtwie", "author_key": None, "email": None}


@pytest.fixture
def house(add_offers):
    return add_offers(Offer(name="Haus am See"))[0]


@pytest.fixture
def add(app, house):
    """Return a function that stores a review under a letter and gives the path of its page."""

    def add_one(letter="b", *, report="", **fields):
        with app.app_context():
            given = {"state": "waiting", "published_at": None, "external_id": letter, **PARTNERS}
            review = make_review(id=letter * 32, facility_id=house, **{**given, **fields})
            db.session.add(review)
            db.session.flush()
            if report:
                db.session.add(
                    ReviewReport(
                        review_id=review.id,
                        reason=report,
                        reported_at=NOW,
                        decision="",
                        decided_at=None,
                    )
                )
            db.session.commit()
        return f"{PATH}/{letter * 32}"

    return add_one


def stored(database):
    with database.connect() as connection:
        return connection.execute(sa.select(Review.state, Review.decision)).one()


def trail(database):
    with database.connect() as connection:
        found = sa.select(AuditEntry.actor, AuditEntry.action).order_by(AuditEntry.id)
        return [tuple(row) for row in connection.execute(found)]


class TestIndex:
    def test_p02_f10_what_waits_and_what_was_reported_is_listed(self, admin, add):
        path = add("b", doubts="link contact")
        reported = add("c", state="published", published_at=NOW, report="Falsch.")

        answer = admin.get(PATH)
        text = pages.spaced_text(answer)

        assert "Warten auf Prüfung (1)" in text
        assert "vom Partner werpflegtwie.de · geschrieben am 2. März 2026 · 2 Zweifel" in text
        assert "Gemeldet (1)" in text
        assert {path, reported} <= set(pages.links(pages.tree(answer)).values())

    def test_empty_lists_say_so(self, admin):
        text = pages.main_text(admin.get(PATH))

        assert "Es wartet keine Bewertung." in text
        assert "Es ist keine Bewertung gemeldet." in text

    def test_looking_changes_nothing_and_asks_as_often_for_many(self, admin, add, database):
        with writes_nothing(database), counted(database) as few:
            admin.get(PATH)
        for letter in "bcdef":
            add(letter)
        with counted(database) as many:
            admin.get(PATH)

        assert len(many) == len(few) <= 6


class TestShow:
    def test_f03_it_is_read_whole_with_its_source_and_doubts(self, admin, add):
        path = add(text="Siehe <b>www.x.de</b>\nImmer.", signed="Otto", doubts="link")

        text = pages.main_text(admin.get(path))

        assert "Haus am See, Parchim" in text
        assert "Siehe <b>www.x.de</b>Immer." in text
        assert "Otto" in text
        assert "vom Partner werpflegtwie.de" in text
        assert "Im Text steht eine Internetadresse." in text

    def test_f10_the_reports_stand_below(self, admin, add):
        path = add(state="published", published_at=NOW, report="Das war anders.")

        text = pages.main_text(admin.get(path))

        assert "Das war anders. gemeldet am 2. März 2026" in text
        assert KEEP in text

    def test_what_was_not_confirmed_is_not_there(self, admin, add):
        assert admin.get(add(state="draft")).status_code == 404

    def test_looking_changes_nothing(self, admin, add, database):
        path = add()

        with writes_nothing(database), counted(database) as statements:
            admin.get(path)

        assert len(statements) <= 6


class TestJudge:
    def test_f02_f03_a_partners_review_appears_with_source_and_date(
        self, admin, add, house, database
    ):
        path = add(text="Alle nehmen sich Zeit.")
        public = f"/pflege-und-wohnangebote/{house}/bewertungen"
        assert "Alle nehmen sich Zeit." not in admin.get(public).text

        answer = press(admin, admin.get(path), PUBLISH)

        assert "ist veröffentlicht" in pages.main_text(admin.get(answer.location))
        text = pages.main_text(admin.get(public))
        assert "Alle nehmen sich Zeit." in text
        assert "Von unserem Partner werpflegtwie.de, geprüft am 2. März 2026." in text
        assert trail(database) == [("Vera Amt", "review_published")]

    def test_f03_rejecting_needs_a_reason_and_keeps_it_off(self, admin, add, house, database):
        path = add(text="Alle nehmen sich Zeit.")

        refused = press(admin, admin.get(path), REJECT, {"grund": " "})
        assert refused.status_code == 422
        assert [field for field, _ in pages.problems(refused)] == ["grund"]
        press(admin, refused, REJECT, REASON)

        assert tuple(stored(database)) == ("rejected", "Nennt eine Adresse.")
        public = admin.get(f"/pflege-und-wohnangebote/{house}/bewertungen")
        assert "Alle nehmen sich Zeit." not in public.text
        assert "Nennt eine Adresse." in pages.main_text(admin.get(path))

    def test_f10_the_author_is_told_why(self, admin, app, house, other_client, database):
        reviews.publish(other_client, app, house, text="Siehe www.x.de")
        take_mails(app)
        links = pages.links(pages.tree(admin.get(PATH)))
        path = next(one for one in links.values() if one.startswith(f"{PATH}/"))

        press(admin, admin.get(path), REJECT, REASON)

        (mail,) = take_mails(app)
        assert mail["To"] == "erika@example.org"
        assert "Nennt eine Adresse." in plain_text(mail)
        assert stored(database).state == "rejected"

    def test_f10_a_reported_one_may_stand_and_the_decision_is_logged(self, admin, add, database):
        path = add(state="published", published_at=NOW, report="Falsch.")

        press(admin, admin.get(path), KEEP, {"grund": "Eine Meinung."})

        assert tuple(stored(database)) == ("published", "Eine Meinung.")
        with database.connect() as connection:
            decision = connection.scalar(sa.select(ReviewReport.decision))
        assert decision == "published: Eine Meinung."
        assert trail(database) == [("Vera Amt", "review_kept")]
        assert "Gemeldet (0)" in pages.main_text(admin.get(PATH))

    def test_f10_of_two_the_second_sees_what_the_first_decided(
        self, admin, other_admin, add, database
    ):
        path, other = add(), other_admin
        before = other.get(path)
        press(admin, admin.get(path), PUBLISH)

        answer = press(other, before, REJECT, REASON)

        assert answer.status_code == 409
        text = pages.main_text(answer)
        assert "Ihre Entscheidung wurde nicht gespeichert" in text
        assert "Bewertung veröffentlicht 2. März 2026, 10:00 Uhr · Vera Amt" in text
        assert stored(database).state == "published"
        assert len(trail(database)) == 1

    def test_twice_is_once(self, admin, add, database):
        page = admin.get(add())
        press(admin, page, PUBLISH)

        assert press(admin, page, PUBLISH).status_code == 409
        assert len(trail(database)) == 1

    @pytest.mark.parametrize(
        "changed",
        [
            {"entscheidung": "löschen"},
            {"entscheidung": "ablehnen", "grund": "x" * 501},
            {"entscheidung": ""},
        ],
    )
    def test_nonsense_changes_nothing(self, admin, add, database, changed):
        path = add()
        form = find_form(admin.get(path), button=PUBLISH).filled({}, button=PUBLISH)

        answer = admin.post(path, data={**form.to_dict(), **changed})

        assert answer.status_code == 422
        assert stored(database).state == "waiting"

    def test_a_form_without_its_mark_decides_nothing(self, admin, add, database):
        path = add()
        form = find_form(admin.get(path), button=PUBLISH).filled({}, button=PUBLISH)

        assert admin.post(path, data={**form.to_dict(), "stand": ""}).status_code == 409
        assert stored(database).state == "waiting"


class TestRefusals:
    @pytest.mark.parametrize("role", [Role.SEEKER, Role.PROVIDER])
    def test_nobody_else_decides(self, client, refused, add, database, role):
        path = add()
        before = rows_of(database)["review"]
        publish = (path, {"entscheidung": "veroeffentlichen"})

        assert client.get(path).location.startswith("/anmelden")
        assert refused(client, role, PATH, path, publish) == [403, 403, 403]
        assert rows_of(database)["review"] == before

    def test_an_admin_without_second_factor_sets_it_up_first(self, client, refused, add):
        assert refused(client, Role.ADMIN, add()) == [303]
