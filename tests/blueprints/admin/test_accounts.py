"""„Konten und Anbieter“: found by address or name; locked and opened again with a reason."""

import pytest
import sqlalchemy as sa

from portal.domain.accounts.roles import Role
from portal.models.account import Account
from portal.models.audit_entry import AuditEntry
from tests.factories import pages
from tests.factories.accounts import make_account, sign_in
from tests.factories.companies import make_company
from tests.factories.directory import NOW
from tests.factories.forms import find_form, press
from tests.factories.mails import take_mails
from tests.support.statements import counted, rows_of, writes_nothing

PATH = "/verwaltung/konten"
REASON = {"grund": "Schreibt Werbung."}
SIGN_IN = "Anmelden"


@pytest.fixture
def erika(app):
    return make_account(app)


def path_of(account):
    return f"{PATH}/{account.id}"


def lock_of(database, account):
    with database.connect() as connection:
        found = sa.select(Account.locked_at, Account.lock_reason).where(Account.id == account.id)
        return tuple(connection.execute(found).one())


def trail(database):
    with database.connect() as connection:
        found = sa.select(AuditEntry.actor, AuditEntry.action).order_by(AuditEntry.id)
        return [tuple(row) for row in connection.execute(found)]


def search(client, words):
    return press(client, client.get(PATH), "Suchen", {"suche": words})


class TestFind:
    def test_p10_accounts_and_companies_are_found(self, admin, app, erika):
        company = make_company(app, name="Erika Pflege GmbH")

        answer = search(admin, "erika")

        links = pages.links(pages.tree(answer))
        assert links["erika@example.org"] == path_of(erika)
        assert links["Erika Pflege GmbH, Parchim"] == f"/verwaltung/anbieter/{company.id}"
        assert "Erika Musterfrau · Pflegesuche" in pages.main_text(answer)

    def test_who_is_looked_for_stands_in_no_address(self, admin, erika):
        answer = search(admin, erika.email)

        assert answer.request.path == PATH
        assert answer.request.query_string == b""
        assert answer.headers["Cache-Control"] == "no-store"

    @pytest.mark.usefixtures("erika")
    def test_it_changes_nothing(self, admin, database):
        page = admin.get(PATH)

        with writes_nothing(database), counted(database) as statements:
            press(admin, page, "Suchen", {"suche": "erika"})

        assert len(statements) <= 4

    def test_nothing_found_says_so(self, admin):
        text = pages.main_text(search(admin, "niemand"))

        assert "Dazu gibt es kein Konto." in text
        assert "Dazu gibt es keinen Anbieter." in text

    @pytest.mark.parametrize("words", ["", "er", "  a  "])
    def test_too_few_letters_are_not_looked_for(self, admin, words):
        answer = search(admin, words)

        assert answer.status_code == 422
        assert [field for field, _ in pages.problems(answer)] == ["suche"]


class TestShow:
    def test_says_what_there_is_and_no_secret(self, admin, erika):
        text = pages.spaced_text(admin.get(path_of(erika)))

        assert "Erika Musterfrau" in text
        assert "E-Mail erika@example.org" in text
        assert "Zweiter Faktor nein" in text
        assert "argon2" not in text

    def test_leads_to_the_company(self, admin, app):
        company = make_company(app)

        links = pages.links(pages.tree(admin.get(path_of(company.master))))

        assert links[company.name] == f"/verwaltung/anbieter/{company.id}"

    def test_one_that_there_is_not_is_404(self, admin):
        assert admin.get(f"{PATH}/{'0' * 32}").status_code == 404


