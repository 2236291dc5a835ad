from datetime import timedelta

from portal.domain.inquiries.announcing import MOST_IN_ONE_MAIL, PAUSE


def test_a_thousand_inquiries_are_told_in_fifty_mails_of_a_day():
    mails = -(-1_000 // MOST_IN_ONE_MAIL)

    assert mails == 50
    assert mails * PAUSE <= timedelta(days=2)
