"""A snapshot comes back as it was, whatever else changed, and nothing foreign is taken for one."""

import json
import zlib
from pathlib import Path

import pytest
from hypothesis import given

from portal.domain.protocol.snapshot import (
    MOST_BYTES,
    SnapshotTooLarge,
    SnapshotUnreadable,
    pack,
    unpack,
)
from tests.domain.protocol import kept_samples
from tests.domain.robin.answer_sets import answer_sets, few_examples

FORMAT_1 = Path(__file__).parents[2] / "fixtures" / "snapshots" / "format_1.bin"
"""Written when format 1 was new."""


def plain_of(data):
    return json.loads(zlib.decompress(data))


def packed(content):
    return zlib.compress(json.dumps(content).encode())


class TestRoundTrip:
    @pytest.mark.parametrize("answers", [kept_samples.MUCH, kept_samples.LITTLE])
    def test_c06_everything_that_a_result_shows_comes_back(self, answers):
        kept = kept_samples.kept(answers)

        found = unpack(data=pack(kept=kept))

        assert found == kept

    def test_c06_what_was_read_is_written_the_same(self):
        data = pack(kept=kept_samples.kept())

        assert pack(kept=unpack(data=data)) == data

    @few_examples
    @given(answers=answer_sets())
    def test_c06_the_answers_of_anybody_come_back(self, answers):
        kept = kept_samples.kept(answers)

        found = unpack(data=pack(kept=kept))

        assert found.protocol.recommendation.answers == kept.protocol.recommendation.answers
        assert found.protocol.answers == kept.protocol.answers

    def test_c06_articles_and_hilfsmittel_come_back(self):
        kept = kept_samples.kept()

        before, after = kept.protocol.parts, unpack(data=pack(kept=kept)).protocol.parts

        assert before[0].articles
        assert after[0].articles == before[0].articles
        assert before[5].aids
        assert after[5].aids == before[5].aids

    def test_c06_the_texts_of_the_library_stay_there(self):
        kept = kept_samples.kept()
        article = kept_samples.LIBRARY.article(slug=kept.protocol.parts[0].articles[0].article.slug)

        written = json.dumps(plain_of(pack(kept=kept)), ensure_ascii=False)

        assert article.title in written
        assert article.body[:40] not in written


class TestVersions:
    def test_c06_what_the_first_version_wrote_is_still_read(self):
        found = unpack(data=FORMAT_1.read_bytes())

        assert found.protocol.place.label == "19370 Parchim"
        assert [part.number for part in found.protocol.parts] == [1, 2, 3, 4, 5, 6]
        assert found.protocol.parts[2].listing.hits[0].name == "Haus „Größe“ 1"
        assert found.law.amount("pflegegeld.3").value.german() == "599"

    def test_fields_of_a_later_version_are_left_aside(self):
        kept = kept_samples.kept()
        content = plain_of(pack(kept=kept))
        content["result"]["later"] = {"a": 1}
        content["result"]["protocol"]["parts"][2]["listing"]["hits"][0]["stars"] = 5

        assert (
            unpack(data=packed(content)).protocol.parts
            == unpack(data=pack(kept=kept)).protocol.parts
        )

    def test_a_later_format_is_refused(self):
        content = plain_of(pack(kept=kept_samples.kept()))

        with pytest.raises(SnapshotUnreadable, match="format 2"):
            unpack(data=packed(content | {"format": 2}))


class TestRefusal:
    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"nothing compressed",
            zlib.compress(b"\xff"),
            zlib.compress(b"[]"),
            zlib.compress(b'{"format":1}'),
            zlib.compress(b'{"format":"1","result":{}}'),
            zlib.compress(b'{"format":1,"result":{"protocol":7}}'),
            zlib.compress(b'{"format":1,"result":{"protocol":{"made_on":"never"}}}'),
        ],
    )
    def test_what_holds_no_result_is_unreadable(self, data):
        with pytest.raises(SnapshotUnreadable):
            unpack(data=data)

    @pytest.mark.parametrize(
        "spoil",
        [
            lambda result: result["protocol"]["recommendation"]["answers"].update(ort={"a": 1}),
            lambda result: result["law"]["amounts"]["pflegegeld.3"].update(value=[]),
            lambda result: result["protocol"]["parts"][2]["listing"]["hits"][0].update(points="x"),
            lambda result: result["protocol"]["parts"][0]["articles"][0]["article"].pop("path"),
        ],
    )
    def test_a_damaged_value_is_unreadable_and_not_repeated(self, spoil):
        content = plain_of(pack(kept=kept_samples.kept()))
        spoil(content["result"])

        with pytest.raises(SnapshotUnreadable) as refused:
            unpack(data=packed(content))
        assert refused.value.__cause__ is None
        assert str(refused.value).isidentifier()

    def test_one_that_is_cut_off_is_unreadable(self):
        data = pack(kept=kept_samples.kept())

        with pytest.raises(SnapshotUnreadable, match="cut off"):
            unpack(data=data[:-10])

    def test_one_that_swells_is_not_unpacked(self):
        with pytest.raises(SnapshotUnreadable, match="too large"):
            unpack(data=zlib.compress(b" " * (MOST_BYTES + 1)))

    def test_one_that_is_too_large_is_not_written(self):
        hits = (kept_samples.hit(name="x" * MOST_BYTES),)

        with pytest.raises(SnapshotTooLarge):
            pack(kept=kept_samples.kept(hits=hits))

    def test_a_usual_one_is_small(self):
        hits = tuple(kept_samples.hit(number) for number in range(1, 6))

        assert len(pack(kept=kept_samples.kept(hits=hits))) < 30_000
