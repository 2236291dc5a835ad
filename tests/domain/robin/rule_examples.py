"""Finished consultations by the rule that they make decide."""

from tests.domain.robin.answer_sets import BASE, base

LAST = {"hilfebedarf", "interessen"}


def one_field(field, **changes):
    return base(interessen=(field,), **changes)


def ill(*themes, **changes):
    return one_field(
        "krankheit", krankheit__themen=themes, krankheit__dauer="weiss_nicht", **changes
    )


EXAMPLES = {
    "E1": (BASE, set()),
    "A2.1": (base(wohnt="heim", wunsch="heim"), {"wohnt", "wunsch"}),
    "A2.2": (base(wunsch="heim"), {"wunsch", "wann"}),
    "E2.2": (ill("medikamente"), {"krankheit.themen"}),
    "E2.3": (one_field("haushalt", haushalt__arten=("putzen",)), {"interessen"}),
    "E2.4": (
        one_field("entlastung", entlastung__wofuer=("ein_paar_stunden_pro_woche",)),
        {"entlastung.wofuer"},
    ),
    "E2.1": (base(hilfebedarf="taeglich"), {"wunsch", "hilfebedarf"}),
    "E2.5": (
        base(wunsch="heim", wann="sofort", hilfebedarf="taeglich"),
        {"wunsch", "wann", "hilfebedarf"},
    ),
    "A2.3": (base(wunsch="zeitweise"), {"wunsch"}),
    "A2.R": (BASE, LAST),
    "A3.0": (base(wohnt="heim"), {"wohnt", "wunsch"}),
    "E3.1": (base(wunsch="heim"), {"wunsch"}),
    "E3.2": (base(wunsch="zeitweise"), {"wunsch"}),
    "E3.4": (ill("beatmung_intensiv"), {"wunsch", "krankheit.themen"}),
    "A3.1": (base(wunsch="zuhause"), {"wunsch"}),
    "E3.3": (base(hilfebedarf="rund_um_die_uhr"), {"wunsch", "hilfebedarf", "wer_hilft"}),
    "A3.2": (BASE, {"pg_status", "hilfebedarf"}),
    "A3.R": (base(pg_status="weiss_nicht"), LAST),
    "A4.1": (base(wunsch="heim"), {"wunsch"}),
    "A4.2": (
        one_field(
            "mobil",
            mobil__einschraenkung=("gehen",),
            mobil__fahrt="nein",
            mobil__transport="nein",
        ),
        {"mobil.transport"},
    ),
    "A4.3": (BASE, {"hilfebedarf"}),
    "E4.1": (
        one_field("betreuung", betreuung__noetig="ja", betreuung__wann=("tagsueber",)),
        {"betreuung.wann"},
    ),
    "E4.2": (one_field("demenz", demenz__stand="verdacht"), {"demenz.stand"}),
    "E4.3": (one_field("entlastung", entlastung__wofuer=("arbeit",)), {"entlastung.wofuer"}),
    "E4.4": (
        one_field("gesellschaft", hilfebedarf="taeglich", gesellschaft__arten=("besuchsdienst",)),
        {"interessen", "hilfebedarf"},
    ),
    "E4.5": (
        one_field("pflege", pflege__bereiche=("nachts",), pflege__haeufig="weiss_nicht"),
        {"pflege.bereiche"},
    ),
    "A4.R": (base(hilfebedarf="taeglich"), LAST),
    "A5.0": (base(alter="kind"), {"alter"}),
    "E5.4": (
        one_field("demenz", demenz__stand="nein", demenz__angebot=("demenz_wg",)),
        {"demenz.angebot"},
    ),
    "A5.2": (base(hilfebedarf="rund_um_die_uhr"), {"hilfebedarf", "wer_hilft"}),
    "E5.2": (
        one_field("wohnen", wohnen__form=("weiss_nicht",), wohnen__miete="miete"),
        {"interessen"},
    ),
    "E5.3": (
        one_field("zuhause", zuhause__hindernis="wohnung_barrieren"),
        {"zuhause.hindernis", "wunsch"},
    ),
    "A5.1": (base(wunsch="zuhause"), {"wunsch"}),
    "E5.1": (base(wunsch="wohnung"), {"wunsch"}),
    "A5.R": (BASE, LAST),
    "A6.2": (base(wohnt="heim"), {"wohnt"}),
    "E6": (base(wohnt="allein"), {"wohnt"}),
    "A6.1": (BASE, LAST),
}
"""For every rule: answers after which it decides, and the ids of the answers it names."""

