"""The page of a form, with what was typed and what others saved meanwhile."""

import pytest

from portal.web import form_page as module
from portal.web.form_fields import Difference, Field, Group, Reading
from portal.web.form_page import form_page

GROUPS = (Group(fields=(Field(name="name", label="Name"),)),)


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Return what the template gets, once the page is shown."""
    values: dict[str, object] = {}
    monkeypatch.setattr(module, "page", lambda _template, **given: values.update(given))
    return values


class TestFormPage:
    def test_shows_what_was_typed_and_what_is_wrong_with_it(self, shown: dict[str, object]):
        reading = Reading({"name": ("Haus",)})
        reading.refuse("name", "Bitte prüfen.")

        form_page("a.html", groups=GROUPS, reading=reading, version=3, status=422, own="Haus")

        assert shown["typed"] == {"name": ("Haus",)}
        assert shown["problem_of"] == {"name": "Bitte prüfen."}
        assert (shown["version"], shown["status"], shown["own"]) == (3, 422, "Haus")
        assert (shown["is_conflict"], shown["differences"]) == (False, ())

    @pytest.mark.parametrize("differences", [(), (Difference("Name", "Haus"),)])
    def test_tells_that_somebody_else_has_saved(
        self, shown: dict[str, object], differences: tuple[Difference, ...]
    ):
        form_page("a.html", groups=GROUPS, reading=Reading({}), version=4, differences=differences)

        assert (shown["is_conflict"], shown["differences"]) == (True, differences)
