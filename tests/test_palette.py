"""The colours of the marks, computed: contrast by WCAG 2.2, distance by CIE 1976 under four kinds of sight."""

import re
from itertools import combinations
from pathlib import Path

import pytest

CSS = (Path(__file__).resolve().parent.parent / "claims/static/claims/marks.css").read_text(encoding="utf-8")
# What the marks stand on: the page, a card, and the words of a passage.
GROUNDS = {"light": ("#f6f6f3", "#ffffff"), "dark": ("#14181a", "#1c2225")}
WORDS = {"light": "#1f2528", "dark": "#e3e7e8"}
TEXT_CONTRAST, LINE_CONTRAST = 4.5, 3.0
# States that no line style, only word and icon, tells apart otherwise, and how far their colours have to be.
SAME_STYLE_DISTANCE = 20.0
# Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
SIGHTS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
# The same hue on purpose: who holds a claim and who is awaited, nothing found and nothing to find.
COUSINS = {frozenset({"held", "second"}), frozenset({"open", "not-checkable"})}


def palette(scheme):
    """Colour of line and fill by mark."""
    block = CSS[: CSS.index("@media")] if scheme == "light" else CSS[CSS.index(':root[data-theme="dark"]') :]
    found = dict(re.findall(r"--mark-([a-z-]+): (#[0-9a-f]{6})", block))
    return {name: (line, found[f"{name}-fill"]) for name, line in found.items() if not name.endswith("-fill")}


def styles():
    rows = re.findall(r"\.mark-\w+ \{ --line: var\(--mark-([a-z-]+)\);.*?--style: (\w+)", CSS)
    return {"open": "dotted"} | dict(rows)


def linear(colour):
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]


def luminance(colour):
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def lab(colour, sight):
    rgb = linear(colour)
    seen = [min(max(sum(share * part for share, part in zip(row, rgb, strict=True)), 0), 1) for row in SIGHTS[sight]]
    matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    xyz = [sum(share * part for share, part in zip(row, seen, strict=True)) for row in matrix]
    x, y, z = (
        value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116
        for value in (part / white for part, white in zip(xyz, (0.95047, 1, 1.08883), strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one, other, sight):
    return sum((a - b) ** 2 for a, b in zip(lab(one, sight), lab(other, sight), strict=True)) ** 0.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_and_lines_stand_out(scheme):
    weak = {}
    for name, (line, fill) in palette(scheme).items():
        pairs = {"mark": (line, fill, TEXT_CONTRAST), "words": (WORDS[scheme], fill, TEXT_CONTRAST)}
        pairs |= {ground: (line, ground, LINE_CONTRAST) for ground in GROUNDS[scheme]}
        weak |= {
            (name, where): round(contrast(front, back), 2)
            for where, (front, back, least) in pairs.items()
            if contrast(front, back) < least
        }

    assert weak == {}


@pytest.mark.parametrize("sight", list(SIGHTS))
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_states_with_one_line_style_differ_in_colour(scheme, sight):
    colours, drawn = palette(scheme), styles()
    close = {
        (one, other): round(apart, 1)
        for one, other in combinations(sorted(colours), 2)
        if drawn[one] == drawn[other] and frozenset({one, other}) not in COUSINS
        if (apart := distance(colours[one][0], colours[other][0], sight)) < SAME_STYLE_DISTANCE
    }

    assert close == {}


def test_both_schemes_have_every_mark():
    assert palette("light").keys() == palette("dark").keys() == styles().keys()
    assert len(palette("light")) == 10


def test_the_measures_are_the_published_ones():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert distance("#ff0000", "#00ff00", "normal") == pytest.approx(170.6, abs=0.5)
