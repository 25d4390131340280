"""When a gathering is, in sentences; and a sentence for every refusal."""

import pytest
from django.utils import translation

from samesky.gatherings.core.refusals import Refusal
from samesky.gatherings.tests.core.patterns import pattern
from samesky.gatherings.wording import refused, repeating


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Tuesday, 8 December 2026 at 19:00 (Europe/Berlin)"),
        ("FREQ=DAILY", "every day at 19:00 (Europe/Berlin)"),
        ("FREQ=WEEKLY", "every Tuesday at 19:00 (Europe/Berlin)"),
        ("FREQ=WEEKLY;INTERVAL=2", "every second Tuesday at 19:00 (Europe/Berlin)"),
        ("FREQ=WEEKLY;INTERVAL=6", "every 6 weeks on Tuesday at 19:00 (Europe/Berlin)"),
        ("FREQ=WEEKLY;BYDAY=TU,TH,SA", "every Tuesday, Thursday and Saturday at 19:00 (Europe/Berlin)"),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",
            "every 2 weeks on Tuesday and Thursday at 19:00 (Europe/Berlin)",
        ),
        ("FREQ=MONTHLY;BYDAY=2TU", "every second Tuesday of the month at 19:00 (Europe/Berlin)"),
        (
            "FREQ=MONTHLY;BYDAY=5TU",
            "every fifth Tuesday, in months that have one, at 19:00 (Europe/Berlin)",
        ),
        ("FREQ=MONTHLY;BYDAY=-1TU", "every last Tuesday of the month at 19:00 (Europe/Berlin)"),
        ("FREQ=MONTHLY;BYMONTHDAY=8", "on day 8 of every month at 19:00 (Europe/Berlin)"),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "on day 31 of every month that has it at 19:00 (Europe/Berlin)"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "on the last day of every month at 19:00 (Europe/Berlin)"),
        ("FREQ=YEARLY", "every year on 8 December at 19:00 (Europe/Berlin)"),
        ("FREQ=WEEKLY;UNTIL=20270713", "every Tuesday at 19:00 (Europe/Berlin), until 13 July 2027"),
        ("FREQ=WEEKLY;COUNT=10", "every Tuesday at 19:00 (Europe/Berlin), 10 times in all"),
        ("FREQ=WEEKLY;COUNT=1", "every Tuesday at 19:00 (Europe/Berlin), 1 time in all"),
    ],
)
def test_what_repeats_is_said_in_plain_words(text: str, said: str) -> None:
    assert repeating(pattern("2026-12-08 19:00", text)) == said


def test_a_rule_from_elsewhere_is_said_to_be_one() -> None:
    odd = pattern("2026-12-08 19:00", "FREQ=MONTHLY;BYMONTHDAY=8,15")
    assert repeating(odd) == "on days by a rule of its own, at 19:00 (Europe/Berlin)"


def test_weekdays_are_in_the_readers_language() -> None:
    with translation.override("de"):
        assert "Dienstag" in repeating(pattern("2026-12-08 19:00", "FREQ=WEEKLY"))


@pytest.mark.parametrize("refusal", list(Refusal))
def test_every_refusal_has_a_calm_sentence(refusal: Refusal) -> None:
    assert refused(refusal).endswith(".")
    assert "!" not in refused(refusal)
