from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from portal.domain.library.article import Article
from portal.domain.library.checks import problems
from portal.domain.library.hilfsmittel import Comparison, HilfsmittelEntry, Needed, Payer, Paying
from portal.domain.library.loading import Library, load_library
from portal.domain.library.source import NormUse, Source
from portal.law.parameters import load_parameters
from portal.values.wording import Wording

CONTENT = Path(__file__).parents[3] / "portal" / "content"
TODAY = date(2026, 11, 22)
SNAPSHOT = load_parameters().at(day=TODAY)
SOURCES = tuple(
    Source(title=f"Quelle {number}", publisher="Amt", url=f"https://example.org/{number}")
    for number in (1, 2)
)
GOOD_ARTICLE = Article(
    slug="pflegegeld",
    title="Das Pflegegeld",
    short_title="Pflegegeld",
    occasion=Wording(text="Für alle, die „zu Hause“ pflegen.", plain="Sie pflegen „zu Hause“."),
    key_points=("Es sind bis zu {pflegegeld.5} Euro.", "Zwei.", "Drei."),
    fields=("finanzen",),
    norms=(NormUse(norm="§ 37 SGB XI", purpose="Höhe"),),
    sources=SOURCES,
    as_of=date(2026, 1, 1),
    review_by=TODAY,
    author="Redaktion",
    body=(
        "## Erstens\n\n### Genauer\n\n## Zweitens\n\n"
        "Siehe [hier](/informationsportal/pflegegeld#hoehe), [dort](/pflegehilfsmittel/bett), "
        "[Robin](/digitale-beratung/) und [Amt](https://example.org/3) – 25 Arbeitstage.\n\n"
    )
    + "Wort " * 400,
)
GOOD_ENTRY = HilfsmittelEntry(
    slug="bett",
    title="Bett",
    group="HM_BETT",
    brief="Ein Bett.",
    brief_plain="Bett.",
    description="Wort " * 100 + "\n\n- Punkt\n- Punkt",
    payer=Payer(name="Pflegekasse", text="Sie zahlt.", grounds=()),
    comparison=Comparison(
        payers=(Paying.PFLEGEKASSE,), prescription=Needed.NEIN, grade=Needed.JA, own_share="Nichts."
    ),
    steps=("Eins.", "Zwei.", "Drei."),
    sources=SOURCES,
    as_of=date(2026, 1, 1),
    review_by=TODAY,
)


def found(*, article=GOOD_ARTICLE, entry=GOOD_ENTRY, snapshot=SNAPSHOT, today=TODAY):
    library = Library(articles=(article,), aids=(entry,))
    return problems(library=library, snapshot=snapshot, today=today)


def with_body(extra):
    return replace(GOOD_ARTICLE, body=GOOD_ARTICLE.body + "\n\n" + extra)


class TestRealContent:
    def test_p09_has_no_problems(self):
        library = load_library(articles=CONTENT / "artikel", aids=CONTENT / "hilfsmittel")

        assert problems(library=library, snapshot=SNAPSHOT, today=TODAY) == ()

    def test_has_what_the_first_advice_needs(self):
        library = load_library(articles=CONTENT / "artikel", aids=CONTENT / "hilfsmittel")

        assert len(library.articles) >= 46
        assert len(library.aids) >= 15


class TestProblems:
    def test_are_none_in_good_texts(self):
        assert found() == ()

    def test_name_the_text(self):
        (problem,) = found(entry=replace(GOOD_ENTRY, title="Bett..."))

        assert problem.startswith("/pflegehilfsmittel/bett: ")


class TestLinks:
    @pytest.mark.parametrize(
        "target", ["/informationsportal/bett", "/pflegehilfsmittel/", "/pflegehilfsmittel/x#y"]
    )
    def test_must_lead_somewhere(self, target):
        (problem,) = found(article=with_body(f"[x]({target})"))

        assert problem.endswith(f"the link {target} leads nowhere")

    @pytest.mark.parametrize("target", ["http://example.org", "bett", "javascript:alert", ""])
    def test_must_be_internal_or_secure(self, target):
        (problem,) = found(article=with_body(f"[x]({target} 'Titel')"))

        assert "neither internal nor https" in problem

    def test_are_checked_in_entries_too(self):
        entry = replace(GOOD_ENTRY, steps=("[x](/informationsportal/nichts)", "b", "c"))

        (problem,) = found(entry=entry)

        assert "leads nowhere" in problem


class TestPlaceholders:
    def test_must_be_known(self):
        (problem,) = found(article=with_body("{pflegegeld.9}"))

        assert problem.endswith("the placeholder {pflegegeld.9} is unknown")

    def test_must_be_law_on_the_day(self):
        (problem,) = found(article=with_body("{dipa.insgesamt}"))

        assert problem.endswith("the placeholder {dipa.insgesamt} is no law on 2026-11-22")

    @pytest.mark.parametrize("text", ["{pflegegeld.2", "pflegegeld.2}", "{a{pflegegeld.2}"])
    def test_must_have_both_braces(self, text):
        (problem,) = found(article=with_body(text))

        assert problem.endswith("a brace without its partner")


