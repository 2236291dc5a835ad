import pytest

from portal.domain.library.loading import LibraryInvalid, load_library
from portal.domain.matching.category import Category
from portal.values.errors import NotFound

SOURCES = """\
quellen:
  - {titel: Quelle 1, herausgeber: Amt, url: https://example.org/1}
  - {titel: Quelle 2, herausgeber: Amt, url: https://example.org/2}
stand: 2026-01-01
pruefen_bis: 2026-12-31
"""
ARTICLE = f"""\
---
titel: Das Pflegegeld
anlass: Für alle, die pflegen.
anlass_einfach: Sie pflegen.
kernaussagen: [Eins., Zwei., Drei.]
felder: [finanzen]
paragraphen:
  - {{norm: § 37 SGB XI, wozu: Höhe}}
autor: Redaktion
{SOURCES}---

Ein Absatz.

---

Nach der Linie.
"""
AID = f"""\
titel: Pflegebett
gruppe: HM_BETT
kurz: Ein Bett.
kurz_einfach: Bett.
beschreibung: Ein Bett, das hilft.
wer_zahlt: {{traeger: Pflegekasse, text: Sie zahlt., grundlage: []}}
vergleich: {{zahlt: [pflegekasse], rezept: nein, pflegegrad: ja, eigener_anteil: Nichts.}}
so_bekommen_sie_es: [Eins., Zwei., Drei.]
{SOURCES}"""
TOPICS = """\
themen:
  - schluessel: geld
    titel: Geld
    artikel: [pflegegrade, pflegegeld]
  - schluessel: krankheit
    titel: Krankheit
    artikel: [pflege-bei-demenz]
"""


@pytest.fixture
def folders(tmp_path):
    articles, aids = tmp_path / "artikel", tmp_path / "hilfsmittel"
    articles.mkdir()
    aids.mkdir()
    for slug in ("pflegegrade", "pflegegeld", "pflege-bei-demenz"):
        (articles / f"{slug}.md").write_text(ARTICLE, encoding="utf-8")
    (articles / "themen.yaml").write_text(TOPICS, encoding="utf-8")
    for slug in ("rollstuhl", "pflegebett"):
        text = AID if slug == "pflegebett" else AID.replace("HM_BETT", "HM_ROLLSTUHL")
        (aids / f"{slug}.yaml").write_text(text, encoding="utf-8")
    return {"articles": articles, "aids": aids}


class TestLoadLibrary:
    def test_reads_everything_in_the_order_of_the_slugs(self, folders):
        library = load_library(**folders)

        assert [article.slug for article in library.articles] == [
            "pflege-bei-demenz",
            "pflegegeld",
            "pflegegrade",
        ]
        assert [entry.slug for entry in library.aids] == ["pflegebett", "rollstuhl"]

    def test_takes_all_after_the_front_matter_as_body(self, folders):
        body = load_library(**folders).articles[0].body

        assert body == "Ein Absatz.\n\n---\n\nNach der Linie."

    @pytest.mark.parametrize(("folder", "pattern"), [("articles", "md"), ("aids", "yaml")])
    def test_refuses_a_folder_without_files(self, folders, tmp_path, folder, pattern):
        empty = tmp_path / "leer"
        empty.mkdir()

        with pytest.raises(LibraryInvalid, match=rf"no \*\.{pattern} in"):
            load_library(**{**folders, folder: empty})

    @pytest.mark.parametrize("name", ["Pflegegeld", "pflege_geld", "größe", "-a", "a--b"])
    def test_refuses_a_name_that_is_no_slug(self, folders, name):
        (folders["articles"] / f"{name}.md").write_text(ARTICLE, encoding="utf-8")

        with pytest.raises(LibraryInvalid, match="no lower-case slug"):
            load_library(**folders)

    @pytest.mark.parametrize("text", ["", "Nur Text.", "---\ntitel: A\n", "titel: A\n---\nText"])
    def test_refuses_an_article_without_front_matter(self, folders, text):
        (folders["articles"] / "a.md").write_text(text, encoding="utf-8")

        with pytest.raises(LibraryInvalid, match=r"a\.md: no front matter"):
            load_library(**folders)

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            ("titel: Das", "tietel: Das", r"a\.md: titel: is missing"),
            ("autor: R", "note: x\nautor: R", r"a\.md: note: is unknown here"),
            ("wozu: Höhe", "wozu: ''", r"a\.md: paragraphen\.0\.wozu: "),
            ("autor: R", "titel: x\nautor: R", r"a\.md: the key 'titel' stands here twice"),
            ("2026-12-31", "2025-12-31", r"a\.md: file: .*pruefen_bis"),
        ],
    )
    def test_names_file_and_key_of_an_error_in_an_article(self, folders, old, new, message):
        assert old in ARTICLE
        text = ARTICLE.replace(old, new)
        (folders["articles"] / "a.md").write_text(text, encoding="utf-8")

        with pytest.raises(LibraryInvalid, match=message):
            load_library(**folders)

    def test_names_file_and_key_of_an_error_in_an_entry(self, folders):
        text = AID.replace("gruppe: HM_BETT", "gruppe: Betten")
        (folders["aids"] / "a.yaml").write_text(text, encoding="utf-8")

        with pytest.raises(LibraryInvalid, match=r"a\.yaml: gruppe: "):
            load_library(**folders)

    def test_refuses_a_plain_text_without_its_article(self, folders):
        (folders["articles"] / "einfach").mkdir()
        (folders["articles"] / "einfach" / "rente.md").write_text("Kurz.", encoding="utf-8")

        with pytest.raises(LibraryInvalid, match="einfach: no article for rente"):
            load_library(**folders)


