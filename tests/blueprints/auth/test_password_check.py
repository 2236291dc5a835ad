"""The bar below a new password is computed here, and nothing of what was typed stays."""

import logging
import unicodedata

import pytest
import sqlalchemy as sa

from portal.blueprints.auth.password_check.views import MOST_CHECKS
from portal.models.base import Base
from tests.factories import pages
from tests.factories.accounts import make_account, sign_in
from tests.factories.hostile import HOSTILE, assert_only_text
from tests.support.html import by_id, parse_fragment, text_of, walk
from tests.support.htmx import headers_for

PATH = "/passwort-pruefen"
TARGET = "staerke"
WITH_A_NAME = "Hasselblatter1926!"
GOOD = "Ein Kahn, 7 Gurken"
CANARY = "Kanarienvogel 77!"


def token_of(root):
    return next(one.get("value") for one in walk(root, "input") if one.get("name") == "csrf_token")


@pytest.fixture
def token(client):
    """Return the token of a form that the browser has open."""
    return token_of(pages.tree(client.get("/registrieren")))


def check(client, token, *, headers=None, **fields):
    return client.post(PATH, data={"csrf_token": token, **fields}, headers=headers)


def bar(client, token, password, **fields):
    answer = check(client, token, passwort=password, headers=headers_for(target=TARGET), **fields)
    assert answer.status_code == 200
    (root,) = parse_fragment(answer.text)
    return root


def state(root):
    return root.get("class").split()[-1]


def width(root):
    """Return how many parts of the bar are filled."""
    (rect,) = [one for one in root.iter() if str(one.tag).endswith("rect")]
    return int(rect.get("width"))


class TestBar:
    @pytest.mark.parametrize(
        ("password", "missing"),
        [
            ("Kahn, 7 G", "mindestens 10 Zeichen"),
            ("kahn, 7 gurken", "ein großer Buchstabe"),
            ("KAHN, 7 GURKEN", "ein kleiner Buchstabe"),
            ("Kahn, so viele Gurken", "eine Ziffer"),
            ("Kahnmit7Gurken", "ein Sonderzeichen"),
        ],
    )
    def test_a04_is_red_and_says_in_words_what_is_missing(self, client, token, password, missing):
        root = bar(client, token, password)

        assert state(root) == "schwach"
        assert f"Es fehlt noch: {missing}." in text_of(root)

    def test_a04_is_green_and_says_so_once_the_rule_is_met(self, client, token):
        root = bar(client, token, GOOD)

        assert state(root) == "gut"
        assert "Sicher genug." in text_of(root)

    def test_a04_is_filled_as_far_as_the_rule_is_met(self, client, token):
        widths = [
            width(bar(client, token, password))
            for password in ("", "a", "aA", "aA1", "aA1!", "aA1!aA1!aA1!", GOOD)
        ]

        assert widths == [0, 1, 2, 3, 4, 5, 6]

    def test_a04_is_empty_when_nothing_is_typed(self, client, token):
        assert state(bar(client, token, "")) == "leer"

    @pytest.mark.parametrize("password", ["Pflege2026!", "Mitpflegeleben.de1!", "Passwort1!"])
    def test_6_2_11_a_word_that_everybody_tries_is_refused_with_its_reason(
        self, client, token, password
    ):
        root = bar(client, token, password)

        assert state(root) == "schwach"
        assert "leicht zu erraten" in text_of(root)

    @pytest.mark.parametrize("field", ["email", "vorname", "nachname"])
    def test_6_2_11_what_stands_in_the_same_form_is_refused_with_its_reason(
        self, client, token, field
    ):
        assert state(bar(client, token, WITH_A_NAME)) == "gut"
        root = bar(client, token, WITH_A_NAME, **{field: "hasselblatter@example.org"})
        assert state(root) == "schwach"
        assert "Ihren Namen und Ihre E-Mail-Adresse" in text_of(root)

    def test_6_2_11_name_and_address_of_the_account_too(self, client, app, token):
        account = make_account(app, email="quirrenbach@example.org", last_name="Hasselblatter")
        sign_in(client, app, account)

        for password in (WITH_A_NAME, "Quirrenbach1926!"):
            assert "Ihren Namen" in text_of(bar(client, token, password))

    def test_6_2_8_both_spellings_of_an_umlaut_count_alike(self, client, token):
        spellings = [unicodedata.normalize(form, "Übel, 7 öde Äste") for form in ("NFC", "NFD")]

        assert [state(bar(client, token, one)) for one in spellings] == ["gut", "gut"]

    @pytest.mark.parametrize("password", ["Käse\0Brot 7 am Kai", "Käse😀Brot 7 am Kai", "\0" * 12])
    def test_6_2_8_every_character_is_taken(self, client, token, password):
        assert state(bar(client, token, password)) in {"gut", "schwach"}

    def test_6_2_9_what_is_too_long_is_told(self, client, token):
        assert state(bar(client, token, GOOD + "x" * 238)) == "gut"
        assert "höchstens 256 Zeichen" in text_of(bar(client, token, GOOD + "x" * 239))

    def test_6_2_9_a_megabyte_is_refused_before_anything_is_judged(self, client, token):
        assert check(client, token, passwort="x" * 1_000_000).status_code == 413


class TestPage:
    def test_a04_without_scripts_is_a_page_that_says_the_same(self, client, token):
        answer = check(client, token, passwort="Pflege2026!")

        assert answer.status_code == 200
        assert pages.heading(answer) == "Passwort prüfen"
        assert state(by_id(pages.tree(answer), TARGET)) == "schwach"

    @pytest.mark.parametrize("text", HOSTILE)
    def test_nothing_that_was_typed_is_shown(self, client, token, text):
        answer = check(client, token, passwort=text, email=text, vorname=text)

        assert answer.status_code == 200
        assert_only_text(answer)

    def test_is_not_there_by_get(self, client):
        assert client.get(PATH).status_code == 405

    def test_3_5_1_without_the_token_of_a_form_is_refused(self, client):
        answer = client.post(PATH, data={"passwort": GOOD}, headers=headers_for(target=TARGET))

        assert answer.status_code == 400


