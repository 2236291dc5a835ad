"""A company is locked, opened again and renamed; nothing of a locked one is public."""

import pytest
import sqlalchemy as sa

from portal.domain.accounts.roles import Role
from portal.models.audit_entry import AuditEntry
from portal.models.company import Company
from tests.factories import pages
from tests.factories.companies import give_facility, make_company
from tests.factories.directory import NOW, Offer
from tests.factories.forms import find_form, press
from tests.factories.mails import take_mails
from tests.support.statements import counted, writes_nothing

PATH = "/verwaltung/anbieter"
REASON = {"grund": "Erfundene Angaben."}


@pytest.fixture
def company(app):
    return make_company(app, name="Alt GmbH")


@pytest.fixture
def house(app, company, add_offers):
    number = add_offers(Offer(name="Haus am See"))[0]
    give_facility(app, company, number)
    return f"/pflege-und-wohnangebote/{number}"


def stored(database):
    with database.connect() as connection:
        found = sa.select(Company.name, Company.locked_at, Company.lock_reason)
        return tuple(connection.execute(found).one())


def actions(database):
    with database.connect() as connection:
        return connection.scalars(sa.select(AuditEntry.action).order_by(AuditEntry.id)).all()


def path_of(company):
    return f"{PATH}/{company.id}"


class TestShow:
    def test_says_who_works_there_and_what_it_keeps(self, admin, company, house):
        answer = admin.get(path_of(company))

        assert house
        assert "Einrichtungen 1, davon 1 öffentlich" in pages.spaced_text(answer)
        links = pages.links(pages.tree(answer))
        assert links["Erika Musterfrau"] == f"/verwaltung/konten/{company.master.id}"

    def test_looking_changes_nothing(self, admin, company, database):
        with writes_nothing(database), counted(database) as statements:
            admin.get(path_of(company))

        assert len(statements) <= 5

    def test_one_that_there_is_not_is_404(self, admin):
        assert admin.get(f"{PATH}/{'0' * 32}").status_code == 404


class TestLock:
    def test_p10_nothing_of_it_is_public_at_once(self, admin, company, house, database):
        assert admin.get(house).status_code == 200

        answer = press(admin, admin.get(path_of(company)), "Sperren", REASON)

        assert "nicht mehr öffentlich" in pages.main_text(admin.get(answer.location))
        assert admin.get(house).status_code == 404
        assert stored(database) == ("Alt GmbH", NOW, "Erfundene Angaben.")
        assert actions(database) == ["company_locked", "facility_hidden"]

    def test_p10_its_master_is_told_why_and_not_when_it_is_open_again(self, admin, app, company):
        press(admin, admin.get(path_of(company)), "Sperren", REASON)

        (mail,) = take_mails(app)
        assert mail["To"] == company.master.email
        assert REASON["grund"] in mail.get_body().get_content()
        press(admin, admin.get(path_of(company)), "Entsperren", {"grund": "Geklärt."})
        assert not take_mails(app)

    def test_p10_what_was_wanted_is_public_again(self, admin, company, house, database):
        press(admin, admin.get(path_of(company)), "Sperren", REASON)

        press(admin, admin.get(path_of(company)), "Entsperren", {"grund": "Geklärt."})

        assert admin.get(house).status_code == 200
        assert stored(database) == ("Alt GmbH", None, "")

    def test_of_two_the_second_sees_what_the_first_did(self, admin, other_admin, company, database):
        before = other_admin.get(path_of(company))
        press(admin, admin.get(path_of(company)), "Sperren", REASON)

        answer = press(other_admin, before, "Sperren", {"grund": "Anders."})

        assert answer.status_code == 409
        assert "Erfundene Angaben." in pages.main_text(answer)
        assert actions(database) == ["company_locked"]

    def test_without_a_reason_nothing_is_locked(self, admin, company, database):
        answer = press(admin, admin.get(path_of(company)), "Sperren", {"grund": " "})

        assert answer.status_code == 422
        assert [field for field, _ in pages.problems(answer)] == ["grund"]
        assert stored(database) == ("Alt GmbH", None, "")


class TestRename:
    def test_p03_it_has_the_new_name_and_the_trail_the_old_one(self, admin, company, database):
        answer = press(admin, admin.get(path_of(company)), "Umbenennen", {"name": " Neu  GmbH "})

        text = pages.spaced_text(admin.get(answer.location))
        assert "Der Anbieter ist umbenannt." in text
        assert "Vorher Alt GmbH Nachher Neu GmbH" in text
        assert stored(database)[0] == "Neu GmbH"

    def test_p03_of_two_the_second_sees_what_the_first_did(
        self, admin, other_admin, company, database
    ):
        before = other_admin.get(path_of(company))
        press(admin, admin.get(path_of(company)), "Umbenennen", {"name": "Neu GmbH"})

        answer = press(other_admin, before, "Umbenennen", {"name": "Anders GmbH"})

        assert answer.status_code == 409
        assert "Neu GmbH" in pages.main_text(answer)
        assert stored(database)[0] == "Neu GmbH"

    @pytest.mark.parametrize("name", ["", "Alt GmbH", "x" * 151])
    def test_a_name_that_is_none_changes_nothing(self, admin, company, database, name):
        page = admin.get(path_of(company))
        form = find_form(page, button="Umbenennen").filled({}, button="Umbenennen").to_dict()

        answer = admin.post(f"{path_of(company)}/umbenennen", data={**form, "name": name})

        assert answer.status_code == 422
        assert [field for field, _ in pages.problems(answer)] == ["name"]
        assert stored(database)[0] == "Alt GmbH"

    def test_a_form_without_its_version_changes_nothing(self, admin, company, database):
        page = admin.get(path_of(company))
        form = find_form(page, button="Umbenennen").filled({}, button="Umbenennen").to_dict()
        sent = {**form, "name": "Neu GmbH", "stand": "drei"}

        assert admin.post(f"{path_of(company)}/umbenennen", data=sent).status_code == 409
        assert stored(database)[0] == "Alt GmbH"


class TestRefusals:
    @pytest.mark.parametrize("role", [Role.SEEKER, Role.PROVIDER])
    def test_nobody_else_looks_or_changes(self, client, refused, company, database, role):
        path = path_of(company)
        assert client.get(path).location.startswith("/anmelden")

        steps = [(f"{path}/{one}", REASON) for one in ("sperren", "entsperren", "umbenennen")]
        assert refused(client, role, path, *steps) == [403] * 4
        assert stored(database) == ("Alt GmbH", None, "")

    def test_an_admin_without_second_factor_sets_it_up_first(self, client, refused, company):
        assert refused(client, Role.ADMIN, path_of(company)) == [303]
