"""By what somebody at a facility reaches an inquiry."""

from portal.domain.inquiries.reader import Reader


def test_a_reader_reaches_nothing_unless_it_says_what():
    nobody = Reader()

    assert (nobody.token_hash, nobody.inquiry_id, nobody.company_id) == ("", "", "")
    assert nobody.facility_ids is None
