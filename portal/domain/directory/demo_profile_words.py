"""The words of invented profiles: lifelike, and clearly nobody's."""

from portal.domain.matching.category import Category

FIRST_NAMES = ("Ida", "Anton", "Selma", "Bruno", "Marlene", "Emil", "Hatice", "Jurek", "Greta")
LAST_NAMES = ("Muster", "Beispiel", "Probe", "Musterfeld", "Beispielmann", "Demohoff")
ROLES = {
    Category.AMBULANT: ("Pflegedienstleitung", "Beratung und Aufnahme"),
    Category.STATIONAER: ("Einrichtungsleitung", "Sozialdienst, Aufnahme"),
    Category.TAGESPFLEGE: ("Leitung der Tagespflege", "Beratung und Fahrdienst"),
    Category.WOHNEN: ("Vermietung", "Hausverwaltung"),
}
OPENINGS = {
    Category.AMBULANT: (
        (
            "<p>Wir kommen zu Ihnen nach Hause: morgens, mittags und abends, auch am Wochenende."
            " <strong>Dieselben wenigen Gesichter</strong>, keine wechselnden.</p>"
        ),
        (
            "<p>Unser Team aus {count} Pflegekräften versorgt Menschen im ganzen Viertel. Die erste"
            " Beratung bei Ihnen zu Hause ist <em>kostenlos</em>.</p>"
        ),
    ),
    Category.STATIONAER: (
        (
            "<p>Unser Haus hat vier kleine Wohnbereiche. In jedem leben höchstens 15 Menschen, die"
            " gemeinsam kochen und essen. <strong>Eigene Möbel</strong> bringen Sie gern mit.</p>"
        ),
        (
            "<p>Das Haus liegt ruhig an einem kleinen Park. Von den {count} Mitarbeitenden sind die"
            " meisten seit vielen Jahren dabei.</p>"
        ),
    ),
    Category.TAGESPFLEGE: (
        (
            "<p>Den Tag gemeinsam verbringen, abends wieder zu Hause sein: Unser Fahrdienst holt"
            " Sie ab und bringt Sie zurück. Ein Probetag ist <em>kostenlos</em>.</p>"
        ),
        (
            "<p>Wir sind eine kleine Gruppe mit {count} Gästen am Tag. Wer sich zurückziehen will,"
            " hat einen Ruheraum mit Liegesesseln.</p>"
        ),
    ),
    Category.WOHNEN: (
        (
            "<p>Alle Wohnungen erreichen Sie <strong>ohne eine Stufe</strong>. Im Erdgeschoss ist"
            " ein Gemeinschaftsraum, in dem es mittags warmes Essen gibt.</p>"
        ),
        (
            "<p>Hier wohnen {count} Menschen für sich und doch nicht allein. Ein Hausnotruf ist in"
            " jeder Wohnung, eine Ansprechperson ist werktags im Haus.</p>"
        ),
    ),
}
DAYS = (
    (
        "<h3>Ein Tag bei uns</h3><ul><li>Frühstück von 7 bis 10 Uhr, wann Sie mögen</li>"
        "<li>Vormittags Bewegung, Singen oder Zeitungsrunde</li>"
        "<li>Nachmittags Kaffee und, wer will, ein Gang in den Garten</li></ul>"
    ),
    (
        "<h3>Was uns wichtig ist</h3><ul><li>Wir fragen, bevor wir helfen.</li>"
        "<li>Angehörige sind immer willkommen.</li><li>Wir sagen, was etwas kostet.</li></ul>"
    ),
)
FEATURES = (
    "Eigener Garten mit Hochbeeten",
    "Begleitung zu Arztterminen",
    "Gottesdienst im Haus",
    "Friseur und Fußpflege im Haus",
    "Vegetarische Küche",
    "Besuchshund jeden Dienstag",
    "Gästezimmer für Angehörige",
    "WLAN in allen Räumen",
)
LANGUAGES = ("Arabisch", "Plattdeutsch", "Ukrainisch", "Gebärdensprache")
TRANSPORT = (
    (
        "Bus 12, Haltestelle {street}, 200 Meter. Parkplätze vor dem Haus, zwei davon breit genug"
        " für einen Rollstuhl."
    ),
    (
        "Straßenbahn 3, Haltestelle Beispielplatz, 5 Minuten zu Fuß auf ebenem Weg. Parken in der"
        " {street}."
    ),
)
AWARDS = ("Demo-Siegel Gute Pflege", "Demo-Zertifikat Demenzfreundlich", "Demo-Preis Ausbildung")
FLATS = ("Wohnung {number}, Gartenseite", "Wohnung {number}, Straßenseite")
