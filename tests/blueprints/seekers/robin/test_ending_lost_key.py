"""Rows encrypted with a key that is no longer listed: gone for every page, and deletable."""

from dataclasses import replace

import pytest
from cryptography.fernet import Fernet

from portal.adapters.cipher import Cipher
from tests.blueprints.seekers.robin.test_ending import (
    ANEW,
    ANSWERS,
    ENTRY,
    LEAVE,
    PERSONAL,
    REVOKE,
    REVOKE_BY_CODE,
    key_in,
    make_code,
)
from tests.factories import robin
from tests.factories.forms import press
from tests.support.statements import rows_of


@pytest.fixture
def lose_the_key(app, monkeypatch):
    def lose():
        ports = app.extensions["outside"]
        fresh = Cipher(keys=(Fernet.generate_key().decode(),))
        monkeypatch.setitem(app.extensions, "outside", replace(ports, cipher=fresh))

    return lose


@pytest.mark.parametrize("path", PERSONAL)
def test_the_consultation_is_gone(client, lose_the_key, path):
    robin.keep(client, robin.AT_HOME)
    lose_the_key()

    assert client.get(path).status_code == 410


def test_a_new_one_begins(client, lose_the_key):
    robin.keep(client, robin.AT_HOME)
    lose_the_key()

    robin.begin(client)

    assert robin.stored(client) == robin.PARCHIM


@pytest.mark.parametrize("button", [LEAVE, REVOKE, ANEW])
def test_every_end_deletes_the_row(client, database, lose_the_key, button):
    robin.keep(client, robin.AT_HOME)
    page = client.get(ANSWERS)
    lose_the_key()

    assert press(client, page, button).status_code == 303

    assert rows_of(database)["consultation"] == []
    assert key_in(client) is None


def test_a_code_revokes_what_it_cannot_open(client, database, lose_the_key):
    robin.keep(client, robin.AT_HOME)
    code = make_code(client)
    page = client.get(ENTRY)
    lose_the_key()

    refused = press(client, page, "Weitermachen", {"code": code})
    press(client, page, REVOKE_BY_CODE, {"code": code})

    assert refused.status_code == 422
    assert rows_of(database)["consultation"] == []
