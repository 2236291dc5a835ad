"""The R*Tree over published facilities that SQLite keeps by triggers.

It is no part of the models' metadata: PostgreSQL uses the plain index on `facility` instead.
"""

from sqlalchemy import Column, Integer, MetaData, Table

TREE_NAME = "facility_tree"
tree = Table(
    TREE_NAME,
    MetaData(),
    Column("facility_id", Integer, primary_key=True),
    Column("south", Integer),
    Column("north", Integer),
    Column("west", Integer),
    Column("east", Integer),
    Column("category_low", Integer),
    Column("category_high", Integer),
)
