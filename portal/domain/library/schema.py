"""The shape of the files in `content/artikel` and `content/hilfsmittel`."""

from datetime import date
from typing import Annotated

from portal.domain.library.article import Article
from portal.domain.library.hilfsmittel import Comparison, HilfsmittelEntry, Needed, Payer, Paying
from portal.domain.library.source import NormUse, Source
from portal.domain.matching.category import Category
from portal.law.strict_yaml import Line, Text
from portal.values.shape import Limits, Shape
from portal.values.wording import Wording

Topic = Annotated[str, Limits(pattern=r"[a-z_]+")]
Group = Annotated[str, Limits(pattern=r"HM_[A-Z]+")]
ThreeToFive = Annotated[list[Line], Limits(shortest=3, longest=5)]


class SourceFile(Shape):
    """One entry of `quellen`."""

    titel: Line
    herausgeber: Line
    url: Annotated[str, Limits(pattern=r"https?://\S+")]

    def to_source(self) -> Source:
        """Return the source as a value."""
        return Source(title=self.titel, publisher=self.herausgeber, url=self.url)


class NormFile(Shape):
    """One entry of `paragraphen`."""

    norm: Line
    wozu: Line


class _Reviewed(Shape):
    quellen: Annotated[list[SourceFile], Limits(shortest=2)]
    stand: date
    pruefen_bis: date

    def check(self) -> None:
        """Refuse a review before the writing."""
        if self.pruefen_bis <= self.stand:
            raise ValueError("pruefen_bis is not after stand")

    def _sources(self) -> tuple[Source, ...]:
        return tuple(source.to_source() for source in self.quellen)


class ArticleFile(_Reviewed):
    """The front matter of an article."""

    titel: Line
    titel_kurz: Line | None = None
    anlass: Line
    anlass_einfach: Line
    kernaussagen: ThreeToFive
    felder: Annotated[list[Topic], Limits(shortest=1)]
    paragraphen: Annotated[list[NormFile], Limits(shortest=1)]
    autor: Line
    angebote: tuple[Category, ...] = ()
    suchworte: tuple[Line, ...] = ()

    def to_article(self, *, slug: str, body: str, plain: str = "") -> Article:
        """Return the article as a value; the title stands in for a missing short one."""
        return Article(
            slug=slug,
            title=self.titel,
            short_title=self.titel_kurz or self.titel,
            occasion=Wording(text=self.anlass, plain=self.anlass_einfach),
            key_points=tuple(self.kernaussagen),
            fields=tuple(self.felder),
            norms=tuple(NormUse(norm=use.norm, purpose=use.wozu) for use in self.paragraphen),
            sources=self._sources(),
            as_of=self.stand,
            review_by=self.pruefen_bis,
            author=self.autor,
            body=body,
            offers=self.angebote,
            keywords=self.suchworte,
            plain=plain,
        )


class PayerFile(Shape):
    """The entry `wer_zahlt`."""

    traeger: Line
    text: Text
    grundlage: list[Line]


class ComparisonFile(Shape):
    """The entry `vergleich`."""

    zahlt: Annotated[tuple[Paying, ...], Limits(shortest=1)]
    rezept: Needed
    pflegegrad: Needed
    eigener_anteil: Line

    def to_comparison(self) -> Comparison:
        """Return the entry as a value."""
        return Comparison(
            payers=self.zahlt,
            prescription=self.rezept,
            grade=self.pflegegrad,
            own_share=self.eigener_anteil,
        )


class HilfsmittelFile(_Reviewed):
    """A Hilfsmittel entry."""

    titel: Line
    gruppe: Group
    kurz: Line
    kurz_einfach: Line
    beschreibung: Text
    wer_zahlt: PayerFile
    vergleich: ComparisonFile
    so_bekommen_sie_es: ThreeToFive

    def to_entry(self, *, slug: str) -> HilfsmittelEntry:
        """Return the entry as a value."""
        return HilfsmittelEntry(
            slug=slug,
            title=self.titel,
            group=self.gruppe,
            brief=self.kurz,
            brief_plain=self.kurz_einfach,
            description=self.beschreibung.strip(),
            payer=Payer(
                name=self.wer_zahlt.traeger,
                text=self.wer_zahlt.text.strip(),
                grounds=tuple(self.wer_zahlt.grundlage),
            ),
            comparison=self.vergleich.to_comparison(),
            steps=tuple(self.so_bekommen_sie_es),
            sources=self._sources(),
            as_of=self.stand,
            review_by=self.pruefen_bis,
        )
