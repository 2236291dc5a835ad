"""The group of pages for those who offer care."""

from flask import Blueprint

from portal.blueprints.providers.inquiries import views as inquiries

blueprint = Blueprint("providers", __name__)
blueprint.register_blueprint(inquiries.blueprint)
