"""What a company may choose from: Rechtsformen and the associations of the German care field."""

from collections.abc import Mapping

LEGAL_FORMS = (
    "Einzelunternehmen",
    "e. K.",
    "GbR",
    "Partnerschaftsgesellschaft",
    "OHG",
    "KG",
    "GmbH & Co. KG",
    "GmbH",
    "gGmbH",
    "UG (haftungsbeschränkt)",
    "AG",
    "gAG",
    "SE",
    "eG",
    "e. V.",
    "Stiftung",
    "Körperschaft des öffentlichen Rechts",
    "Anstalt des öffentlichen Rechts",
    "Kommunaler Eigenbetrieb",
    "andere Rechtsform",
)
NO_ASSOCIATION = ""
"""Of a company that names none; nobody has to."""
ASSOCIATIONS: Mapping[str, tuple[str, ...]] = {
    "Freie Wohlfahrtspflege": (
        "Arbeiterwohlfahrt (AWO)",
        "Deutscher Caritasverband",
        "Der Paritätische",
        "Deutsches Rotes Kreuz (DRK)",
        "Diakonie Deutschland",
        "Zentralwohlfahrtsstelle der Juden in Deutschland (ZWST)",
    ),
    "Private und kommunale Anbieter": (
        "Bundesverband privater Anbieter sozialer Dienste (bpa)",
        "Verband Deutscher Alten- und Behindertenhilfe (VDAB)",
        "Bundesverband Ambulante Dienste und Stationäre Einrichtungen (bad)",
        "Arbeitgeber- und Berufsverband Privater Pflege (ABVP)",
        "Bundesverband der kommunalen Senioren- und Behinderteneinrichtungen (BKSB)",
        "Verband für häusliche Betreuung und Pflege (VHBP)",
    ),
    "Sonstige": ("anderer Verband",),
}
"""By the kind of association, as a list to choose from shows them."""
ASSOCIATION_NAMES = tuple(name for names in ASSOCIATIONS.values() for name in names)
