"""The texts of a company."""

from sqlalchemy.orm import Session

from portal.queries.text_modules import ReadyText, list_texts
from portal.services.text_modules.keep import keep_text
from tests.factories.companies import acting_as, make_company
from tests.factories.directory import NOW


def test_list_texts_gives_those_of_the_company_by_title(session: Session):
    made = make_company(session)
    other = make_company(session, email="andere@example.org")
    for number, (company, title) in enumerate(
        ((made, "Rückruf"), (made, "Besichtigung"), (other, "Absage"))
    ):
        ready = ReadyText(f"{number:032x}", title, "Gern.")
        keep_text(session, acting=acting_as(session, company.master), ready=ready, now=NOW)

    found = list_texts(session, company_id=made.id)

    assert [one.title for one in found] == ["Besichtigung", "Rückruf"]
