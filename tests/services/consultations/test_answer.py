"""Answers replace what was stored, as long as the consultation is open."""

from datetime import timedelta

import pytest

from portal.services.consultations.answer import store_answers
from portal.services.consultations.delete import delete_consultation
from portal.services.consultations.read import ConsultationGone, read_consultation
from portal.services.consultations.start import TERM
from tests.services.consultations.conftest import KEY, NOW

FRESH = {"einwilligung": "ja", "fuer_wen": "Zaunkoenig"}


@pytest.fixture
def answer(session, cipher):
    def answer(now=NOW, key=KEY):
        store_answers(session, key=key, answers=FRESH, now=now, cipher=cipher)

    return answer


def test_replaces_all_answers(session, start, answer, cipher):
    start()

    answer()

    opened = read_consultation(session, key=KEY, now=NOW, cipher=cipher)
    assert opened.answers == FRESH


def test_changes_nothing_but_the_ciphertext(start, answer, rows):
    start()
    (before,) = rows()

    answer(now=NOW + timedelta(hours=1))

    (after,) = rows()
    assert {name for name in after if after[name] != before[name]} == {"answers"}
    assert b"Zaunkoenig" not in after["answers"]


@pytest.mark.parametrize(("now", "key"), [(NOW + TERM, KEY), (NOW, "l" * 32)])
def test_an_expired_or_foreign_one_takes_no_answers(start, answer, rows, now, key):
    start()
    before = rows()

    with pytest.raises(ConsultationGone):
        answer(now=now, key=key)

    assert rows() == before


def test_a_deleted_one_does_not_come_back(session, start, answer, rows):
    start()
    delete_consultation(session, key=KEY, now=NOW)

    with pytest.raises(ConsultationGone):
        answer()

    assert rows() == []
