"""A result names what the library has, without its texts."""

from portal.domain.protocol.references import refer_to_aid, refer_to_article
from tests.domain.protocol.kept_samples import LIBRARY


def test_c08_an_article_is_named_with_title_address_and_reading_time():
    article = LIBRARY.article(slug="pflegegrade")

    named = refer_to_article(article=article)

    assert (named.slug, named.path) == ("pflegegrade", "/informationsportal/pflegegrade")
    assert (named.title, named.occasion) == (article.title, article.occasion)
    assert named.reading_minutes == article.reading_minutes > 1


def test_a_hilfsmittel_is_named_with_who_pays():
    entry = LIBRARY.aids[0]

    named = refer_to_aid(entry=entry)

    assert (named.slug, named.path, named.title) == (entry.slug, entry.path, entry.title)
    assert (named.group, named.payer) == (entry.group, entry.payer)
