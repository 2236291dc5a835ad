"""Words that everybody who guesses passwords in a German portal about care tries first.

zxcvbn knows English ones, surnames and leaked passwords of the whole world. Within a group the
first is guessed first; groups are kept apart because a word's place in its group is what it counts.
"""

from collections.abc import Mapping

_CARE = """
pflege pflegeportal pflegeleben mitpflegeleben mitunsleben pflegegrad pflegeheim pflegedienst
pflegegeld pflegekasse pflegestufe pflegeberatung pflegekraft pflegehilfe pflegebett pflegezeit
pflegeplatz pflegehilfsmittel pflegebedürftig pflegende pfleger pflegerin altenpflege altenheim
altenpfleger altersheim altersgerecht seniorenheim senioren seniorin wohnheim wohnen wohnung
betreuung betreuer betreuerin betreutes tagespflege nachtpflege kurzzeitpflege
verhinderungspflege ambulant stationär haushaltshilfe einkaufen entlastung entlastungsbetrag
angehörige angehöriger familie beratung digitaleberatung robin rollstuhl rollator treppenlift
badewanne hausnotruf notruf krankenhaus klinik krankenkasse krankenpflege krankenschwester
schwester arzt ärztin hausarzt doktor apotheke demenz alzheimer parkinson schlaganfall
medikament tabletten gesundheit gesund krank rente rentner rentnerin rentenversicherung
versicherung vollmacht vorsorge gutachten einrichtung anbieter heimplatz heim hospiz
sozialstation sozialamt diakonie caritas johanniter malteser rotes kreuz awo hilfe helfer portal
konto account zugang anmelden anmeldung registrieren benutzer nutzer gast test demo
"""

_COMMON = """
passwort kennwort hallo passwort1 hallo123 geheim willkommen qwertz qwertzuiop qwertzu asdfghjkl
yxcvbnm yxcvbn qwert asdf schatz schatzi schatzl liebling liebe sonnenschein sternchen engel
mausi maus bärchen hase hasi häschen spatz sommer winter frühling herbst fussball schalke04
schalke dortmund bvb09 bayern fcbayern bremen berlin hamburg münchen köln frankfurt stuttgart
leipzig dresden rostock schwerin hannover parchim deutschland österreich schweiz mecklenburg
vorpommern europa mama papa mutter vater oma opa oma1 großmutter großvater eltern tochter sohn
bruder mutti vati mami papi kinder enkel enkelin ehemann ehefrau mann frau geburtstag weihnachten
ostern silvester
urlaub sommerferien ferien feierabend garten blume blumen rosen rose tulpe sonne mond sterne
himmel regenbogen schmetterling hund katze kater pferd hündchen wellensittich computer internet
handy telefon telekom vodafone fritzbox sparkasse volkswagen mercedes porsche schokolade kaffee
kuchen bier apfel lebkuchen gummibärchen superman batman sicher sicherheit bitte danke morgen
abend montagmorgen arbeit lassmichrein einfach vergessen neuespasswort meinpasswort start ende
"""

_NAMES = """
thomas michael andreas peter stefan christian klaus hans wolfgang jürgen uwe bernd dieter heinz
günter werner helmut horst gerhard manfred karl walter kurt rolf herbert siegfried ralf frank
martin markus daniel alexander sebastian tobias jan lukas leon finn paul jonas maximilian felix
ben elias noah ursula monika petra elisabeth sabine renate helga karin ingrid brigitte gisela
erika christa gerda hildegard irmgard edith waltraud susanne andrea claudia birgit heike martina
angelika barbara gabriele christine julia anna katharina stefanie nicole sandra melanie lena
laura lea marie mia emma hannah sophie müller schmidt schneider fischer weber meyer wagner
becker schulz hoffmann koch richter klein wolf schröder neumann schwarz zimmermann braun krüger
hofmann hartmann lange schmitt krause mustermann musterfrau muster max erna otto friedrich
wilhelm emil
"""

_CALENDAR = """
januar februar märz april mai juni juli august september oktober november dezember jänner montag
dienstag mittwoch donnerstag freitag samstag sonnabend sonntag sommer winter herbst frühling
frühjahr heute jahr monat woche jan feb mär apr jun jul aug sep okt nov dez
"""

_YEARS = " ".join(str(year) for year in (*range(2020, 2040), *range(2019, 1924, -1)))
_FOLDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_BARE = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})


def _spellings(text: str) -> tuple[str, ...]:
    """Return the words, each also as it is typed without umlauts, in their order and once."""
    words = text.split()
    every = (
        spelling
        for word in words
        for spelling in (word, word.translate(_FOLDED), word.translate(_BARE))
    )
    return tuple(dict.fromkeys(every))


GROUPS: Mapping[str, tuple[str, ...]] = {
    "german_care": _spellings(_CARE),
    "german_common": _spellings(_COMMON),
    "german_names": _spellings(_NAMES),
    "german_calendar": _spellings(_CALENDAR),
    "years": _spellings(_YEARS),
}
"""Name of a group → its words in lower case."""
