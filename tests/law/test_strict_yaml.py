from datetime import date

import pytest

from portal.law.strict_yaml import Line, Text, YamlInvalid, read_mapping, read_shape
from portal.values.shape import Shape


class TestReadMapping:
    def test_reads_plain_values(self):
        content = read_mapping(text="name: Straße\nday: 2026-01-01\nyes_no: true\nnumber: 5\n")

        assert content == {
            "name": "Straße",
            "day": date(2026, 1, 1),
            "yes_no": True,
            "number": 5,
        }

    def test_turns_whole_numbers_as_keys_into_text(self):
        content = read_mapping(text="2: a\nlist:\n  - {3: b}\nnested:\n  4: {5: c}\n")

        assert content == {"2": "a", "list": [{"3": "b"}], "nested": {"4": {"5": "c"}}}

    def test_turns_dates_as_keys_into_text(self):
        content = read_mapping(text="values:\n  2026-01-01: a\n")

        assert content == {"values": {"2026-01-01": "a"}}

    def test_knows_true_and_false_but_no_other_words_for_them(self):
        content = read_mapping(text="on: no\na: yes\nb: off\nc: true\nd: False\n")

        assert content == {"on": "no", "a": "yes", "b": "off", "c": True, "d": False}

    def test_refuses_a_repeated_key(self):
        with pytest.raises(YamlInvalid, match="'a' stands here twice"):
            read_mapping(text="a: 1\nb: 2\na: 3\n")

    def test_refuses_a_repeated_key_deep_inside(self):
        with pytest.raises(YamlInvalid, match="stands here twice"):
            read_mapping(text="outer:\n  - {2: 1, 2: 3}\n")

    @pytest.mark.parametrize("number", ["318.40", "1.0e+3", ".5", ".inf", ".nan"])
    def test_refuses_a_float(self, number):

        with pytest.raises(YamlInvalid, match="needs quotes"):
            read_mapping(text=f"amount: {number}\n")

    @pytest.mark.parametrize("text", ["", "just text", "- a\n- b\n", "5"])
    def test_refuses_what_is_no_mapping(self, text):
        with pytest.raises(YamlInvalid, match="not a mapping"):
            read_mapping(text=text)

    @pytest.mark.parametrize("text", ["a: [1\n", "a: b: c\n", "? [a]: b\n", "\t- x: 1"])
    def test_refuses_what_is_no_yaml(self, text):
        with pytest.raises(YamlInvalid):
            read_mapping(text=text)

    def test_refuses_python_objects(self):
        with pytest.raises(YamlInvalid, match="could not determine a constructor"):
            read_mapping(text="a: !!python/object/apply:os.getcwd []\n")


class Note(Shape):
    title: Line
    body: Text
    days: list[date]


class Short(Shape):
    title: Line

    def check(self):
        if len(self.title) > 3:
            raise ValueError("too long")


class TestReadShape:
    def test_reads_what_fits(self):
        note = read_shape(text="title: a\nbody: b\ndays: [2026-01-01]\n", shape=Note)

        assert vars(note) == {"title": "a", "body": "b", "days": [date(2026, 1, 1)]}

    @pytest.mark.parametrize(
        ("text", "place"),
        [
            ("title: a\ndays: []\n", "body"),
            ("title: a\nbody: b\ndays: []\nmore: c\n", "more"),
            ("title: 5\nbody: b\ndays: []\n", "title"),
            ('title: ""\nbody: b\ndays: []\n', "title"),
            ("title: |\n  a\n  b\nbody: b\ndays: []\n", "title"),
            ('title: a\nbody: " "\ndays: []\n', "body"),
            ("title: a\nbody: b\ndays: [today]\n", r"days\.0"),
        ],
    )
    def test_names_the_place_that_breaks_the_shape(self, text, place):
        with pytest.raises(YamlInvalid, match=f"^{place}: "):
            read_shape(text=text, shape=Note)

    def test_names_the_file_where_it_is_wrong_as_a_whole(self):
        with pytest.raises(YamlInvalid, match=r"^file: .*too long"):
            read_shape(text="title: long\n", shape=Short)

    def test_refuses_what_is_no_mapping(self):
        with pytest.raises(YamlInvalid, match="not a mapping"):
            read_shape(text="- a\n", shape=Note)
