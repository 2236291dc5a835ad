"""Whoever revokes the consent is forgotten at once."""

from portal.services.consultations.delete import delete_consultation
from portal.services.consultations.issue_code import issue_code
from portal.services.consultations.start import TERM
from tests.services.consultations.conftest import ID, KEY, NOW


def test_b06_deletes_the_answers_and_names_the_id(session, start, rows):
    start()

    assert delete_consultation(session, key=KEY, now=NOW) == ID

    assert rows() == []


def test_leaves_other_consultations(session, start, rows):
    start()
    start(key="l" * 32, consultation_id="1a")

    delete_consultation(session, key=KEY, now=NOW)

    assert [row["id"] for row in rows()] == ["1a"]


def test_a_second_time_finds_nothing(session, start):
    start()
    delete_consultation(session, key=KEY, now=NOW)

    assert delete_consultation(session, key=KEY, now=NOW) is None


def test_a_foreign_key_deletes_nothing(session, start, rows):
    start()

    assert delete_consultation(session, key="l" * 32, now=NOW) is None

    assert len(rows()) == 1


def test_an_expired_one_is_left_to_the_purge(session, start, rows):
    start()

    assert delete_consultation(session, key=KEY, now=NOW + TERM) is None

    assert len(rows()) == 1


def test_one_with_a_code_can_be_spared(session, start, rows, cipher, catalogue):
    start()
    issue_code(session, key=KEY, random_bits=7, catalogue=catalogue, now=NOW, cipher=cipher)

    spared = delete_consultation(session, key=KEY, now=NOW, unless_it_has_a_code=True)

    assert spared is None
    assert len(rows()) == 1
    assert delete_consultation(session, key=KEY, now=NOW) == ID