class TestAmounts:
    @pytest.mark.parametrize(
        "text",
        ["347 Euro", "3.539\u00a0Euro", "42€", "€ 42", "EUR 10", "318,40 EUR", "2 Millionen Euro"],
    )
    def test_must_not_stand_in_digits(self, text):
        (problem,) = found(article=with_body(text))

        assert "an amount in digits" in problem

    def test_are_checked_in_key_points_too(self):
        article = replace(GOOD_ARTICLE, key_points=("Es sind 347 Euro.", "b", "c"))

        (problem,) = found(article=article)

        assert "an amount in digits" in problem


class TestReview:
    def test_must_not_be_overdue(self):
        problems_found = found(today=date(2026, 11, 23))

        assert len(problems_found) == 2
        assert all("the review was due by 2026-11-22" in problem for problem in problems_found)

    def test_facts_must_not_be_from_the_future(self):
        (problem,) = found(article=replace(GOOD_ARTICLE, as_of=date(2026, 11, 23)))

        assert "in the future, on 2026-11-23" in problem


class TestSources:
    @pytest.mark.parametrize(
        "sources",
        [
            (),
            SOURCES[:1],
            (SOURCES[0], SOURCES[0]),
            (SOURCES[0], replace(SOURCES[1], url="http://example.org/2")),
        ],
    )
    def test_must_be_two_by_https(self, sources):
        (problem,) = found(entry=replace(GOOD_ENTRY, sources=sources))

        assert "fewer than 2 different sources by https" in problem


class TestLength:
    @pytest.mark.parametrize(("words", "good"), [(399, 0), (400, 1), (900, 1), (901, 0)])
    def test_of_an_article_has_bounds(self, words, good):
        article = replace(GOOD_ARTICLE, body="Wort " * words)

        assert found(article=article) == (
            () if good else (f"{article.path}: {words} words, not 400 to 900",)
        )

    @pytest.mark.parametrize(("words", "good"), [(79, 0), (80, 1), (200, 1), (201, 0)])
    def test_of_an_entry_has_bounds(self, words, good):
        entry = replace(GOOD_ENTRY, description="Wort " * words)

        assert found(entry=entry) == (
            () if good else (f"{entry.path}: {words} words, not 80 to 200",)
        )


class TestHeadings:
    @pytest.mark.parametrize(
        ("body", "message"),
        [
            ("# Eins", "a heading of level 1 after level 1"),
            ("### Drei", "a heading of level 3 after level 1"),
            ("## Zwei\n\n#### Vier", "a heading of level 4 after level 2"),
            ("## Zwei\n\n### Drei\n\n#### Vier", "a heading of level 4 after level 3"),
            ("Titel\n=====", "a heading made by underlining"),
            ("Titel\n---", "a heading made by underlining"),
        ],
    )
    def test_must_be_h2_and_h3_without_jumps(self, body, message):
        article = replace(GOOD_ARTICLE, body=body + "\n\n" + "Wort " * 400)

        (problem,) = found(article=article)

        assert problem.endswith(message)

    def test_are_checked_in_entries_too(self):
        (problem,) = found(entry=replace(GOOD_ENTRY, description="# Eins\n" + "Wort " * 100))

        assert "a heading of level 1" in problem

    def test_may_rise_again(self):
        body = "## A\n\n### B\n\n### C\n\n## D\n\n---\n\n" + "Wort " * 400

        assert found(article=replace(GOOD_ARTICLE, body=body)) == ()


class TestTypography:
    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ('ein "Wort"', "straight quotes"),
            ("ein «Wort»", "foreign quotes"),
            ("ein - Wort", "a hyphen as dash"),
            ("ein—Wort", "a foreign dash"),
            ("und so ...", "three dots"),
            ("ein „Wort", "quotes that do not open"),
            ("ein Wort“", "quotes that do not open"),
            ("ein “Wort„", "quotes that do not open"),
            ("ein „‚Wort“‘", "quotes that do not open"),
        ],
    )
    def test_must_be_german(self, text, message):
        (problem,) = found(article=replace(GOOD_ARTICLE, title=text))

        assert message in problem

    @pytest.mark.parametrize("text", ["„Wort“", "„ein ‚Wort‘ hier“ – geht’s", "A-Z …", "- Punkt"])
    def test_may_be_german(self, text):
        assert found(article=replace(GOOD_ARTICLE, title=text)) == ()


class TestAnchors:
    def test_must_differ(self):
        (problem,) = found(article=with_body("## Erstens"))

        assert problem.endswith("2 headings with the address #erstens")

    def test_must_not_be_empty(self):
        (problem,) = found(article=with_body("## …"))

        assert problem.endswith("1 headings with the address #")

    def test_must_not_be_one_of_the_page(self):
        (problem,) = found(article=with_body("## Quellen"))

        assert "#quellen has an address that the page needs" in problem
