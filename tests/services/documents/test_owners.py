"""The owner of a document tells whose it is."""

from portal.services.documents.owners import RESULT, owner_of_result


def test_documents_of_a_saved_result_are_told_from_those_of_a_consultation():
    assert owner_of_result(result_id="0f1e") == "ergebnis-0f1e"
    assert not RESULT.startswith(tuple("0123456789abcdef")[:10])
