"""What the address of a claim says about it."""

import pytest

from portal.domain.claims.hints import HINT_WORDS, Hint, hint_for


class TestHintFor:
    @pytest.mark.parametrize(
        ("email", "facility_email", "website", "hint"),
        [
            ("a@deich.example", "info@deich.example", "", Hint.SAME_DOMAIN),
            ("a@deich.example", "", "https://www.Deich.example/kontakt", Hint.SAME_DOMAIN),
            ("a@nord.deich.example", "", "deich.example", Hint.SAME_DOMAIN),
            ("a@boesedeich.example", "", "deich.example", Hint.OTHER_DOMAIN),
            ("a@evil.example", "info@deich.example", "", Hint.OTHER_DOMAIN),
            ("a@gmx.de", "heim@gmx.de", "", Hint.FREE_MAILER),
            ("a@deich.example", "heim@gmx.de", "", Hint.NOTHING_KNOWN),
            ("a@deich.example", "", "", Hint.NOTHING_KNOWN),
            ("a@deich.example", "", "http://[kaputt", Hint.NOTHING_KNOWN),
        ],
    )
    def test_g06_compares_domains(self, email: str, facility_email: str, website: str, hint: Hint):
        found = hint_for(email=email, facility_email=facility_email, facility_website=website)

        assert found is hint

    def test_every_hint_has_words(self):
        assert HINT_WORDS.keys() == set(Hint)
