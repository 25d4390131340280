"""What the host has chosen for this place: a few named choices, each with a working default, changed on /host/settings."""

from dataclasses import dataclass

from samesky.kit.clock import now
from samesky.kit.registry import Registry
from samesky.people.models import HostChoice, Person


@dataclass(frozen=True)
class Choice:
    """One thing a host decides. `options`: value and (lazy) words; empty options mean a free line of text."""

    name: str
    words: str
    options: tuple[tuple[str, str], ...]
    default: str

    def value(self) -> str:
        """What was chosen, else the default."""
        found = HostChoice.objects.filter(name=self.name).values_list("value", flat=True).first()
        return self.default if found is None or not self.allows(found) else found

    def allows(self, value: str) -> bool:
        return not self.options or value in {option for option, _ in self.options}

    def choose(self, host: Person, value: str) -> None:
        """Raises ValueError for a value that is not among the options."""
        if not self.allows(value):
            raise ValueError(self.name)
        HostChoice.objects.update_or_create(
            name=self.name, defaults={"value": value, "by": host, "at": now()}
        )


choices: Registry[Choice] = Registry("host choices")
