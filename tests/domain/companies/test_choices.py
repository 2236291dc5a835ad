"""Rechtsformen and associations to choose from."""

from portal.domain.companies.choices import (
    ASSOCIATION_NAMES,
    ASSOCIATIONS,
    LEGAL_FORMS,
    NO_ASSOCIATION,
)


class TestChoices:
    def test_none_stands_twice(self):
        assert len(set(LEGAL_FORMS)) == len(LEGAL_FORMS)
        assert len(set(ASSOCIATION_NAMES)) == len(ASSOCIATION_NAMES)

    def test_all_six_of_the_freie_wohlfahrtspflege_are_there(self):
        assert len(ASSOCIATIONS["Freie Wohlfahrtspflege"]) == 6

    def test_none_is_no_choice_of_the_list(self):
        assert NO_ASSOCIATION not in ASSOCIATION_NAMES
