"""A result as it was on its day, in pages and documents of later days."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import g, render_template

from portal.domain.library.glossary import Term
from portal.domain.protocol.kept import BenefitLine, KeptResult
from portal.domain.protocol.parts import Protocol
from portal.web import content, law_benefits

_NAME = "kept_result"


def keep(protocol: Protocol, *, words: tuple[Term, ...]) -> KeptResult:
    """Return the result with all that its pages say today; `words` are the terms explained."""
    current = content.current()
    return KeptResult(
        protocol=protocol,
        law=current.law_at(day=protocol.made_on),
        benefits=own_benefits(protocol),
        phrases=current.catalogue.phrases,
        words=words,
    )


@contextmanager
def speaking(kept: KeptResult) -> Iterator[None]:
    """Let sentences and benefits be those of the kept result within the block.

    Macros see no variables of the page that calls them, so the request carries it.
    """
    setattr(g, _NAME, kept)
    try:
        yield
    finally:
        g.pop(_NAME)


def spoken() -> KeptResult | None:
    """Return the kept result that is being shown; None if today's words count."""
    found: KeptResult | None = g.get(_NAME)
    return found


def own_benefits(protocol: Protocol) -> tuple[BenefitLine, ...]:
    """Return the main benefits of the stated Pflegegrad, as they were if the result is kept."""
    kept = spoken()
    return kept.benefits if kept is not None else law_benefits.own_benefits(protocol)


def document_of(kept: KeptResult, *, is_large: bool) -> str:
    """Return the HTML from which the PDF is made, without any code."""
    with speaking(kept):
        return render_template(
            "documents/protocol.html",
            protocol=kept.protocol,
            law=kept.law,
            code="",
            is_large=is_large,
        )


def text_of(kept: KeptResult) -> str:
    """Return the result as plain text, without any code."""
    with speaking(kept):
        return render_template(
            "documents/protocol.txt", protocol=kept.protocol, law=kept.law, code=""
        )
