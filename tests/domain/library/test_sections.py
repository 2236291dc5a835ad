import pytest

from portal.domain.library.sections import Section, anchor_of, split_sections


class TestSplitting:
    def test_gives_what_stands_before_the_first_heading_and_each_part(self):
        body = "Zuerst.\n\n## Was es kostet\n\nWenig.\n\n### Genauer\n\nFast nichts.\n\n## Ende\n"

        introduction, sections = split_sections(body=body)

        assert introduction == "Zuerst."
        assert sections == (
            Section("Was es kostet", "was-es-kostet", "Wenig.\n\n### Genauer\n\nFast nichts."),
            Section("Ende", "ende", ""),
        )

    @pytest.mark.parametrize("body", ["", "Nur Text.", "### Zu tief", "##ohne Blank", "##  \n"])
    def test_without_a_heading_all_is_introduction(self, body):
        assert split_sections(body=body) == (body.strip(), ())


class TestAnchor:
    @pytest.mark.parametrize(
        ("title", "anchor"),
        [
            ("Für wen?", "fuer-wen"),
            ("Was „anerkannt“ heißt", "was-anerkannt-heisst"),
            ("Übergang – Öl & Ähre", "uebergang-oel-aehre"),
            ("…", ""),
        ],
    )
    def test_is_ascii_in_lower_case(self, title, anchor):
        assert anchor_of(title=title) == anchor
