"""The company of the demo provider, with some of the invented facilities."""

from portal.domain.companies.company_data import CompanyData
from portal.domain.directory.demo import SOURCE_NAME
from portal.queries.accounts import get_account
from portal.queries.companies import find_company_of_master
from portal.queries.taken_over import list_kept_by_nobody
from portal.services.companies.take_kept import take_kept
from portal.services.journal.found_company import found_company
from portal.web import clock
from portal.web.transactions import writing

COMPANY = CompanyData(
    name="Musterdorfer Pflege gGmbH",
    legal_form="gGmbH",
    dachverband="",
    street="Musterweg",
    house_number="1",
    postcode="00000",
    city="Musterdorf",
)
FACILITIES = 6


def make_demo_company(*, account_id: str) -> None:
    """Found the company of the demo provider, unless it has one."""
    with writing() as session:
        if find_company_of_master(session, account_id=account_id) is not None:
            return
        account = get_account(session, account_id=account_id)
        now = clock.now()
        company_id = found_company(session, data=COMPANY, account=account, voucher_hash="", now=now)
        ids = list_kept_by_nobody(session, source_name=SOURCE_NAME, limit=FACILITIES)
        take_kept(session, company_id=company_id, facility_ids=ids, now=now)
