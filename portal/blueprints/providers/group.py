"""The group of pages for those who offer care."""

from flask import Blueprint

from portal.blueprints.providers.button import views as button
from portal.blueprints.providers.claims import views as claims
from portal.blueprints.providers.confirming import views as confirming
from portal.blueprints.providers.desk import views as desk
from portal.blueprints.providers.facilities import views as facilities
from portal.blueprints.providers.groups import views as groups
from portal.blueprints.providers.inquiries import views as inquiries
from portal.blueprints.providers.light_table import views as light_table
from portal.blueprints.providers.lights import views as lights
from portal.blueprints.providers.mailbox import views as mailbox
from portal.blueprints.providers.pictures import views as pictures
from portal.blueprints.providers.registration import views as registration
from portal.blueprints.providers.reviews import views as reviews
from portal.blueprints.providers.sections import views as sections
from portal.blueprints.providers.staff import views as staff
from portal.blueprints.providers.texts import views as texts
from portal.blueprints.providers.units import views as units
from portal.blueprints.providers.vouchers import views as vouchers
from portal.blueprints.providers.waiting import views as waiting
from portal.web import company

blueprint = Blueprint("providers", __name__)
company.guard(blueprint)
blueprint.register_blueprint(button.blueprint)
blueprint.register_blueprint(claims.blueprint)
blueprint.register_blueprint(confirming.blueprint)
blueprint.register_blueprint(desk.blueprint)
blueprint.register_blueprint(facilities.blueprint)
blueprint.register_blueprint(groups.blueprint)
blueprint.register_blueprint(inquiries.blueprint)
blueprint.register_blueprint(light_table.blueprint)
blueprint.register_blueprint(lights.blueprint)
blueprint.register_blueprint(mailbox.blueprint)
blueprint.register_blueprint(pictures.blueprint)
blueprint.register_blueprint(registration.blueprint)
blueprint.register_blueprint(reviews.blueprint)
blueprint.register_blueprint(sections.blueprint)
blueprint.register_blueprint(units.blueprint)
blueprint.register_blueprint(staff.blueprint)
blueprint.register_blueprint(texts.blueprint)
blueprint.register_blueprint(vouchers.blueprint)
blueprint.register_blueprint(waiting.blueprint)
