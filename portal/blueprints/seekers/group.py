"""The group of pages for people who look for care."""

from flask import Blueprint

from portal.blueprints.seekers.area import views as area
from portal.blueprints.seekers.button import views as button
from portal.blueprints.seekers.comparison import views as comparison
from portal.blueprints.seekers.consents import views as consents
from portal.blueprints.seekers.corrections import views as corrections
from portal.blueprints.seekers.directory import views as directory
from portal.blueprints.seekers.inquiries import views as inquiries
from portal.blueprints.seekers.map import views as map_views
from portal.blueprints.seekers.pflegegrad import views as pflegegrad
from portal.blueprints.seekers.results import views as results
from portal.blueprints.seekers.reviews import views as reviews
from portal.blueprints.seekers.robin import views as robin
from portal.blueprints.seekers.shared import views as shared
from portal.blueprints.seekers.waiting import views as waiting
from portal.blueprints.seekers.watchlist import views as watchlist

blueprint = Blueprint("seekers", __name__)
for feature in (
    robin,
    pflegegrad,
    directory,
    map_views,
    reviews,
    corrections,
    area,
    results,
    shared,
    watchlist,
    waiting,
    inquiries,
    button,
    comparison,
    consents,
):
    blueprint.register_blueprint(feature.blueprint)
