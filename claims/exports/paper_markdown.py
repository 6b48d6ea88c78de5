"""A paper as Markdown (CommonMark with tables). Nothing in a text is taken for markup."""

import re
from collections.abc import Sequence

from claims.exports.paper import BULLETS, Block, Heading, Item, Paragraph, Quote, Table, Words
from claims.text import runs_right_to_left
from claims.text.blocks import ADDRESS, BOLD, CODE, ITALIC, LINK, STRUCK

# What could begin markup anywhere, and what only at the start of a line.
ANYWHERE = re.compile(r"([\\`*_{}\[\]<>#|~&!$])")
AT_LINE_START = re.compile(r"^([-+=]|\d{1,9}(?=[.)]))", re.MULTILINE)
BLANK_AT_LINE_START = re.compile(r"^[ \t]+", re.MULTILINE)
BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
LINE_END = "\\\n"
ELEMENTS = {BOLD: "strong", ITALIC: "em", CODE: "code", STRUCK: "s"}
# A bar would end the cell of a table.
UNSAFE_IN_ADDRESS = re.compile(r"[\s<>()\\|]")
# What would be read as another character.
ENTITY = re.compile(r"&(?=#?\w+;)")
# What may stand between angle brackets, as a link to itself, and is shown as it is: some programs show %20 as a blank.
BARE_ADDRESS = re.compile(r"https?://[^\s<>\\|&%]+(?:&(?!#?\w+;)[^\s<>\\|&%]*)*", re.IGNORECASE)


def markdown_of(blocks: Sequence[Block]) -> str:
    return "\n\n".join(map(_block, blocks)) + "\n"


def _turned(told: str) -> str:
    """Markup that reads from right to left, and says so: few programs look. It reaches over no blank line."""
    return "\n\n".join(f'<span dir="rtl">{part}</span>' for part in told.split("\n\n"))


def escaped(text: str) -> str:
    """The same words to whoever reads it as Markdown; each line a line, and what blank lines part a paragraph."""
    words = ANYWHERE.sub(r"\\\1", text)
    words = AT_LINE_START.sub(_kept_from_starting, words)
    return "\n\n".join(map(_lines_kept, BLANK_LINES.split(words)))


def _lines_kept(words: str) -> str:
    words = BLANK_AT_LINE_START.sub(lambda blank: "&nbsp;" * len(blank[0]), words)
    return words.replace("\n", LINE_END)


def _kept_from_starting(found: re.Match[str]) -> str:
    """A number is kept from being one of a list by an escape behind it, since digits have none."""
    return f"{found[1]}\\" if found[1].isdigit() else f"\\{found[1]}"


def _block(block: Block) -> str:
    match block:
        case Heading(level, words, name):
            anchor = f"{_anchor(name)}\n\n" if name else ""
            return f"{anchor}{'#' * level} {_line(words)}"
        case Paragraph(words, is_item, _announces):
            told = _run(words)
            return f"- {_indented(told, '  ')}" if is_item else told
        case Item():
            return _item(block)
        case Quote(text, is_item, _language):
            indent = "  " if is_item else ""
            told = _run([Words(text.rstrip())])
            return f"{indent}> {_indented(told, f'{indent}> ')}"
        case Table(header, rows, _shares):
            # A table without a row that names its columns is none in Markdown.
            head = header or [[Words("")] for _cell in rows[0]]
            first, *others = [[_line(cell) for cell in row] for row in (head, *rows)]
            return "\n".join(f"| {' | '.join(line)} |" for line in (first, ["---"] * len(head), *others))


def _item(item: Item) -> str:
    """Under its number where Markdown counts as the list does, else behind a dash with its own marker as words."""
    is_bullet = item.marker in ("", *BULLETS)
    told = _run(item.words)
    if not is_bullet and not item.counts_on:
        told = f"{escaped(item.marker)} {told}"
    marker = "" if not item.marker else f"{item.marker} " if item.counts_on else "- "
    return f"{' ' * (item.column - len(marker))}{marker}{_indented(told, ' ' * item.column)}"


def _line(words: Sequence[Words]) -> str:
    """On one line, for headings and cells."""
    return _run([one._replace(text=" ".join(one.text.split("\n"))) for one in words])


def _run(words: Sequence[Words]) -> str:
    is_turned = runs_right_to_left("".join(one.text for one in words))
    told = [_words(one, begins=number == 0) for number, one in enumerate(words)]
    if is_turned:
        return _turned(_ended("".join(told)))
    turned = (runs_right_to_left(one.text) for one in words)
    return _ended("".join(_turned(one) if is_ else one for one, is_ in zip(told, turned, strict=True)))


def _ended(told: str) -> str:
    """Behind the last line the sign of its end would be one of the words."""
    return told.rstrip("\n") if told.endswith("\n\n") else told.removesuffix(LINE_END)


def _words(words: Words, *, begins: bool) -> str:
    """`begins` a line: elsewhere a blank in front is a blank, and no markup of its own."""
    if ADDRESS in words.looks and LINK in words.looks:
        # The link before it leads there.
        return ""
    if words != Words(words.text, mark=words.mark, language=words.language):
        # No markup reaches from one paragraph into the next.
        words = words._replace(text=BLANK_LINES.sub("\n", words.text))
    ahead = "" if begins else words.text[: len(words.text) - len(words.text.lstrip(" "))]
    told = ahead + escaped(words.text[len(ahead) :])
    if not words.text.strip() and not words.bracket:
        return told
    if words == Words(words.target, target=words.target) and BARE_ADDRESS.fullmatch(words.target):
        return f"<{words.target}>"
    if words.target:
        # No blank in front is underlined.
        told = f"{ahead}[{told[len(ahead) :]}]({_address(words.target)})"
    if words.is_bold:
        told = f"**{told}**"
    for look in words.looks:
        # Asterisks would not always be read as emphasis where a claim begins or ends within it.
        told = f"<{ELEMENTS[look]}>{told}</{ELEMENTS[look]}>" if look in ELEMENTS else told
    told = escaped(words.bracket) + told
    told = f"<sup>{told}</sup>" if words.is_raised else told
    return _anchor(words.name) + told


def _anchor(name: str) -> str:
    return f'<a id="{name}"></a>' if name else ""


def _address(target: str) -> str:
    return ENTITY.sub("&amp;", UNSAFE_IN_ADDRESS.sub(_percent, target))


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())


def _indented(text: str, indent: str) -> str:
    return text.replace("\n", f"\n{indent}")
