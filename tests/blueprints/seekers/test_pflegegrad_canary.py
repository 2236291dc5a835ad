"""What people type into the calculator turns up in no log, address, cookie, row or file."""

import logging
from base64 import urlsafe_b64decode
from pathlib import Path

from portal.adapters.cipher import FORM
from tests.factories.forms import find_form, press
from tests.factories.pflegegrad import ADULT, BEGIN, NEXT, START, begin, turn, walk
from tests.support.statements import rows_of

CANARY = "Xanthippe77"
ANSWERS = {"4.8": "2", "5.1": "37", "5.1.takt": "tag", "1.B": "1"}


def whole_run(client):
    """Walk to the result, with the word in every field of the first pages."""
    press(client, client.get(START), BEGIN, {"geburtsdatum": CANARY, "tag": CANARY})
    page = begin(client, ADULT)
    form = find_form(page, button=NEXT)
    data = form.filled({}, button=NEXT)
    for name in form.names - {"csrf_token"}:
        client.post(form.action, data=data.to_dict() | {name: CANARY})
    pages = walk(client, ANSWERS)
    turn(client, pages[4], {"5.1": CANARY, "5.1.takt": "tag"})
    return pages


def test_the_walk_shows_what_was_typed(client):
    pages = whole_run(client)

    assert 'value="37"' in turn(client, pages[5], {}, button="Zurück").text


def test_it_is_in_no_log(client, everything_logged):
    logging.getLogger("portal").debug("begin")

    whole_run(client)

    assert "begin" in everything_logged.text
    assert CANARY not in everything_logged.text
    assert CANARY not in str([vars(one) for one in everything_logged.records])


def test_it_is_in_no_address_and_no_header(client, seen):
    whole_run(client)

    assert len(seen) > 15
    assert {address.partition("pflegegrad-rechner/")[2] for address, _ in seen} == {"", "fragen"}
    assert CANARY not in str(seen)


def test_every_page_is_kept_out_of_caches(client, seen):
    whole_run(client)

    assert {dict(headers)["Cache-Control"] for _, headers in seen} == {"no-store"}


def test_the_cookie_holds_the_token_alone(client):
    whole_run(client)

    with client.session_transaction() as session:
        assert set(session) == {"csrf_token"}


def test_no_row_and_no_file_is_written(client, app, database):
    rows = rows_of(database)
    folder = Path(app.instance_path)
    files = {path for path in folder.rglob("*") if "sqlite" not in path.name}

    whole_run(client)

    assert rows_of(database) == rows
    assert {path for path in folder.rglob("*") if "sqlite" not in path.name} == files


def test_the_page_holds_the_answers_encrypted_only(client):
    page = whole_run(client)[5]
    field = find_form(page, button=NEXT).chosen("stand")[0]

    assert urlsafe_b64decode(field).startswith(FORM)
    main = page.text[page.text.index("<main") :]
    assert "37" not in main.replace(field, "").replace(
        find_form(page, button=NEXT).chosen("csrf_token")[0], ""
    )
