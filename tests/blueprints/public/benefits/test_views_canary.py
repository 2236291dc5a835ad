"""What people type into „Leistungen“ turns up in no log, address, cookie, row or file."""

import logging
from pathlib import Path

from tests.blueprints.public.benefits.forms_sent import PATH, SHOW, send
from tests.factories import forms
from tests.support.statements import rows_of

CANARY = "Xanthippe77"


def whole_run(client):
    """Send the word in every field, then a whole situation, its change and its calendar."""
    names = forms.find_form(client.get(PATH), button=SHOW).names - {"csrf_token"}
    for name in names:
        send(client, **{name: CANARY})
    result = send(client, genutzt="61,23", land="NW")
    forms.press(client, result, "Angaben ändern")
    forms.press(client, result, "Alle Fristen als Kalenderdatei")
    return result


def test_the_run_shows_what_was_typed(client):
    assert 'value="61,23"' in whole_run(client).text


def test_it_is_in_no_log(client, everything_logged):
    logging.getLogger("portal").debug("begin")

    whole_run(client)

    assert "begin" in everything_logged.text
    assert CANARY not in everything_logged.text
    assert CANARY not in str([vars(one) for one in everything_logged.records])
    assert "61,23" not in everything_logged.text


def test_it_is_in_no_address_no_header_and_no_cache(client, seen):
    whole_run(client)

    assert len(seen) > 15
    assert {address.partition("/leistungen/")[2] for address, _ in seen} == {""}
    assert CANARY not in str(seen)
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
