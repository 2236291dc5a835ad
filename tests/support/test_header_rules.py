"""Every rule about headers accepts the good ones and refuses its own fault."""

import pytest
from werkzeug.datastructures import Headers

from tests.support import header_rules
from tests.support.good_page import GOOD_HEADERS

POLICY = GOOD_HEADERS["Content-Security-Policy"]


def complaints_about(*, path: str = "/", **changes: str) -> list[str]:
    named = {name.replace("_", "-"): value for name, value in changes.items()}
    headers = Headers({k: v for k, v in (GOOD_HEADERS | named).items() if v})
    return header_rules.complaints(headers, path=path)


def test_the_good_headers_keep_every_rule():
    assert complaints_about() == []


@pytest.mark.parametrize(
    "policy",
    [
        "",
        POLICY.replace("default-src 'none'", "default-src 'self'"),
        POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
        POLICY.replace("; base-uri 'none'", ""),
        POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
        POLICY + "; object-src 'self'",
        POLICY.replace("style-src ", "style-src https://example.org "),
        POLICY.replace("style-src ", "style-src 'self' 'self' "),
        header_rules.STYLE_HASH.sub("", POLICY),
        header_rules.STYLE_HASH.sub("'unsafe-inline'", POLICY),
    ],
)
def test_another_policy_is_refused(policy: str):
    found = complaints_about(Content_Security_Policy=policy)

    assert found
    assert all(one.startswith("CSP ") for one in found)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X_Content_Type_Options", ""),
        ("X_Content_Type_Options", "sniff"),
        ("Referrer_Policy", "unsafe-url"),
        ("Cross_Origin_Opener_Policy", "unsafe-none"),
        ("Cross_Origin_Resource_Policy", "cross-origin"),
        ("Permissions_Policy", "camera=(), geolocation=()"),
        ("Permissions_Policy", "camera=*, geolocation=(), microphone=()"),
        ("Server", "granian"),
        ("X_Powered_By", "Flask"),
        ("Access_Control_Allow_Origin", "*"),
        ("Content_Type", "text/html"),
        ("Content_Type", "text/html; charset=latin-1"),
        ("X_Long", "x" * 900),
        ("Set_Cookie", "a=b"),
    ],
)
def test_a_fault_is_refused(name: str, value: str):
    assert len(complaints_about(**{name: value})) == 1


@pytest.mark.parametrize(
    "policy",
    [
        POLICY.replace("style-src ", "style-src 'self' "),
        header_rules.STYLE_HASH.sub("'self'", POLICY),
        "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
    ],
)
def test_own_style_files_and_less_may_be_allowed(policy: str):
    assert complaints_about(Content_Security_Policy=policy) == []


def test_a_body_without_type_is_refused():
    assert complaints_about(Content_Type="", Content_Length="5") == [
        "an answer has no Content-Type"
    ]


def test_personal_pages_are_never_stored():
    path = "/digitale-beratung/frage"

    assert len(complaints_about(path=path)) == 1
    assert complaints_about(path=path, Cache_Control="no-store") == []


def test_the_hash_is_that_of_the_text():
    # echo -n | openssl dgst -sha256 -binary | base64
    assert header_rules.hash_of("") == "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
