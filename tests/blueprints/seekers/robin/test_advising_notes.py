"""What a result says about a presumed area and a missing Pflegegrad: page, PDF and text alike."""

import pytest

from portal.domain.matching.category import Category
from tests.blueprints.seekers.robin.protocols import html_of
from tests.factories import pages, robin
from tests.factories.directory import Offer
from tests.support.html import parse_document, text_of

LISTED = "Diese Dienste sind für 19370 Parchim eingetragen."
PRESUMED = "Vermutetes Einzugsgebiet – bitte nachfragen"
RUNNING = "Ihr Antrag läuft. Die Pflegekasse entscheidet in der Regel innerhalb von 25 Arbeitstagen"
MISSING = "Ohne Pflegegrad zahlen Sie die meiste Hilfe selbst."
NO_GRADE = {key: value for key, value in robin.AT_HOME.items() if key != "pg"}


@pytest.fixture
def forms_of_result(app, client):
    """Return a function that gives the result as page, document and plain text."""

    def give(answers):
        page = pages.main_text(robin.advise(client, answers))
        document = text_of(parse_document(html_of(app, answers)))
        text = client.get(f"{robin.START}protokoll.txt").text
        return (page, document, text)

    return give


class TestArea:
    @pytest.mark.parametrize("presumed", [True, False])
    def test_h14_a_presumed_area_is_no_promise(self, forms_of_result, add_offers, presumed):
        add_offers(
            Offer(
                category=Category.AMBULANT,
                served=("19370",),
                columns={"serves_presumed_area": presumed},
            )
        )

        for form in forms_of_result(robin.AT_HOME):
            assert LISTED in form
            assert (PRESUMED in form) is presumed
            assert "kommen nach" not in form


class TestGrade:
    def test_who_has_applied_is_not_told_to_apply(self, forms_of_result):
        for form in forms_of_result({**NO_GRADE, "pg_status": "beantragt"}):
            assert RUNNING in form
            assert MISSING not in form

    def test_who_has_none_is_told_to_apply(self, forms_of_result):
        for form in forms_of_result({**NO_GRADE, "pg_status": "nein"}):
            assert MISSING in form
            assert RUNNING not in form

    def test_who_has_one_is_told_neither(self, forms_of_result):
        for form in forms_of_result(robin.AT_HOME):
            assert MISSING not in form
            assert RUNNING not in form
