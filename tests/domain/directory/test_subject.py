from dataclasses import FrozenInstanceError

import pytest

from portal.domain.directory.subject import Subject
from portal.domain.matching.category import Category


def test_a_subject_is_a_value():
    subject = Subject(facility_id=1, name="Haus", category=Category.WOHNEN)

    assert subject == Subject(facility_id=1, name="Haus", category=Category.WOHNEN)
    with pytest.raises(FrozenInstanceError):
        subject.name = "anders"
