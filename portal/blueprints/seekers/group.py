"""The group of pages for people who look for care."""

from flask import Blueprint

from portal.blueprints.seekers.directory import views as directory
from portal.blueprints.seekers.pflegegrad import views as pflegegrad
from portal.blueprints.seekers.robin import views as robin

blueprint = Blueprint("seekers", __name__)
for feature in (robin, pflegegrad, directory):
    blueprint.register_blueprint(feature.blueprint)
