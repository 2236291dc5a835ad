"""„Protokoll“: the trail is searched by person, object, action and period, and taken along."""

import csv
import io
import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
import sqlalchemy as sa

from portal.domain.accounts.roles import Role
from portal.domain.audit.action import Action
from portal.domain.audit.entry import COMMAND, Actor, Detail, Entry, Subject, SubjectKind
from portal.models.audit_entry import AuditEntry
from portal.queries.audit import MOST_ACTORS, PAGE_SIZE
from portal.services.journal.audit import audit
from portal.web.audit_words import ACTION_WORDS, KIND_WORDS
from portal.web.extensions import db
from portal.web.transactions import writing
from tests.factories import pages
from tests.factories.accounts import TOTP_BASE32, make_account, sign_in
from tests.factories.directory import NOW
from tests.factories.forms import find_form, press
from tests.support.statements import counted, writes_nothing

PATH, FILE = "/verwaltung/protokoll", "/verwaltung/protokoll/protokoll.csv"
BUTTON = "Als CSV-Datei laden"
ERIKA = Actor(account_id="e" * 32, words="Erika Muster")
COMPANY = Subject(SubjectKind.COMPANY, "c" * 32)
RENAMED = Entry(
    ERIKA,
    Action.COMPANY_RENAMED,
    COMPANY,
    details={Detail.BEFORE: "Alt GmbH", Detail.AFTER: "=HYPERLINK(1)"},
)
PUBLISHED = Entry(COMMAND, Action.REVIEW_PUBLISHED, Subject(SubjectKind.REVIEW, "r" * 32))


def the_admin(app, email):
    return make_account(app, email=email, role=Role.ADMIN, totp_secret=TOTP_BASE32)


@pytest.fixture
def admin(client, app):
    """Return the browser of an admin who is signed in with both factors."""
    sign_in(client, app, the_admin(app, "v@example.org"))
    return client


