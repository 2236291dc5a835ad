"""A partner's file is read whole, strictly, and every row that cannot be taken is named."""

import json
from datetime import date

import pytest

from portal.domain.directory.columns import FileRefused
from portal.domain.reviews.partner_file import COLUMNS, read_partner_file
from portal.domain.reviews.review import AuthorRole

TODAY = date(2026, 3, 2)
CRITERIA = frozenset({"pflege", "essen"})
ROW = {
    "kennung": "w-1",
    "einrichtung_nr": "",
    "einrichtung": "Haus am See",
    "plz": "19370",
    "datum": "2026-02-01",
    "rolle": "angehoerige",
    "name": "Erika",
    "text": "Alle nehmen sich Zeit.",
    "sterne_pflege": "5",
}


def read(content):
    raw = content if isinstance(content, bytes) else content.encode()
    return read_partner_file(content=raw, criteria=CRITERIA, today=TODAY)


def csv_of(*rows, delimiter=";"):
    names = list(ROW)
    lines = [delimiter.join(names)]
    lines += [delimiter.join((ROW | row)[name] for name in names) for row in rows]
    return "\n".join(lines)


def read_one(**changes):
    return read(json.dumps([ROW | changes]))


class TestCsv:
    @pytest.mark.parametrize("delimiter", [";", ","])
    def test_f02_a_row_is_a_review(self, delimiter):
        found = read(csv_of({}, delimiter=delimiter))

        (review,) = found.reviews
        assert found.rejections == ()
        assert (review.line, review.external_id, review.facility_id) == (2, "w-1", None)
        assert (review.facility_name, review.postcode) == ("Haus am See", "19370")
        assert (review.written_on, review.role) == (date(2026, 2, 1), AuthorRole.ANGEHOERIGE)
        assert (review.stars, review.signed) == ({"pflege": 5}, "Erika")
        assert review.text == "Alle nehmen sich Zeit."

    def test_a_text_may_have_lines_and_the_mark_of_utf_8_is_no_letter(self):
        content = (
            "\ufeffKennung;Einrichtung_Nr;Datum;Rolle;Text\n\n"
            'w-1;7;1.2.2026;besuch;"Gut.  Ja.\n\n- sauber"\n'
        )

        (review,) = read(content).reviews

        assert (review.text, review.facility_id) == ("Gut. Ja.\n\n- sauber", 7)
        assert review.written_on == date(2026, 2, 1)

    def test_rows_that_cannot_be_taken_are_named_with_their_line(self):
        found = read(csv_of({}, {"kennung": "w-2", "rolle": "chef"}, {}))

        assert [one.external_id for one in found.reviews] == ["w-1"]
        assert [(one.line, one.reason[:7]) for one in found.rejections] == [
            (3, "rolle: "),
            (4, "kennung"),
        ]


class TestJson:
    def test_f02_stars_stand_in_an_object_and_numbers_may_be_numbers(self):
        entry = ROW | {"einrichtung_nr": 7, "plz": None, "sterne": {"essen": 3}}

        (review,) = read(json.dumps([entry])).reviews

        assert (review.facility_id, review.stars) == (7, {"essen": 3, "pflege": 5})
        assert review.line == 1

    def test_stars_alone_are_a_review(self):
        assert read_one(text="").reviews[0].text == ""


class TestRefusedFile:
    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (b"\xff\xfe", "no UTF-8"),
            (" \n", "empty"),
            ("kennung;datum\n1;2026-01-01", "Missing columns: rolle"),
            ("kennung;datum;rolle;email\n1;2026-01-01;besuch;x", "Unknown columns: email"),
            ("kennung;datum;rolle\n1;2026-01-01", "Line 2 has 2 cells, not 3"),
            ('kennung;datum;rolle\n1;"' + "x" * 200_000, "cannot be read"),
            ("{}", "no list"),
            ("[{]", "is not"),
            ("[7]", "Entry 1"),
            ('[{"sterne": 3}]', "stars of entry 1"),
        ],
    )
    def test_says_why(self, content, words):
        with pytest.raises(FileRefused, match=words):
            read(content)

    def test_an_empty_list_is_no_mistake(self):
        assert read("[]").reviews == ()


class TestRefusedRow:
    @pytest.mark.parametrize(
        ("changes", "column"),
        [
            ({"kennung": ""}, "kennung"),
            ({"kennung": "x" * 201}, "kennung"),
            ({"kennung": "=1"}, "kennung"),
            ({"datum": ""}, "datum"),
            ({"datum": "2026-03-03"}, "datum"),
            ({"datum": "bald"}, "datum"),
            ({"rolle": ""}, "rolle"),
            ({"name": "x" * 61}, "name"),
            ({"name": "<b>"}, "name"),
            ({"einrichtung": ""}, "einrichtung"),
            ({"plz": ""}, "einrichtung"),
            ({"einrichtung_nr": "7a"}, "einrichtung_nr"),
            ({"einrichtung_nr": "9" * 10}, "einrichtung_nr"),
            ({"text": "", "sterne_pflege": ""}, "text"),
            ({"text": "x" * 2_001}, "text"),
            ({"text": "a\x00b"}, "text"),
            ({"text": "a\u202eb"}, "text"),
            ({"sterne_pflege": "6"}, "sterne_pflege"),
            ({"sterne_pflege": "4,5"}, "sterne_pflege"),
        ],
    )
    def test_names_the_column(self, changes, column):
        found = read_one(**changes)

        assert found.reviews == ()
        assert found.rejections[0].reason.startswith(f"{column}: ")


def test_every_column_is_documented():
    assert set(ROW) - {"sterne_pflege"} == set(COLUMNS)
