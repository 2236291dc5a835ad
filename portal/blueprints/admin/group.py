"""The group of pages for those who run the portal."""

from flask import Blueprint

from portal.blueprints.admin.home import views as home

blueprint = Blueprint("admin", __name__)
blueprint.register_blueprint(home.blueprint)
