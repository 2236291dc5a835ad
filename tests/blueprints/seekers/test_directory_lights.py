"""The lights of one offer: when they were confirmed, and on which days there is room."""

import pytest
import sqlalchemy as sa

from portal.domain.availability.light import KindOfPlace, Light
from portal.domain.matching.category import Category
from portal.domain.profiles.hours import bits_of_days
from portal.models.facility import Availability
from portal.values.weekday import Weekday
from portal.web.extensions import db
from tests.factories import pages
from tests.factories.directory import Lamp, Offer
from tests.support.html import text_of, walk

LIST = "/pflege-und-wohnangebote/"


SEARCH = {"art": "stationaer", "ort": "19370"}
BY_WORDS = {"art": "stationaer", "stichwort": "Haus"}


@pytest.fixture
def two_kinds(add_offers):
    add_offers(
        Offer(
            lamps=(
                Lamp(kind=KindOfPlace.DAUERPFLEGE, places=5),
                Lamp(kind=KindOfPlace.KURZZEITPFLEGE, light=Light.BELEGT),
            )
        )
    )


@pytest.mark.usefixtures("two_kinds")
@pytest.mark.parametrize("search", [SEARCH, BY_WORDS])
class TestCards:
    def test_h07_a_card_says_which_places_are_free(self, client, search):
        text = pages.main_text(client.get(LIST, query_string=search))

        assert "Dauerpflege: Plätze frei (5), bestätigt vor 2 Tagen" in text

    @pytest.mark.parametrize(
        ("kind", "words"),
        [
            ("kurzzeitpflege", "Kurzzeitpflege: Belegt, bestätigt vor 2 Tagen"),
            ("dauerpflege", "Dauerpflege: Plätze frei (5), bestätigt vor 2 Tagen"),
            ("verhinderungspflege", "Keine Angabe"),
        ],
    )
    def test_h07_where_a_kind_is_asked_for_its_light_is_shown(self, client, search, kind, words):
        page = client.get(LIST, query_string=search | {"platz": kind})

        (lamp,) = [
            text_of(one) for one in walk(pages.tree(page), "p") if "lamp" in one.get("class", "")
        ]
        assert lamp == words


class TestLights:
    @pytest.fixture
    def shown(self, app, client, add_offers):
        def show(**columns):
            lamp = Lamp(kind=KindOfPlace.TAGESPFLEGE, days_ago=columns.pop("days_ago", 2))
            (number,) = add_offers(Offer(category=Category.TAGESPFLEGE, lamps=(lamp,)))
            with app.app_context(), db.engine.begin() as connection:
                connection.execute(sa.update(Availability).values(columns or {"places": None}))
            return pages.spaced_text(client.get(f"{LIST}{number}"))

        return show

    @pytest.mark.parametrize(
        ("days_ago", "words"),
        [
            (14, "bestätigt vor 14 Tagen Zuletzt bestätigt am 16. Februar 2026."),
            (15, "seit 15 Tagen nicht bestätigt Zuletzt bestätigt am 15. Februar 2026."),
            (31, "Keine Angabe Zuletzt bestätigt am 30. Januar 2026."),
        ],
    )
    def test_h16_x02_the_day_of_the_confirmation_stands_at_the_fading_light(
        self, shown, days_ago, words
    ):
        assert words in shown(days_ago=days_ago).replace(" ,", ",")

    def test_x03_tagespflege_says_on_which_days_there_is_room(self, shown):
        days = bits_of_days(days=(Weekday.DI, Weekday.DO))

        assert "Platz an diesen Tagen: Di, Do." in shown(weekdays=days)

    def test_x03_a_full_one_says_none(self, shown):
        assert "Platz an diesen Tagen" not in shown(weekdays=3, light="belegt")
