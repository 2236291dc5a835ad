from pathlib import Path

import pytest

from portal.domain.places.gazetteer import Gazetteer, load_gazetteer

PLACES_FILE = Path(__file__).parents[3] / "portal" / "content" / "orte" / "orte.csv"


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return load_gazetteer(path=PLACES_FILE)
