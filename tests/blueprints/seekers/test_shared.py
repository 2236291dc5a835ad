"""A link shows one result to whoever has it, and nothing else; it ends when it should."""

import html
import re
from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.models.saved_result import ShareLink
from portal.models.security_event import SecurityEvent
from portal.web import guessing
from tests.factories.accounts import make_account, sign_in
from tests.factories.directory import NOW
from tests.factories.forms import press
from tests.factories.pages import heading, main_text
from tests.factories.results import keep_result, store_link
from tests.support.statements import writes_nothing

LIST = "/mein-konto/ergebnisse"
FORGED = "0" * 64


@pytest.fixture
def result_id(app, erika):
    return keep_result(app, erika)


@pytest.fixture(autouse=True)
def _nobody_has_guessed(app):
    app.extensions.pop(guessing.NAME, None)


def links(database):
    with database.connect() as connection:
        return connection.execute(sa.select(ShareLink.__table__)).mappings().all()


def make(client, result_id, **values):
    return press(client, client.get(f"{LIST}/{result_id}/teilen"), "Link erstellen", values)


def address_in(page):
    shown = re.search(r"<textarea[^>]*>([^<]+)</textarea>", page.text)
    return html.unescape(shown[1]).strip()


def path_in(page):
    return re.sub(r"^https?://[^/]+", "", address_in(page))


class TestMaking:
    def test_x12_the_link_is_shown_once_and_only_its_hash_is_kept(
        self, client, result_id, database
    ):
        page = make(client, result_id)

        (link,) = links(database)
        token = path_in(page).removeprefix("/geteilt/")
        assert page.status_code == 200
        assert re.fullmatch(r"[0-9a-f]{64}", token)
        assert token not in str(dict(link))
        assert token not in client.get(f"{LIST}/{result_id}/teilen").text
        assert "Er gilt bis 9. März 2026." in main_text(page)

    def test_x12_the_host_comes_from_the_settings(self, app, client, result_id):
        page = make(client, result_id)

        assert address_in(page).startswith(f"{app.extensions['site'].public_url}/geteilt/")

    @pytest.mark.parametrize(("days", "ends_on"), [("7", "9. März"), ("30", "1. April")])
    def test_x12_its_term_is_chosen(self, client, result_id, days, ends_on):
        make(client, result_id, tage=days)

        assert f"gilt bis {ends_on} 2026" in main_text(client.get(f"{LIST}/{result_id}/teilen"))

    @pytest.mark.parametrize("days", ["", "365", "-7", "x"])
    def test_x12_other_terms_are_refused(self, client, result_id, database, days):
        page = client.get(f"{LIST}/{result_id}/teilen")
        form = re.search(r'name="csrf_token" value="([^"]+)"', page.text)

        answer = client.post(
            f"{LIST}/{result_id}/teilen", data={"csrf_token": form[1], "tage": days}
        )

        assert answer.status_code == 422
        assert "wie lange der Link gelten soll" in main_text(answer)
        assert links(database) == []

    def test_x12_a_double_click_makes_one_and_shows_it_both_times(
        self, client, result_id, database
    ):
        page = client.get(f"{LIST}/{result_id}/teilen")

        first, second = (press(client, page, "Link erstellen") for _ in range(2))

        assert address_in(first) == address_in(second)
        assert len(links(database)) == 1

    def test_x12_five_at_the_same_time_and_no_more(self, app, client, result_id, database):
        for _ in range(5):
            store_link(app, result_id)

        answer = make(client, result_id)

        assert answer.status_code == 422
        assert "schon 5 Links" in main_text(answer)
        assert len(links(database)) == 5

    def test_x12_sharing_is_noted_for_the_owner(self, client, result_id, database):
        make(client, result_id)
        press(
            client,
            client.get(f"{LIST}/{result_id}/teilen"),
            "Beenden: Link, der bis 9. März 2026 gilt",
        )

        with database.connect() as connection:
            kinds = connection.scalars(sa.select(SecurityEvent.kind).order_by(SecurityEvent.id))
            assert kinds.all()[-2:] == ["result_shared", "sharing_ended"]


