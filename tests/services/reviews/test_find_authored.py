import sqlalchemy as sa

from portal.models.review import Review
from portal.services.reviews.find_authored import find_authored


def found(session, cipher, address_key="erika@example.org"):
    return find_authored(session, address_key=address_key, cipher=cipher)


def test_finds_by_the_folded_address(session, submit, cipher):
    submit(email="Erika@EXAMPLE.org")
    submit(number=2, email="otto@example.org")

    assert found(session, cipher) == (f"{1:032d}",)


def test_what_cannot_be_read_and_partners_reviews_are_nobodys(session, submit, cipher):
    submit()
    session.execute(sa.update(Review).values(email=b"broken"))
    session.expire_all()

    assert found(session, cipher) == ()
