"""A redirect never leads out of the portal."""

import pytest

from portal.web.own_path import HOME, own_path, page_of_request, wanted_path


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/digitale-beratung/",
        "/digitale-beratung/frage/s07",
        "/digitale-beratung/protokoll.txt",
    ],
)
def test_our_own_paths_stay(path):
    assert own_path(path) == path


@pytest.mark.parametrize(
    "text",
    [
        "",
        "digitale-beratung/",
        "//evil.example",
        "///evil.example",
        "/.//evil.example",
        "/..//evil.example",
        "/mein-konto//evil.example",
        "/mein-konto/../..",
        "https://evil.example/",
        "https:evil.example",
        "HTTPS://EVIL.EXAMPLE",
        "javascript:alert(1)",
        "\\\\evil.example",
        "/\\evil.example",
        "/x?y",
        "/x#y",
        "/x@evil.example",
        "/x%0d%0aSet-Cookie:a=b",
        "/x\r\nSet-Cookie: a=b",
        "/x\n",
        "\n/x",
        " /x",
        "/\t/evil.example",
        "/é",
        "/" + "a" * 300,
    ],
)
def test_everything_else_leads_to_the_start_page(text):
    assert own_path(text) == HOME == "/"


class TestWantedPath:
    @pytest.mark.parametrize("text", ["/mein-konto/", "/digitale-beratung/ergebnis/speichern"])
    def test_c03_is_a_path_of_ours(self, app, text):
        with app.app_context():
            assert wanted_path(text) == text

    @pytest.mark.parametrize("text", ["/abmelden", "/mein-konto/daten.zip", "/gibt-es-nicht"])
    def test_is_empty_where_no_page_answers(self, app, text):
        with app.app_context():
            assert wanted_path(text) == ""

    @pytest.mark.parametrize("text", ["", "/", "//evil.example", "https://evil.example", "/x?y"])
    def test_is_empty_for_everything_else(self, app, text):
        with app.app_context():
            assert wanted_path(text) == ""


class TestPageOfRequest:
    @pytest.mark.parametrize(
        ("method", "path", "former", "expected"),
        [
            ("GET", "/mein-konto/passwort", "/mein-konto/", "/mein-konto/passwort"),
            ("HEAD", "/mein-konto/passwort", "/mein-konto/", "/mein-konto/passwort"),
            ("POST", "/mein-konto/passwort", "/mein-konto/", "/mein-konto/passwort"),
            ("POST", "/abmelden", "/mein-konto/", "/mein-konto/"),
            ("POST", "/abmelden", "/mein-konto/?a=b", "/mein-konto/"),
            ("POST", "/abmelden", "/gibt-es-nicht", ""),
            ("POST", "/abmelden", "//evil.example/mein-konto/", ""),
            ("POST", "/abmelden", "", ""),
        ],
    )
    def test_is_the_page_asked_for_or_the_one_of_the_form(
        self, app, method, path, former, expected
    ):
        headers = {"Referer": f"http://localhost{former}"} if former else {}

        with app.test_request_context(path, method=method, headers=headers):
            assert page_of_request() == expected

    @pytest.mark.parametrize(
        "former", ["https://evil.example/mein-konto/", "evil", "http://localhost.evil/mein-konto/"]
    )
    def test_no_other_site_names_it(self, app, former):
        with app.test_request_context("/abmelden", method="POST", headers={"Referer": former}):
            assert page_of_request() == ""