class TestLibrary:
    def test_reads_topics_plain_texts_offers_and_keywords(self, folders):
        (folders["articles"] / "einfach").mkdir()
        (folders["articles"] / "einfach" / "pflegegeld.md").write_text("Kurz.\n", encoding="utf-8")
        text = ARTICLE.replace("autor:", "suchworte: [Zuschuss]\nangebote: [ambulant]\nautor:")
        (folders["articles"] / "pflegegeld.md").write_text(text, encoding="utf-8")

        library = load_library(**folders)

        article = library.article(slug="pflegegeld")
        assert article.plain == "Kurz."
        assert article.keywords == ("Zuschuss",)
        assert article.offers == (Category.AMBULANT,)
        assert [topic.title for topic in library.topics] == ["Geld", "Krankheit"]
        assert library.topics[0].articles[1] is article

    def test_reads_questions_where_there_are_any(self, folders, tmp_path):
        (tmp_path / "a.yaml").write_text(
            "{schluessel: a, titel: A, stand: 2026-01-01, pruefen_bis: 2026-12-31, "
            "fragen: [{frage: Was?, antwort: Das.}]}",
            encoding="utf-8",
        )

        assert load_library(**folders).questions == ()
        (group,) = load_library(**folders, questions=tmp_path).questions
        assert group.questions[0].answer == "Das."

    def test_finds_articles_by_words_and_what_is_near_them(self, folders):
        library = load_library(**folders)
        article = library.article(slug="pflegegeld")

        hits = library.index.search(text="pflegegeld").hits

        assert article in [hit.article for hit in hits]
        near = library.related.near(article=article).articles
        assert [one.slug for one in near] == ["pflegegrade"]

    def test_finds_an_article_by_slug(self, folders):
        assert load_library(**folders).article(slug="pflegegeld").title == "Das Pflegegeld"

    def test_finds_an_entry_by_slug(self, folders):
        assert load_library(**folders).aid(slug="rollstuhl").group == "HM_ROLLSTUHL"

    def test_refuses_an_unknown_slug(self, folders):
        library = load_library(**folders)

        with pytest.raises(NotFound):
            library.article(slug="rollstuhl")
        with pytest.raises(NotFound):
            library.aid(slug="pflegegeld")

    def test_lists_the_entries_of_a_group(self, folders):
        library = load_library(**folders)

        assert [entry.slug for entry in library.aids_in(group="HM_BETT")] == ["pflegebett"]
        assert library.aids_in(group="HM_LICHT") == ()
