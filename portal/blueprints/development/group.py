"""The group of pages that exist in development only; the factory leaves it out elsewhere."""

from flask import Blueprint

from portal.blueprints.development.post import views as post

blueprint = Blueprint("development", __name__)
blueprint.register_blueprint(post.blueprint)
