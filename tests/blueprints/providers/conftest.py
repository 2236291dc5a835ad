"""A company as most pages of the dashboard need it."""

import pytest
from flask import Flask

from tests.factories.accounts import sign_in
from tests.factories.companies import MadeCompany, give_facility, make_company
from tests.factories.directory import Offer
from tests.support.checked_client import CheckedClient


@pytest.fixture
def company(app: Flask, client: CheckedClient, add_offers) -> MadeCompany:
    """Store two homes of a company and one of another, and sign the Master in."""
    add_offers(Offer(), Offer(name="Haus am Hang"), Offer(name="Haus der anderen"))
    made = make_company(app)
    give_facility(app, made, 1, 2)
    give_facility(app, make_company(app, name="Andere", email="andere@example.org"), 3)
    sign_in(client, app, made.master)
    return made
