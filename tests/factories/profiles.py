"""Profiles that their providers keep, written into the app's database."""

from collections.abc import Iterable

from flask import Flask

from portal.domain.profiles.content import ProfileContent
from portal.domain.profiles.files import FORMATS, WIDTHS, document_name, picture_name
from portal.domain.profiles.housing import Unit
from portal.domain.profiles.prices import ALL_GRADES, PriceItem, Prices
from portal.services.profiles.save import save_profile
from portal.values.money import Money
from portal.web import outside
from portal.web.extensions import db
from tests.factories.directory import NOW
from tests.models.records import make_file

HOME_PRICES = Prices(
    {(PriceItem.PFLEGE, grade): Money(140_000) for grade in (2, 3, 4, 5)}
    | {
        (PriceItem.AUSBILDUNG, ALL_GRADES): Money(10_000),
        (PriceItem.UNTERKUNFT, ALL_GRADES): Money(60_000),
        (PriceItem.VERPFLEGUNG, ALL_GRADES): Money(40_000),
        (PriceItem.INVESTITION, ALL_GRADES): Money(50_050),
    }
)
"""2.855,50 € less a part of 1.500,00 € for care; what Pflegegrad 1 pays is not stated."""


def tell(
    app: Flask,
    facility_id: int,
    content: ProfileContent | None = None,
    units: Iterable[Unit] = (),
) -> None:
    """Let the provider of a stored facility tell this of it."""
    with app.app_context():
        save_profile(
            db.session(),
            facility_id=facility_id,
            content=content or ProfileContent(),
            units=units,
            now=NOW,
        )
        db.session().commit()


def add_file(app: Flask, facility_id: int, file_id: str, **fields: object) -> str:
    """Store a picture or document of a facility with bytes that name it; return its id."""
    with app.app_context():
        db.session().add(make_file(id=file_id, facility_id=facility_id, **fields))
        db.session().commit()
        files = outside.current().files
        files.write(name=document_name(document_id=file_id), data=b"%PDF-1.7 document")
        for width in WIDTHS:
            for ending in FORMATS:
                name = picture_name(picture_id=file_id, width=width, ending=ending)
                files.write(name=name, data=f"{width} {ending}".encode())
    return file_id
