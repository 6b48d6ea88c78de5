"""Writing and hashing beside the work that makes the bytes: neither needs the interpreter."""

import hashlib
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import IO


class HashedFile:
    """Writes what it is given to `file`, on a thread of its own, in order and one piece at a time.

    Raises what the system refuses with the next piece, or at the end of the block.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._hash = file, hashlib.sha256()
        self._thread = ThreadPoolExecutor(max_workers=1)
        self._under_way: Future[None] | None = None

    def write(self, data: bytes) -> None:
        self._wait()
        self._under_way = self._thread.submit(self._write, data)

    def sha256(self) -> str:
        """That of all that was written."""
        self._wait()
        return self._hash.hexdigest()

    def __enter__(self) -> "HashedFile":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_error: BaseException | TracebackType | None) -> None:
        self._thread.shutdown()
        if kind is None:
            self._wait()

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._hash.update(data)

    def _wait(self) -> None:
        if self._under_way is not None:
            self._under_way.result()
