"""The README is true: what it names is there, and what is there it names."""

import re
from pathlib import Path

from claims.workflow import ACTS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands():
    folder = ROOT / "claims" / "management" / "commands"
    return {path.stem for path in folder.glob("[!_]*.py")}


def test_every_command_is_in_the_readme_and_the_other_way_round():
    assert set(re.findall(r"`manage\.py (\w+)", README)) == commands()


def test_every_file_that_the_readme_points_to_is_there():
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if "://" not in link]
    modules = re.findall(r"`((?:claims|tests|docs|fixtures|factcheck)/[a-z_/.]+)`", README)

    assert links
    assert [name for name in links + modules if not (ROOT / name).exists()] == []


def test_the_make_targets_of_the_readme_exist():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    for target in set(re.findall(r"make (\w+)", README)):
        assert f"\n{target}:" in makefile, target


def test_the_settings_of_the_readme_are_read():
    settings = (ROOT / "factcheck" / "settings.py").read_text(encoding="utf-8")

    for name in set(re.findall(r"`((?:FACTCHECK|SECURE)_\w+)`", README)):
        assert f'"{name}"' in settings, name


def test_the_settings_that_are_read_are_in_the_readme():
    settings = (ROOT / "factcheck" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r'(?:env\.\w+|demand)\(\s*"(\w+)"', settings))

    assert "TIME_ZONE" in read
    assert [name for name in sorted(read) if f"`{name}`" not in README and f"{name}=" not in README] == []


def test_the_door_has_the_acts_that_the_tour_needs():
    assert {"decide", "ask_second", "settle", "undo", "reopen", "confirm", "take", "dismiss"} <= ACTS.keys()
