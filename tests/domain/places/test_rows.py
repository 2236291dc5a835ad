import pytest

from portal.domain.places.rows import (
    HEADER,
    PlacesFileInvalid,
    Row,
    Settlement,
    format_rows,
    parse_rows,
)

BERLIN = Row("13599", Settlement("Berlin", "Berlin"), (), 5253500, 1323000)
LORCH = Row(
    "65391",
    Settlement("Lorch", "Hessen"),
    (Settlement("Ranselberg", "Hessen"), Settlement("Sauerthal", "Rheinland-Pfalz")),
    5007549,
    784419,
)
LINE = "13599;Berlin;;Berlin;52.53500;13.23000\n"


class TestFormatRows:
    def test_writes_one_line_per_postcode(self):
        text = format_rows(rows=(LORCH, BERLIN))

        assert text == (
            f"{HEADER}\n{LINE}"
            "65391;Lorch;Ranselberg|Sauerthal=Rheinland-Pfalz;Hessen;50.07549;7.84419\n"
        )


class TestParseRows:
    def test_reads_what_was_written(self):
        assert parse_rows(text=format_rows(rows=(LORCH, BERLIN))) == (BERLIN, LORCH)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            HEADER,
            f"{HEADER}\n",
            LINE,
            f"{HEADER}\n{LINE}{LINE}",
            f"{HEADER}\n{LINE}".rstrip("\n"),
            f"{HEADER}\n{LINE}".replace("52.53500", "92.53500"),
            f"{HEADER}\n{LINE}".replace("52.53500", "52.535"),
            f"{HEADER}\n{LINE}".replace(";Berlin;52", ";Preußen;52"),
            f"{HEADER}\n{LINE}".replace("13599", "1359"),
            f"{HEADER}\n{LINE}".replace("13599", "１３５９９"),
            f"{HEADER}\n{LINE}".replace("Berlin;;", "Berlin;Spandau=Preußen;"),
            f"{HEADER}\n{LINE}".replace("Berlin;;", "Berlin;Spandau||Gatow;"),
        ],
    )
    def test_refuses_damaged_files(self, text):
        with pytest.raises(PlacesFileInvalid):
            parse_rows(text=text)
