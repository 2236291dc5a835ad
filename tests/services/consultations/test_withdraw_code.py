"""A withdrawn code opens nothing; the browser that withdrew it goes on."""

from datetime import timedelta

import pytest

from portal.domain.robin.resume_code import make_code
from portal.services.consultations.find import ConsultationGone
from portal.services.consultations.issue_code import issue_code
from portal.services.consultations.read import read_consultation
from portal.services.consultations.start import TERM
from portal.services.consultations.withdraw_code import withdraw_code
from tests.services.consultations.conftest import ANSWERS, KEY, NOW

CODE = make_code(random_bits=1)
FRESH = "f" * 32


@pytest.fixture
def with_code(session, start, cipher, catalogue):
    start()
    issue_code(session, key=KEY, random_bits=1, catalogue=catalogue, now=NOW, cipher=cipher)


@pytest.fixture
def withdraw(session):
    return lambda key=KEY, now=NOW: withdraw_code(session, key=key, fresh_key=FRESH, now=now)


@pytest.fixture
def read(session, cipher):
    return lambda key, now=NOW: read_consultation(session, key=key, now=now, cipher=cipher)


@pytest.mark.usefixtures("with_code")
class TestWithdraw:
    def test_the_code_opens_nothing_any_more_and_is_gone(self, withdraw, read, rows):
        assert withdraw() == KEY

        assert (rows()[0]["code"], rows()[0]["code_hash"]) == (None, None)
        assert read(KEY).answers == ANSWERS
        with pytest.raises(ConsultationGone):
            read(CODE)

    def test_who_came_by_code_goes_on_under_a_fresh_key_alone(self, withdraw, read):
        assert withdraw(key=CODE) == FRESH

        assert read(FRESH).answers == ANSWERS
        for lost in (CODE, KEY):
            with pytest.raises(ConsultationGone):
                read(lost)

    def test_the_term_shrinks_to_a_day_from_now(self, withdraw, read):
        later = NOW + timedelta(days=3)

        withdraw(now=later)

        assert read(KEY, later).expires_at == later + TERM

    def test_the_term_never_grows(self, withdraw, read):
        late = NOW + timedelta(days=30) - timedelta(hours=1)

        withdraw(now=late)

        assert read(KEY, late).expires_at == NOW + timedelta(days=30)

    def test_a_second_time_changes_nothing(self, withdraw, rows):
        withdraw()
        before = rows()

        assert withdraw() == KEY

        assert rows() == before

    @pytest.mark.parametrize(
        ("key", "now"), [("l" * 32, NOW), (KEY, NOW + timedelta(days=30)), (FRESH, NOW)]
    )
    def test_an_expired_or_foreign_one_is_gone(self, withdraw, rows, key, now):
        before = rows()

        with pytest.raises(ConsultationGone):
            withdraw(key=key, now=now)

        assert rows() == before
