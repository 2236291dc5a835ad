"""The company of the demo provider."""

import sqlalchemy as sa
from flask import Flask

from portal.cli.demo_provider import make_demo_company
from portal.domain.accounts.roles import Role
from portal.models.company import Company
from portal.models.facility import Facility
from portal.models.facility_origin import FacilityOrigin
from portal.web.extensions import db
from tests.factories.accounts import make_account


class TestMakeDemoCompany:
    def test_keeps_some_invented_facilities_however_often(self, app: Flask):
        runner = app.test_cli_runner()
        assert runner.invoke(args=["facilities", "demo", "--count", "60"]).exit_code == 0
        account = make_account(app, role=Role.PROVIDER)

        with app.app_context():
            for _ in range(2):
                make_demo_company(account_id=account.id)
            company_id = db.session.scalars(sa.select(Company.id)).one()
            kept = db.session.scalars(
                sa.select(Facility.id).where(Facility.company_id == company_id)
            ).all()
            origins = db.session.scalars(sa.select(FacilityOrigin.facility_id)).all()

        assert kept
        assert sorted(kept) == sorted(origins)
