"""Names stay as people write them; what could break a mail or a page is refused by its field."""

import pytest

from portal.domain.accounts.person import LONGEST_NAME, Person, full_name, read_person
from portal.values.errors import Invalid

TYPED = {
    "salutation": "Frau",
    "first_name": "Erika",
    "last_name": "Musterfrau",
    "phone": "0221 123-45",
}


def refused(**changes):
    with pytest.raises(Invalid) as found:
        read_person(**(TYPED | changes))
    return found.value.field, found.value.code


def test_is_what_was_typed():
    assert read_person(**TYPED) == Person(**TYPED)


def test_blanks_around_it_go_and_the_spelling_is_one():
    person = read_person(
        salutation="", first_name=" Jose\u0301 ", last_name=" Öz Gür", phone=" +49 (221) 1/2 "
    )

    assert person == Person("", "Jos\u00e9", "Öz Gür", "+49 (221) 1/2")


@pytest.mark.parametrize(
    "name", ["{{7*7}}", "<b>Ü</b>", "O'Neill-Łuczak", "李", "x" * LONGEST_NAME]
)
def test_a_name_may_hold_any_visible_sign(name):
    assert read_person(**(TYPED | {"last_name": name})).last_name == name


@pytest.mark.parametrize("field", ["first_name", "last_name"])
class TestName:
    @pytest.mark.parametrize("typed", ["", "   "])
    def test_must_be_there(self, field, typed):
        assert refused(**{field: typed}) == (field, "missing")

    @pytest.mark.parametrize("typed", ["A\r\nBcc: x", "A\nB", "A\x00", "A\u202eB", "A\tB"])
    def test_has_no_line_break_and_nothing_invisible(self, field, typed):
        assert refused(**{field: typed}) == (field, "unreadable")

    def test_has_an_end(self, field):
        assert refused(**{field: "x" * (LONGEST_NAME + 1)}) == (field, "too_long")


class TestFullName:
    @pytest.mark.parametrize(
        ("first", "last", "whole"),
        [
            ("Erika", "Muster", "Erika Muster"),
            ("", "Muster", "Muster"),
            ("Erika", None, "Erika"),
            (None, None, ""),
        ],
    )
    def test_leaves_no_blank_for_what_is_missing(self, first, last, whole):
        assert full_name(first=first, last=last) == whole


class TestPhone:
    def test_a07_may_be_empty(self):
        assert read_person(**(TYPED | {"phone": ""})).phone == ""

    @pytest.mark.parametrize("typed", ["abc", "0221\n1234", "12", "+-()", "٠٠٥٩٢٤"])
    def test_is_digits(self, typed):
        assert refused(phone=typed) == ("phone", "unreadable")

    def test_has_an_end(self):
        assert refused(phone="1" * 31) == ("phone", "too_long")


def test_only_offered_salutations_are_taken():
    assert refused(salutation="Dr.") == ("salutation", "unknown")
