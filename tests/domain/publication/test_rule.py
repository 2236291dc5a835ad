"""Whether strangers see a facility."""

from itertools import product

import pytest

from portal.domain.publication.rule import Hidden, Publication, is_public

OPEN = {"is_wanted": True, "may_publish": True, "is_locked": False, "is_deleted": False}


def codes(**fields: bool) -> list[str]:
    found = is_public(publication=Publication(**OPEN | fields))
    return [reason.code for reason in found.reasons]


class TestIsPublic:
    def test_says_yes_where_nothing_speaks_against_it(self):
        found = is_public(publication=Publication(**OPEN))

        assert found.value is True
        assert found.reasons == ()

    @pytest.mark.parametrize(
        ("fields", "reason"),
        [
            ({"is_wanted": False}, Hidden.SWITCHED_OFF),
            ({"may_publish": False}, Hidden.NO_LICENCE),
            ({"is_locked": True}, Hidden.LOCKED),
            ({"is_deleted": True}, Hidden.DELETED),
        ],
    )
    def test_names_what_speaks_against_it(self, fields: dict[str, bool], reason: Hidden):
        assert codes(**fields) == [reason]

    def test_is_public_in_one_of_all_cases(self):
        cases = [dict(zip(OPEN, case, strict=True)) for case in product((True, False), repeat=4)]

        shown = [case for case in cases if is_public(publication=Publication(**case)).value]

        assert shown == [OPEN]

    def test_names_the_gravest_first(self):
        assert codes(is_wanted=False, is_locked=True) == [Hidden.LOCKED, Hidden.SWITCHED_OFF]


class TestSwitch:
    def test_changes_nothing_else(self):
        publication = Publication(**OPEN | {"is_locked": True})

        turned = publication.with_switch(is_wanted=False)

        assert turned == Publication(**OPEN | {"is_locked": True, "is_wanted": False})
