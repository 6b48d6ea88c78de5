"""Documents made for these tests: as many sentences as asked, each a claim with laws in it."""

import random


def bill(number: int) -> str:
    return f"Senate Bill {100 + number} of 2019"


def sentences(name: str, count: int, *, backwards: bool = False) -> list[str]:
    """Sentences that nobody else's document has; `backwards` names the laws in the opposite order."""
    numbers = range(count - 1, -1, -1) if backwards else range(count)
    return [f"The agency of {name} sent {17 + number} files to Ohio under {bill(number)}." for number in numbers]


def body(name: str, said: list[str]) -> bytes:
    """A file of these sentences, four to a paragraph."""
    paragraphs = [" ".join(said[first : first + 4]) for first in range(0, len(said), 4)]
    return (f"# Report on {name}\n\n" + "\n\n".join(paragraphs) + "\n").encode()


def files(count: int, length: int, *, prefix: str = "City") -> list[tuple[str, bytes]]:
    """So many files; every second one names the same laws backwards."""
    return [
        (f"{number}.md", body(f"{prefix} {number}", sentences(f"{prefix} {number}", length, backwards=number % 2 == 1)))
        for number in range(count)
    ]


def edited(said: list[str], chance: random.Random, name: str) -> list[str]:
    """The next version: some sentences gone, changed, moved or new."""
    kept = [sentence for sentence in said if chance.random() > 0.1]
    changed = [sentence.replace("sent", "never sent", 1) if chance.random() < 0.15 else sentence for sentence in kept]
    for _time in range(2):
        changed.insert(chance.randrange(len(changed) + 1), changed.pop(chance.randrange(len(changed))))
    new = [f"In {2000 + chance.randrange(25)} {name} lost {chance.randrange(10**6)} files." for _time in range(2)]
    for sentence in new:
        changed.insert(chance.randrange(len(changed) + 1), sentence)
    return changed
