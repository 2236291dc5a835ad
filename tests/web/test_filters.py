"""Values become German words."""

from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask, render_template_string

from portal.domain.availability.light import UNKNOWN, KindOfPlace, Light, Report, Shown, shown
from portal.web import filters

TODAY = date(2026, 3, 2)


def lamp_of(light: Light, age_days: int) -> Shown:
    confirmed_on = date.fromordinal(TODAY.toordinal() - age_days)
    report = Report(kind=KindOfPlace.AUFNAHME, light=light, confirmed_on=confirmed_on)
    return shown(report=report, today=TODAY)


class TestGermanDate:
    @pytest.mark.parametrize(
        ("value", "words"),
        [
            (date(2026, 3, 2), "2. März 2026"),
            (date(2026, 11, 22), "22. November 2026"),
            (datetime(2026, 3, 2, 22, 59, tzinfo=UTC), "2. März 2026"),
            (datetime(2026, 3, 2, 23, 30, tzinfo=UTC), "3. März 2026"),
        ],
    )
    def test_writes_the_month_and_counts_in_berlin(self, value: date, words: str):
        assert filters.german_date(value) == words

    def test_knows_every_month(self):
        months = [filters.german_date(date(2026, month, 1)).split()[1] for month in range(1, 13)]

        assert " ".join(months) == (
            "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
        )


class TestGermanTime:
    @pytest.mark.parametrize(
        ("value", "words"),
        [
            (datetime(2026, 3, 2, 22, 59, tzinfo=UTC), "2. März 2026, 23:59 Uhr"),
            (datetime(2026, 7, 2, 7, 5, tzinfo=UTC), "2. Juli 2026, 09:05 Uhr"),
        ],
    )
    def test_adds_the_time_in_berlin(self, value: datetime, words: str):
        assert filters.german_time(value) == words


class TestKilometres:
    @pytest.mark.parametrize(
        ("metres", "words"),
        [
            (0, "unter 1 km"),
            (949, "unter 1 km"),
            (999, "unter 1 km"),
            (1_000, "1,0 km"),
            (1_049, "1,0 km"),
            (1_050, "1,1 km"),
            (4_200, "4,2 km"),
            (9_949, "9,9 km"),
            (9_950, "10 km"),
            (10_499, "10 km"),
            (10_500, "11 km"),
            (50_000, "50 km"),
        ],
    )
    def test_is_exact_at_its_edges(self, metres: int, words: str):
        assert filters.kilometres(metres) == words


class TestLight:
    @pytest.mark.parametrize(
        ("light", "words"),
        [
            (Light.FREI, "Plätze frei"),
            (Light.AUF_ANFRAGE, "Auf Anfrage"),
            (Light.BELEGT, "Belegt"),
            (Light.UNBEKANNT, "Keine Angabe"),
        ],
    )
    def test_every_lamp_has_words(self, light: Light, words: str):
        assert filters.light_words(lamp_of(light, 0)) == words

    def test_no_report_has_words_and_no_age(self):
        assert filters.light_words(UNKNOWN) == "Keine Angabe"
        assert filters.light_age(UNKNOWN) == ""

    @pytest.mark.parametrize(
        ("age_days", "words"),
        [
            (0, "heute bestätigt"),
            (1, "gestern bestätigt"),
            (2, "bestätigt vor 2 Tagen"),
            (14, "bestätigt vor 14 Tagen"),
            (15, "seit 15 Tagen nicht bestätigt"),
            (30, "seit 30 Tagen nicht bestätigt"),
            (31, ""),
        ],
    )
    def test_says_how_old_a_report_is(self, age_days: int, words: str):
        assert filters.light_age(lamp_of(Light.FREI, age_days)) == words


class TestMarkdown:
    def test_a_text_is_rendered_once(self):
        first = filters.markdown("Nur *einmal*")

        assert filters.markdown("Nur *einmal*") is first
        assert filters.markdown("Nur *zweimal*") == "<p>Nur <em>zweimal</em></p>\n"

    def test_renders_paragraphs_lists_and_links(self):
        html = filters.markdown("Ein *Wort*\n\n- eins\n\n[mehr](/impressum)")

        assert html == (
            "<p>Ein <em>Wort</em></p>\n<ul>\n<li>eins</li>\n</ul>\n"
            '<p><a href="/impressum">mehr</a></p>\n'
        )

    @pytest.mark.parametrize("address", ["https://a.example.de/", "HTTP://a", "//a.example.de"])
    def test_links_to_other_sites_are_closed(self, address: str):
        assert filters.markdown(f"[a]({address})").endswith(' rel="noopener">a</a></p>\n')

    @pytest.mark.parametrize(
        "text", ["<script>x()</script>", 'a <img src="x" onerror="x()"> b', "<p style='top:0'>"]
    )
    def test_raw_html_stays_text(self, text: str):
        html = filters.markdown(text)

        assert html.count("<") == 2
        assert html.startswith("<p>")
        assert "&lt;" in html

    @pytest.mark.parametrize(
        "address",
        ["javascript:x()", "JavaScript:x()", "vbscript:x", "data:text/html,x", "file:///etc/passwd",
         "java&#115;cript:x()"],
    )  # fmt: skip
    def test_a_dangerous_address_is_no_link(self, address: str):
        for text in (f"[a]({address})", f"<{address}>", f"[a][1]\n\n[1]: {address}"):
            assert "href" not in filters.markdown(text)

    def test_quotes_in_an_address_cannot_add_attributes(self):
        html = filters.markdown('[a](/x"onclick="x())')

        assert 'onclick="' not in html


def test_templates_know_every_filter(app: Flask):
    with app.test_request_context():
        text = render_template_string(
            "{{ day|german_date }} {{ 1000|kilometres }}"
            " {{ lamp|light_words }} {{ lamp|light_age }} {{ '*a*'|markdown }}",
            day=TODAY,
            lamp=lamp_of(Light.FREI, 0),
        )

    assert text == ("2. März 2026 1,0 km Plätze frei heute bestätigt <p><em>a</em></p>\n")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-1, "heute"),
        (0, "heute"),
        (1, "gestern"),
        (2, "vor 2 Tagen"),
        (6, "vor 6 Tagen"),
        (7, "vor 1 Woche"),
        (22, "vor 3 Wochen"),
        (59, "vor 8 Wochen"),
        (60, "vor 2 Monaten"),
        (364, "vor 12 Monaten"),
        (365, "vor 1 Jahr"),
        (800, "vor 2 Jahren"),
    ],
)
def test_c05_an_age_is_told_as_people_say_it(freeze, days, words):
    freeze(datetime(2026, 11, 22, 9, 0, tzinfo=UTC))

    assert filters.age_words(date(2026, 11, 22) - timedelta(days=days)) == words


def test_c05_the_age_of_an_instant_counts_german_days(freeze):
    freeze(datetime(2026, 11, 22, 9, 0, tzinfo=UTC))

    assert filters.age_words(datetime(2026, 11, 21, 23, 30, tzinfo=UTC)) == "heute"
    assert filters.age_words(datetime(2026, 11, 21, 22, 30, tzinfo=UTC)) == "gestern"
