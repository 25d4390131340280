"""A real mail server on this machine, and what reached it. It takes everything unless told what to answer."""

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.harness.site import free_port


@dataclass
class Post:
    """Answers, and letters in the order they were taken. The methods named handle_... are the library's hooks."""

    port: int
    to_address: str = "250 OK"
    to_letter: str = "250 OK"
    letters: list[tuple[list[str], Message]] = field(default_factory=list)
    knocks: int = 0
    thinks: float = 0.0
    """Seconds before a letter is answered."""

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.knocks += 1
        if self.to_address.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.to_address

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        await asyncio.sleep(self.thinks)
        if self.to_letter.startswith("250"):
            content = envelope.content
            assert isinstance(content, bytes)
            self.letters.append((list(envelope.rcpt_tos), message_from_bytes(content)))
        return self.to_letter

    @property
    def ids(self) -> list[str]:
        """The Message-IDs, in order."""
        return [str(message["Message-ID"]) for _, message in self.letters]


@contextmanager
def post(**options: object) -> Iterator[Post]:
    """Served while the block lasts. `options` are those of aiosmtpd's SMTP, for example `auth_required=True`."""
    box = Post(free_port())
    controller = Controller(box, hostname="127.0.0.1", port=box.port, **options)  # type: ignore[arg-type]
    controller.start()
    try:
        yield box
    finally:
        controller.stop()


@contextmanager
def line(speak: Callable[[socket.socket], None]) -> Iterator[int]:
    """A port where everybody is answered by `speak`, one after the other; it is no mail server at all."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        ended = threading.Event()

        def serve() -> None:
            while not ended.is_set():
                with suppress(OSError):
                    caller, _ = server.accept()
                    with caller:
                        speak(caller)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield int(server.getsockname()[1])
        ended.set()
        with suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)


def says_nothing(caller: socket.socket) -> None:
    time.sleep(5)


def says_a_sign_now_and_then(caller: socket.socket) -> None:
    for _ in range(100):
        caller.sendall(b"2")
        time.sleep(0.1)
