"""A resume code opens the same consultation, for thirty days, and lies in no row in the clear."""

import hashlib
from datetime import timedelta

import pytest

from portal.domain.robin.resume_code import make_code
from portal.services.consultations.find import ConsultationGone
from portal.services.consultations.issue_code import TERM_WITH_CODE, KeepingRefused, issue_code
from portal.services.consultations.read import read_consultation
from portal.services.consultations.start import TERM
from portal.values.spoken_code import CodeInvalid
from tests.services.consultations.conftest import ANSWERS, ID, KEY, NOW

BITS = 123_456_789
CODE = make_code(random_bits=BITS)


@pytest.fixture
def issue(session, cipher, catalogue):
    def issue(now=NOW, key=KEY, bits=BITS):
        issue_code(session, key=key, random_bits=bits, catalogue=catalogue, now=now, cipher=cipher)

    return issue


@pytest.fixture
def read(session, cipher):
    return lambda key, now=NOW: read_consultation(session, key=key, now=now, cipher=cipher)


def test_nobody_has_one_who_did_not_ask(start, read, rows):
    start()

    assert read(KEY).code == ""
    assert (rows()[0]["code"], rows()[0]["code_hash"]) == (None, None)


def test_opens_the_same_consultation_as_the_key(start, issue, read):
    start()

    issue()

    assert read(CODE) == read(KEY)
    assert (read(CODE).id, read(CODE).answers, read(CODE).code) == (ID, ANSWERS, CODE)


def test_is_stored_as_hash_and_ciphertext_only(start, issue, rows):
    start()

    issue()

    (row,) = rows()
    assert row["code_hash"] == hashlib.sha256(CODE.encode()).hexdigest()
    assert CODE.encode() not in row["code"]
    assert all(CODE not in str(value) for value in row.values())


def test_keeps_the_answers_for_thirty_days_and_not_longer(start, issue, read):
    start()
    later = NOW + timedelta(hours=23)

    issue(now=later)

    assert timedelta(days=30) == TERM_WITH_CODE
    assert read(CODE, later + TERM_WITH_CODE - timedelta(seconds=1)).answers == ANSWERS
    with pytest.raises(ConsultationGone):
        read(CODE, later + TERM_WITH_CODE)


def test_asking_again_keeps_the_code_and_begins_the_term_anew(start, issue, read):
    start()
    issue()

    issue(now=NOW + TERM, bits=BITS + 1)

    assert read(KEY).code == CODE
    assert read(KEY).expires_at == NOW + TERM + TERM_WITH_CODE


@pytest.mark.parametrize(("now", "key"), [(NOW + TERM, KEY), (NOW, "l" * 32)])
def test_an_expired_or_foreign_one_gets_none(start, issue, rows, now, key):
    start()
    before = rows()

    with pytest.raises(ConsultationGone):
        issue(now=now, key=key)

    assert rows() == before


@pytest.mark.parametrize("bits", [-1, 1 << 60])
def test_wrong_numbers_make_no_code(start, issue, rows, bits):
    start()
    before = rows()

    with pytest.raises(CodeInvalid):
        issue(bits=bits)

    assert rows() == before


def test_none_is_made_about_a_person_who_does_not_know(start, issue, rows):
    start(answers=ANSWERS | {"fuer_wen": "andere", "rolle": "nein"})
    before = rows()

    with pytest.raises(KeepingRefused):
        issue()

    assert rows() == before
