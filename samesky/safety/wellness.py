"""What `samesky doctor` should know of safety: the same gaps that hosts are told on their page."""

from collections.abc import Iterator

from samesky.kit.wellness import Unwell
from samesky.safety.queries.place import missing


def look() -> Iterator[Unwell]:
    """What is missing for keeping people safe. Nothing of it stops a place from being served, on this machine."""
    gaps = missing()
    for is_so, what, to_do in (
        (
            gaps.emergency,
            "No emergency number is entered.",
            "Enter it on /host/lines: Help now is empty without it.",
        ),
        (gaps.lines, "No help line is entered.", "Enter lines that people here can reach, on /host/lines."),
        (
            gaps.expired,
            "A help line was not checked for too long.",
            "Call it and confirm it, on /host/lines.",
        ),
        (gaps.moderators, "Nobody is moderator or safeguarding lead.", "samesky grant moderator PEN_NAME"),
        (
            gaps.watch,
            "There are hours in the next seven days when nobody is on watch.",
            "Fill the rota, on /host/watch.",
        ),
        (
            gaps.stuck,
            "A report waits, and nobody here may look at it.",
            "Give one more person the role, on /host/roles.",
        ),
    ):
        if is_so:
            yield Unwell(what, to_do, grave=False)
