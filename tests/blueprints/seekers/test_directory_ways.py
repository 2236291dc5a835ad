"""From a profile to what can be done with it and back, and prices on a narrow screen."""

import re

from portal.domain.profiles.content import ProfileContent
from tests.factories import pages
from tests.factories.directory import Offer
from tests.factories.profiles import HOME_PRICES, tell
from tests.support.html import walk

LIST = "/pflege-und-wohnangebote/"
NARROW = "@media (max-width: 40rem) {"


def test_every_page_that_a_profile_leads_to_leads_back(client, add_offers):
    (number,) = add_offers(Offer(columns={"email": "post@haus.example"}))
    profile = f"{LIST}{number}"
    ways = pages.links(next(walk(pages.tree(client.get(profile)), "main")))
    followed = {words: path for words, path in ways.items() if path.startswith("/")}

    for words, path in followed.items():
        assert profile in pages.every_link(pages.tree(client.get(path))), words

    assert {"Merken", "Anfrage senden", "Angabe stimmt nicht?"} <= set(followed)


def test_x17_own_shares_and_prices_are_stacked_where_there_is_little_room(app, client, add_offers):
    (number,) = add_offers(Offer())
    tell(app, number, ProfileContent(prices=HOME_PRICES))

    page = client.get(f"{LIST}{number}")

    (sheet,) = re.findall(r'href="(/static/[^"]+/profile\.css)"', page.text)
    css = client.get(sheet, buffered=True).text
    narrow = css.split(NARROW)[1].split("\n}")[0]
    assert ".costs thead { display: none; }" in narrow
    assert ".facts.prices { display: block; }" in narrow
    assert 'class="facts prices"' in page.text
