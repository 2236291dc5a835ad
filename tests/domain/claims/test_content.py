"""What somebody says who claims facilities."""

from dataclasses import replace

import pytest

from portal.domain.claims.content import content_from
from tests.factories.claims import CONTENT


class TestContent:
    @pytest.mark.parametrize("content", [CONTENT, replace(CONTENT, company=None)])
    def test_g06_is_read_as_it_was_written(self, content):
        assert content_from(text=content.to_text()) == content
