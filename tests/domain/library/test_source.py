import pytest

from portal.domain.library.source import NormUse, Source


class TestSource:
    def test_is_equal_by_value_and_hashable(self):
        one, same = (Source(title="a", publisher="b", url="https://c") for _ in range(2))

        assert len({one, same}) == 1

    def test_cannot_be_changed(self):
        source = Source(title="a", publisher="b", url="https://c")

        with pytest.raises(AttributeError):
            source.url = "https://d"


class TestNormUse:
    def test_cannot_be_changed(self):
        use = NormUse(norm="§ 37 SGB XI", purpose="Höhe")

        with pytest.raises(AttributeError):
            use.norm = "§ 38 SGB XI"
