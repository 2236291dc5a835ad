from portal.web.inquiry_links import provider_path, seeker_path, sending_path


def test_links_of_mails_and_of_the_account():
    assert provider_path(token="t") == "/anfrage-lesen/t"
    assert seeker_path(token="t") == "/meine-anfragen/t"
    assert seeker_path(token="t", inquiry_id="i") == "/meine-anfragen/t/i"
    assert seeker_path(token="", inquiry_id="i") == "/mein-konto/anfragen/i"
    assert sending_path(token="t", batch_id="b") == "/meine-anfragen/t"
    assert sending_path(token="", batch_id="b") == "/mein-konto/anfragen/sendung/b"
