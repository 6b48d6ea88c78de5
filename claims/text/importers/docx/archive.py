"""The ZIP archive that a Word file is: checked from its directory before anything in it is unpacked."""

import io
import stat
import zipfile
import zlib

from claims.text.encodings import Unreadable

MAX_MEMBERS = 10_000
MAX_UNPACKED_BYTES = 256 * 1024 * 1024
MAX_PART_BYTES = 64 * 1024 * 1024
# A long table of empty cells packs 60 to 1; a bomb 1,000 to 1.
MAX_RATIO = 200
UNSUSPECTED_BYTES = 8 * 1024 * 1024
IS_ENCRYPTED = 0x1

# What the library raises at a damaged member; ValueError where one is said to begin before the file.
DAMAGE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError)


class Archive:
    """The parts of a ZIP archive by name; nothing is unpacked to disk, and an archive inside stays closed.

    Raises Unreadable, naming the limit: number of members, sum of unpacked bytes, bytes of a part, packing ratio; for
    doubled, absolute, climbing, linked or encrypted members; for a damaged archive.
    """

    def __init__(self, body: bytes) -> None:
        try:
            self._file = zipfile.ZipFile(io.BytesIO(body))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError) as error:
            raise Unreadable(f"the ZIP archive is damaged ({error})") from None
        members = self._file.infolist()
        _check_sizes(members, len(body))
        for member in members:
            _check_member(member)
        self._members = {member.filename: member for member in members}
        if len(self._members) < len(members):
            raise Unreadable("the ZIP archive has two members of one name")

    def __contains__(self, name: str) -> bool:
        return name in self._members

    @property
    def names(self) -> list[str]:
        return list(self._members)

    def part(self, name: str) -> bytes:
        """The unpacked bytes of a member: never more than the directory promised. Raises Unreadable."""
        member = self._members[name]
        if member.file_size > MAX_PART_BYTES:
            raise Unreadable(f"{name} unpacks to {member.file_size:,} bytes, and the limit is {MAX_PART_BYTES:,}")
        try:
            with self._file.open(member) as opened:
                body = opened.read(member.file_size + 1)
        except DAMAGE as error:
            raise Unreadable(f"{name} in the ZIP archive is damaged ({error})") from None
        if len(body) != member.file_size:
            raise Unreadable(f"{name} unpacks to another size than the archive says")
        return body


def _check_sizes(members: list[zipfile.ZipInfo], size: int) -> None:
    if len(members) > MAX_MEMBERS:
        raise Unreadable(f"the ZIP archive has {len(members):,} members, and the limit is {MAX_MEMBERS:,}")
    unpacked = sum(member.file_size for member in members)
    if unpacked > MAX_UNPACKED_BYTES:
        raise Unreadable(f"it unpacks to {unpacked:,} bytes, and the limit is {MAX_UNPACKED_BYTES:,}")
    if sum(member.compress_size for member in members) > size:
        raise Unreadable("members of the ZIP archive overlap")
    for member in members:
        if member.file_size > max(UNSUSPECTED_BYTES, MAX_RATIO * member.compress_size):
            ratio = member.file_size // max(member.compress_size, 1)
            raise Unreadable(f"{member.filename} is packed {ratio:,} to 1, and the limit is {MAX_RATIO} to 1")


def _check_member(member: zipfile.ZipInfo) -> None:
    name = member.filename
    if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or name[1:2] == ":":
        raise Unreadable(f"a member of the ZIP archive leads out of it: {name[:80]!r}")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise Unreadable(f"a member of the ZIP archive is a link: {name[:80]!r}")
    if member.flag_bits & IS_ENCRYPTED:
        raise Unreadable("the ZIP archive is protected with a password")
