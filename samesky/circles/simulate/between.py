"""What may come between reading and appending, and between appending and the commit: another process, or the end of this one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from samesky.circles import commanding, telling
from samesky.circles.simulate.patching import patched, wrapped

Hook = Callable[[], None]


class Died(BaseException):
    """The process is no more; nobody gets an answer from it, and nothing in it can still do anything about it."""


class Between:
    """Hooks for the next command or settling; each is used once."""

    def __init__(self) -> None:
        self.read: Hook | None = None
        self.appending: Hook | None = None
        self.told: Hook | None = None

    def nothing(self) -> None:
        """Nothing comes between."""
        self.read = self.appending = self.told = None

    def use(self, name: str) -> None:
        """Let happen what was to come at this point."""
        hook: Hook | None = getattr(self, name)
        setattr(self, name, None)
        if hook is not None:
            hook()


@contextmanager
def interfering() -> Iterator[Between]:
    """Inside this block commands can be interfered with."""
    between = Between()

    def after(name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        def around(original: Callable[..., Any]) -> Callable[..., Any]:
            def then(*args: Any, **named: Any) -> Any:
                result = original(*args, **named)
                between.use(name)
                return result

            return then

        return around

    def before(original: Callable[..., Any]) -> Callable[..., Any]:
        def then(*args: Any, **named: Any) -> Any:
            between.use("appending")
            return original(*args, **named)

        return then

    with patched(
        wrapped(commanding, "known_in", after("read")),
        wrapped(commanding, "append", before),
        wrapped(telling, "tell", after("told")),
    ):
        yield between
