"""The matrix of kept results: signed out, somebody else, admin."""

import pytest
import sqlalchemy as sa

from portal.domain.accounts.roles import Role
from portal.models.saved_result import SavedResult
from tests.factories.accounts import TOTP_BASE32, make_account, sign_in
from tests.factories.forms import find_form
from tests.factories.results import keep_result

LIST = "/mein-konto/ergebnisse"
PAGES = ("", "/umbenennen", "/loeschen", "/teilen", "/protokoll.pdf", "/protokoll-gross.pdf",
         "/protokoll.txt", "/unterschiede")  # fmt: skip
POSTS = ("/umbenennen", "/loeschen", "/teilen", "/neu-berechnen", "/protokoll/noch-einmal")


@pytest.fixture
def keep(app, client):
    account = make_account(app)
    sign_in(client, app, account)
    return lambda: keep_result(app, account)


def stored(database):
    with database.connect() as connection:
        return connection.execute(sa.select(SavedResult.__table__)).mappings().all()


def token_of(client, path):
    form = find_form(client.get(path), button="Speichern")
    return form.filled({}, button="Speichern")["csrf_token"]


class TestWho:
    """The matrix: signed out, other account, admin."""

    @pytest.mark.parametrize("page", PAGES)
    def test_signed_out_one_is_led_to_the_login_and_back(self, other_client, keep, page):
        path = f"{LIST}/{keep()}{page}"

        answer = other_client.get(path)

        assert answer.status_code == 303
        assert answer.location == f"/anmelden?weiter={path}"

    @pytest.mark.parametrize("page", PAGES)
    def test_c06_somebody_elses_is_not_there(self, app, other_client, keep, page):
        sign_in(other_client, app, make_account(app, email="otto@example.org"))
        result_id = keep()

        for wanted in (result_id, "f" * 32, "1"):
            assert other_client.get(f"{LIST}/{wanted}{page}").status_code == 404

    def test_c14_nothing_can_be_done_to_somebody_elses(self, app, other_client, keep, database):
        other = make_account(app, email="otto@example.org")
        sign_in(other_client, app, other)
        token = token_of(other_client, f"{LIST}/{keep_result(app, other)}/umbenennen")
        result_id = keep()
        before = stored(database)

        for path in POSTS:
            data = {"csrf_token": token, "name": "Meins", "tage": "7", "vorgang": "x"}
            assert other_client.post(f"{LIST}/{result_id}{path}", data=data).status_code == 404

        assert stored(database) == before

    @pytest.mark.parametrize("page", ["", "/" + "f" * 32, "/" + "f" * 32 + "/teilen"])
    def test_admins_keep_none(self, app, client, page):
        sign_in(client, app, make_account(app, role=Role.ADMIN, totp_secret=TOTP_BASE32))

        assert client.get(f"{LIST}{page}").status_code == 403
