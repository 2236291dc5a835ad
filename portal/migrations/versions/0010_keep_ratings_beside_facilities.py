"""Keep what reviews say of a facility beside it, so that lists need no further statement.

Triggers keep the two columns: how many published reviews give stars, and the sum of what each
gives on average, in 27,720ths of a star (every number of criteria up to 12 divides them).
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

STARS = (
    "review JOIN review_stars ON review_stars.review_id = review.id"
    " WHERE review.facility_id = facility.id AND review.state = 'published'"
)
VOTES = f"SELECT count(DISTINCT review.id) FROM {STARS}"
EACH = f"SELECT sum(review_stars.stars) * 27720 / count(*) AS parts FROM {STARS} GROUP BY review.id"
PARTS = f"SELECT coalesce(sum(one.parts), 0) FROM ({EACH}) AS one"
KEEP_RATING = f"UPDATE facility SET rating_votes = ({VOTES}), rating_parts = ({PARTS})"
OF_STARS = "id IN (SELECT facility_id FROM review WHERE review.id IN ({0}))"

SQLITE = (
    "CREATE TRIGGER review_update AFTER UPDATE OF state, facility_id ON review"
    f" BEGIN {KEEP_RATING} WHERE id IN (OLD.facility_id, NEW.facility_id); END",
    "CREATE TRIGGER review_delete AFTER DELETE ON review"
    f" BEGIN {KEEP_RATING} WHERE id = OLD.facility_id; END",
    "CREATE TRIGGER review_stars_insert AFTER INSERT ON review_stars"
    f" BEGIN {KEEP_RATING} WHERE {OF_STARS.format('NEW.review_id')}; END",
    "CREATE TRIGGER review_stars_update AFTER UPDATE ON review_stars"
    f" BEGIN {KEEP_RATING} WHERE {OF_STARS.format('OLD.review_id, NEW.review_id')}; END",
    "CREATE TRIGGER review_stars_delete AFTER DELETE ON review_stars"
    f" BEGIN {KEEP_RATING} WHERE {OF_STARS.format('OLD.review_id')}; END",
)
SQLITE_TRIGGERS = (
    "review_update",
    "review_delete",
    "review_stars_insert",
    "review_stars_update",
    "review_stars_delete",
)


def _function(name: str, where: str) -> str:
    """Return a trigger's function; the lock lets it see what others committed meanwhile."""
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" PERFORM 1 FROM facility WHERE {where} ORDER BY id FOR NO KEY UPDATE;"
        f" {KEEP_RATING} WHERE {where}; RETURN NULL; END $$"
    )


POSTGRESQL = (
    _function("keep_rating_of_review", "id IN (OLD.facility_id, NEW.facility_id)"),
    "CREATE TRIGGER review_rating AFTER UPDATE OF state, facility_id OR DELETE ON review"
    " FOR EACH ROW EXECUTE FUNCTION keep_rating_of_review()",
    _function("keep_rating_of_stars", OF_STARS.format("OLD.review_id, NEW.review_id")),
    "CREATE TRIGGER review_stars_rating AFTER INSERT OR UPDATE OR DELETE ON review_stars"
    " FOR EACH ROW EXECUTE FUNCTION keep_rating_of_stars()",
)
POSTGRESQL_TRIGGERS = (
    ("review", "review_rating", "keep_rating_of_review"),
    ("review_stars", "review_stars_rating", "keep_rating_of_stars"),
)


def upgrade() -> None:
    votes = sa.Column("rating_votes", sa.Integer(), server_default="0", nullable=False)
    parts = sa.Column("rating_parts", sa.BigInteger(), server_default="0", nullable=False)
    op.add_column("facility", votes)
    op.add_column("facility", parts)
    op.execute(f"{KEEP_RATING} WHERE id IN (SELECT facility_id FROM review)")
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in SQLITE if is_sqlite else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for trigger in SQLITE_TRIGGERS:
            op.execute(f"DROP TRIGGER {trigger}")
    else:
        for table, trigger, function in POSTGRESQL_TRIGGERS:
            op.execute(f"DROP TRIGGER {trigger} ON {table}")
            op.execute(f"DROP FUNCTION {function}()")
    op.drop_column("facility", "rating_parts")
    op.drop_column("facility", "rating_votes")
