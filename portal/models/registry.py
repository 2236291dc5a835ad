"""Every mapped module, imported so that the metadata is complete."""

from portal.models import consultation, data_source, facility

ALL = (consultation, data_source, facility)
