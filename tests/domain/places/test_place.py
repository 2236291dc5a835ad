from dataclasses import FrozenInstanceError

import pytest

from portal.domain.places.place import Place, Resolution
from portal.values.geo import Point


class TestPlace:
    def test_cannot_be_changed(self):
        place = Place("13599 Berlin", "Berlin", "Berlin", ("13599",), Point(52.5, 13.2), "13599")

        with pytest.raises(FrozenInstanceError):
            place.name = "Bonn"


class TestResolution:
    def test_offers_nothing_unless_told(self):
        resolution = Resolution(None, problem="unknown")

        assert resolution.choices == ()
        assert not resolution.corrected
        assert not resolution.town_ignored
