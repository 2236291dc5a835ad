"""The cookie of the Merkliste: signed, small, and harmless when it is not ours."""

import hashlib
from datetime import timedelta

import pytest
from itsdangerous import Signer
from itsdangerous.encoding import base64_encode

from portal.blueprints.seekers.watchlist import cookie
from portal.domain.watchlist.entries import MOST_ENTRIES
from tests.factories import directory, pages
from tests.factories.directory import NOW, Offer
from tests.factories.watchlist import LIST, watch
from tests.support import migrated

NAME = "merkliste"
KEYS = tuple(f"{number}-a-key-of-the-tests-with-letters" for number in (1, 2))


def names(client):
    return pages.names_of_cards(pages.tree(client.get(LIST)))


def value(client):
    return client.get_cookie(NAME).value


@pytest.fixture
def watched(client, add_offers):
    """Return the cookie of a list with one entry."""
    watch(client, *add_offers(Offer(name="Haus Ahorn")))
    return value(client)


def test_d13_its_marks_and_its_term(client, add_offers):
    answer = watch(client, *add_offers(Offer()))

    (line,) = answer.headers.getlist("Set-Cookie")
    parts = {one.strip().partition("=")[0]: one.strip() for one in line.split(";")}
    assert parts["Max-Age"] == f"Max-Age={90 * 24 * 3600}"
    assert {"HttpOnly", "SameSite", "Path"} <= parts.keys()
    assert parts["SameSite"] == "SameSite=Lax"
    assert parts["Path"] == "Path=/"
    assert "Domain" not in parts
    assert answer.headers["Cache-Control"] == "no-store"


def test_d13_by_https_it_is_bound_to_the_host(make_app):
    app = make_app(public_url="https://portal.example.org")
    answer = app.response_class()

    with app.test_request_context(base_url="https://portal.example.org"):
        cookie.write_cookie(answer, (1,))

    line = answer.headers["Set-Cookie"]
    assert line.startswith("__Host-merkliste=")
    assert "; Secure;" in line
    assert "Domain" not in line


def test_d13_a_full_list_is_small(client, add_offers):
    watch(client, *add_offers(*(Offer() for _ in range(MOST_ENTRIES))))

    assert len(value(client)) < 250


def test_d13_of_the_facilities_it_holds_the_ids_only(watched):
    assert "Ahorn" not in watched
    assert len(watched) < 60


@pytest.mark.parametrize(
    "forge",
    [
        lambda _: "",
        lambda _: "x",
        lambda _: "ü.ü",
        lambda _: "A" * 3_000,
        lambda own: own[:-1],
        lambda own: own[1:],
        lambda own: own.partition(".")[0],
        lambda own: ("B" if own[0] == "A" else "A") + own[1:],
        lambda _: Signer("another key", salt=NAME).sign(b"AAAB").decode(),
    ],
)
def test_d13_a_forged_truncated_or_foreign_one_is_an_empty_list(client, watched, forge):
    client.set_cookie(NAME, forge(watched))

    assert "Hier steht noch nichts." in pages.main_text(client.get(LIST))


@pytest.mark.parametrize("packed", [b"", b"abc", b"abcde"])
def test_d13_signed_nonsense_is_an_empty_list(client, app, packed):
    signer = Signer(
        app.config["SECRET_KEY"], salt=NAME, key_derivation="hmac", digest_method=hashlib.sha256
    )
    client.set_cookie(NAME, signer.sign(base64_encode(packed)).decode())

    assert names(client) == []


def test_d13_it_ends_after_ninety_days_even_if_the_browser_keeps_it(client, watched, freeze):
    freeze(NOW + timedelta(days=90))
    assert names(client) == ["Haus Ahorn"]

    freeze(NOW + timedelta(days=91))
    client.set_cookie(NAME, watched)
    assert names(client) == []


def test_d13_it_survives_a_new_secret_once(make_app, sqlite_template, tmp_path, freeze):
    freeze(NOW)
    url = migrated.copy_sqlite(template=sqlite_template, target=tmp_path / "shared.sqlite3")
    old = make_app(database_url=url, secret_key=KEYS[0])
    (number,) = directory.store(old, [Offer(name="Haus Ahorn")])
    browser = old.test_client()
    watch(browser, number)

    for settings, expected in (
        ({"secret_key": KEYS[1], "secret_key_fallbacks": (KEYS[0],)}, ["Haus Ahorn"]),
        ({"secret_key": KEYS[1]}, []),
    ):
        client = make_app(database_url=url, **settings).test_client()
        client.set_cookie(NAME, value(browser))
        assert names(client) == expected
