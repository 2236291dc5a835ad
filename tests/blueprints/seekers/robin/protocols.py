"""Protocols of any shape, from answers straight to the document."""

from functools import lru_cache

from flask import Flask, render_template

from portal.adapters.pdf import render_pdf
from portal.blueprints.seekers.robin import advising
from portal.services.consultations.read import OpenConsultation
from portal.web import content, plain_language
from tests.factories.directory import NOW
from tests.factories.forms import Values

CODE = "ROB-7K4Q-2M9D-5X3H"


def html_of(
    app: Flask,
    answers: Values,
    *,
    limit: int = 5,
    code: str = "",
    is_large: bool = False,
    is_plain: bool = False,
) -> str:
    """Return the document for these answers as the worker gets it."""
    with app.test_request_context():
        plain_language.switch(to_plain=is_plain)
        consultation = OpenConsultation(
            id="probe",
            answers=dict(answers),
            expires_at=NOW,
            catalogue_version=content.current().catalogue.version,
            code=code,
        )
        protocol = advising.protocol_of(consultation, limit=limit)
        return render_template(
            "documents/protocol.html",
            protocol=protocol,
            law=advising.law_of(protocol),
            code=code,
            is_large=is_large,
        )


@lru_cache(maxsize=20)
def _rendered(html: str) -> bytes:
    return render_pdf(html=html)


def pdf_of(app: Flask, answers: Values, **shape: object) -> bytes:
    """Return the PDF for these answers; the same document is rendered once for all tests."""
    return _rendered(html_of(app, answers, **shape))


def new_pdf_of(app: Flask, answers: Values, **shape: object) -> bytes:
    """Return the PDF for these answers, rendered now."""
    return render_pdf(html=html_of(app, answers, **shape))
