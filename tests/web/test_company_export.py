"""The company of a Master for their own files."""

from flask import Flask

from portal.web.company_export import export_company
from tests.factories.accounts import make_account
from tests.factories.companies import make_company, make_employee


class TestExportCompany:
    def test_gives_a_master_everything_that_is_stored(self, app: Flask):
        made = make_company(app)

        with app.app_context():
            found = export_company(account_id=made.master.id)

        assert (found["name"], found["rechtsform"]) == (made.name, "gGmbH")
        assert (found["einrichtungen"], found["gesperrt_am"]) == ([], None)

    def test_gives_nobody_else_anything(self, app: Flask):
        employee = make_employee(app, make_company(app))
        seeker = make_account(app)

        with app.app_context():
            assert export_company(account_id=employee.id) == {}
            assert export_company(account_id=seeker.id) == {}