ALTERNATIVES = (
    ("A2.1", base(wohnt="heim")),
    ("A2.2", base(wunsch="heim", wann="weiss_nicht")),
    *(
        ("E2.2", ill(theme))
        for theme in (
            "spritzen",
            "wunden_verbaende",
            "blutdruck_zucker_messen",
            "katheter_stoma",
            "beatmung_intensiv",
            "schmerzen_palliativ",
        )
    ),
    ("E2.1", base(wunsch="wohnung", hilfebedarf="mehrmals")),
    ("E2.1", base(wunsch="zuhause", hilfebedarf="weiss_nicht")),
    ("A2.R", ill("nichts")),
    ("A2.R", base(wunsch="heim", wann="sofort")),
    ("E3.2", base(wohnt="klinik", wann="sofort", entlassung="steht_nicht_fest")),
    ("E3.2", one_field("entlastung", wunsch="zuhause", entlastung__wofuer=("krankheit",))),
    (
        "E3.4",
        one_field(
            "krankheit",
            wunsch="wohnung",
            krankheit__themen=("schmerzen_palliativ",),
            krankheit__dauer="letzte_lebensphase",
        ),
    ),
    ("A3.1", ill("beatmung_intensiv", wunsch="zuhause")),
    ("A3.1", base(wunsch="wohnung", hilfebedarf="rund_um_die_uhr")),
    (
        "E3.3",
        base(hilfebedarf="rund_um_die_uhr", wer_hilft=("kinder_familie",), belastung="am_limit"),
    ),
    (
        "E3.3",
        one_field(
            "zuhause",
            hilfebedarf="rund_um_die_uhr",
            wer_hilft=("nachbarn_ehrenamt",),
            zuhause__hindernis="angehoerige_schaffen_es_nicht",
        ),
    ),
    (
        "E3.3",
        one_field("demenz", demenz__stand="ja", demenz__angebot=("wohnbereich_fuer_demenz",)),
    ),
    ("A3.2", base(pg_status="ja", pg="1")),
    ("A3.2", base(pg_status="weiss_nicht", pg_rechner="ja", pg_rechner__ergebnis="1")),
    ("A3.R", base(pg_status="ja", pg="2")),
    ("A3.R", base(pg_rechner="ja", pg_rechner__ergebnis="2")),
    ("A3.R", base(hilfebedarf="rund_um_die_uhr", wer_hilft=("nachbarn_ehrenamt",))),
    ("A4.1", base(wohnt="heim")),
    ("A4.1", base(wohnt="heim", wunsch="zeitweise")),
    ("A4.3", base(hilfebedarf="woechentlich")),
    ("A4.3", base(wohnt="heim", wunsch="zuhause")),
    ("E4.1", base(hilfebedarf="taeglich", wer_hilft=("partner_in",), berufstaetig="ja")),
    ("A4.3", base(wer_hilft=("partner_in",), berufstaetig="ja")),
    ("E4.2", one_field("demenz", demenz__stand="ja")),
    (
        "E4.4",
        one_field("gesellschaft", hilfebedarf="mehrmals", gesellschaft__arten=("besuchsdienst",)),
    ),
    (
        "E4.4",
        one_field(
            "gesellschaft",
            hilfebedarf="rund_um_die_uhr",
            gesellschaft__arten=("besuchsdienst",),
        ),
    ),
    ("A5.0", base(alter="baby", wunsch="wohnung")),
    ("A5.1", base(wunsch="heim")),
    ("A5.1", base(wunsch="zeitweise")),
    (
        "A5.1",
        one_field("zuhause", wunsch="zuhause", zuhause__hindernis="wohnung_barrieren"),
    ),
    ("A6.2", base(wohnt="heim", hilfebedarf="taeglich")),
    ("E6", base(pg_status="ja", pg="1")),
)
"""Further answers after which a rule decides: each other key it names, and near misses."""
