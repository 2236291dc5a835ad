"""Every mapped module, imported so that the metadata is complete."""

from portal.models import attempt, consultation, data_source, facility, revocation

ALL = (attempt, consultation, data_source, facility, revocation)
