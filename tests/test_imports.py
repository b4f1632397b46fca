"""Help costs nothing: the heavy libraries are loaded only when they have work to do."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "kiwipiepy",
    "kiwipiepy_model",
    "genanki",
    "markdown_it",
    "mdit_py_plugins",
    "nh3",
    "pygments",
    "anki",
    "numpy",
}


def loaded(*arguments: str) -> set[str]:
    """Run the command line in a fresh interpreter and return the top-level modules that it has loaded."""
    script = (
        "import json, sys\n"
        "from notes2anki.cli import main\n"
        f"try: main({list(arguments)!r})\n"
        "except SystemExit as left: code = left.code\n"
        "print(json.dumps([code, sorted({name.partition('.')[0] for name in sys.modules})]), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    code, names = json.loads(done.stderr.splitlines()[-1])
    assert code in (0, 2)
    return set(names)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("-h",),
        ("--version",),
        (),
        ("export", "--help"),
        ("cards", "--help"),
        ("check", "--help"),
        ("explain", "--help"),
        ("cards", "--nonsense"),
    ],
    ids=" ".join,
)
def test_help_loads_no_heavy_library(arguments: tuple[str, ...]) -> None:
    assert loaded(*arguments) & HEAVY == set()


def test_the_module_runs_as_the_command_does() -> None:
    done = subprocess.run([sys.executable, "-m", "notes2anki", "--help"], capture_output=True, check=True, text=True)

    assert done.stdout.startswith(("Usage: notes2anki", "사용법: notes2anki"))


def test_anki_is_never_loaded_on_the_default_path(tmp_path: Path) -> None:
    """It is under the AGPL, and a program that loads it would have to be, too."""
    (tmp_path / "a.md").write_text("Q: what?\nA: that\n", encoding="utf-8")

    names = loaded("export", str(tmp_path / "a.md"), "-o", str(tmp_path / "a.apkg"))

    assert "anki" not in names
    assert {"genanki", "markdown_it"} <= names  # so that the test would notice


def test_notes_in_english_do_not_load_the_korean_model(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("## Pod\n\nA Pod is the smallest unit that Kubernetes runs.\n", encoding="utf-8")

    assert "kiwipiepy" not in loaded("cards", str(tmp_path / "a.md"))
