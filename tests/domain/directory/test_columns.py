"""The columns that a file may have."""

import pytest

from portal.domain.directory.columns import (
    COLUMNS,
    DISTRICT_LIST,
    DOCUMENTED,
    FileRefused,
    csv_shape,
)


class TestCheck:
    @pytest.mark.parametrize(
        ("names", "complaint"),
        [
            (("versorgungsart", "angebot", "name", "plz"), "missing: 'ort'"),
            ((*COLUMNS, "preis"), "unknown: 'preis'"),
            ((*COLUMNS, "plz"), "twice: 'plz'"),
        ],
    )
    def test_refuses_wrong_columns_and_lists_the_expected(self, names, complaint):
        with pytest.raises(FileRefused) as refused:
            DOCUMENTED.check(names=names)

        assert complaint in str(refused.value)
        assert all(column in str(refused.value) for column in COLUMNS)

    def test_accepts_the_required_columns_in_any_order(self):
        DOCUMENTED.check(names=("ort", "plz", "name", "angebot", "versorgungsart", "stand"))


class TestTranslate:
    def test_gives_every_column_of_ours(self):
        cells = DISTRICT_LIST.translate(cells={"id": "5", "hnr": "3", "besonderheit": "egal"})

        assert tuple(cells) == COLUMNS
        assert (cells["kennung"], cells["hausnummer"], cells["name"]) == ("5", "3", "")
        assert "egal" not in cells.values()


class TestCsvShape:
    def test_recognises_a_district_list_by_its_columns(self):
        assert csv_shape(names=("id", "einrichtung", "hnr")) is DISTRICT_LIST

    def test_takes_everything_else_as_documented(self):
        assert csv_shape(names=("id", "name")) is DOCUMENTED
