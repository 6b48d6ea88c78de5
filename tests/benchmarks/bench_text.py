"""What the text core reaches, in one table. `make bench-text`, or: python tests/benchmarks/bench_text.py [PART …]"""

import importlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from scoreboard import BENCHMARKS, show  # noqa: E402

PARTS = sorted(path.stem.removeprefix("text_") for path in Path(__file__).parent.glob("text_*.py"))


def main() -> None:
    if not BENCHMARKS.is_dir():
        sys.exit(f"There are no benchmark data in {BENCHMARKS}; FACTCHECK_BENCH_DATA names the folder that has them.")
    if unknown := set(sys.argv[1:]) - set(PARTS):
        sys.exit(f"There is no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}.")
    show(row for part in sys.argv[1:] or PARTS for row in importlib.import_module(f"text_{part}").measure())


if __name__ == "__main__":
    main()
