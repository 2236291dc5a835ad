"""Find facilities by words: a folded text beside each, a full-text index and misspellings.

Triggers keep the index and the misspellings equal to the text. Beside its words each facility
is entered under its category and the cell of the map that it lies in, so that the index gives
what is near without all that has the word elsewhere.

Facilities that are there already have no words yet: `flask facilities words` writes them, and
`flask serve` does so by itself.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

LETTERS = 40
ENTRY = (
    "ltrim({0}.search_text || ' k_' || {0}.category || ' c_' || ({0}.lat_micro / 250000)"
    " || '_' || ({0}.lon_micro / 400000))"
)
WATCHED = "search_text, category, lat_micro, lon_micro"

PLACES = f"json_each('[{','.join('0' * (LETTERS + 1))}]')"
SPELL = (
    "INSERT OR IGNORE INTO search_spelling (variant, word)"
    " SELECT substr(word.value, 1, place.key) || substr(word.value, place.key + 2), word.value"
    """ FROM json_each('["' || replace({0}.search_text, ' ', '","') || '"]') AS word"""
    f" JOIN {PLACES} AS place ON place.key <= length(word.value)"
    " WHERE length(word.value) >= 5"
    " AND (place.key = length(word.value) OR word.value NOT GLOB '*[0-9]*')"
    " AND NOT EXISTS (SELECT 1 FROM search_spelling AS known"
    " WHERE known.variant = word.value AND known.word = word.value);"
)
ENTER = f"INSERT INTO facility_text (rowid, words) VALUES (NEW.id, {ENTRY.format('NEW')});"
LEAVE = (
    "INSERT INTO facility_text (facility_text, rowid, words)"
    f" VALUES ('delete', OLD.id, {ENTRY.format('OLD')});"
)
SQLITE = (
    "CREATE VIRTUAL TABLE facility_text USING fts5"
    """ (words, content='', detail=none, columnsize=0, prefix='3 4 5 6', tokenize="ascii tokenchars '_'")""",
    "CREATE VIRTUAL TABLE facility_text_terms USING fts5vocab (facility_text, row)",
    "CREATE TRIGGER facility_text_insert AFTER INSERT ON facility"
    f" BEGIN {ENTER} {SPELL.format('NEW')} END",
    f"CREATE TRIGGER facility_text_update AFTER UPDATE OF {WATCHED} ON facility"
    f" BEGIN {LEAVE} {ENTER} {SPELL.format('NEW')} END",
    f"CREATE TRIGGER facility_text_delete AFTER DELETE ON facility BEGIN {LEAVE} END",
    f"INSERT INTO facility_text (rowid, words) SELECT id, {ENTRY.format('facility')} FROM facility",
)
POSTGRESQL = (
    "CREATE TABLE facility_text (id integer PRIMARY KEY REFERENCES facility ON DELETE CASCADE,"
    " words tsvector NOT NULL)",
    "CREATE INDEX ix_facility_text_words ON facility_text USING gin (words)",
    "CREATE FUNCTION keep_text() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    " INSERT INTO facility_text (id, words) VALUES (NEW.id,"
    f" array_to_tsvector(string_to_array({ENTRY.format('NEW')}, ' ')))"
    " ON CONFLICT (id) DO UPDATE SET words = EXCLUDED.words;"
    " INSERT INTO search_spelling (variant, word)"
    " SELECT DISTINCT substr(word, 1, place) || substr(word, place + 2), word"
    " FROM unnest(string_to_array(NEW.search_text, ' ')) AS said (word),"
    " generate_series(0, length(word)) AS place"
    " WHERE length(word) >= 5 AND (place = length(word) OR word !~ '[0-9]')"
    " AND NOT EXISTS (SELECT FROM search_spelling AS known WHERE known.variant = said.word AND known.word = said.word)"
    " ORDER BY 1, 2 ON CONFLICT DO NOTHING;"
    " RETURN NULL; END $$",
    "INSERT INTO facility_text (id, words) SELECT id,"
    f" array_to_tsvector(string_to_array({ENTRY.format('facility')}, ' ')) FROM facility",
    f"CREATE TRIGGER facility_text AFTER INSERT OR UPDATE OF {WATCHED} ON facility"
    " FOR EACH ROW EXECUTE FUNCTION keep_text()",
)


def upgrade() -> None:
    by_code_point = sa.String().with_variant(sa.String(collation="C"), "postgresql")
    for column, kind in (("search_name", by_code_point), ("search_text", sa.String())):
        empty = sa.text("''")
        op.add_column("facility", sa.Column(column, kind, server_default=empty, nullable=False))
    op.create_table(
        "search_spelling",
        sa.Column("variant", sa.String(), nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("variant", "word", name=op.f("pk_search_spelling")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_facility_name",
        "facility",
        ["category", "search_name"],
        sqlite_where=sa.text("is_published = 1"),
        postgresql_where=sa.text("is_published"),
    )
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in SQLITE if is_sqlite else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for trigger in ("insert", "update", "delete"):
            op.execute(f"DROP TRIGGER facility_text_{trigger}")
        op.execute("DROP TABLE facility_text_terms")
    else:
        op.execute("DROP TRIGGER facility_text ON facility")
        op.execute("DROP FUNCTION keep_text()")
    op.execute("DROP TABLE facility_text")
    op.drop_index("ix_facility_name", "facility")
    op.drop_table("search_spelling")
    op.drop_column("facility", "search_text")
    op.drop_column("facility", "search_name")
