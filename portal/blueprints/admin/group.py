"""The group of pages for those who run the portal."""

from flask import Blueprint

from portal.blueprints.admin.accounts import views as accounts
from portal.blueprints.admin.audit import views as audit
from portal.blueprints.admin.claims import views as claims
from portal.blueprints.admin.companies import views as companies
from portal.blueprints.admin.corrections import views as corrections
from portal.blueprints.admin.home import views as home
from portal.blueprints.admin.inquiries import views as inquiries
from portal.blueprints.admin.reviews import views as reviews

blueprint = Blueprint("admin", __name__)
blueprint.register_blueprint(accounts.blueprint)
blueprint.register_blueprint(audit.blueprint)
blueprint.register_blueprint(claims.blueprint)
blueprint.register_blueprint(companies.blueprint)
blueprint.register_blueprint(corrections.blueprint)
blueprint.register_blueprint(home.blueprint)
blueprint.register_blueprint(inquiries.blueprint)
blueprint.register_blueprint(reviews.blueprint)
