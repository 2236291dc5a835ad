from inspect import Parameter, isfunction, signature
from typing import Protocol

import pytest

from portal.values import ports

PORTS = [
    port
    for port in vars(ports).values()
    if isinstance(port, type) and port.__module__ == ports.__name__
]


class TestPorts:
    def test_there_are_some(self):
        assert len(PORTS) >= 4

    @pytest.mark.parametrize("port", PORTS)
    def test_promise_and_do_not_act(self, port):
        assert Protocol in port.__bases__
        with pytest.raises(TypeError, match="Protocols cannot be instantiated"):
            port()

    @pytest.mark.parametrize("port", PORTS)
    def test_take_keyword_arguments_and_say_what_they_promise(self, port):
        own = {"__init__", "__subclasshook__"}
        methods = [m for name, m in vars(port).items() if isfunction(m) and name not in own]

        assert methods
        for method in methods:
            _, *arguments = signature(method).parameters.values()
            assert {argument.kind for argument in arguments} <= {Parameter.KEYWORD_ONLY}
            assert method.__doc__
