"""A CSV file opens in a spreadsheet and calculates nothing there."""

import csv
import io

import pytest

from portal.web.csv_file import csv_file


def read(answer):
    text = answer.get_data().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_keeps_every_cell_and_says_its_name():
    rows = [["Erika „Muster“; Otto", 3], ["zwei\nZeilen", -1]]

    answer = csv_file(name="protokoll", header=("Wer", "Zahl"), rows=rows)

    assert read(answer) == [
        ["Wer", "Zahl"],
        ["Erika „Muster“; Otto", "3"],
        ["zwei\nZeilen", "-1"],
    ]
    assert answer.headers["Content-Disposition"] == 'attachment; filename="protokoll.csv"'
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.get_data().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "  @"])
def test_makes_formulas_text(start):
    hostile = f"{start}HYPERLINK(1)"

    ((cell,),) = read(csv_file(name="x", header=(), rows=[[hostile]]))[1:]

    assert cell == f"'{hostile}"


@pytest.mark.parametrize("harmless", ["", "Müller", "a=b", "1-2", "'=1"])
def test_leaves_other_text_as_it_is(harmless):
    rows = read(csv_file(name="x", header=("Wer", "Was"), rows=[["x", harmless]]))

    assert rows[1] == ["x", harmless]
