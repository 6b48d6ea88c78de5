"""The extra `caselaw`: reporters from eyecite's list, and the same finder without it."""

import sys
from collections.abc import Iterator

import pytest

from claims.text.authorities import caselaw, find_authorities

TEXT = "See 200 Neb. 12, 260 N.W.2d 300; 5 Ohio App.3d 77; 410 U.S. 113; 3 Hill 4; 12 Main St. 5."


@pytest.fixture
def without_eyecite(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "eyecite.tokenizers", None)
    caselaw.editions.cache_clear()
    yield
    caselaw.editions.cache_clear()


def test_eyecite_brings_more_reporters() -> None:
    pytest.importorskip("eyecite")
    caselaw.editions.cache_clear()

    # The parallel cite beside the first names the same case.
    assert [one.key for one in find_authorities(TEXT)] == ["200 Neb. 12", "5 Ohio App. 3d 77", "410 U.S. 113"]


@pytest.mark.usefixtures("without_eyecite")
def test_the_common_reporters_are_read_without_eyecite() -> None:
    assert [one.key for one in find_authorities(TEXT)] == ["260 N.W.2d 300", "410 U.S. 113"]
