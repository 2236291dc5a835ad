"""A real SMTP server on this machine that takes mail, refuses it, hangs or hangs up."""

import asyncio
from collections.abc import Callable
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.support.server import free_port

HANG_SECONDS = 1.5
"""Longer than the second that senders under test wait."""


class PostOffice:
    """Takes every mail unless told otherwise.

    Steps are EHLO, MAIL, RCPT, DATA and QUIT. `answers` maps a step to what it is answered with;
    at `hangs_at` the answer comes too late, at `hangs_up_at` the connection ends. `on_data` is
    called once a mail has come in whole, before it is answered.
    """

    def __init__(self) -> None:
        self.taken: list[bytes] = []
        self.greetings = 0
        self.envelopes: list[tuple[str, list[str]]] = []
        self.answers: dict[str, str] = {}
        self.hangs_at = ""
        self.hangs_up_at = ""
        self.on_data: Callable[[], None] = lambda: None
        self.port = free_port()
        self.url = f"smtp://127.0.0.1:{self.port}"
        self._controller: Controller | None = None
        self.speaks_utf8 = True

    def open(self) -> None:
        """Begin to listen."""
        self._controller = Controller(
            self, hostname="127.0.0.1", port=self.port, enable_SMTPUTF8=self.speaks_utf8
        )
        self._controller.start()

    def close(self) -> None:
        """Listen no more; may be called twice."""
        if self._controller is not None:
            self._controller.stop()
            self._controller = None

    async def _answer(self, step: str, server: SMTP, usual: str) -> str:
        self.greetings += step == "EHLO"
        if self.hangs_at == step:
            await asyncio.sleep(HANG_SECONDS)
        if self.hangs_up_at == step:
            server.transport.abort()
        return self.answers.get(step, usual)

    async def handle_EHLO(  # noqa: N802 – its name
        self, server: SMTP, session: Session, _envelope: Envelope, name: str, answers: list[str]
    ) -> list[str]:
        """Answer a greeting."""
        session.host_name = name
        answer = await self._answer("EHLO", server, "")
        return [answer] if answer else answers

    async def handle_HELO(  # noqa: N802 – its name
        self, server: SMTP, session: Session, _envelope: Envelope, name: str
    ) -> str:
        """Answer the older greeting as the newer one."""
        session.host_name = name
        return await self._answer("EHLO", server, "250 OK")

    async def handle_MAIL(  # noqa: N802 – its name
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        """Answer the sender."""
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return await self._answer("MAIL", server, "250 OK")

    async def handle_RCPT(  # noqa: N802 – its name
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        """Answer the recipient."""
        envelope.rcpt_tos.append(address)
        return await self._answer("RCPT", server, "250 OK")

    async def handle_DATA(  # noqa: N802 – its name
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Answer the mail itself and keep it if it is taken."""
        await asyncio.get_running_loop().run_in_executor(None, self.on_data)
        answer = await self._answer("DATA", server, "250 OK")
        if answer.startswith("2") and not self.hangs_up_at and not self.hangs_at:
            self.taken.append(envelope.content)
            self.envelopes.append((envelope.mail_from, list(envelope.rcpt_tos)))
        return answer

    async def handle_QUIT(  # noqa: N802 – its name
        self, server: SMTP, _session: Session, _envelope: Envelope
    ) -> str:
        """Answer the goodbye."""
        return await self._answer("QUIT", server, "221 Bye")
