"""What is written beside the work is whole, in order, and refused in time."""

import hashlib
import io
import time

import pytest

from claims.exports.hashed import HashedFile


class Slow(io.BytesIO):
    """Whoever does not wait overtakes the first piece."""

    def write(self, data):
        if not self.tell():
            time.sleep(0.05)
        return super().write(data)


class Full(io.BytesIO):
    def write(self, data):
        if self.tell() + len(data) > 4:
            raise OSError(28, "No space left on device")
        return super().write(data)


def test_pieces_are_written_in_order_and_hashed():
    file, pieces = Slow(), [b"%d\r\n" % number for number in range(2_000)]

    with HashedFile(file) as hashed:
        for piece in pieces:
            hashed.write(piece)
        assert hashed.sha256() == hashlib.sha256(b"".join(pieces)).hexdigest()

    assert file.getvalue() == b"".join(pieces)


def test_the_file_is_complete_where_nobody_asks_for_the_hash():
    file = io.BytesIO()

    with HashedFile(file) as hashed:
        hashed.write(b"one")

    assert file.getvalue() == b"one"


@pytest.mark.parametrize("pieces", [[b"one", b"two"], [b"one", b"two", b"three"], [b"too much"]])
def test_what_the_system_refuses_is_raised(pieces):
    with pytest.raises(OSError, match="No space left"), HashedFile(Full()) as hashed:
        for piece in pieces:
            hashed.write(piece)


def test_the_error_of_the_work_is_the_one_that_is_raised():
    with pytest.raises(LookupError), HashedFile(Full()) as hashed:
        hashed.write(b"too much")
        raise LookupError("the form cannot be written")
