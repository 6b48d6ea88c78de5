"""The README and the pages it leads to are true: what they name is there, and what is there they name."""

import re
from pathlib import Path

import pytest
from django.core.management import load_command_class

from claims.exports.formats import FORMATS
from claims.workflow import ACTS

ROOT = Path(__file__).resolve().parent.parent
PAGES = {path: path.read_text(encoding="utf-8") for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))}
README, EVERY_PAGE = PAGES[ROOT / "README.md"], "\n".join(PAGES.values())


def commands():
    folder = ROOT / "claims" / "management" / "commands"
    return {path.stem for path in folder.glob("[!_]*.py")}


def slugs(text):
    """What links lead to: headings, in small letters with hyphens."""
    return {re.sub(r"[^\w -]", "", heading).replace(" ", "-") for heading in re.findall(r"(?m)^#+ (.*)$", text.lower())}


def test_every_command_is_in_the_readme_and_the_other_way_round():
    assert set(re.findall(r"`manage\.py (?!help)(\w+)", README)) == commands()


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_link_leads_somewhere(page):
    links = [link for link in re.findall(r"\]\(([^)]+)\)", PAGES[page]) if "://" not in link]
    for link in links:
        name, _sign, heading = link.partition("#")
        target = (page.parent / name).resolve() if name else page

        assert target.exists(), link
        assert not heading or heading in slugs(PAGES[target]), link


def test_every_page_is_one_that_a_link_leads_to():
    named = {(page.parent / link).resolve() for page in PAGES for link in re.findall(r"\]\(([^)#]+)", PAGES[page])}

    assert set(PAGES) - named <= {ROOT / "README.md"}


def test_every_module_that_is_named_is_there():
    modules = re.findall(r"`((?:claims|tests|docs|fixtures|factcheck)/[a-z_/.]+)`", EVERY_PAGE)

    assert modules
    assert [name for name in modules if not (ROOT / name).exists()] == []


def test_the_make_targets_that_are_named_exist():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    for target in set(re.findall(r"make (\w+)", README)):
        assert f"\n{target}:" in makefile, target


def test_the_settings_that_are_named_are_read():
    settings = (ROOT / "factcheck" / "settings.py").read_text(encoding="utf-8")

    for name in set(re.findall(r"`((?:FACTCHECK|SECURE)_\w+)`", EVERY_PAGE)):
        assert f'"{name}"' in settings, name


def test_the_settings_that_are_read_are_told():
    settings = (ROOT / "factcheck" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r'(?:env\.\w+|demand)\(\s*"(\w+)"', settings))
    told = PAGES[ROOT / "docs" / "running.md"]

    assert "TIME_ZONE" in read
    assert [name for name in sorted(read) if f"`{name}`" not in told and f"{name}=" not in told] == []


@pytest.mark.parametrize("page", ["README.md", "docs/exports.md"])
def test_every_form_of_an_export_is_told(page):
    table = PAGES[ROOT / page].partition("| form | is |")[2].partition("\n\n")[0]
    told = [name for row in table.splitlines() for name in re.findall(r"`([a-z-]+)`", row.split(" | ")[0])]

    assert sorted(told) == sorted({form.value for form, _zipped in FORMATS} | {"csv-zip"})


@pytest.mark.parametrize(("page", "command"), [("moving-in", "import_claims"), ("exports", "export_claims")])
def test_the_options_that_are_told_are_those_of_the_command(page, command):
    parser = load_command_class("claims", command).create_parser("manage.py", command)
    options = {option for action in parser._actions for option in action.option_strings}

    told = set(re.findall(r"(?<![-\w|])--[a-z][a-z-]*", PAGES[ROOT / "docs" / f"{page}.md"]))
    assert told <= options


def test_the_door_has_the_acts_that_the_tour_needs():
    assert {"decide", "ask_second", "settle", "undo", "reopen", "confirm", "take", "dismiss"} <= ACTS.keys()
