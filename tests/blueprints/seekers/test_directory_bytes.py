"""What comes over the line to somebody who searches: bytes never vary, so they may stop a build."""

import re

import brotli
import pytest

from portal.domain.availability.light import KindOfPlace, Light
from tests.factories.directory import Lamp, Offer
from tests.factories.reviews import rate
from tests.support.htmx import headers_for

SEARCH = "/pflege-und-wohnangebote/?ort=19370&art=stationaer"
BY_WORDS = "/pflege-und-wohnangebote/?art=stationaer&stichwort=Haus"
ROBIN = "/digitale-beratung/"
STATIC_FILE = re.compile(r'(?:src|href)="(/static/[^"]+)"')
LIVE_QUALITY = 5
NAMES = (
    "Abendfrieden", "Birkenhof", "Christophorus", "Distelfink", "Elisabeth",
    "Falkenstein", "Gutenberg", "Hohenzollern", "Immergrün", "Johannisstift",
)  # fmt: skip
KINDS = (
    KindOfPlace.DAUERPFLEGE, KindOfPlace.KURZZEITPFLEGE, KindOfPlace.VERHINDERUNGSPFLEGE,
)  # fmt: skip
PAGE_BYTES, SWAP_BYTES, COLD_BYTES, COLD_REQUESTS = 5_000, 1_800, 22_000, 3
STATUS_LINE = len("HTTP/1.1 200 OK\r\n\r\n")


def packed(answer):
    return len(brotli.compress(answer.data, quality=LIVE_QUALITY))


def header_bytes(answer):
    """Return the bytes of the headers as they are sent, without what the server adds."""
    return STATUS_LINE + sum(len(name) + len(value) + 4 for name, value in answer.headers)


@pytest.fixture
def ten_hits(app, add_offers):
    """Store ten offers with all that a card can say."""
    for number, word in enumerate(NAMES):
        columns = {
            "street": f"{word}straße",
            "house_number": str(7 * number + 3),
            "phone": f"038{number}1 47{number * 13 + 10} {number}",
            "email": f"{word.lower()}{number}@haus.example",
            "website": f"https://{word.lower()}.example/{number}",
        }
        lamp = Lamp(kind=KINDS[number % 3], light=Light.FREI, places=number + 1, days_ago=number)
        (facility_id,) = add_offers(
            Offer(name=f"Haus {word}", kilometres=1 + number, lamps=(lamp,), columns=columns)
        )
        rate(app, facility_id, *range(1, 1 + number % 5), 5)


def test_x22_a_page_without_hits_keeps_the_budget(client, add_offers):
    add_offers(Offer(name="Weit", kilometres=40))

    page = client.get(f"{SEARCH}&frei=ja&platz=dauerpflege")

    assert "Kein Treffer" in page.text
    assert packed(page) <= PAGE_BYTES


@pytest.mark.usefixtures("ten_hits")
class TestTenHits:
    @pytest.mark.parametrize("search", [SEARCH, f"{SEARCH}&stichwort=Haus", BY_WORDS])
    def test_the_page_keeps_its_budget(self, client, search):
        page = client.get(search)

        assert page.text.count('class="card"') == 10
        assert packed(page) <= PAGE_BYTES

    @pytest.mark.parametrize("search", [SEARCH, f"{SEARCH}&stichwort=Haus", BY_WORDS])
    def test_the_swap_keeps_its_budget(self, client, search):
        fragment = client.get(search, headers=headers_for(target="angebote"))

        assert fragment.text.count('class="card"') == 10
        assert packed(fragment) <= SWAP_BYTES

    @pytest.mark.parametrize("path", [SEARCH, ROBIN])
    def test_the_cold_load_keeps_its_budget(self, client, path):
        page = client.get(path)
        files = [
            client.get(address, headers={"Accept-Encoding": "br"}, buffered=True)
            for address in STATIC_FILE.findall(page.text)
        ]

        assert 1 + len(files) <= COLD_REQUESTS
        together = packed(page) + sum(len(one.data) for one in files)
        assert together + sum(header_bytes(one) for one in (page, *files)) <= COLD_BYTES
