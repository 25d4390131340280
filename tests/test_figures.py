"""Figures are shown as they were measured."""

from pathlib import Path

from bench.__main__ import names, write
from bench.figures import Figure, number, table
from bench.written import Measured, page, parts

BENCHES = ["live", "pages"]


def test_an_aim_is_reached_from_the_right_side() -> None:
    assert Figure("pages", 0.5, "ratio", aim=0.4, better="more").reached is True
    assert Figure("a page", 9.0, "ms", aim=8.0).reached is False
    assert Figure("a stream", 9.0, "kB").reached is None


def test_numbers_keep_three_digits() -> None:
    assert [number(value) for value in (1270.4, 86.24, 0.4137, 3)] == ["1,270", "86.2", "0.414", "3"]


def _measured(value: float, day: str) -> Measured:
    return Measured([Figure("a page", value, "ms", aim=8.0, on="SQLite")], day, "Python, two cores")


def test_a_part_that_is_measured_again_leaves_the_others_as_they_were() -> None:
    first = page("", {"pages": _measured(9, "2026-11-20"), "live": _measured(5, "2026-11-20")}, BENCHES)
    again = page(first, {"pages": _measured(7, "2026-11-22")}, BENCHES)
    assert parts(again)["live"] == parts(first)["live"]
    assert "Measured on 2026-11-22: Python, two cores." in parts(again)["pages"]
    assert "| 7 ms " in parts(again)["pages"]
    assert "| 9 ms " not in again


def test_the_page_names_what_was_never_measured_and_drops_what_is_gone() -> None:
    written = page("", {"pages": _measured(9, "2026-11-20"), "live": _measured(5, "2026-11-20")}, BENCHES)
    later = page(written, {}, ["circles", "live"])
    assert parts(later) == {"circles": "Not measured yet.", "live": parts(written)["live"]}
    assert "at most 8 ms" in later


def test_writing_the_same_again_changes_nothing() -> None:
    written = page("", {"live": _measured(5, "2026-11-20")}, BENCHES)
    assert page(written, {}, BENCHES) == written


def test_a_page_without_parts_is_written_anew() -> None:
    assert parts("# Figures\n\n| what | on |\n|---|---|\n") == {}


def test_what_was_measured_shortly_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    write(tmp_path, {"live": _measured(5, "2026-11-20")}, True)
    assert not (tmp_path / "docs" / "figures.md").exists()
    write(tmp_path, {"live": _measured(5, "2026-11-20")}, False)
    assert "| 5 ms " in parts((tmp_path / "docs" / "figures.md").read_text())["live"]


def test_every_bench_is_found_by_its_name() -> None:
    assert {"circles", "live", "pages", "start"} <= set(names())


def test_the_table_stands_straight() -> None:
    assert (
        len({len(line) for line in table([Figure("a page", 9.0, "ms"), Figure("b", 1.0, "ms")]).splitlines()})
        == 1
    )
