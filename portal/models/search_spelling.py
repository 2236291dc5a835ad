"""How the words of facilities may be misspelled."""

from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base


class SearchSpelling(Base):
    """A stored word, and what it looks like without one of its letters; also the word itself.

    Triggers add the words of `Facility.search_text` that have five letters and more, those with
    digits as they are only. Words that nobody has any more find nothing until they are swept.
    """

    __tablename__ = "search_spelling"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 – SQLAlchemy asks for this form

    variant: Mapped[str] = mapped_column(primary_key=True)
    word: Mapped[str] = mapped_column(primary_key=True)
