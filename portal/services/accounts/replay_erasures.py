"""Erase again who was erased, after a backup has brought them back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.models.account import Account
from portal.models.erasure import Erasure
from portal.models.outgoing_mail import OutgoingMail
from portal.queries import erasures
from portal.queries.companies import find_company_of_master
from portal.queries.saved_results import list_ids
from portal.services.journal.end_company import end_company
from portal.services.journal.note_erasure import hash_erased


@dataclass(frozen=True, slots=True)
class Replayed:
    """What a backup had brought back.

    Args:
        result_ids: of saved results that went, whose documents the caller deletes after the commit.
        address_keys: of the accounts, whose reviews the caller anonymises in this transaction.
    """

    result_ids: tuple[str, ...]
    address_keys: tuple[str, ...]


def replay_erasures(session: Session, *, erased: Mapping[str, datetime]) -> Replayed:
    """Delete every account that was erased and note what this database did not know.

    `erased` says by the hash of an id when it was erased; hashes of other things than accounts
    are only noted. Nobody is told by mail: they were when they asked for it. Replaying twice has
    one effect.
    """
    known = erasures.list_known(session, hashes=erased)
    session.add_all(
        Erasure(erased_hash=erased_hash, erased_at=erased_at)
        for erased_hash, erased_at in sorted(erased.items())
        if erased_hash not in known
    )
    noted = {**erased, **dict(erasures.list_erasures(session))}
    back = [
        account_id
        for account_id in erasures.list_account_ids(session)
        if hash_erased(random_id=account_id) in noted
    ]
    result_ids: list[str] = []
    address_keys = [session.get_one(Account, account_id).email_key for account_id in back]
    for account_id in back:
        result_ids += list_ids(session, account_id=account_id)
        company = find_company_of_master(session, account_id=account_id)
        if company is not None:
            erased_at = noted[hash_erased(random_id=account_id)]
            end_company(session, company_id=company.id, now=erased_at)
        session.execute(delete(OutgoingMail).where(OutgoingMail.account_id == account_id))
        session.execute(delete(Account).where(Account.id == account_id))
    session.flush()
    return Replayed(result_ids=tuple(result_ids), address_keys=tuple(address_keys))
