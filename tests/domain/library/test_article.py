from dataclasses import replace
from datetime import date

import pytest

from portal.domain.library.article import Article
from portal.domain.library.sections import Section
from portal.domain.library.source import NormUse, Source
from portal.values.wording import Wording


def article(*, words=400):
    return Article(
        slug="pflegegeld",
        title="Titel",
        short_title="Kurz",
        occasion=Wording(text="Anlass", plain="Warum"),
        key_points=("Eins", "Zwei", "Drei"),
        fields=("finanzen",),
        norms=(NormUse(norm="§ 37 SGB XI", purpose="Höhe"),),
        sources=(Source(title="Quelle", publisher="Amt", url="https://example.org/1"),),
        as_of=date(2026, 1, 1),
        review_by=date(2026, 12, 31),
        author="Redaktion",
        body=" ".join(["Wort"] * words),
    )


class TestArticle:
    @pytest.mark.parametrize(
        ("words", "minutes"), [(0, 1), (1, 1), (180, 1), (181, 2), (360, 2), (361, 3), (900, 5)]
    )
    def test_says_how_long_it_takes_to_read(self, words, minutes):
        assert article(words=words).reading_minutes == minutes

    def test_has_an_address(self):
        assert article().path == "/informationsportal/pflegegeld"
        assert article().plain_path == "/informationsportal/pflegegeld/einfach"

    @pytest.mark.parametrize(("headings", "is_long"), [(0, False), (4, False), (5, True)])
    def test_is_long_with_many_headings(self, headings, is_long):
        assert replace(article(), body="## A\n\n" * headings).is_long is is_long

    def test_lists_every_text_that_a_reader_sees(self):
        texts = article(words=1).texts

        assert texts == (
            "Titel",
            "Kurz",
            "Anlass",
            "Warum",
            "Eins",
            "Zwei",
            "Drei",
            "Höhe",
            "Quelle",
            "Wort",
        )

    def test_splits_its_body_at_the_headings(self):
        both = replace(article(), body="Zuerst.\n\n## Danach\n\nMehr.")

        assert both.introduction == "Zuerst."
        assert both.sections == (Section(title="Danach", anchor="danach", text="Mehr."),)

    def test_its_plain_text_is_one_that_a_reader_sees(self):
        assert replace(article(), plain="Kurz gesagt.").texts[-1] == "Kurz gesagt."
