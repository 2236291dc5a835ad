"""What somebody states who wants an account."""

from portal.domain.accounts import registration


class TestConsent:
    def test_a08_is_the_agreed_sentence(self):
        assert registration.CONSENT == (
            "Ich habe die Erklärung zum Datenschutz und die Nutzungsbedingungen gelesen und"
            " erkläre hiermit mein Einverständnis"
        )

    def test_a08_names_the_two_texts_it_leads_to(self):
        assert registration.PRIVACY in registration.CONSENT
        assert registration.TERMS in registration.CONSENT
