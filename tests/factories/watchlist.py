"""People who put facilities on their Merkliste."""

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.factories.forms import press

LIST = "/merkliste"
ADD = "Auf die Merkliste setzen"
REMOVE = "Von der Merkliste nehmen"


def watch(client: FlaskClient, *facility_ids: int) -> TestResponse:
    """Put facilities on the list, one after the other; return the last answer."""
    for facility_id in facility_ids:
        answer = press(client, client.get(f"{LIST}/{facility_id}"), ADD)
    return answer


def unwatch(client: FlaskClient, facility_id: int) -> TestResponse:
    """Take a facility off the list on its own page."""
    return press(client, client.get(f"{LIST}/{facility_id}"), REMOVE)