class TestLeftBehind:
    def test_14_3_2_no_cache_keeps_the_answer(self, client, token):
        for headers in (None, headers_for(target=TARGET)):
            answer = check(client, token, passwort=CANARY, headers=headers)

            assert answer.headers["Cache-Control"] == "no-store"

    def test_sets_no_cookie(self, client, token):
        answer = check(client, token, passwort=CANARY, headers=headers_for(target=TARGET))

        assert "Set-Cookie" not in answer.headers

    def test_14_2_1_the_password_stands_in_no_log_row_or_answer(
        self, client, token, database, caplog
    ):
        with caplog.at_level(logging.DEBUG):
            answer = check(client, token, passwort=CANARY, headers=headers_for(target=TARGET))

        with database.connect() as connection:
            stored = [
                connection.execute(sa.select(one)).all() for one in Base.metadata.tables.values()
            ]
        for text in (caplog.text, answer.text, str(answer.headers), str(stored)):
            assert "Kanarienvogel" not in text

    def test_14_2_1_nor_when_judging_fails(self, client, app, token, monkeypatch, caplog):
        def fail(*_arguments, **_words):
            raise RuntimeError(CANARY)

        monkeypatch.setattr("portal.blueprints.auth.password_check.views.judge", fail)
        monkeypatch.setattr(app, "testing", value=False)

        answer = check(client, token, passwort=CANARY)

        assert answer.status_code == 500
        assert "Kanarienvogel" not in caplog.text + answer.text


class TestLimit:
    @pytest.fixture(autouse=True)
    def _used_up(self, monkeypatch):
        monkeypatch.setattr("portal.blueprints.auth.password_check.views.MOST_CHECKS", 2)

    def test_the_bar_rests_when_one_address_asks_too_often(self, client, token):
        states = [state(bar(client, token, GOOD)) for _ in range(4)]

        assert states == ["gut", "gut", "ruht", "ruht"]

    def test_without_scripts_too_often_is_429_with_the_seconds(self, client, token):
        answers = [check(client, token, passwort=GOOD) for _ in range(3)]

        assert [answer.status_code for answer in answers] == [200, 200, 429]
        assert int(answers[-1].headers["Retry-After"]) > 0
        assert state(by_id(pages.tree(answers[-1]), TARGET)) == "ruht"

    def test_nothing_is_judged_any_more(self, client, token, monkeypatch):
        for _ in range(2):
            check(client, token, passwort=GOOD)
        monkeypatch.delattr("portal.blueprints.auth.password_check.views.judge")

        assert check(client, token, passwort=GOOD).status_code == 429


def test_somebody_who_looks_for_long_is_not_stopped():
    assert MOST_CHECKS >= 100


class TestFields:
    @pytest.fixture
    def form(self, client):
        return pages.tree(client.get("/registrieren"))

    def test_a04_the_label_is_neues_passwort_and_the_bar_has_words_from_the_start(self, form):
        labels = {one.get("for"): text_of(one) for one in walk(form, "label")}

        assert labels["passwort"] == "neues Passwort *"
        assert state(by_id(form, TARGET)) == "leer"
        assert "Noch kein Passwort eingegeben." in text_of(by_id(form, TARGET))

    def test_a05_the_rule_stands_before_the_field(self, form):
        order = [one.get("id") for one in form.iter()]
        rule = text_of(by_id(form, "passwort-hilfe"))

        assert order.index("passwort-hilfe") < order.index("passwort")
        assert "passwort-hilfe" in by_id(form, "passwort").get("aria-describedby")
        for words in ("10 Zeichen", "Buchstaben", "Ziffer", "Sonderzeichen"):
            assert words in rule

    def test_a06_a_second_field_asks_for_the_password_again(self, form):
        labels = {one.get("for"): text_of(one) for one in walk(form, "label")}

        assert labels["passwort2"] == "Passwort bestätigen *"

    @pytest.mark.parametrize("name", ["passwort", "passwort2"])
    def test_6_2_7_managers_and_pasting_are_welcome_and_nothing_is_cut(self, form, name):
        field = by_id(form, name)

        assert field.get("autocomplete") == "new-password"
        assert field.get("onpaste") is None
        # Of 256 characters each may take four code points and each of those two units.
        assert int(field.get("maxlength")) >= 1024
        assert field.get("value") is None

    def test_what_the_field_sends_is_what_the_check_reads(self, client, form):
        field = by_id(form, "passwort")
        names = field.get("data-hx-params").split(",")
        sent = {one.get("name"): "" for one in walk(form, "input")}

        answer = client.post(
            field.get("data-hx-post"),
            data={name: sent[name] or token_of(form) for name in names},
            headers=headers_for(target=field.get("data-hx-target").removeprefix("#")),
        )

        assert answer.status_code == 200
        assert "passwort2" not in names
        assert "telefon" not in names

    def test_a04_changes_are_announced(self, form):
        regions = [one for one in walk(form, "div") if one.get("aria-live") == "polite"]

        assert any(by_id(region, TARGET) is not None for region in regions)


def test_a05_without_scripts_the_answer_comes_with_the_submit(client, token):
    answer = client.post("/registrieren", data={"csrf_token": token, "passwort": "Pflege2026!"})

    assert answer.status_code == 422
    found = dict(pages.problems(answer))
    assert any("leicht zu erraten" in text for text in (*found, *found.values()))
