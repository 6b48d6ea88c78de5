"""The shape of the house, read from the syntax trees: who imports whom, how long things are, who writes a status."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAX_MODULE_LINES = 250
MAX_FUNCTION_LINES = 40
THE_DOOR = "claims.workflow"
ASKED = (ast.Import, ast.ImportFrom, ast.Call, ast.Attribute, ast.FunctionDef, ast.AsyncFunctionDef)

# From the bottom up. A module imports from its own package and from the rows above it.
LAYERS = [
    ["claims.text"],
    ["claims.choices", "claims.refusal", "claims.statement", "claims.worth"],
    ["claims.prepared"],
    ["claims.room"],
    ["claims.roles"],
    ["claims.models"],
    ["claims.search"],
    ["claims.permissions", "claims.history", "claims.marks"],
    ["claims.acts"],
    ["claims.workflow"],
    ["claims.services.telling", "claims.services.listing", "claims.services.likeness", "claims.services.reading"],
    ["claims.services.versions", "claims.services.figures"],
    ["claims.services.sources"],
    ["claims.services.desk"],
    ["claims.services.checked", "claims.services.team", "claims.services.demo", "claims.services.store"],
    ["claims.services"],
    ["claims.tables", "claims.charts", "claims.forms", "claims.exports"],
    ["claims.filters"],
    ["claims.lists"],
    ["claims.admin", "claims.api", "claims.management", "claims.templatetags", "claims.views"],
    ["claims.apps", "claims.checks", "claims.loading", "claims.urls"],
    ["factcheck"],
]
LEVELS = {package: level for level, packages in enumerate(LAYERS) for package in packages}


class Module(NamedTuple):
    name: str
    source: str
    lines: int = 0
    is_package: bool = False


class Import(NamedTuple):
    target: str
    line: int


def read_module(path: Path) -> Module:
    source = path.read_text(encoding="utf-8")
    parts = path.relative_to(ROOT).with_suffix("").parts
    is_package = parts[-1] == "__init__"
    name = ".".join(parts[:-1] if is_package else parts)
    return Module(name, source, len(source.splitlines()), is_package)


@cache
def nodes_of(source: str) -> list[ast.AST]:
    """Return what any check here asks for; every check reads every module."""
    return [node for node in ast.walk(ast.parse(source)) if isinstance(node, ASKED)]


MODULES = [
    read_module(path)
    for folder in ("claims", "factcheck")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
]
CLAIMS = [module for module in MODULES if module.name.split(".")[0] == "claims"]


def sample(name: str, source: str) -> Module:
    """Return a module that is in no folder, to prove that a check sees what it is there for."""
    return Module(name, source)


def imports_of(module: Module) -> Iterator[Import]:
    """Yield every import of `module`, inside functions too, relative ones made absolute."""
    for node in nodes_of(module.source):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = origin_of(module, node)
            yield from (Import(f"{origin}.{alias.name}", node.lineno) for alias in node.names)


def origin_of(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    parts = module.name.split(".")
    climb = node.level - module.is_package
    return ".".join([*parts[: len(parts) - climb], *filter(None, [node.module])])


def package_of(name: str) -> str | None:
    """Return the package of `LAYERS` that `name` belongs to, or nothing when no row names it."""
    return next((package for package in LEVELS if f"{name}.".startswith(f"{package}.")), None)


def upward_imports(module: Module) -> list[str]:
    home = package_of(module.name)
    return [
        f"{module.name}:{line} imports {target}"
        for target, line in imports_of(module)
        if target.split(".")[0] in {"claims", "factcheck"} and not may_import(home, package_of(target))
    ]


def may_import(home: str | None, package: str | None) -> bool:
    if home is None or package is None:
        return False
    return home == package or LEVELS[package] < LEVELS[home]


def calls_of(module: Module, *methods: str) -> Iterator[ast.Call]:
    for node in nodes_of(module.source):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in methods:
            yield node


def mentions_status(node: ast.AST) -> bool:
    return any(isinstance(part, ast.Constant) and part.value == "status" for part in ast.walk(node))


def writes_status(call: ast.Call) -> bool:
    """Does this call of update, bulk_update, bulk_create or save name the column?"""
    if any(keyword.arg == "status" for keyword in call.keywords):
        return True
    # The objects a bulk_create takes may be born with a status; the columns it overwrites are in its keywords.
    written = [keyword.value for keyword in call.keywords if keyword.arg != "objs"]
    is_creation = isinstance(call.func, ast.Attribute) and call.func.attr in {"bulk_create", "abulk_create"}
    return any(map(mentions_status, written if is_creation else [*written, *call.args]))


def status_writes(module: Module) -> list[str]:
    methods = ["update", "bulk_update", "bulk_create", "save"]
    calls = [call for call in calls_of(module, *methods, *(f"a{method}" for method in methods)) if writes_status(call)]
    assignments = [
        node
        for node in nodes_of(module.source)
        if isinstance(node, ast.Attribute) and node.attr == "status" and isinstance(node.ctx, ast.Store)
    ]
    return [f"{module.name}:{node.lineno} writes status" for node in [*calls, *assignments]]


def long_functions(module: Module) -> list[str]:
    return [
        f"{module.name}:{node.lineno} {node.name} has {length} lines"
        for node in nodes_of(module.source)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > MAX_FUNCTION_LINES
    ]


def skipped_locks(module: Module) -> list[str]:
    return [
        f"{module.name}:{call.lineno} skips locked rows"
        for call in calls_of(module, "select_for_update")
        if any(keyword.arg == "skip_locked" for keyword in call.keywords)
    ]


def signals_of(module: Module) -> list[str]:
    """Return the signals `module` can connect to, and django.dispatch when it could make or receive its own."""
    targets = [target for target, _ in imports_of(module)]
    signals = [target.rpartition(".")[2] for target in targets if ".signals" in target]
    return signals + [target for target in targets if target.startswith("django.dispatch")]


def test_every_module_has_a_layer():
    homeless = [module.name for module in MODULES if module.name != "claims" and not package_of(module.name)]

    assert homeless == []


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_imports_point_downward(module):
    assert upward_imports(module) == []


def test_the_package_itself_imports_nothing():
    assert [imported for module in CLAIMS if module.name == "claims" for imported in imports_of(module)] == []


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("claims.models.claim", "from claims.workflow import perform"),
        ("claims.models.claim", "from claims import workflow"),
        ("claims.models.claim", "import claims.services.versions.intake"),
        ("claims.models.claim", "def late():\n    from ..workflow import perform"),
        ("claims.models.claim", "from .. import services"),
        ("claims.text.sentences", "from claims.choices import Kind"),
        ("claims.forms", "from claims.tables import ClaimTable"),
        ("claims.views.claim", "from factcheck.settings import BASE_DIR"),
        ("claims.views.claim", "import claims.somewhere_new"),
    ],
)
def test_an_upward_import_is_seen(name, source):
    assert len(upward_imports(sample(name, source))) == 1


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("claims.models.claim", "from .review import Review\nfrom claims.models.note import Note\nimport json"),
        ("claims.workflow", "from .acts import decide"),
        ("claims.urls", "from claims import views"),
    ],
)
def test_a_downward_import_passes(name, source):
    assert upward_imports(sample(name, source)) == []


def test_the_text_core_loads_without_django():
    code = "import sys, claims.text; sys.exit('django' in {name.split('.')[0].split('_')[0] for name in sys.modules})"

    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_the_text_core_imports_no_django():
    core = [module for module in CLAIMS if package_of(module.name) == "claims.text"]
    imported = {target for module in core for target, _ in imports_of(module)}

    assert core
    assert not {target for target in imported if target.startswith(("django", "environ"))}


def test_modules_stay_short():
    assert {module.name: module.lines for module in MODULES if module.lines > MAX_MODULE_LINES} == {}


def test_functions_stay_short():
    assert [found for module in MODULES for found in long_functions(module)] == []


@pytest.mark.parametrize(("lines", "is_long"), [(MAX_FUNCTION_LINES, False), (MAX_FUNCTION_LINES + 1, True)])
def test_a_long_function_is_seen(lines, is_long):
    source = "\n".join(["def counted():", *["    pass"] * (lines - 1)])

    assert bool(long_functions(sample("claims.forms", source))) is is_long


def test_only_the_door_writes_status():
    assert [found for module in CLAIMS if module.name != THE_DOOR for found in status_writes(module)] == []


@pytest.mark.parametrize(
    "source",
    [
        "Claim.objects.filter(pk=1).update(status='settled')",
        "Claim.objects.update(**{'status': 'settled'})",
        "Claim.objects.bulk_update(claims, ['verdict', 'status'])",
        "Claim.objects.bulk_create(claims, update_conflicts=True, update_fields=['status'])",
        "claim.save(update_fields=['status'])",
        "claim.status = 'settled'",
    ],
)
def test_a_status_written_elsewhere_is_seen(source):
    assert len(status_writes(sample("claims.admin.claim", source))) == 1


@pytest.mark.parametrize(
    "source",
    [
        "Claim.objects.bulk_create([Claim(status='unreviewed')])",
        "Claim.objects.filter(status='settled').update(title='')",
        "shown = claim.status",
    ],
)
def test_a_status_read_or_born_passes(source):
    assert status_writes(sample("claims.services.versions.intake", source)) == []


def test_no_lock_is_skipped():
    assert [found for module in CLAIMS for found in skipped_locks(module)] == []


def test_a_skipped_lock_is_seen():
    assert skipped_locks(sample("claims.workflow", "Claim.objects.select_for_update(skip_locked=True)"))


def test_the_only_signal_is_post_migrate():
    assert [(module.name, name) for module in CLAIMS for name in signals_of(module)] == [
        ("claims.apps", "post_migrate")
    ]
    assert len([call for module in CLAIMS if signals_of(module) for call in calls_of(module, "connect")]) == 1


def test_another_signal_is_seen():
    assert signals_of(sample("claims.models.claim", "from django.db.models.signals import post_save")) == ["post_save"]
    assert signals_of(sample("claims.models.claim", "from django.db.models import signals")) == ["signals"]
    assert signals_of(sample("claims.models.claim", "from django.dispatch import receiver"))
