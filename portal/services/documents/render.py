"""Render an ordered document in the worker."""

from contextlib import ExitStack

from portal.services.documents.order import attempts_of
from portal.values.ports import Encrypt, RenderPdf, StoreFile


def render_document(*, name: str, files: StoreFile, cipher: Encrypt, render: RenderPdf) -> bool:
    """Render the waiting document of that name; say whether a PDF came of it.

    The PDF is stored encrypted before the document is deleted, so that a killed worker leaves
    either the order or its result. The order of a document that cannot be rendered is deleted,
    which counts as failed. Where the order was deleted meanwhile, as by a revoked consent, no PDF
    stays.
    """
    stored = files.read(name=f"{name}.html")
    if stored is None:
        return False
    with ExitStack() as on_failure:
        on_failure.callback(files.delete, name=f"{name}.html")
        html = cipher.decrypt(cipher=stored, owner_id=name).decode()
        pdf = render(html=html)
        on_failure.pop_all()
    if files.read(name=f"{name}.html") is None:
        return False
    files.write(name=f"{name}.pdf", data=cipher.encrypt(plain=pdf, owner_id=name))
    if files.read(name=f"{name}.html") is None:
        files.delete(name=f"{name}.pdf")
        return False
    for done in (f"{name}.html", *attempts_of(name=name)):
        files.delete(name=done)
    return True
