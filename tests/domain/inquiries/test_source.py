from portal.domain.inquiries.source import Source


def test_o04_an_inquiry_without_a_word_about_it_comes_from_the_portal():
    assert Source("") is Source.PORTAL
    assert Source("anfrage-button") is Source.BUTTON
