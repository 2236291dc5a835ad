"""The version of the consent's text, and how long a revoked consent stays proven."""

import hashlib
from datetime import date

from portal.domain.robin.catalogue.load import Catalogue

QUESTION = "einwilligung"
LENGTH = 12
PROOF_YEARS = 3
"""Whole years after the one of the revocation: so long claims can be made (§§ 195, 199 BGB)."""


def consent_version(*, catalogue: Catalogue) -> str:
    """Return a short hash of the text; another wording is another version."""
    return text_version(text=catalogue.question_by_id[QUESTION].wording.text)


def text_version(*, text: str) -> str:
    """Return a short hash of the text of any consent; the calculator has one of its own."""
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def proofs_kept_since(*, today: date) -> date:
    """Return the first day whose revocations are still proven today; earlier ones must go.

    Law: Art. 5 Abs. 2, Art. 7 Abs. 1 and Art. 17 Abs. 3 Buchst. e DSGVO; the term is that of
    §§ 195, 199 Abs. 1 BGB: three years from the end of the year.
    """
    return date(today.year - PROOF_YEARS, 1, 1)
