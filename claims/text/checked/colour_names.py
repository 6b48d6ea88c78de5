"""What colours are called, by people and in cells."""

from colorsys import rgb_to_hls

# Nearer to white, black and grey a colour is how a sheet looks, and no mark.
MIN_SATURATION, MIN_LIGHTNESS, MAX_LIGHTNESS = 0.15, 0.1, 0.985
# The names up to these hues, in degrees.
HUES = (
    (15, "red"), (42, "orange"), (70, "yellow"), (165, "green"), (195, "turquoise"), (255, "blue"), (290, "purple"),
    (345, "pink"), (360, "red"),
)  # fmt: skip
# As cells say it that are no more than a light: “gelb”, “AMBER”, “rouge”.
SPOKEN = frozenset(
    """green yellow amber orange red blue purple pink turquoise grün gruen gelb rot blau lila rosa violett türkis vert
    verte jaune rouge bleu bleue violet violette rose verde amarillo amarilla ámbar naranja rojo roja azul morado rosado
    giallo gialla arancione rosso rossa blu viola amarelo amarela laranja vermelho vermelha roxo groen geel oranje rood
    blauw paars zielony żółty pomarańczowy czerwony niebieski fioletowy 緑 黄 黄色 赤 青""".split()
)


def name_of(colour: str) -> str:
    """What people call a colour (RRGGBB); "" for white, black and grey."""
    hue, lightness, saturation = rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    if saturation < MIN_SATURATION or not MIN_LIGHTNESS < lightness < MAX_LIGHTNESS:
        return ""
    return next(name for end, name in HUES if hue * 360 <= end)


def is_colour(words: str) -> bool:
    """Whether a cell says nothing but a colour, as one of ours does with the columns or the code behind it."""
    first, *_further = words.casefold().split() or [""]
    return first in SPOKEN and (len(words.split()) == 1 or not words.split()[1][0].isalpha())
