"""The two catalogues that the tests of Robin use."""

import pytest

from portal.domain.robin.catalogue import Catalogue
from tests.domain.robin.answer_sets import CATALOGUE
from tests.domain.robin.small_catalogue import small


@pytest.fixture(scope="session")
def real() -> Catalogue:
    """Return the portal's own catalogue."""
    return CATALOGUE


@pytest.fixture(scope="session")
def tiny(tmp_path_factory) -> Catalogue:
    """Return the small catalogue, which has one of everything."""
    return small(tmp_path_factory.mktemp("robin"))
