"""The rules of whole pages are proved together with the others in test_html_rules.py."""

from tests.support import page_rules
from tests.support.test_html_rules import FAULTS


def test_each_rule_of_this_module_has_a_fault():
    own = {rule.__name__ for rule in page_rules.PAGES if rule.__module__ == page_rules.__name__}

    assert len(own) == 8
    assert own <= {rule for rule, *_ in FAULTS}
