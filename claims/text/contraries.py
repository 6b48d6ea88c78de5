"""Contraries: words of which each denies the other, by their headwords."""

ANTONYMS = (
    "increase decrease", "rise fall", "rise decline", "grow shrink", "gain lose", "allow prohibit", "require prohibit",
    "legal illegal", "lawful unlawful", "constitutional unconstitutional", "mandatory voluntary", "mandatory optional",
    "always never", "encrypted unencrypted", "uphold overturn", "affirm reverse", "accept reject", "approve reject",
    "win lose", "improve worsen", "strengthen weaken", "expand narrow", "safe unsafe", "effective ineffective",
    "approve repeal", "raise lower", "exempt subject", "open closed", "true false", "support oppose",
)  # fmt: skip
OPPOSITES: dict[str, list[str]] = {}
for _pair in ANTONYMS:
    _one, _other = _pair.split()
    OPPOSITES.setdefault(_one, []).append(_other)
    OPPOSITES.setdefault(_other, []).append(_one)
