"""Shapes in percent: they fill their picture, keep to it, and leave nothing out of what is told."""

import pytest

from claims.charts.drawing import Amount, bar, columns, lines


def number(percent):
    return float(percent.removesuffix("%"))


@pytest.mark.parametrize("amounts", [[3, 0, 1], [1], [1, 1, 998], [0, 0]])
def test_the_parts_of_a_bar_stand_end_to_end(amounts):
    row = bar("D-1", [Amount(f"part {index}", n, "mark-open") for index, n in enumerate(amounts)])

    end = 0.0
    for part in row.parts:
        assert number(part.x) == pytest.approx(end, abs=0.01)
        end = number(part.x) + number(part.width)
    assert [part.n for part in row.parts] == [n for n in amounts if n]
    assert end == pytest.approx(100 if any(amounts) else 0, abs=0.01)


@pytest.mark.parametrize(("n", "has_number"), [(7, False), (8, True)])
def test_a_number_stands_where_it_fits(n, has_number):
    assert bar("x", [Amount("a", n, ""), Amount("b", 100 - n, "")]).parts[0].has_number is has_number


def test_columns_share_one_scale():
    drawn = columns([("all", [10, 0]), ("one", [5, 0])], ["a", "b"])
    (_all, first, most), (_one, second, most_of_one) = drawn.groups

    assert number(second[0].height) == pytest.approx(number(first[0].height) / 2, abs=0.01)
    assert number(first[0].y) + number(first[0].height) == pytest.approx(100, abs=0.01)
    assert (most, most_of_one) == (10, 5)


@pytest.mark.parametrize("values", [[1], [1, 2, 3], [0, 0]])
def test_a_line_goes_from_edge_to_edge(values):
    points = lines([("Claims", "line-total", values)], ["a"] * len(values)).lines[0].points.split(" ")

    assert points[0].startswith("0.00,")
    assert points[-1].startswith("100.00,")
    assert all(0 <= float(point.split(",")[1]) <= 100 for point in points)