class TestEnding:
    def end(self, client, result_id):
        page = client.get(f"{LIST}/{result_id}/teilen")
        return press(client, page, "Beenden: Link, der bis 9. März 2026 gilt")

    def test_x12_an_ended_link_works_no_more(self, client, other_client, result_id):
        path = path_in(make(client, result_id))

        answer = self.end(client, result_id)

        assert answer.status_code == 303
        assert "Zurzeit gilt kein Link" in main_text(client.get(answer.location))
        assert other_client.get(path).status_code == 410

    def test_x12_its_form_sent_again_does_not_bring_it_back(self, client, other_client, result_id):
        page = client.get(f"{LIST}/{result_id}/teilen")
        path = path_in(press(client, page, "Link erstellen"))
        self.end(client, result_id)

        answer = press(client, page, "Link erstellen")

        assert answer.status_code == 303
        assert other_client.get(path).status_code == 410

    def test_x12_nobody_else_ends_it(self, app, client, other_client, result_id, database):
        make(client, result_id)
        other = make_account(app, email="otto@example.org")
        sign_in(other_client, app, other)
        theirs = keep_result(app, other)
        page = other_client.get(f"{LIST}/{theirs}/teilen")
        token = re.search(r'name="csrf_token" value="([^"]+)"', page.text)[1]
        link_id = links(database)[0]["id"]

        for owner in (result_id, theirs):
            answer = other_client.post(
                f"{LIST}/{owner}/teilen/{link_id}/beenden", data={"csrf_token": token}
            )
            assert answer.status_code == 404
        assert links(database)[0]["ended_at"] is None


class TestReading:
    def test_x12_needs_no_account_and_tells_nothing_of_it(self, app, client, other_client, erika):
        result_id = keep_result(app, erika)
        path = path_in(make(client, result_id))

        page = other_client.get(path)

        text = page.text
        assert page.status_code == 200
        assert heading(page) == "Geteiltes Info-Paket und Hilfe vor Ort"
        assert "Haus „Größe“ 1" in main_text(page)
        for secret in ("Für Mutter", erika.email, "Erika", "Musterfrau", result_id, "ROB-"):
            assert secret not in text
        assert "Set-Cookie" not in page.headers

    def test_x12_is_kept_out_of_search_caches_and_referrers(self, app, other_client, result_id):
        page = other_client.get(f"/geteilt/{store_link(app, result_id)}")

        assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert page.headers["Referrer-Policy"] == "no-referrer"
        assert page.headers["Cache-Control"] == "no-store"
        assert '<meta name="robots" content="noindex,nofollow">' in page.text

    def test_x12_it_can_only_be_read(self, app, other_client, result_id, database):
        path = f"/geteilt/{store_link(app, result_id)}"

        with writes_nothing(database):
            page = other_client.get(path)

        assert "<form" not in page.text
        assert other_client.post(path).status_code in {400, 405}

    def test_x12_over_ended_and_forged_give_the_same_page(
        self, app, other_client, result_id, freeze
    ):
        over, ended = store_link(app, result_id), store_link(app, result_id, days=30, ended=True)
        freeze(NOW + timedelta(days=7))

        answers = [other_client.get(f"/geteilt/{token}") for token in (over, ended, FORGED, "x")]

        assert {answer.status_code for answer in answers} == {410}
        assert len({answer.text for answer in answers}) == 1
        assert "Dieser Link gilt nicht mehr" in main_text(answers[0])

    def test_x12_a_deleted_result_is_shared_no_more(self, client, other_client, result_id):
        path = path_in(make(client, result_id))
        press(client, client.get(f"{LIST}/{result_id}/loeschen"), "Löschen")

        assert other_client.get(path).status_code == 410

    def test_x12_guessing_is_slowed_down_and_writes_nothing(
        self, app, other_client, result_id, database, freeze
    ):
        token = store_link(app, result_id)
        with writes_nothing(database):
            for number in range(guessing.MOST_WRONG):
                assert other_client.get(f"/geteilt/{number:064}").status_code == 410

            refused = other_client.get(f"/geteilt/{token}")

        assert refused.status_code == 429
        assert refused.headers["Retry-After"] == "600"
        freeze(NOW + guessing.WINDOW)
        assert other_client.get(f"/geteilt/{token}").status_code == 200

    def test_a_damaged_result_is_told_like_a_closed_link(
        self, app, other_client, result_id, database
    ):
        token = store_link(app, result_id)
        with database.begin() as connection:
            connection.execute(sa.text("UPDATE saved_result SET snapshot = 'x'"))

        assert other_client.get(f"/geteilt/{token}").status_code == 410
