"""One line per log record, whatever a path, a name or a refused row contains."""

import logging
import re
from typing import Any

CONTROL_CHARACTERS = [*range(0x20), *range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A)]
ESCAPES = {code: chr(code).encode("unicode_escape").decode() for code in CONTROL_CHARACTERS}

# PostgreSQL adds the refused row to its errors: private notes would end up in the log.
REFUSED_ROW = re.compile(r"\nDETAIL:.*?(?=\n\n(?:The above exception|During handling)|\Z)", re.DOTALL)


class OneLineFormatter(logging.Formatter):
    """Escape what a terminal or a log reader would take for a line break or a command."""

    def format(self, record: logging.LogRecord) -> str:
        return super().format(record).translate(ESCAPES)

    def formatException(self, ei: Any) -> str:
        return REFUSED_ROW.sub("", super().formatException(ei))
