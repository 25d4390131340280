"""Figures are shown as they were measured."""

from bench.figures import Figure, number, page, table


def test_an_aim_is_reached_from_the_right_side() -> None:
    assert Figure("pages", 0.5, "ratio", aim=0.4, better="more").reached is True
    assert Figure("a page", 9.0, "ms", aim=8.0).reached is False
    assert Figure("a stream", 9.0, "kB").reached is None


def test_numbers_keep_three_digits() -> None:
    assert [number(value) for value in (1270.4, 86.24, 0.4137, 3)] == ["1,270", "86.2", "0.414", "3"]


def test_the_page_names_what_was_not_measured() -> None:
    written = page([Figure("a page", 9.0, "ms", aim=8.0, on="SQLite")], ["live"])
    assert "Not measured this time: live." in written
    assert "at most 8 ms" in written
    assert "not yet" in written


def test_the_table_stands_straight() -> None:
    assert (
        len({len(line) for line in table([Figure("a page", 9.0, "ms"), Figure("b", 1.0, "ms")]).splitlines()})
        == 1
    )
