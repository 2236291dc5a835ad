"""Only what is rendered already is listed, and only that of one owner."""

from portal.services.documents.list_rendered import list_rendered, read_rendered
from portal.services.documents.order import FOLDER
from tests.support.ports import START, MemoryFiles, MirrorCipher

CIPHER = MirrorCipher()


def files_with(*names):
    files = MemoryFiles()
    for name in names:
        owner = name.rpartition(".")[0]
        files.write(name=name, data=CIPHER.encrypt(plain=name.encode(), owner_id=owner))
    return files


def test_pdfs_of_the_owner_are_listed_without_what_waits():
    files = files_with(
        f"{FOLDER}/a/2.pdf", f"{FOLDER}/a/1.pdf", f"{FOLDER}/a/3.html", f"{FOLDER}/b/1.pdf"
    )

    found = list_rendered(owner_id="a", now=START, files=files)

    assert found == (f"{FOLDER}/a/1", f"{FOLDER}/a/2")


def test_they_are_read_in_that_order():
    files = files_with(f"{FOLDER}/a/2.pdf", f"{FOLDER}/a/1.pdf")

    found = read_rendered(owner_id="a", now=START, files=files, cipher=CIPHER)

    assert found == (f"{FOLDER}/a/1.pdf".encode(), f"{FOLDER}/a/2.pdf".encode())


def test_nobody_without_documents_has_any():
    assert read_rendered(owner_id="a", now=START, files=MemoryFiles(), cipher=CIPHER) == ()
