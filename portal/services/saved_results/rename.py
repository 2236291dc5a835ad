"""Give a saved result another name."""

from sqlalchemy.orm import Session

from portal.domain.protocol.label import Label, pack_label, unpack_label
from portal.queries import saved_results
from portal.values.ports import Encrypt


def rename_result(
    session: Session, *, result_id: str, account_id: str, name: str, cipher: Encrypt
) -> None:
    """Store the name encrypted; the snapshot stays as it is.

    Raises:
        NotFound: there is no such result, or it is somebody else's.
        PortalError: the label cannot be read.
    """
    stored = saved_results.get_for(session, result_id=result_id, account_id=account_id)
    label = unpack_label(data=cipher.decrypt(cipher=stored.label, owner_id=stored.id))
    renamed = pack_label(label=Label(name=name, place=label.place))
    stored.label = cipher.encrypt(plain=renamed, owner_id=stored.id)
    session.flush()
