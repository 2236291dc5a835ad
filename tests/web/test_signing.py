"""What is signed here is what itsdangerous signs, and nothing else passes."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from itsdangerous import BadSignature, SignatureExpired, URLSafeTimedSerializer

from portal.web.signing import KeptSigner

OPTIONS = ({}, {"key_derivation": "hmac"}, {"key_derivation": "concat"})
CONTENTS = ("x", "", {"robin": "schlüssel"}, [1, 2])


def plain(key="first secret", **options):
    return URLSafeTimedSerializer(key, salt="probe", signer_kwargs=options)


@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize("content", CONTENTS)
class TestSame:
    def test_it_opens_what_itsdangerous_signed(self, content, options):
        signed = plain(**options).dumps(content)

        assert KeptSigner(plain(**options)).loads(signed) == content

    def test_itsdangerous_opens_what_it_signed(self, content, options):
        kept = KeptSigner(plain(**options))

        assert [plain(**options).loads(kept.dumps(content)) for _ in range(2)] == [content] * 2


class TestRefused:
    @pytest.mark.parametrize("position", [0, 3, -1, -10])
    def test_a_changed_letter(self, position):
        letters = list(KeptSigner(plain()).dumps("geheim"))
        letters[position] = "A" if letters[position] != "A" else "g"

        with pytest.raises(BadSignature):
            KeptSigner(plain()).loads("".join(letters))

    @pytest.mark.parametrize("text", ["", ".", "..", "a.b.c", "ä", "x" * 100])
    def test_what_was_never_signed(self, text):
        with pytest.raises(BadSignature):
            KeptSigner(plain()).loads(text)

    def test_what_another_secret_signed(self):
        with pytest.raises(BadSignature):
            KeptSigner(plain()).loads(plain("second secret").dumps("x"))

    def test_what_was_signed_for_something_else(self):
        signed = URLSafeTimedSerializer("first secret", salt="other").dumps("x")

        with pytest.raises(BadSignature):
            KeptSigner(plain()).loads(signed)

    def test_what_is_too_old(self):
        kept = KeptSigner(plain())

        with pytest.raises(SignatureExpired):
            kept.loads(kept.dumps("x"), max_age=-1)


class TestKeys:
    def test_an_older_secret_opens_and_the_newest_signs(self):
        both = KeptSigner(plain(["older secret", "first secret"]))

        assert both.loads(plain("older secret").dumps("x")) == "x"
        assert plain("first secret").loads(both.dumps("x")) == "x"

    def test_another_salt_has_a_signer_of_its_own(self):
        kept = KeptSigner(plain())
        signed = kept.dumps("x", salt="other")

        assert kept.loads(signed, salt="other") == "x"
        with pytest.raises(BadSignature):
            kept.loads(signed)

    def test_one_signer_serves_all_threads(self):
        kept = KeptSigner(plain())

        with ThreadPoolExecutor(max_workers=4) as crowd:
            read = list(crowd.map(lambda number: kept.loads(kept.dumps(number)), range(200)))

        assert kept.make_signer() is kept.make_signer()
        assert read == list(range(200))
