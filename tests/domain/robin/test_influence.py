from hypothesis import given
from hypothesis import strategies as st

from portal.domain.robin.influence import parts_by_question
from portal.domain.robin.needs import needed_services, wishes
from portal.domain.robin.recommendation import CATEGORY_OF_PART
from portal.domain.robin.rules.aids import choose_aids
from portal.domain.robin.rules.articles import choose_articles
from portal.domain.robin.rules.decisions import decide
from tests.domain.robin.answer_sets import CATALOGUE, answer_sets, answers_to, few_examples
from tests.domain.robin.small_catalogue import small

PARTS = parts_by_question(catalogue=CATALOGUE)


def outcome(answers):
    """Return all that each part says because of the answers, by the number of the part."""
    decisions = decide(answers=answers, aids=CATALOGUE.aids)
    found = {
        decision.part: [decision.rule, decision.has_addition, decision.read]
        for decision in decisions
    }
    found[1].append(choose_articles(answers=answers, plan=CATALOGUE.articles))
    found[6].append(choose_aids(answers=answers, plan=CATALOGUE.aids))
    for part, category in CATEGORY_OF_PART.items():
        found[part].append(needed_services(answers=answers, category=category))
        found[part].append(wishes(answers=answers, category=category))
    return found


class TestPartsByQuestion:
    def test_names_every_question_in_order(self):
        assert list(PARTS) == [question.id for question in CATALOGUE.questions]

    def test_an_occasion_counts_for_part_1(self):
        assert PARTS["kasse"] == (1,)

    def test_a_trigger_counts_for_part_6(self):
        assert PARTS["hilfsmittel.bedarf"] == (6,)

    def test_a_need_counts_for_the_part_of_its_category(self):
        assert 2 in PARTS["gesellschaft.arten"]

    def test_a_wish_of_any_facility_counts_for_all_parts_with_facilities(self):
        assert PARTS["wuensche"] == (2, 3, 4, 5)

    def test_a_wish_of_one_category_counts_for_its_part(self):
        assert PARTS["wohnen.ausstattung"] == (5,)

    def test_what_a_further_sentence_reads_counts(self):
        assert 3 in PARTS["wer_hilft"]

    def test_what_the_last_rule_names_counts(self):
        assert PARTS["interessen"] == (1, 2, 3, 4, 5, 6)

    def test_a_note_counts_nowhere(self):
        assert PARTS["haushalt.stunden"] == ()

    def test_a_question_of_a_small_catalogue(self, tmp_path):
        found = parts_by_question(catalogue=small(tmp_path))

        assert found["haushalt.arten"] == (6,)
        assert found["fuer_wen"] == (1,)
        assert found["rolle"] == ()

    @few_examples
    @given(data=st.data())
    def test_an_answer_changes_no_other_part(self, data):
        answers = data.draw(answer_sets())
        question = data.draw(st.sampled_from(CATALOGUE.questions))
        before = outcome(answers)

        after = outcome({**answers, question.id: data.draw(answers_to(question))})

        changed = {part for part in before if before[part] != after[part]}
        assert changed <= set(PARTS[question.id])
