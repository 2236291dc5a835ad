"""„Protokoll“: the trail is searched by person, object, action and period, and taken along."""

import csv
import io
import re
from datetime import timedelta

import pytest

from portal.domain.accounts.roles import Role
from portal.domain.audit.action import Action
from portal.domain.audit.entry import COMMAND, Actor, Detail, Entry, Subject, SubjectKind
from portal.queries.audit import PAGE_SIZE
from portal.services.journal.audit import audit
from portal.web.transactions import writing
from tests.factories import pages
from tests.factories.accounts import TOTP_BASE32, make_account, sign_in
from tests.factories.directory import NOW
from tests.factories.forms import press
from tests.support.statements import counted, writes_nothing

PATH, FILE = "/verwaltung/protokoll", "/verwaltung/protokoll/protokoll.csv"
ERIKA = Actor(account_id="e" * 32, words="Erika Muster")
COMPANY = Subject(SubjectKind.COMPANY, "c" * 32)
RENAMED = Entry(
    ERIKA,
    Action.COMPANY_RENAMED,
    COMPANY,
    details={Detail.BEFORE: "Alt GmbH", Detail.AFTER: "=HYPERLINK(1)"},
)
PUBLISHED = Entry(COMMAND, Action.REVIEW_PUBLISHED, Subject(SubjectKind.REVIEW, "r" * 32))


@pytest.fixture
def admin(client, app):
    """Return the browser of an admin who is signed in with both factors."""
    account = make_account(app, email="v@example.org", role=Role.ADMIN, totp_secret=TOTP_BASE32)
    sign_in(client, app, account)
    return client


def write(app, *entries, now=NOW):
    with app.app_context(), writing() as session:
        for entry in entries:
            audit(session, entry=entry, now=now)


def rows(answer):
    text = answer.get_data().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


class TestIndex:
    def test_p08_says_who_when_and_what_in_words(self, admin, app):
        write(app, RENAMED)

        text = pages.spaced_text(admin.get(PATH))

        assert "Anbieter umbenannt 2. März 2026, 10:00 Uhr · Erika Muster" in text
        assert f"Anbieter {'c' * 32}" in text
        assert "Vorher Alt GmbH Nachher =HYPERLINK(1)" in text
        assert "1 Eintrag" in text

    @pytest.mark.parametrize(
        ("typed", "shown"),
        [
            ({"wer": "erika"}, "Anbieter umbenannt"),
            ({"wer": "Befehl"}, "Bewertung veröffentlicht"),
            ({"handlung": "company_renamed"}, "Anbieter umbenannt"),
            ({"was": "review"}, "Bewertung veröffentlicht"),
            ({"nummer": "c" * 32}, "Anbieter umbenannt"),
            ({"bis": "2026-03-01"}, "Anbieter umbenannt"),
            ({"von": "02.03.2026", "bis": "2.3.2026"}, "Bewertung veröffentlicht"),
        ],
    )
    def test_p08_is_searched(self, admin, app, typed, shown):
        write(app, RENAMED, now=NOW - timedelta(days=1))
        write(app, PUBLISHED)

        answer = press(admin, admin.get(PATH), "Suchen", typed)

        text = pages.main_text(answer)
        assert "1 Eintrag." in text
        assert re.search(rf"{shown} [12]\. März 2026", text)

    def test_a_day_of_the_year_9999_finds_everything_before_it(self, admin, app):
        write(app, PUBLISHED)

        assert "1 Eintrag." in pages.main_text(admin.get(f"{PATH}?bis=9999-12-31"))

    @pytest.mark.parametrize(
        ("query", "field"),
        [
            ("von=gestern", "von"),
            ("bis=31.2.2026", "bis"),
            ("von=2026-03-02&bis=2026-03-01", "bis"),
        ],
    )
    def test_a_day_that_is_none_is_named(self, admin, query, field):
        answer = admin.get(f"{PATH}?{query}")

        assert answer.status_code == 422
        assert [anchor for anchor, _ in pages.problems(answer)] == [field]

    def test_what_nobody_knows_narrows_nothing_and_stays_text(self, admin, app):
        write(app, PUBLISHED)

        answer = admin.get(f"{PATH}?handlung=<b>x&was=ship&seite=zwei")

        assert "1 Eintrag." in pages.main_text(answer)
        assert "<b>x" not in answer.text

    def test_an_empty_trail_says_so(self, admin):
        assert "Dazu gibt es keinen Eintrag." in pages.main_text(admin.get(PATH))

    def test_many_stand_on_pages_that_keep_the_search(self, admin, app):
        write(app, *[RENAMED] * (PAGE_SIZE + 1), PUBLISHED)

        answer = admin.get(f"{PATH}?wer=Erika")
        links = pages.links(pages.tree(answer))
        last = admin.get(links["Nächste Seite"])

        assert "Seite 2 von 2" in pages.main_text(last)
        assert "Erika" in pages.main_text(last)
        assert "Befehl" not in pages.main_text(last)

    def test_looking_changes_nothing_and_asks_as_often_for_many(self, admin, app, database):
        with writes_nothing(database), counted(database) as few:
            admin.get(PATH)
        write(app, *[RENAMED] * 30)
        with counted(database) as many:
            admin.get(PATH)

        assert len(many) == len(few) <= 4

    def test_the_administration_leads_there(self, admin):
        links = pages.links(pages.tree(admin.get("/verwaltung/")))

        assert links["Protokoll"] == PATH


class TestExport:
    def test_p08_gives_what_was_searched_and_no_formula(self, admin, app):
        write(app, RENAMED, PUBLISHED)
        write(app, Entry(Actor(None, "=1+1"), Action.REVIEW_PUBLISHED, COMPANY))

        links = pages.links(pages.tree(admin.get(f"{PATH}?nummer={'c' * 32}")))
        answer = admin.get(links["Als CSV-Datei laden"])

        assert answer.mimetype == "text/csv"
        assert answer.headers["Cache-Control"] == "no-store"
        assert rows(answer) == [
            ["Zeitpunkt", "Wer", "Was", "Woran", "Einzelheiten"],
            [
                "2026-03-02 10:00:00",
                "'=1+1",
                "Bewertung veröffentlicht",
                f"Anbieter {'c' * 32}",
                "",
            ],
            [
                "2026-03-02 10:00:00",
                "Erika Muster",
                "Anbieter umbenannt",
                f"Anbieter {'c' * 32}",
                "Vorher: Alt GmbH; Nachher: =HYPERLINK(1)",
            ],
        ]


class TestRefusals:
    @pytest.mark.parametrize("path", [PATH, FILE])
    def test_nobody_else_reads_it(self, client, app, path):
        assert client.get(path).status_code == 303
        sign_in(client, app, make_account(app))
        assert client.get(path).status_code == 403
        sign_in(client, app, make_account(app, email="p@example.org", role=Role.PROVIDER))
        assert client.get(path).status_code == 403
        sign_in(client, app, make_account(app, email="v@example.org", role=Role.ADMIN))
        assert client.get(path).location == "/mein-konto/zweiter-faktor"
