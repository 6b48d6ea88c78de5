"""What `claims.text.scripts.on_the_line` does, in the language of each engine."""

from claims.text.scripts import DIGITS, LOWERED, RAISED, SUBSCRIPTS, SUPERSCRIPTS

# SQLite has no regular expressions: runs of digits are put between signs that no text needs, which go again.
_UP, _UP_END, _DOWN, _DOWN_END = "\ue001\ue002\ue003\ue004"
_STEPS = (
    [(sign, f"{_UP}{digit}{_UP_END}") for sign, digit in zip(SUPERSCRIPTS, DIGITS, strict=True)],
    [(sign, f"{_DOWN}{digit}{_DOWN_END}") for sign, digit in zip(SUBSCRIPTS, DIGITS, strict=True)],
    [(_UP_END + _UP, ""), (_DOWN_END + _DOWN, ""), (_UP_END + _DOWN, " "), (_UP, " ")],
    [(f"{digit}{_DOWN}", f"{digit} ") for digit in DIGITS],
    [(_UP_END, ""), (_DOWN, ""), (_DOWN_END, "")],
)


def on_sqlites_line(text: str) -> str:
    """SQL of `text`, itself SQL. In steps: its parser bears a hundred things within each other."""
    source = f"(SELECT {text} AS t)"
    for step in _STEPS:
        replaced = "t"
        for old, new in step:
            replaced = f"replace({replaced}, '{old}', '{new}')"
        source = f"(SELECT {replaced} AS t FROM {source})"
    has_any = f"{text} GLOB '*[{SUPERSCRIPTS}{SUBSCRIPTS}]*'"
    return f"CASE WHEN {has_any} THEN {source} ELSE {text} END"


def on_postgresqls_line(text: str) -> str:
    """SQL of `text`, itself SQL, with the blanks; what takes its compatibility form makes the digits plain."""
    return rf"regexp_replace(regexp_replace({text}, '{RAISED}', ' \1', 'g'), '{LOWERED}', '\1 \2', 'g')"
