"""The canonical text of a format that has none of its own, written block by block."""

from collections.abc import Sequence

from claims.text.blocks import MAX_BLOCKS, Block, BlockKind, Cell, Look, clipped, written_cells, written_looks
from claims.text.encodings import Unreadable
from claims.text.spans import trim

PARAGRAPH_GAP, ROW_GAP, CELL_GAP = "\n\n", "\n", "\t"


class Canvas:
    """Blocks one after another, each behind the label that the page shows before it. `text` is what they amount to."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._pieces: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def add(
        self,
        kind: BlockKind,
        words: str,
        *,
        level: int = 0,
        label: str = "",
        place: str = "",
        gap: str = PARAGRAPH_GAP,
        column: int = 0,
        looks: Sequence[Look] = (),
    ) -> bool:
        """Write a block, outer blanks left out; False where no words are left. Raises Unreadable at MAX_BLOCKS.

        `column`: of the cell of a table that it stands in. `looks`: those of the words.
        """
        if len(self.blocks) >= MAX_BLOCKS:
            raise Unreadable(f"it has more than {MAX_BLOCKS:,} blocks, which is the limit")
        start, end = trim(words, 0, len(words))
        if start == end:
            return False
        if self._pieces:
            self._write(gap)
        if label:
            self._write(f"{label} ")
        first = self._length
        self._write(words[start:end])
        cells = written_cells([Cell(column, 0, self._length - first)]) if column else ""
        dress = written_looks(clipped(looks, start, end))
        self.blocks.append(Block(kind, level, label, first, self._length, place, cells, dress))
        return True

    def _write(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)
