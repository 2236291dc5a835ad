"""Render an ordered document in the worker."""

from portal.values.errors import PortalError
from portal.values.ports import Encrypt, RenderPdf, StoreFile


def render_document(*, name: str, files: StoreFile, cipher: Encrypt, render: RenderPdf) -> bool:
    """Render the waiting document of that name; say whether there was one.

    The PDF is stored encrypted before the document is deleted, so that a killed worker leaves
    either the order or its result. A document that cannot be rendered is marked as failed.
    """
    stored = files.read(name=f"{name}.html")
    if stored is None:
        return False
    html = cipher.decrypt(cipher=stored, owner_id=name).decode()
    try:
        pdf = render(html=html)
    except PortalError:
        files.write(name=f"{name}.err", data=b"")
        files.delete(name=f"{name}.html")
        raise
    files.write(name=f"{name}.pdf", data=cipher.encrypt(plain=pdf, owner_id=name))
    files.delete(name=f"{name}.html")
    return True
