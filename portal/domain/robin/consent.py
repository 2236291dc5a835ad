"""The version of the consent's text, stored with every consent."""

import hashlib

from portal.domain.robin.catalogue.load import Catalogue

QUESTION = "einwilligung"
LENGTH = 12


def consent_version(*, catalogue: Catalogue) -> str:
    """Return a short hash of the text; another wording is another version."""
    text = catalogue.question_by_id[QUESTION].wording.text
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]
