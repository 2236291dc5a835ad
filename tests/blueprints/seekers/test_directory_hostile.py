"""Whatever is searched for: no server error, shown as text, nothing carried out."""

import pytest

from tests.factories.hostile import HOSTILE, assert_only_text


class TestHostile:
    @pytest.mark.parametrize("text", HOSTILE)
    @pytest.mark.parametrize(
        "name",
        [
            "ort",
            "umkreis",
            "seite",
            "art",
            "ort_wahl",
            "leistung",
            "ab",
            "filter",
            "fremd",
            "stichwort",
        ],
    )
    def test_search(self, client, name, text):
        search = {"ort": "19370", "art": "stationaer"} | {name: text}

        answer = client.get("/pflege-und-wohnangebote/", query_string=search)

        assert answer.status_code in {200, 422}
        assert_only_text(answer)

    @pytest.mark.parametrize("name", ["umkreis", "seite"])
    @pytest.mark.parametrize(
        "number",
        [
            "-1",
            "0",
            "1e9",
            "NaN",
            "inf",
            "10 km",
            "1e308",
            "1000000000000",
            "9" * 400,
            "١٠",
            "0x10",
        ],
    )
    def test_numbers_that_are_none_or_too_large(self, client, name, number):
        search = {"ort": "19370", "art": "stationaer"} | {name: number}

        answer = client.get("/pflege-und-wohnangebote/", query_string=search)

        assert answer.status_code in {200, 422}
        assert_only_text(answer)

    def test_bytes_that_are_no_text(self, client):
        answer = client.get("/pflege-und-wohnangebote/?ort=%c3%28&seite=%80")

        assert answer.status_code == 422
