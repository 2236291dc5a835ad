from datetime import date

from portal.domain.inquiries import terms


def test_x16_an_inquiry_is_kept_for_180_days():
    assert terms.delete_on(sent_on=date(2026, 3, 2)) == date(2026, 8, 29)


def test_what_nobody_confirmed_goes_after_the_term():
    assert terms.draft_goes_on(made_on=date(2026, 3, 2)) == date(2026, 3, 5)


def test_x21_one_text_goes_to_five_facilities_at_most():
    assert terms.MOST_FACILITIES == 5
