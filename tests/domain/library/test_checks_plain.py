"""Articles in plain language and questions are checked like all texts."""

from dataclasses import replace
from datetime import date

import pytest

from portal.domain.library.checks import problems
from portal.domain.library.loading import Library
from portal.domain.library.questions import Question, QuestionGroup
from tests.domain.library.test_checks import GOOD_ARTICLE, SNAPSHOT, TODAY, found, with_body


class TestPlainLanguage:
    PLAIN = "Sie pflegen. Das ist gut. " * 20

    def test_short_sentences_pass(self):
        assert found(article=replace(GOOD_ARTICLE, plain=self.PLAIN)) == ()

    def test_long_sentences_are_named(self):
        plain = f"{self.PLAIN}Dieser {'lange ' * 14}Satz."

        (problem,) = found(article=replace(GOOD_ARTICLE, plain=plain))

        assert "a long sentence in plain language: 'Dieser lange" in problem

    def test_points_of_a_list_are_sentences_of_their_own(self):
        plain = f"{self.PLAIN}Sie bekommen:\n\n- Geld vom Amt\n- Hilfe im Haushalt und beim Kochen"

        assert found(article=replace(GOOD_ARTICLE, plain=plain)) == ()

    @pytest.mark.parametrize("words", [79, 301])
    def test_must_be_neither_too_short_nor_too_long(self, words):
        (problem,) = found(article=replace(GOOD_ARTICLE, plain="Wort. " * words))

        assert problem.endswith(f"the text in plain language has {words} words")

    def test_has_no_headings(self):
        (problem,) = found(article=replace(GOOD_ARTICLE, plain=f"## Kurz\n\n{self.PLAIN}"))

        assert problem.endswith("a heading in the text in plain language")

    def test_a_link_to_a_plain_text_needs_one(self):
        text = with_body("[Einfach](/informationsportal/pflegegeld/einfach)")

        assert found(article=replace(text, plain=self.PLAIN)) == ()
        assert len(found(article=text)) == 1

    def test_its_links_and_placeholders_are_checked(self):
        plain = f"{self.PLAIN}[Mehr](/informationsportal/fremd). Das sind {{fremd}} Euro."

        assert len(found(article=replace(GOOD_ARTICLE, plain=plain))) == 2


class TestQuestions:
    @pytest.mark.parametrize(
        ("answer", "message"),
        [
            ("[x](/informationsportal/fremd)", "leads nowhere"),
            ("{pflegegeld.9} Euro", "is unknown"),
            ("347 Euro", "an amount in digits"),
            ('ein "Wort"', "straight quotes"),
        ],
    )
    def test_p05_answers_are_checked_like_articles(self, answer, message):
        (problem,) = problems_of(group(answer))

        assert problem.startswith("/haeufige-fragen#anbieter: ")
        assert message in problem

    def test_good_answers_pass_and_old_ones_do_not(self):
        good = group("Siehe [Feed](/informationsportal/feed.xml). Es sind {pflegegeld.2} Euro.")

        assert problems_of(good) == ()
        assert len(problems_of(replace(good, review_by=date(2026, 11, 21)))) == 1


def group(answer):
    return QuestionGroup("anbieter", "Anbieter", TODAY, TODAY, (Question("Was?", answer),))


def problems_of(questions):
    library = Library(articles=(), aids=(), questions=(questions,))
    return problems(library=library, snapshot=SNAPSHOT, today=TODAY)
