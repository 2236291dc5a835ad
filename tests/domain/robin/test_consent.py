"""Another wording of the consent is another version."""

import dataclasses
import hashlib
from datetime import date

import pytest

from portal.domain.robin.consent import QUESTION, consent_version, proofs_kept_since, text_version


def reworded(catalogue, **changes):
    question = catalogue.question_by_id[QUESTION]
    wording = dataclasses.replace(question.wording, **changes)
    questions = {
        **catalogue.question_by_id,
        QUESTION: dataclasses.replace(question, wording=wording),
    }
    return dataclasses.replace(catalogue, question_by_id=questions)


def test_b06_is_the_beginning_of_the_hash_of_the_text(real):
    text = real.question_by_id[QUESTION].wording.text

    version = consent_version(catalogue=real)

    assert version == text_version(text=text) == hashlib.sha256(text.encode()).hexdigest()[:12]
    assert "Gesundheitsdaten" in text


@pytest.mark.parametrize("suffix", [" ", ".", "\n", "ä"])
def test_b06_a_single_character_makes_another_version(real, suffix):
    text = real.question_by_id[QUESTION].wording.text + suffix

    assert consent_version(catalogue=reworded(real, text=text)) != consent_version(catalogue=real)


def test_what_else_changes_leaves_the_version(real):
    plain = reworded(real, plain="Einfacher gesagt.")
    newer = dataclasses.replace(plain, version="anders")

    assert consent_version(catalogue=newer) == consent_version(catalogue=real)


def test_a_catalogue_without_the_question_is_an_error(tiny):
    with pytest.raises(KeyError, match=QUESTION):
        consent_version(catalogue=tiny)


@pytest.mark.parametrize(
    ("today", "since"),
    [
        (date(2029, 12, 31), date(2026, 1, 1)),
        (date(2030, 1, 1), date(2027, 1, 1)),
        (date(2028, 2, 29), date(2025, 1, 1)),
    ],
)
def test_b06_a_revocation_stays_proven_to_the_end_of_the_third_year(today, since):
    assert proofs_kept_since(today=today) == since
