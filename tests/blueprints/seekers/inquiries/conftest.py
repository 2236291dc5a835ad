"""Three homes that can be asked, an account, and what is stored of inquiries."""

import pytest
import sqlalchemy as sa

from portal.models.inquiry import Inquiry
from portal.services.inquiries.read_own import read_own
from portal.web import outside
from portal.web.extensions import db
from tests.factories import asking
from tests.factories.accounts import make_account, sign_in


@pytest.fixture
def houses(add_offers):
    """Return the ids of three homes that take inquiries."""
    return add_offers(*(asking.home(number) for number in (1, 2, 3)))


@pytest.fixture
def house(houses):
    return houses[0]


@pytest.fixture
def erika(client, app):
    """Return an account; the client is signed in to it."""
    account = make_account(app, phone="0221 98765")
    sign_in(client, app, account)
    return account


@pytest.fixture
def stored(app):
    """Return a function that reads all inquiries, in the order of the facilities."""

    def read():
        with app.app_context():
            return db.session.scalars(sa.select(Inquiry).order_by(Inquiry.facility_id)).all()

    return read


@pytest.fixture
def told(app):
    """Return a function that reads what the facilities of an owner were told."""

    def read(owner):
        with app.app_context():
            found = read_own(db.session(), owner=owner, cipher=outside.current().cipher)
            return [one.content for sending in found for one in sending.inquiries]

    return read
