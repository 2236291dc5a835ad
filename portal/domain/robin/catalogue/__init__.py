"""What Robin asks and says: read from YAML, checked, and held as values."""

from portal.domain.robin.catalogue.files import CatalogueInvalid
from portal.domain.robin.catalogue.load import Catalogue, load_catalogue

__all__ = ["Catalogue", "CatalogueInvalid", "load_catalogue"]
