"""How long a new version of a long document holds up its claims, against splitting both texts into sentences.

python tests/benchmarks/bench_anchors.py
"""

import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from claims.text import extract_claims, reanchor, split_sentences  # noqa: E402

CLAIMS = 500
FAQ = ROOT / "fixtures" / "colorado-faq" / "source.txt"
CHANGES = {
    "one word everywhere": lambda text: text.replace("ICE", "DHS"),
    "halves swapped": lambda text: text[len(text) // 2 :] + text[: len(text) // 2],
    "one line added": lambda text: "A new first line stands here.\n\n" + text,
}


def seconds(work):
    begin = time.process_time()
    work()
    return time.process_time() - begin


def main():
    faq = FAQ.read_text(encoding="utf-8")
    text = "\n\n".join(faq.replace("Colorado", f"State {number}") for number in range(10))
    spans = [(claim.start, claim.end) for claim in extract_claims(text)][:CLAIMS]
    print(f"{len(spans)} claims over {len(text)} characters")
    print(f"{'change':<22} {'reanchor':>9} {'splitting both':>15} {'ratio':>6}")
    for name, change in CHANGES.items():
        new = change(text)
        ours = seconds(lambda new=new: reanchor(text, new, spans))
        peer = seconds(lambda new=new: (split_sentences(text), split_sentences(new)))
        print(f"{name:<22} {ours:>8.3f}s {peer:>14.3f}s {ours / peer:>6.1f}")


if __name__ == "__main__":
    main()
