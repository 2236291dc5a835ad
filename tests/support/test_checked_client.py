"""The client lets good answers pass and refuses bad ones, wherever they occur."""

import pytest
from flask import Flask

from tests.support.checked_client import BadAnswer, CheckedClient
from tests.support.good_page import FULL_RESULTS, GOOD_PAGE, STYLE, make_site
from tests.support.htmx import headers_for

OWN_STYLE = FULL_RESULTS.replace("<p>", "<style>p{}</style><p>")


def client_of(app: Flask) -> CheckedClient:
    app.test_client_class = CheckedClient
    client = app.test_client()
    assert isinstance(client, CheckedClient)
    return client


def test_a_good_page_passes():
    assert client_of(make_site()).get("/").status_code == 200


@pytest.mark.parametrize(
    "page",
    [
        GOOD_PAGE.replace(' lang="de"', ""),
        GOOD_PAGE.replace("</main>", ""),
        GOOD_PAGE.replace(STYLE, STYLE + "p{color:red}"),
        "nur Text",
    ],
)
def test_a_bad_page_is_refused(page: str):
    with pytest.raises(BadAnswer):
        client_of(make_site(page=page)).get("/")


def test_bad_headers_are_refused():
    with pytest.raises(BadAnswer, match="X-Content-Type-Options"):
        client_of(make_site(X_Content_Type_Options="")).get("/")


def test_a_personal_page_that_may_be_stored_is_refused():
    with pytest.raises(BadAnswer, match="personal"):
        client_of(make_site()).get("/digitale-beratung/frage")


def test_a_redirect_itself_needs_no_page():
    assert client_of(make_site()).get("/umleitung").status_code == 302


def test_the_page_behind_a_redirect_is_checked():
    with pytest.raises(BadAnswer, match="/kaputt"):
        client_of(make_site()).get("/umleitung", follow_redirects=True)


def test_an_error_page_is_checked():
    with pytest.raises(BadAnswer, match="404"):
        client_of(make_site()).get("/gibt-es-nicht")


def test_a_post_is_checked():
    with pytest.raises(BadAnswer, match="POST"):
        client_of(make_site(page="<p>")).post("/")


class TestFragment:
    def test_a_good_one_passes(self):
        answer = client_of(make_site()).get("/treffer", headers=headers_for(target="results"))

        assert answer.text == FULL_RESULTS

    def test_a_message_out_of_band_passes(self):
        message = '<p id="meldung" role="status" aria-live="polite" data-hx-swap-oob="true">3</p>'
        site = make_site(fragment=FULL_RESULTS + message)

        assert client_of(site).get("/treffer", headers=headers_for(target="results")).text

    def test_a_title_passes(self):
        site = make_site(fragment=f"{FULL_RESULTS}<title>Drei gefunden – Portal</title>")

        assert client_of(site).get("/treffer", headers=headers_for(target="results")).text

    @pytest.mark.parametrize(
        ("fragment", "complaint"),
        [
            ("<title>Drei gefunden – Portal</title>", "not the target"),
            (FULL_RESULTS.replace("results", "treffer"), "not the target"),
            (FULL_RESULTS * 2, "not the target"),
            (FULL_RESULTS + "lose", "outside"),
            (FULL_RESULTS.replace("</p>", "</p></div>"), "line 1"),
            (FULL_RESULTS.replace("<p>", '<p onclick="x()">'), "inline"),
            (OWN_STYLE, "its own style"),
        ],
    )
    def test_a_bad_one_is_refused(self, fragment: str, complaint: str):
        client = client_of(make_site(fragment=fragment))

        with pytest.raises(BadAnswer, match=complaint):
            client.get("/treffer", headers=headers_for(target="results"))

    def test_one_for_another_place_than_it_names_is_refused(self):
        site = make_site(**{"HX-Retarget": "#inhalt"})

        with pytest.raises(BadAnswer, match="not the target 'inhalt'"):
            client_of(site).get("/treffer", headers=headers_for(target="results"))

    def test_one_for_the_place_that_it_names_passes(self):
        site = make_site(**{"HX-Retarget": "#results"})

        answer = client_of(site).get("/treffer", headers=headers_for(target="inhalt"))

        assert answer.status_code == 200

    def test_one_that_does_not_vary_is_refused(self):
        client = client_of(make_site(Vary="HX-Request"))

        with pytest.raises(BadAnswer, match="Vary lacks HX-Target"):
            client.get("/treffer", headers=headers_for(target="results"))

    def test_one_that_nobody_asked_for_is_refused(self):
        with pytest.raises(BadAnswer, match="did not come from htmx"):
            client_of(make_site(page=FULL_RESULTS)).get("/")
