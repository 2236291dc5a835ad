"""The group of pages on which people get into their account and look after it."""

from flask import Blueprint

from portal.blueprints.auth.activation import views as activation
from portal.blueprints.auth.activity import views as activity
from portal.blueprints.auth.address import views as address
from portal.blueprints.auth.devices import views as devices
from portal.blueprints.auth.download import views as download
from portal.blueprints.auth.erasure import views as erasure
from portal.blueprints.auth.first_sign_in import views as first_sign_in
from portal.blueprints.auth.password import views as password
from portal.blueprints.auth.password_check import views as password_check
from portal.blueprints.auth.registration import views as registration
from portal.blueprints.auth.reset import views as reset
from portal.blueprints.auth.second_factor import views as second_factor
from portal.blueprints.auth.settings import views as settings
from portal.blueprints.auth.sign_in import views as sign_in

ENTRY = (registration, activation, first_sign_in, sign_in, reset, password_check)
OWN_ACCOUNT = (settings, password, address, second_factor, devices, activity, download, erasure)

blueprint = Blueprint("auth", __name__)
for feature in (*ENTRY, *OWN_ACCOUNT):
    blueprint.register_blueprint(feature.blueprint)
