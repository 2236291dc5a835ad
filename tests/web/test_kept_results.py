"""While a kept result is shown, sentences and benefits are those of its day."""

import dataclasses

import pytest

from portal.domain.protocol.kept import BenefitLine
from portal.values.wording import Wording
from portal.web import kept_results
from portal.web.phrases import phrase
from tests.domain.protocol import kept_samples

OWN = BenefitLine("Pflegegeld", "1 Euro", "§ 37 SGB XI")


@pytest.fixture(autouse=True)
def _in_request(app):
    with app.test_request_context():
        yield


@pytest.fixture
def kept():
    then = {"leistungen_titel": Wording(text="Damals", plain="Früher")}
    return kept_samples.kept(phrases=then, benefits=(OWN,))


class TestKeeping:
    def test_c06_takes_along_what_pages_say_today(self):
        protocol = kept_samples.protocol()

        kept = kept_results.keep(protocol, words=())

        assert kept.protocol is protocol
        assert kept.law.day == protocol.made_on
        assert "Pflegegeld" in {one.title for one in kept.benefits}
        assert kept.phrases["leistungen_titel"].text == "Ihre Leistungen"


class TestSpeaking:
    def test_c06_sentences_and_benefits_are_those_of_then(self, kept):
        with kept_results.speaking(kept):
            assert phrase("leistungen_titel") == "Damals"
            assert kept_results.own_benefits(kept.protocol) == (OWN,)

    def test_afterwards_they_are_todays_also_after_an_error(self, kept):
        with pytest.raises(KeyError), kept_results.speaking(kept):
            raise KeyError

        assert kept_results.spoken() is None
        assert phrase("leistungen_titel") == "Ihre Leistungen"
        assert kept_results.own_benefits(kept.protocol) != (OWN,)

    def test_a_sentence_that_did_not_exist_then_is_todays(self, kept):
        with kept_results.speaking(kept):
            assert phrase("beratung_titel") == "Persönliche Beratung, kostenlos"


class TestPrinting:
    def test_c06_document_and_text_say_what_was_kept(self, kept):
        kept = dataclasses.replace(kept, law=kept_samples.LAW)

        large, text = kept_results.document_of(kept, is_large=True), kept_results.text_of(kept)

        assert 'class="gross"' in large
        assert 'class="gross"' not in kept_results.document_of(kept, is_large=False)
        for printed in (large, text):
            assert "1 Euro" in printed
            assert "Haus „Größe“ 1" in printed
            assert "ROB-" not in printed
        assert "<h2>Damals</h2>" in large
