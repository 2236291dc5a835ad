"""Two consultations in two tabs: what is sent from the page of one never reaches the other."""

import pytest

from tests.blueprints.seekers.robin.test_ending import ANEW, ANSWERS, LEAVE, REVOKE
from tests.blueprints.seekers.robin.test_resuming import DROP, MAKE, enter, make
from tests.factories import pages, robin
from tests.factories.forms import press
from tests.support.html import walk
from tests.support.statements import rows_of

HEADING = "Eine andere Beratung ist offen"


@pytest.fixture
def open_other(client, other_client):
    """Return a function that opens somebody else's consultation by code in this browser."""
    robin.keep(other_client, robin.NOTHING_NEEDED)
    code = make(other_client)
    return lambda: enter(client, code)


@pytest.mark.parametrize(
    "way",
    [
        (robin.LIFE, robin.NEXT, {"wunsch": "heim"}),
        (robin.LIFE, robin.BACK, {"wunsch": "heim"}),
        (robin.START, robin.GO, robin.PARCHIM | {"ort": "Dresden"}),
        (ANSWERS, MAKE, {}),
        (ANSWERS, ANEW, {}),
        (ANSWERS, REVOKE, {}),
    ],
)
def test_a_page_of_the_one_changes_nothing_in_the_other(client, database, open_other, way):
    path, button, answers = way
    robin.keep(client, robin.AT_HOME)
    page = client.get(path)
    open_other()
    before = rows_of(database)

    answer = press(client, page, button, answers)

    assert (answer.status_code, pages.heading(answer)) == (409, HEADING)
    assert pages.links(pages.tree(answer))["Zur offenen Beratung"] == ANSWERS
    assert rows_of(database) == before
    assert robin.stored(client) == robin.NOTHING_NEEDED


def test_a_code_of_the_other_stays(client, database, open_other):
    robin.keep(client, robin.AT_HOME)
    make(client)
    page = client.get(ANSWERS)
    open_other()
    before = rows_of(database)

    assert press(client, page, DROP).status_code == 409

    assert rows_of(database) == before


def test_one_begun_anew_gets_nothing_of_the_one_before(client):
    robin.keep(client, robin.AT_HOME)
    page = client.get(robin.LIFE)
    press(client, client.get(ANSWERS), ANEW)
    robin.begin(client)

    assert press(client, page, robin.NEXT, {"wunsch": "heim"}).status_code == 409

    assert robin.stored(client) == robin.PARCHIM


def test_leaving_quickly_works_from_everywhere(client, open_other):
    robin.keep(client, robin.AT_HOME)
    page = client.get(ANSWERS)
    open_other()

    assert press(client, page, LEAVE).status_code == 303

    assert client.get(robin.RESULT).location == robin.START


def test_the_same_one_opened_by_its_own_code_goes_on(client):
    robin.keep(client, robin.AT_HOME)
    page = client.get(robin.LIFE)
    enter(client, make(client))

    assert press(client, page, robin.NEXT, {"wunsch": "heim"}).status_code == 303

    assert robin.stored(client)["wunsch"] == "heim"


def test_the_mark_tells_neither_key_nor_id(client, database):
    robin.keep(client, robin.AT_HOME)

    page = pages.tree(client.get(robin.LIFE))

    (mark,) = {one.get("value") for one in walk(page, "input") if one.get("name") == "beratung"}
    assert len(mark) == 12
    assert mark not in "".join(rows_of(database)["consultation"])
