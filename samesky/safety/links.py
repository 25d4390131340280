"""What a line's address on the page is: tel:, sms: or https:, and nothing else."""

import re

from samesky.safety.models import HelpLine

SCHEMES = {HelpLine.Channel.CALL: "tel:", HelpLine.Channel.TEXT: "sms:"}


def address_of(line: HelpLine) -> str:
    """Where a tap leads. Empty when what was entered cannot be dialled or opened."""
    scheme = SCHEMES.get(line.channel)  # type: ignore[call-overload]
    if scheme is None:
        return line.reach if line.reach.startswith("https://") else ""
    digits = re.sub(r"[^0-9+*#]", "", line.reach).replace("#", "%23")
    return f"{scheme}{digits}" if digits else ""
