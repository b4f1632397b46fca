"""Help: in the user's language, with an example in every command, within the terminal's columns."""

from __future__ import annotations

import unicodedata

import click
import pytest

from cli.conftest import Notes2Anki
from notes2anki.cli import program
from notes2anki.cli.help import Command, wrap

COMMANDS = sorted(program.commands)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example_that_parses(notes2anki: Notes2Anki, name: str) -> None:
    command = program.commands[name]
    assert isinstance(command, Command)

    text = notes2anki(name, "--help").out

    assert command.examples
    for example in command.examples:
        assert f"\n  {example}\n" in text
        ours, called, *arguments = example.partition(" | ")[0].split()
        assert (ours, called) == ("notes2anki", name)
        command.make_context(name, arguments)
    assert text == notes2anki(name, "-h").out
    for option in command.params:
        assert isinstance(option, click.Argument) or (isinstance(option, click.Option) and option.help)


def test_commands_stand_in_the_order_of_use(notes2anki: Notes2Anki) -> None:
    text = notes2anki("--help").out

    assert [line.split()[0] for line in text.partition("Commands:")[2].splitlines() if line] == [
        "export",
        "cards",
        "check",
        "explain",
        "init",
        "sync",
        "status",
        "orphans",
        "review",
        "schedule",
        "config",
    ]


def test_the_version_is_the_packages(notes2anki: Notes2Anki) -> None:
    from importlib.metadata import version

    assert notes2anki("--version").out == f"notes2anki {version('notes2anki')}\n"


@pytest.mark.parametrize("columns", ["60", "80"])
@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_korean_help_is_korean_and_fits(
    notes2anki: Notes2Anki, monkeypatch: pytest.MonkeyPatch, name: str, columns: str
) -> None:
    monkeypatch.setenv("NOTES2ANKI_LANG", "ko")
    monkeypatch.setenv("COLUMNS", columns)

    text = notes2anki(*([name] if name else []), "--help").out

    assert text.startswith("사용법: notes2anki")
    for english in ("Usage", "Options:", "Commands:", "Example:", "Show this", " the "):
        assert english not in text
    for line in text.splitlines():
        if "notes2anki" not in line and "[" not in line:  # names, usage and examples are not broken
            assert sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line) <= int(columns)


def test_wrapping_counts_columns_and_keeps_a_word_that_is_too_long() -> None:
    assert wrap("가나 다라 abc", 9) == ["가나 다라", "abc"]
    assert wrap("가나 다라 abc", 8) == ["가나", "다라 abc"]
    assert wrap("short averyverylongword x", 6) == ["short", "averyverylongword", "x"]
    assert wrap("", 10) == [""]
