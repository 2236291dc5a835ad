"""Saving Robin's result, as people do, and what is stored then."""

import sqlalchemy as sa
from werkzeug.test import TestResponse

from portal.models.saved_result import SavedResult
from tests.factories import robin
from tests.factories.forms import Form, press
from tests.support.checked_client import CheckedClient

SAVE = "/digitale-beratung/ergebnis/speichern"
LIST = "/mein-konto/ergebnisse"
TICKED = {"einwilligung": "ja"}
UNKNOWING = {**robin.AT_HOME, "rolle": "nein"}


def stored(database: sa.Engine) -> list[sa.RowMapping]:
    """Return the rows of all saved results."""
    with database.connect() as connection:
        return list(connection.execute(sa.select(SavedResult.__table__)).mappings())


def name_in(form: Form) -> str:
    """Return what stands in the field for the name."""
    return form.filled({}, button="Speichern")["name"]


def save(client: CheckedClient, **values: str) -> TestResponse:
    """Send the form with the consent."""
    return press(client, client.get(SAVE), "Speichern", TICKED | values)
