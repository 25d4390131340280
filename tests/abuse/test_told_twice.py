"""Somebody who is not signed in tells us something, and the tap goes out twice in the same moment."""

import pytest

from samesky.people.keystore.models import DataKey
from samesky.safety.actions import reporting
from samesky.safety.models import Report

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_two_taps_in_one_moment_are_one_report_and_leave_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    seal = reporting._sealed

    def while_the_first_is_kept(*said: str) -> Report:
        monkeypatch.setattr(reporting, "_sealed", seal)
        reporting.report_signed_out(None, "danger", "Please look.", once="one")
        return seal(None, "danger", "Please look.")

    monkeypatch.setattr(reporting, "_sealed", while_the_first_is_kept)
    keys = DataKey.objects.count()
    reporting.report_signed_out(None, "danger", "Please look.", once="one")
    assert Report.objects.count() == 1
    assert DataKey.objects.count() == keys + 1
