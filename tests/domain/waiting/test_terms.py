from datetime import timedelta

from portal.domain.waiting import terms


def test_x04_asked_each_month_with_two_weeks_to_answer_and_gone_after_half_a_year():
    assert timedelta(days=30) == terms.ASK_AFTER
    assert timedelta(days=14) == terms.REST_AFTER
    assert timedelta(days=180) == terms.KEEP
    assert terms.ASK_AFTER + terms.REST_AFTER < terms.KEEP