class TestLock:
    def test_p10_who_is_locked_is_signed_in_nowhere(self, admin, app, erika, other_client):
        sign_in(other_client, app, erika)
        assert other_client.get("/mein-konto/einstellungen").status_code == 200

        answer = press(admin, admin.get(path_of(erika)), "Sperren", REASON)

        assert "Gesperrt. Alle Anmeldungen" in pages.main_text(admin.get(answer.location))
        assert other_client.get("/mein-konto/einstellungen").location.startswith("/anmelden")

    def test_p10_and_is_told_why_by_mail(self, admin, app, erika):
        press(admin, admin.get(path_of(erika)), "Sperren", REASON)

        (mail,) = take_mails(app)
        assert mail["To"] == erika.email
        assert REASON["grund"] in mail.get_body().get_content()

    def test_p10_and_is_told_what_everybody_is_told_who_cannot_sign_in(
        self, admin, erika, other_client
    ):
        press(admin, admin.get(path_of(erika)), "Sperren", REASON)
        typed = {"email": erika.email, "passwort": erika.password}

        locked = press(other_client, other_client.get("/anmelden"), SIGN_IN, typed)
        wrong = press(
            other_client, other_client.get("/anmelden"), SIGN_IN, {**typed, "passwort": "x"}
        )

        assert (locked.status_code, wrong.status_code) == (422, 422)
        assert pages.main_text(locked) == pages.main_text(wrong)
        assert other_client.get("/mein-konto/einstellungen").location.startswith("/anmelden")

    def test_p10_who_is_opened_again_signs_in(self, admin, erika, other_client, database):
        press(admin, admin.get(path_of(erika)), "Sperren", REASON)
        press(admin, admin.get(path_of(erika)), "Entsperren", {"grund": "Geklärt."})
        typed = {"email": erika.email, "passwort": erika.password}

        answer = press(other_client, other_client.get("/anmelden"), SIGN_IN, typed)

        assert answer.status_code == 303
        assert lock_of(database, erika) == (None, "")
        assert trail(database) == [
            ("Vera Amt", "account_locked"),
            ("Vera Amt", "account_unlocked"),
        ]

    def test_the_page_says_why_and_who(self, admin, erika):
        press(admin, admin.get(path_of(erika)), "Sperren", REASON)

        text = pages.spaced_text(admin.get(path_of(erika)))

        assert "Gesperrt seit 2. März 2026, 10:00 Uhr. Schreibt Werbung." in text
        assert "Konto gesperrt 2. März 2026, 10:00 Uhr · Vera Amt" in text

    @pytest.mark.parametrize("typed", ["", " ", "x" * 501])
    def test_without_a_reason_that_fits_nothing_is_locked(self, admin, erika, database, typed):
        form = find_form(admin.get(path_of(erika)), button="Sperren").filled({}, button="Sperren")

        answer = admin.post(f"{path_of(erika)}/sperren", data={**form.to_dict(), "grund": typed})

        assert answer.status_code == 422
        assert [field for field, _ in pages.problems(answer)] == ["grund"]
        assert lock_of(database, erika) == (None, "")

    def test_of_two_the_second_sees_what_the_first_did(self, admin, other_admin, erika, database):
        before = other_admin.get(path_of(erika))
        press(admin, admin.get(path_of(erika)), "Sperren", REASON)

        answer = press(other_admin, before, "Sperren", {"grund": "Anders."})

        assert answer.status_code == 409
        assert "Ihre Änderung wurde nicht gespeichert" in pages.main_text(answer)
        assert lock_of(database, erika) == (NOW, "Schreibt Werbung.")
        assert len(trail(database)) == 1

    def test_nobody_locks_themselves(self, admin, erika, database):
        with database.connect() as connection:
            own = connection.scalar(sa.select(Account.id).where(Account.role == "admin"))
        form = find_form(admin.get(path_of(erika)), button="Sperren").filled({}, button="Sperren")

        answer = admin.post(f"{PATH}/{own}/sperren", data={**form.to_dict(), **REASON})

        assert answer.status_code == 422
        assert "Ihr eigenes Konto" in pages.main_text(answer)
        assert trail(database) == []


class TestRefusals:
    @pytest.mark.parametrize("role", [Role.SEEKER, Role.PROVIDER])
    def test_nobody_else_looks_or_locks(self, client, app, refused, database, role):
        otto = make_account(app, email="otto@example.org")
        path = path_of(otto)
        assert client.get(path).location.startswith("/anmelden")

        asked = [PATH, path, (PATH, {"suche": "otto"})]
        asked += [(f"{path}/{step}", REASON) for step in ("sperren", "entsperren")]
        assert refused(client, role, *asked) == [403] * 5
        assert lock_of(database, otto) == (None, "")

    def test_an_admin_without_second_factor_sets_it_up_first(self, client, refused, erika):
        assert refused(client, Role.ADMIN, path_of(erika), PATH) == [303, 303]

    def test_a_form_without_its_token_changes_nothing(self, admin, erika, database):
        before = rows_of(database)

        assert admin.post(f"{path_of(erika)}/sperren", data=REASON).status_code == 400
        assert rows_of(database) == before
