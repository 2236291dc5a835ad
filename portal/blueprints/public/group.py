"""The group of pages that are open to everybody."""

from flask import Blueprint

from portal.blueprints.public.aids import views as aids
from portal.blueprints.public.articles import views as articles
from portal.blueprints.public.benefits import views as benefits
from portal.blueprints.public.exits import views as exits
from portal.blueprints.public.home import views as home
from portal.blueprints.public.pages import views as pages
from portal.blueprints.public.places import views as places
from portal.blueprints.public.sitemap import views as sitemap
from portal.blueprints.public.statutes import views as statutes

blueprint = Blueprint("public", __name__)
for feature in (home, articles, aids, benefits, statutes, exits, pages, places, sitemap):
    blueprint.register_blueprint(feature.blueprint)
