"""The house: a module imports only from rooms before its own, and no two modules import each other."""

from __future__ import annotations

import ast
import graphlib
from collections.abc import Iterator
from pathlib import Path

import pytest

import notes2anki

PACKAGE = Path(notes2anki.__file__).parent
NAME = "notes2anki"

# First to last; the modules of one line share a room and may import one another, as long as no circle comes of it.
ROOMS = (
    ("errors", "word_set"),
    ("model",),
    ("messages_ko_night", "messages_ko_review"),
    ("messages_ko", "messages"),
    ("inlines", "plain", "as_json"),
    ("reading",),
    ("language",),
    ("extract",),
    ("cards",),
    ("identity", "draft", "plan"),
    ("vault", "ledger", "config", "lock", "pool", "garbage"),
    ("targets",),
    ("schedule",),
    ("scan",),
    ("run", "explain", "sync"),
    ("report", "night_report", "review_report"),
    ("cli",),
    ("__main__",),
)
ORDER = {room: number for number, rooms in enumerate(ROOMS) for room in rooms}


def modules() -> dict[str, Path]:
    """Return all modules of the package by their dotted names."""
    named = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        named[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return named


MODULES = modules()


def imported(module: str) -> Iterator[str]:
    """Yield the modules of the package that a module imports, wherever in it, typing-only imports too."""
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in MODULES)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                if full in MODULES:
                    yield full
                elif node.module in MODULES:
                    yield str(node.module)


def room(module: str) -> str:
    return module.split(".")[1]


@pytest.mark.parametrize("module", [module for module in MODULES if module != NAME])
def test_a_module_imports_only_from_rooms_before_its_own(module: str) -> None:
    assert room(module) in ORDER, f"{module} is in no room of the house: give it a place in ROOMS"
    for other in imported(module):
        assert ORDER[room(other)] <= ORDER[room(module)], f"{module} imports {other}"


def test_the_package_itself_imports_nothing() -> None:
    assert list(imported(NAME)) == []


def test_no_two_modules_import_each_other() -> None:
    # `from notes2anki.language import X` inside notes2anki.language.y would be a circle as well.
    graph = {module: set(imported(module)) - {module} for module in MODULES}

    graphlib.TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle


def test_only_their_rooms_know_genanki_and_anki() -> None:
    """How Anki is reached is known to one room each."""
    homes = {"genanki": {"notes2anki.targets.apkg"}, "anki": set[str]()}
    for library, allowed in homes.items():
        users = {module for module in MODULES if library in libraries(module)}
        assert users <= allowed


def libraries(module: str) -> set[str]:
    """Return the top-level names of everything that a module imports."""
    names = set()
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(str(node.module).partition(".")[0])
    return names
