"""What is personal is stored nowhere, and an address that is a key is told to nobody."""

import pytest

from tests.support.checked_client import CheckedClient

ACCOUNT = ("/anmelden", "/registrieren", "/neues-passwort", "/mein-konto/", "/mein-konto/passwort")
KEYS = (
    "/konto-bestaetigen/x",
    "/neues-passwort/x",
    "/e-mail-bestaetigen/x",
    "/geteilt/x",
    "/meine-bewertung/x",
)


class TestPrivate:
    @pytest.mark.parametrize("path", [*ACCOUNT, *KEYS, "/verwaltung/"])
    def test_pages_of_accounts_are_not_stored(self, client: CheckedClient, path: str):
        assert client.get(path).headers["Cache-Control"] == "no-store"

    @pytest.mark.parametrize("path", KEYS)
    def test_no_page_learns_an_address_that_is_a_key(self, client: CheckedClient, path: str):
        assert client.get(path).headers["Referrer-Policy"] == "no-referrer"

    @pytest.mark.parametrize("path", ["/", "/impressum", *ACCOUNT])
    def test_other_addresses_are_told_to_our_own_pages(self, client: CheckedClient, path: str):
        assert client.get(path).headers["Referrer-Policy"] == "same-origin"
