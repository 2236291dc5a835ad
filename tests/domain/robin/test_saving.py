"""What concerns a person who does not know of the consultation is never kept for long."""

import pytest

from portal.domain.robin.saving import may_be_kept
from tests.domain.robin.small_catalogue import small


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, True),
        ({"fuer_wen": "selbst"}, True),
        ({"fuer_wen": "andere", "rolle": "ja"}, True),
        ({"fuer_wen": "andere", "rolle": "nein"}, False),
        ({"fuer_wen": "selbst", "rolle": "nein"}, True),  # an answer that is no longer asked
    ],
)
def test_depends_on_whether_the_person_knows(tmp_path, answers, expected):
    assert may_be_kept(catalogue=small(tmp_path), answers=answers) is expected
