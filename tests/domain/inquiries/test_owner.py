from portal.domain.inquiries.owner import Owner


def test_an_owner_is_an_account_or_a_link():
    assert Owner(account_id="a").token_hash == ""
    assert Owner(token_hash="b").account_id == ""
