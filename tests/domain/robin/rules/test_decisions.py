import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.robin.answers import Reading
from portal.domain.robin.evaluation import holds
from portal.domain.robin.flow import first_incomplete_page, prune
from portal.domain.robin.rules.decisions import RULES, decide, rules_of_aids
from tests.domain.robin.answer_sets import CATALOGUE, answer_sets, base, few_examples
from tests.domain.robin.rule_examples import ALTERNATIVES, EXAMPLES

ALL_RULES = {rule.id: rule for rule in (*RULES, *rules_of_aids(aids=CATALOGUE.aids))}


def decided(answers):
    return {decision.part: decision for decision in decide(answers=answers, aids=CATALOGUE.aids)}


class TestEveryRule:
    def test_has_an_example(self):
        assert EXAMPLES.keys() == ALL_RULES.keys()

    @pytest.mark.parametrize("rule", EXAMPLES)
    def test_example_is_a_finished_consultation(self, rule):
        answers, _ = EXAMPLES[rule]

        assert prune(catalogue=CATALOGUE, answers=answers) == answers
        assert first_incomplete_page(catalogue=CATALOGUE, answers=answers) is None

    @pytest.mark.parametrize(("rule", "answers"), ALTERNATIVES)
    def test_fires_for_each_of_its_alternatives(self, rule, answers):
        assert first_incomplete_page(catalogue=CATALOGUE, answers=answers) is None
        assert prune(catalogue=CATALOGUE, answers=answers) == answers
        assert decided(answers)[ALL_RULES[rule].part].rule == rule

    @pytest.mark.parametrize("rule", EXAMPLES)
    def test_fires_and_names_what_it_read(self, rule):
        answers, read = EXAMPLES[rule]

        decision = decided(answers)[ALL_RULES[rule].part]

        assert (decision.rule, decision.recommended) == (rule, rule.startswith("E"))
        assert decision.read == tuple((key, answers[key]) for key, _ in decision.read)
        assert {key for key, _ in decision.read} == read


class TestOrder:
    def test_is_the_settled_one(self):
        parts = {part: [] for part in range(1, 7)}
        for rule in ALL_RULES.values():
            parts[rule.part].append(rule.id)

        assert parts == {
            1: ["E1"],
            2: ["A2.1", "A2.2", "E2.2", "E2.3", "E2.4", "E2.1", "E2.5", "A2.3", "A2.R"],
            3: ["A3.0", "E3.1", "E3.2", "E3.4", "A3.1", "E3.3", "A3.2", "A3.R"],
            4: ["A4.1", "A4.2", "A4.3", "E4.1", "E4.2", "E4.3", "E4.4", "E4.5", "A4.R"],
            5: ["A5.0", "E5.4", "A5.2", "E5.2", "E5.3", "A5.1", "E5.1", "A5.R"],
            6: ["A6.2", "E6", "A6.1"],
        }


class TestChangingTheDecidingAnswer:
    @pytest.mark.parametrize(
        "rule", [rule for rule in EXAMPLES if rule != "E1" and not ALL_RULES[rule].is_last]
    )
    def test_x01_removing_it_changes_the_part(self, rule):
        answers, read = EXAMPLES[rule]
        rest = {key: answer for key, answer in answers.items() if key not in read}

        assert decided(rest)[ALL_RULES[rule].part].rule != rule

    @pytest.mark.parametrize(
        ("rule", "changed"),
        [
            ("A2.R", base(hilfebedarf="taeglich")),
            ("A3.R", base(pg_status="weiss_nicht", hilfebedarf="rund_um_die_uhr")),
            ("A4.R", EXAMPLES["E4.4"][0]),
            ("A5.R", EXAMPLES["E5.2"][0]),
            ("A6.1", base(hilfebedarf="taeglich")),
        ],
    )
    def test_x01_another_answer_to_what_a_last_rule_names_changes_the_part(self, rule, changed):
        part = ALL_RULES[rule].part

        assert decided(EXAMPLES[rule][0])[part].rule == rule
        assert decided(changed)[part].rule != rule

    def test_a_home_wished_for_by_who_lives_in_one_is_named_alone(self):
        decision = decided(base(wohnt="heim", wunsch="heim"))[4]

        assert (decision.rule, decision.read) == ("A4.1", (("wunsch", "heim"),))


class TestAddition:
    @pytest.mark.parametrize(
        ("changes", "expected"),
        [
            ({"hilfebedarf": "rund_um_die_uhr"}, True),
            ({"hilfebedarf": "rund_um_die_uhr", "wer_hilft": ("partner_in",)}, False),
            ({}, False),
        ],
    )
    def test_mentions_a_home_to_who_needs_much_help_and_has_none(self, changes, expected):
        decision = decided(base(wunsch="zuhause", **changes))[3]

        assert (decision.rule, decision.has_addition) == ("A3.1", expected)
        assert decision.read == (("wunsch", "zuhause"),)


class TestProperties:
    @few_examples
    @given(answers=answer_sets())
    def test_c12_every_answer_set_has_exactly_one_outcome_per_part(self, answers):
        decisions = decide(answers=answers, aids=CATALOGUE.aids)

        assert [decision.part for decision in decisions] == [1, 2, 3, 4, 5, 6]
        for decision in decisions:
            rules = [rule for rule in ALL_RULES.values() if rule.part == decision.part]
            holding = [
                rule.id
                for rule in rules
                if holds(condition=rule.predicate, reading=Reading(answers))
            ]
            assert decision.rule == holding[0]
            assert holding[-1] == rules[-1].id

    @few_examples
    @given(answers=answer_sets(), data=st.data())
    def test_what_was_read_is_enough_and_exact(self, answers, data):
        """Leave out any answers that were not read: the rule holds and reads the same."""
        for decision in decide(answers=answers, aids=CATALOGUE.aids):
            rule = ALL_RULES[decision.rule]
            if rule.is_last:
                assert [key for key, _ in decision.read] == ["hilfebedarf", "interessen"]
                continue
            read = {key for key, _ in decision.read}
            others = sorted(answers.keys() - read)
            kept = read | data.draw(st.sets(st.sampled_from(others)))
            reading = Reading({key: answers[key] for key in answers if key in kept})

            assert holds(condition=rule.predicate, reading=reading)
            assert set(reading.read) == read
