"""No file of the project says what it must not say, and each rule can fail."""

import pytest
from flask import Flask

from tests.architecture import sources, text_rules
from tests.architecture.sources import Source


@pytest.mark.parametrize("rule", text_rules.RULES, ids=lambda rule: rule.__name__)
def test_every_file_keeps_the_rule(rule):
    assert [text for source in sources.texts() for text in rule(source)] == []


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("names_no_machine", 'x = "/home/anna/portal"'),
        ("names_no_machine", "see /Users/anna/portal for more"),
        ("names_no_registry", "--index~url=https://x".replace("~", "-")),
        ("names_no_registry", "extra_index_url = https://x"),
        ("names_no_registry", '"resolved": "https://x"'),
        ("leaves_no_open_work", "# TODO: later"),
        ("leaves_no_open_work", "FIXME(ADR-x)"),
        ("quotes_are_german", '---\na: "b"\n---\nDas "Paket".'),
    ],
)
def test_a_breach_is_found(rule: str, text: str):
    assert list(getattr(text_rules, rule)(Source("portal/content/artikel/a.md", text)))


@pytest.mark.parametrize(
    "text",
    [
        "/usr/bin/chromium and /tmp/x and https://example.org/home/anna",
        "TODO(ADR-12): fold",
        '---\na: "b"\n---\nDas „Paket“ [hier](/a "b") und `"c"`.',
        "Die Pflegeversicherung zahlt.",
    ],
)
def test_good_texts_pass(text: str):
    source = Source("portal/content/artikel/a.md", text)

    assert [one for rule in text_rules.RULES for one in rule(source)] == []


class TestAddresses:
    def test_every_address_is_kebab_case_and_typed(self, app: Flask):
        rules = [rule.rule for rule in app.url_map.iter_rules()]

        assert [text for rule in rules for text in text_rules.address_faults(rule)] == []

    @pytest.mark.parametrize(
        "rule", ["/Orte", "/digitale_beratung", "/über-uns", "/orte//", "/orte/<slug>", "/-orte"]
    )
    def test_a_breach_is_found(self, rule: str):
        assert list(text_rules.address_faults(rule))

    @pytest.mark.parametrize(
        "rule",
        ["/", "/digitale-beratung/frage/<string:key>", "/<any(a, b):x>", "/static/<path:filename>",
         "/robots.txt"],
    )  # fmt: skip
    def test_good_addresses_pass(self, rule: str):
        assert list(text_rules.address_faults(rule)) == []
