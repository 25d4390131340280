"""How a line of the log is written: what failed and where in our code, never an address of a page, a word, or a value."""

import copy
import logging
import traceback
from collections.abc import Iterator
from types import TracebackType

ErrorInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Quiet(logging.Formatter):
    """Addresses hold invitations, links of the way back, and who read what; messages of errors hold values that somebody sent."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, and the steps to an error by file and line."""
        quiet = copy.copy(record)
        quiet.exc_text = None
        if request := getattr(record, "request", None):
            match = getattr(request, "resolver_match", None)
            route = match.view_name if match else "no page of ours"
            quiet.msg, quiet.args = f"{getattr(record, 'status_code', '')} at {route}".strip(), ()
        return super().format(quiet)

    def formatException(self, ei: ErrorInfo) -> str:  # noqa: N802  # the name it has in logging
        return "\n".join(_steps(ei[1])) if ei[1] else ""


def _steps(error: BaseException) -> Iterator[str]:
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _steps(before)
        yield "and then"
    yield "".join(traceback.format_tb(error.__traceback__)).rstrip()
    yield type(error).__name__
