"""A code of the second factor is right once: in its half minute, or from the printed list."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.domain.accounts.recovery_codes import hash_recovery_code
from portal.models.recovery_code import RecoveryCode
from portal.models.security_event import SecurityEvent
from portal.services.second_factor.check_code import check_code
from portal.values.errors import NotFound
from tests.factories.accounts import TOTP_BASE32, make_account
from tests.services.second_factor.conftest import NOW, RECOVERY, STEP, code_at


@pytest.fixture
def check(session, account, cipher):
    def check(typed, now=NOW, account_id=account.id):
        return check_code(session, account_id=account_id, typed=typed, now=now, cipher=cipher)

    return check


def left(session, account_id):
    return session.scalar(sa.select(sa.func.count()).where(RecoveryCode.account_id == account_id))


class TestOneTimeCode:
    def test_of_now_is_right(self, check):
        assert check(code_at(NOW))

    @pytest.mark.parametrize("steps", [-1, 1])
    def test_of_one_window_off_is_right(self, check, steps):
        assert check(code_at(NOW + steps * STEP))

    @pytest.mark.parametrize("steps", [-2, 2])
    def test_of_two_windows_off_is_refused(self, check, steps):
        assert not check(code_at(NOW + steps * STEP))

    def test_works_no_second_time(self, check):
        check(code_at(NOW))

        assert not check(code_at(NOW))
        assert not check(code_at(NOW), now=NOW + STEP)

    def test_an_older_one_works_no_more_after_a_newer(self, check):
        check(code_at(NOW + STEP))

        assert not check(code_at(NOW))

    def test_the_next_one_works(self, check):
        check(code_at(NOW))

        assert check(code_at(NOW + STEP), now=NOW + STEP)

    @pytest.mark.parametrize("typed", ["", "000000", "12345", "{{7*7}}", "\x00" * 6, "٠٠٥٩٢٤"])
    def test_a_wrong_one_is_refused_and_uses_nothing_up(self, check, typed):
        assert not check(typed)
        assert check(code_at(NOW))


class TestRecoveryCode:
    def test_works_once(self, check):
        assert check(RECOVERY[0].lower())
        assert not check(RECOVERY[0])

    def test_the_others_stay(self, check):
        check(RECOVERY[0])

        assert check(RECOVERY[1])

    def test_its_use_is_told_to_the_owner(self, check, session, account):
        check(RECOVERY[0])

        (event,) = session.scalars(sa.select(SecurityEvent)).all()
        assert (event.account_id, event.kind) == (account.id, Event.RECOVERY_CODE_USED)

    def test_of_another_account_is_refused_and_stays(self, check, session, account):
        other = make_account(session, email="other@example.org", totp_secret=TOTP_BASE32)
        hashed = hash_recovery_code(code="11111-22222", secret=TOTP_BASE32)
        session.add(RecoveryCode(account_id=other.id, code_hash=hashed))
        session.flush()

        assert not check("11111-22222")
        assert (left(session, account.id), left(session, other.id)) == (2, 1)


class TestAccount:
    def test_without_second_factor_has_no_right_code(self, check, session):
        plain = make_account(session, email="plain@example.org")

        assert not check(code_at(NOW), account_id=plain.id)

    def test_whose_set_up_was_not_confirmed_has_none_either(self, check, session):
        half = make_account(
            session, email="half@example.org", totp_secret=TOTP_BASE32, totp_since=None
        )

        assert not check(code_at(NOW), account_id=half.id)

    def test_that_was_erased_is_not_found(self, check):
        with pytest.raises(NotFound):
            check(code_at(NOW), account_id="f" * 32)


def test_ten_at_the_same_moment_open_once(engine, cipher):
    with Session(engine) as session:
        account = make_account(session, totp_secret=TOTP_BASE32)
        session.commit()

    def try_once(_number: int) -> bool:
        with Session(engine) as session:
            session.connection(execution_options={"writes": True})
            is_right = check_code(
                session, account_id=account.id, typed=code_at(NOW), now=NOW, cipher=cipher
            )
            session.commit()
            return is_right

    with ThreadPoolExecutor(max_workers=10) as crowd:
        answers = list(crowd.map(try_once, range(10)))

    assert answers.count(True) == 1
