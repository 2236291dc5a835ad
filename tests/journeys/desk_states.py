"""Every page of the two dashboards, for a company that has nothing yet and for one that has all."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa
from flask import Flask

from portal.config import read_settings
from portal.domain.availability.light import KindOfPlace, Light
from portal.factory import create_app
from portal.models.company import Company
from portal.models.facility import Availability, Facility
from portal.models.review import ReviewStars
from portal.models.text_module import TextModule
from portal.web import clock
from portal.web.extensions import db
from tests.factories.accounts import committed
from tests.factories.companies import (
    MadeCompany,
    add_group,
    give_facility,
    grant,
    make_company,
    make_employee,
)
from tests.factories.received import receive
from tests.models.records import make_review
from tests.support.server import Server

LONG = "Donaudampfschifffahrtsgesellschaft für Großmütter in Überlingen-Wilhelmshaven gGmbH"
TEN_DAYS = timedelta(days=10)
HOME, OTHER_HOME, FLATS = "stationaer", "tagespflege", "wohnen"
SECTIONS = (
    "allgemein",
    "ansprechpartner",
    "sprechzeiten",
    "beschreibung",
    "besonderheiten",
    "leistungen",
    "sprachen",
    "verkehrsanbindung",
    "preise",
)
DESK = (
    "/anbieter/",
    "/anbieter/einrichtungen",
    "/anbieter/einrichtungen/neu",
    "/anbieter/einrichtungen/papierkorb",
    "/anbieter/anfragen",
    "/anbieter/vorlagen",
    "/anbieter/bewertungen",
    "/anbieter/verfuegbarkeit",
    "/anbieter/verfuegbarkeit/tabelle",
    "/anbieter/warteliste",
    "/anbieter/anfrage-button",
    "/anbieter/gruppen",
    "/anbieter/mitarbeiter",
    "/anbieter/gutschein",
)
"""The pages of the providers' dashboard that need no more than their address."""
OPEN = (
    "/anbieter/registrieren",
    "/anbieter/registrieren/kontakt",
    "/anbieter/registrieren/zugang",
)
"""Pages for providers that need no account; the way through them is a journey of its own."""
LOCKED = ("/anbieter/gesperrt", "/anbieter/", "/anbieter/einrichtungen")
"""What a company sees that support has locked, the first of them nobody else."""
SUPPORT = (
    "/verwaltung/",
    "/verwaltung/uebernehmen",
    "/verwaltung/bewertungen",
    "/verwaltung/korrekturen",
    "/verwaltung/anfragen",
    "/verwaltung/konten",
    "/verwaltung/protokoll",
)
"""The pages of support that need no more than their address."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A company with one of everything, and the addresses of its pages."""

    company: MadeCompany
    facility_id: int
    review_id: str
    pages: tuple[str, ...]


@contextmanager
def attached(server: Server) -> Iterator[Flask]:
    """Give an app on the running portal's own database and keys, to do what takes days."""
    environ = {**os.environ, "INSTANCE_DIR": str(server.folder), "PUBLIC_URL": server.url}
    app = create_app(settings=read_settings(environ=environ))
    yield app
    with app.app_context():
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()


def lock(app: Flask, company: MadeCompany) -> None:
    """Lock the company as support does, with a long reason."""
    reason = f"Die Anschrift gibt es nicht.\n{LONG}"
    with committed(app) as session:
        session.execute(
            sa.update(Company)
            .where(Company.id == company.id)
            .values(locked_at=clock.now(), lock_reason=reason)
        )


def pick(app: Flask, category: str) -> int:
    """Return the id of a facility of this kind that nobody keeps."""
    found = sa.select(Facility.id).where(
        Facility.category == category, Facility.company_id.is_(None), ~Facility.is_managed
    )
    with app.app_context():
        return db.session.scalars(found.order_by(Facility.id.desc()).limit(1)).one()


def age_light(app: Flask, facility_id: int) -> None:
    """Let the facility have said ten days ago that there is room."""
    with committed(app) as session:
        session.merge(
            Availability(
                facility_id=facility_id,
                kind=KindOfPlace.DAUERPFLEGE.value,
                light=Light.FREI.value,
                places=None,
                free_from=None,
                confirmed_on=clock.today() - TEN_DAYS,
                weekdays=0,
            )
        )


def rate(app: Flask, facility_id: int) -> str:
    """Store a published review and return its id."""
    review_id = secrets.token_hex(16)
    with committed(app) as session:
        review = make_review(
            id=review_id,
            author_key=review_id,
            facility_id=facility_id,
            signed=LONG[:40],
            text=f"Alle sind freundlich.\n{LONG}",
        )
        review.stars = [ReviewStars(criterion="pflege", stars=4)]
        session.add(review)
    return review_id


def fill(app: Flask, *, email: str, name: str = LONG) -> Filled:
    """Store a company with homes, flats, inquiries, a review, a group, a text and an employee."""
    company = make_company(app, name=name, email=email)
    home, other, flats = (pick(app, one) for one in (HOME, OTHER_HOME, FLATS))
    give_facility(app, company, home, other, flats)
    grant(app, company, home)
    group_id = add_group(app, company, home, other, name=LONG[:50])
    person = make_employee(app, company, email=f"kollegin-{email}", rights={home: "light"})
    new, read = (
        receive(app, home, number=secrets.randbelow(10**12), sent_at=clock.now(), **columns)
        for columns in ({}, {"state": "gelesen", "read_at": clock.now()})
    )
    review_id, text_id = rate(app, home), secrets.token_hex(16)
    with committed(app) as session:
        session.add(
            TextModule(
                id=text_id,
                company_id=company.id,
                title=LONG[:60],
                text=f"Guten Tag.\n{LONG}",
                changed_at=clock.now(),
            )
        )
    own = f"/anbieter/einrichtungen/{home}"
    pages = (
        own,
        *(f"{own}/{one}" for one in (*SECTIONS, "bilder", "dokumente", "kopieren", "loeschen")),
        f"/anbieter/einrichtungen/{flats}",
        f"/anbieter/einrichtungen/{flats}/wohnform",
        f"/anbieter/einrichtungen/{flats}/wohnungen",
        f"/anbieter/einrichtungen/{flats}/wohnungen/neu",
        *(f"/anbieter/einrichtungen/neu/{one}" for one in (HOME, "ambulant", OTHER_HOME, FLATS)),
        f"/anbieter/verfuegbarkeit/{home}/dauerpflege",
        f"/anbieter/anfragen/{new.id}",
        f"/anbieter/anfragen/{read.id}",
        f"/anbieter/bewertungen/{review_id}",
        f"/anbieter/gruppen/{group_id}",
        f"/anbieter/gruppen/{group_id}/loeschen",
        f"/anbieter/mitarbeiter/{person.id}",
        f"/anbieter/vorlagen/{text_id}",
        f"/anbieter/warteliste/{home}",
    )
    return Filled(company, home, review_id, pages)
