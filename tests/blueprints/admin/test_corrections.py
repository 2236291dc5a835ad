"""„Hinweise zu Profilen“: each is checked by a person and answered by mail."""

import pytest
import sqlalchemy as sa

from portal.domain.accounts.email_address import read_address
from portal.domain.accounts.roles import Role
from portal.domain.corrections.block import Block
from portal.models.audit_entry import AuditEntry
from portal.models.correction import Correction
from portal.services.corrections.report import report_correction
from portal.web import outside
from portal.web.transactions import writing
from tests.factories import pages
from tests.factories.directory import NOW, Offer
from tests.factories.forms import find_form, press
from tests.factories.mails import plain_text, take_mails
from tests.support.statements import counted, rows_of, writes_nothing

PATH = "/verwaltung/korrekturen"
DECIDE = "Entscheiden"
ANSWER = {"entscheidung": "Wir haben die Nummer geändert."}


@pytest.fixture
def report(app, add_offers):
    """Return a function that stores a report and gives the path of its page."""
    house = add_offers(Offer(name="Haus am See"))[0]

    def report_one(number=1, *, email="erika@example.org"):
        with app.app_context(), writing() as session:
            report_correction(
                session,
                facility_id=house,
                correction_id=f"{number:032d}",
                block=Block.KONTAKT,
                text="Die Nummer <b>ist neu</b>.",
                address=read_address(text=email) if email else None,
                now=NOW,
                cipher=outside.current().cipher,
            )
        return f"{PATH}/{number:032d}"

    return report_one


def stored(database):
    with database.connect() as connection:
        return connection.scalars(sa.select(Correction.decision)).all()


class TestIndex:
    def test_x24_what_waits_is_listed_without_what_was_written(self, admin, report):
        path = report()

        answer = admin.get(PATH)
        text = pages.spaced_text(answer)

        assert "1 Hinweis wartet" in text
        assert "Telefon, E-Mail oder Internetseite: Haus am See, Parchim" in text
        assert "gemeldet am 2. März 2026 · möchte eine Antwort" in text
        assert path in pages.links(pages.tree(answer)).values()
        assert "ist neu" not in text

    def test_an_empty_list_says_so(self, admin):
        assert "Es wartet kein Hinweis." in pages.main_text(admin.get(PATH))

    def test_looking_changes_nothing_and_asks_as_often_for_many(self, admin, report, database):
        with writes_nothing(database), counted(database) as few:
            admin.get(PATH)
        for number in range(5):
            report(number)
        with counted(database) as many:
            admin.get(PATH)

        assert len(many) == len(few) <= 6


class TestShow:
    def test_x24_it_is_read_whole_and_who_wrote_it_is_not_shown(self, admin, report):
        text = pages.main_text(admin.get(report()))

        assert "Die Nummer <b>ist neu</b>." in text
        assert "Haus am See, Parchim" in text
        assert "möchte eine Antwort" in text
        assert "erika@" not in text

    def test_one_that_there_is_not_is_404(self, admin):
        assert admin.get(f"{PATH}/{'0' * 32}").status_code == 404


class TestClose:
    def test_x24_the_answer_goes_by_mail_and_the_rest_is_forgotten(self, admin, app, report):
        path = report()

        answer = press(admin, admin.get(path), DECIDE, ANSWER)

        (mail,) = take_mails(app)
        assert (mail["To"], ANSWER["entscheidung"] in plain_text(mail)) == (
            "erika@example.org",
            True,
        )
        assert "Der Hinweis ist entschieden." in pages.main_text(admin.get(answer.location))
        text = pages.main_text(admin.get(path))
        assert ANSWER["entscheidung"] in text
        assert "ist neu" not in text

    def test_p08_it_is_written_down_who_decided(self, admin, report, database):
        press(admin, admin.get(report(email="")), DECIDE, ANSWER)

        with database.connect() as connection:
            trail = connection.execute(sa.select(AuditEntry.actor, AuditEntry.action)).all()
        assert [tuple(one) for one in trail] == [("Vera Amt", "correction_decided")]

    def test_of_two_the_second_sees_what_the_first_decided(self, admin, app, other_admin, report):
        path, other = report(), other_admin
        before = other.get(path)
        press(admin, admin.get(path), DECIDE, ANSWER)

        answer = press(other, before, DECIDE, {"entscheidung": "Anders."})

        assert answer.status_code == 409
        assert "Ihre Antwort wurde nicht verschickt" in pages.main_text(answer)
        assert ANSWER["entscheidung"] in pages.main_text(answer)
        assert len(take_mails(app)) == 1

    @pytest.mark.parametrize("typed", ["", "  \n", "x" * 501])
    def test_without_an_answer_that_fits_nothing_is_decided(self, admin, report, database, typed):
        path = report()
        form = find_form(admin.get(path), button=DECIDE).filled({}, button=DECIDE)

        answer = admin.post(path, data={**form.to_dict(), "entscheidung": typed})

        assert answer.status_code == 422
        assert [field for field, _ in pages.problems(answer)] == ["entscheidung"]
        assert stored(database) == [""]


class TestRefusals:
    @pytest.mark.parametrize("role", [Role.SEEKER, Role.PROVIDER])
    def test_nobody_else_reads_or_decides(self, client, refused, report, database, role):
        path = report()
        before = rows_of(database)["correction"]

        assert client.get(path).location.startswith("/anmelden")
        assert refused(client, role, PATH, path, (path, ANSWER)) == [403, 403, 403]
        assert rows_of(database)["correction"] == before

    def test_an_admin_without_second_factor_sets_it_up_first(self, client, refused, report):
        assert refused(client, Role.ADMIN, report()) == [303]
