"""One line per record, without what a person typed."""

import logging
import sys

import pytest

from factcheck.logs import OneLineFormatter


def written(message: str, error: BaseException | None = None) -> str:
    trace = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("claims", logging.WARNING, __file__, 1, "Not found: %s", (message,), trace)
    return OneLineFormatter("%(levelname)s %(message)s").format(record)


@pytest.mark.parametrize(
    ("message", "line"),
    [
        ("/claims/C-0142", "/claims/C-0142"),
        ("/a\r\nERROR forged", r"/a\r\nERROR forged"),
        ("\x1b[2Jgone", r"\x1b[2Jgone"),
        ("\u2028next", r"\u2028next"),
        # A right-to-left override turns the rest of a line around on a terminal.
        ("\u202egnp.exe", r"\u202egnp.exe"),
        ("§ 24-72-204 “quoted”", "§ 24-72-204 “quoted”"),
    ],
)
def test_control_characters_are_escaped(message, line):
    assert written(message) == f"WARNING Not found: {line}"


def test_a_traceback_is_one_line():
    try:
        raise ValueError("no such claim")
    except ValueError:
        line = written("x", sys.exc_info()[1])

    assert line.endswith("ValueError: no such claim")
    assert "\n" not in line


def test_a_refused_row_stays_out_of_the_log():
    cause = RuntimeError("violates check constraint\nDETAIL:  Failing row contains (7, a private\n\nnote).")
    try:
        raise ValueError("not stored") from cause
    except ValueError as error:
        line = written("x", error)

    assert "private" not in line
    assert "violates check constraint" in line
    assert "ValueError: not stored" in line