def search(admin, typed):
    """Fill in the search, send it and go where it leads."""
    return admin.get(press(admin, admin.get(PATH), "Suchen", typed).location)


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
            ({"wer": "Erika Muster"}, "Anbieter umbenannt"),
            ({"wer": "Befehl auf dem Server"}, "Bewertung veröffentlicht"),
            ({"handlung": "Anbieter umbenannt"}, "Anbieter umbenannt"),
            ({"was": "Bewertung"}, "Bewertung veröffentlicht"),
            ({"nummer": "c" * 32}, "Anbieter umbenannt"),
            ({"bis": "2026-03-01"}, "Anbieter umbenannt"),
            ({"von": "2026-03-02", "bis": "2.3.2026"}, "Bewertung veröffentlicht"),
        ],
    )
    def test_p08_is_searched(self, admin, app, typed, shown):
        write(app, RENAMED, now=NOW - timedelta(days=1))
        write(app, PUBLISHED)

        answer = search(admin, typed)

        text = pages.main_text(answer)
        assert "1 Eintrag." in text
        assert re.search(rf"{shown} [12]\. März 2026", text)
        assert find_form(answer, button="Suchen").chosen(next(iter(typed))) == [
            next(iter(typed.values()))
        ]

    def test_offers_actions_and_kinds_in_words(self, admin):
        offered = pages.tree(admin.get(PATH))

        words = {one.text: one.get("value") for one in offered.iter() if one.tag.endswith("option")}
        assert set(ACTION_WORDS.values()) | set(KIND_WORDS.values()) <= words.keys()
        assert all(value in {"", text} for text, value in words.items())

    def test_a_search_changes_nothing_and_leaves_no_name_in_the_address(self, admin, app, database):
        write(app, RENAMED, PUBLISHED)
        form = admin.get(PATH)

        with writes_nothing(database):
            led = press(admin, form, "Suchen", {"wer": "Erika Muster", "von": "2026-03-01"})

        assert led.status_code == 303
        address = unquote(led.location)
        assert address == f"{PATH}?konto={'e' * 32}&von=2026-03-01"
        first, again = admin.get(led.location), admin.get(led.location)
        assert pages.main_text(first) == pages.main_text(again)
        assert "1 Eintrag. Gesucht: Erika Muster · 2026-03-01." in pages.main_text(first)

    def test_asks_who_is_meant_where_several_may_be(self, admin, app, database):
        anna = Entry(Actor("a" * 32, "Anna Muster"), Action.REVIEW_PUBLISHED, COMPANY)
        write(app, RENAMED, anna, Entry(Actor(None, "=1+1 Muster"), anna.action, COMPANY))
        form = admin.get(PATH)

        with writes_nothing(database):
            asked = press(admin, form, "Suchen", {"wer": "Muster", "bis": "2026-12-31"})

        assert asked.status_code == 200
        links = pages.links(pages.tree(asked))
        assert [name for name in links if "Muster" in name] == ["Anna Muster", "Erika Muster"]
        text = pages.main_text(admin.get(links["Anna Muster"]))
        assert "1 Eintrag." in text
        assert links["Anna Muster"] == f"{PATH}?konto={'a' * 32}&bis=2026-12-31"

    def test_says_that_it_knows_nobody_of_that_name(self, admin, app):
        write(app, RENAMED)

        answer = press(admin, admin.get(PATH), "Suchen", {"wer": "<b>Otto"})

        assert answer.status_code == 200
        assert "Im Protokoll steht niemand, zu dem „<b>Otto“ passt." in pages.main_text(answer)

    def test_says_that_there_are_more_than_it_lists(self, admin, app):
        write(
            app,
            *(
                Entry(Actor(f"{number:032x}", f"Erika {number}"), Action.TEXT_KEPT, COMPANY)
                for number in range(MOST_ACTORS)
            ),
        )

        answer = press(admin, admin.get(PATH), "Suchen", {"wer": "Erika"})

        assert "Das sind noch nicht alle." in pages.main_text(answer)

    def test_an_account_that_did_nothing_has_no_entry(self, admin, app):
        write(app, RENAMED)

        assert "Dazu gibt es keinen Eintrag." in pages.main_text(admin.get(f"{PATH}?konto=x"))

    def test_nothing_typed_leads_to_everything(self, admin, app):
        write(app, RENAMED, PUBLISHED)

        assert press(admin, admin.get(PATH), "Suchen").location == PATH

    def test_a_name_in_the_address_is_not_read(self, admin, app):
        write(app, RENAMED, PUBLISHED)

        answer = admin.get(f"{PATH}?wer=Erika")

        assert "2 Einträge." in pages.main_text(answer)
        assert find_form(answer, button="Suchen").chosen("wer") == [""]

    def test_a_day_of_the_year_9999_finds_everything_before_it(self, admin, app):
        write(app, PUBLISHED)

        assert "1 Eintrag." in pages.main_text(search(admin, {"bis": "9999-12-31"}))

    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            ({"von": "gestern"}, "von"),
            ({"bis": "31.2.2026"}, "bis"),
            ({"von": "2026-03-02", "bis": "2026-03-01"}, "bis"),
            ({"nummer": "Erika Müller"}, "nummer"),
        ],
    )
    def test_what_cannot_be_meant_is_named_and_kept(self, admin, typed, field):
        answer = press(admin, admin.get(PATH), "Suchen", typed)

        assert answer.status_code == 422
        assert [anchor for anchor, _ in pages.problems(answer)] == [field]
        assert find_form(answer, button="Suchen").chosen(field) == [typed[field]]

    def test_what_nobody_knows_narrows_nothing_and_stays_text(self, admin, app):
        write(app, PUBLISHED)

        for address in (
            press(admin, admin.get(PATH), "Suchen", {"handlung": "<b>x", "was": "ship"}).location,
            f"{PATH}?handlung=<b>x&was=ship&von=",
        ):
            answer = admin.get(address)
            assert "1 Eintrag." in pages.main_text(answer)
            assert "<b>x" not in answer.text
        assert "1 Eintrag." in pages.main_text(admin.get(f"{PATH}?seite=zwei"))

    def test_an_empty_trail_says_so(self, admin):
        assert "Dazu gibt es keinen Eintrag." in pages.main_text(admin.get(PATH))

    def test_many_stand_on_pages_that_keep_the_search(self, admin, app):
        write(app, *[RENAMED] * (PAGE_SIZE + 1), PUBLISHED)

        answer = search(admin, {"wer": "Erika"})
        links = pages.links(pages.tree(answer))
        last = admin.get(links["Nächste Seite"])

        assert "Erika" not in unquote(links["Nächste Seite"])
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

        answer = press(admin, admin.get(f"{PATH}?nummer={'c' * 32}"), BUTTON)

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

    def test_p08_writes_down_who_took_how_many_along(self, admin, app):
        write(app, RENAMED, PUBLISHED)

        answer = press(admin, search(admin, {"wer": "Erika"}), BUTTON)

        assert [row[1] for row in rows(answer)[1:]] == ["Erika Muster"]
        with app.app_context():
            last = db.session.scalars(sa.select(AuditEntry).order_by(AuditEntry.id.desc())).first()
            assert (last.action, last.subject_id, last.details) == (
                "trail_exported", "protokoll", {"count": 1},
            )  # fmt: skip
            assert last.actor_id is not None

    def test_is_no_page_to_be_opened(self, admin):
        assert admin.get(FILE).status_code == 405


class TestRefusals:
    @pytest.mark.parametrize(("method", "path"), [("GET", PATH), ("POST", PATH), ("POST", FILE)])
    def test_nobody_else_reads_it(self, client, app, method, path):
        app.config["WTF_CSRF_ENABLED"] = False

        assert client.open(path, method=method).location.startswith("/anmelden")
        sign_in(client, app, make_account(app))
        assert client.open(path, method=method).status_code == 403
        sign_in(client, app, make_account(app, email="p@example.org", role=Role.PROVIDER))
        assert client.open(path, method=method).status_code == 403
        sign_in(client, app, make_account(app, email="v@example.org", role=Role.ADMIN))
        assert client.open(path, method=method).location == "/mein-konto/zweiter-faktor"
