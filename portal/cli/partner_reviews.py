"""Import a partner's reviews: read, match to facilities, store, report."""

import secrets
from collections import Counter
from collections.abc import Iterator, Sequence

from portal.domain.audit.entry import COMMAND
from portal.domain.reviews.partner_file import PartnerFile, PartnerReview, read_partner_file
from portal.domain.reviews.partner_matching import Unmatched, match, opinion_of
from portal.domain.reviews.review import Origin
from portal.queries.partner_reviews import list_candidates
from portal.services.reviews.import_partner import Matched, Taken, import_partner
from portal.web import clock, content
from portal.web.extensions import db
from portal.web.posting import ID_BYTES
from portal.web.transactions import writing

BATCH_SIZE = 500
Misses = list[tuple[PartnerReview, str]]


def import_file(*, content: bytes, origin: Origin, is_dry: bool) -> tuple[str, ...]:
    """Take the reviews of a file into the queue and return what there is to say about it.

    Raises:
        FileRefused: no row of the file can be read.
    """
    found = read_partner_file(content=content, criteria=_criteria_keys(), today=clock.today())
    misses: Misses = []
    counts: Counter[Taken] = Counter()
    number = 0
    for start in range(0, len(found.reviews), BATCH_SIZE):
        matched = _matched(found.reviews[start : start + BATCH_SIZE], misses)
        number += len(matched)
        if matched and not is_dry:
            counts.update(_store(origin, matched))
    return tuple(_report(found, misses, number, counts, is_dry=is_dry))


def _criteria_keys() -> frozenset[str]:
    by_category = content.current().criteria.by_category
    return frozenset(one.key for criteria in by_category.values() for one in criteria)


def _matched(reviews: Sequence[PartnerReview], misses: Misses) -> tuple[Matched, ...]:
    """Return the reviews whose facility is known, and add the others to the misses."""
    candidates = list_candidates(
        db.session(),
        facility_ids=[one.facility_id for one in reviews if one.facility_id is not None],
        postcodes=sorted({one.postcode for one in reviews if one.facility_id is None}),
    )
    found = []
    for review in reviews:
        try:
            facility = match(review=review, candidates=candidates)
            opinion = opinion_of(
                review=review,
                category=facility.category,
                criteria=content.current().criteria,
                today=clock.today(),
            )
        except Unmatched as miss:
            misses.append((review, str(miss)))
            continue
        new_id = secrets.token_hex(ID_BYTES)
        found.append(Matched(review, facility.facility_id, opinion, new_id))
    return tuple(found)


def _store(origin: Origin, matched: tuple[Matched, ...]) -> Counter[Taken]:
    with writing() as session:
        return Counter(
            import_partner(session, origin=origin, matched=matched, actor=COMMAND, now=clock.now())
        )


def _report(
    found: PartnerFile, misses: Misses, number: int, counts: Counter[Taken], *, is_dry: bool
) -> Iterator[str]:
    for rejection in found.rejections:
        yield f"{rejection.line}: {rejection.reason}"
    for review, reason in misses:
        who = f"{review.external_id}  {review.facility_name} {review.postcode}"
        yield f"{review.line}: not matched: {who}: {reason}"
    yield f"reviews read       {len(found.reviews) + len(found.rejections):>8}"
    yield f"  rejected         {len(found.rejections):>8}"
    yield f"  not matched      {len(misses):>8}"
    yield f"  matched          {number:>8}"
    if is_dry:
        yield "Dry run: nothing was written."
        return
    for taken in Taken:
        yield f"    {taken.value:<15}{counts[taken]:>8}"
