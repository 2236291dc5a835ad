"""The group of pages on which people get into their account and look after it."""

from flask import Blueprint

from portal.blueprints.auth.activation import views as activation
from portal.blueprints.auth.password_check import views as password_check
from portal.blueprints.auth.registration import views as registration
from portal.blueprints.auth.reset import views as reset
from portal.blueprints.auth.sign_in import views as sign_in

blueprint = Blueprint("auth", __name__)
for feature in (registration, activation, sign_in, reset, password_check):
    blueprint.register_blueprint(feature.blueprint)
