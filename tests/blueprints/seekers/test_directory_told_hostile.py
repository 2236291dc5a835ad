"""Whatever a provider types about a facility: shown as text, nothing carried out."""

import pytest

from portal.domain.matching.category import Category
from portal.domain.profiles.content import Award, Person, ProfileContent
from portal.domain.profiles.housing import Tenure, Unit
from portal.domain.profiles.rich_text import read_rich_text
from tests.factories import pages
from tests.factories.directory import Offer
from tests.factories.hostile import assert_only_text
from tests.factories.profiles import add_file, tell
from tests.support.html import walk

EVIL = (
    "{{7*7}}{% raw %}<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "<p style=color:red onclick=alert(1)>x",
    "<base href=//evil.example><meta http-equiv=refresh content=0>",
    "</h3></div><form action=//evil.example data-hx-get=//evil.example>",
)


class TestProfile:
    @pytest.mark.parametrize("text", EVIL)
    def test_every_field_that_providers_fill_is_shown_as_text(self, app, client, add_offers, text):
        ids = add_offers(*(Offer(category=one) for one in Category))
        content = ProfileContent(
            person=Person(f"{text} name", f"{text} role", f"{text} phone"),
            description=read_rich_text(text=text),
            features=(f"{text} feature",),
            languages=(f"{text} language",),
            transport=f"{text} transport",
            awards=(Award(f"{text} award"),),
        )
        units = (Unit(name=f"{text} unit", tenure=Tenure.KAUF, commission=f"{text} commission"),)
        for number in ids:
            tell(app, number, content, units)
            add_file(app, number, f"{number:032}", kind="infomaterial", title=f"{text} paper")

        for number in ids:
            answer = client.get(f"/pflege-und-wohnangebote/{number}")
            assert_only_text(answer)
            shown = pages.main_text(answer)
            for name in ("name", "role", "feature", "language", "transport", "award", "paper"):
                assert f"{text} {name}" in shown
            assert ("unit" in shown) == ("commission" in shown) == (number == ids[-1])
            root = pages.tree(answer)
            assert not list(walk(root, "base", "form"))
            led = [link.get("href", "") for link in walk(root, "a", "link")]
            assert not [one for one in led if one.startswith(("//evil", "javascript:"))]

    @pytest.mark.parametrize("text", EVIL)
    def test_the_description_of_a_picture_stays_one(self, app, client, add_offers, text):
        (number,) = add_offers(Offer())
        tell(app, number)
        add_file(app, number, "a" * 32, title=text)

        answer = client.get(f"/pflege-und-wohnangebote/{number}")

        (image,) = walk(pages.tree(answer), "img")
        assert image.get("alt") == text
        assert image.get("src").startswith("/pflege-und-wohnangebote/bilder/")
