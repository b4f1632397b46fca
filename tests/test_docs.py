"""The README keeps up with the program, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from notes2anki.cli import program
from notes2anki.config.keys import KEYS
from notes2anki.errors import Notes2AnkiError

ROOT = Path(__file__).parent.parent
READMES = [ROOT / "README.md", ROOT / "README.ko.md"]
TEST_COMMAND = (
    "python3 -m venv .venv && .venv/bin/pip install -q -U pip"
    " && .venv/bin/pip install -q -e . --group test && .venv/bin/pytest"
)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
class TestReadme:
    @pytest.mark.parametrize("command", sorted(program.commands))
    def test_every_command_is_told(self, readme: Path, command: str) -> None:
        assert f"notes2anki {command}" in read(readme)

    def test_every_command_it_shows_is_one(self, readme: Path) -> None:
        shown = set(re.findall(r"`(?:\.venv/bin/)?notes2anki ([a-z]+)", read(readme)))

        assert shown <= set(program.commands)

    def test_every_option_it_shows_is_one(self, readme: Path) -> None:
        known = {name for command in program.commands.values() for each in command.params for name in each.opts}
        shown = {
            option
            for line in re.findall(r"notes2anki [a-z]+[^`\n|]*", read(readme))
            for option in re.findall(r"(?<!\S)--[a-z-]+", line)
        }

        assert shown <= known | {"--help", "--version"}

    def test_the_command_for_the_tests_is_the_one_that_ci_runs(self, readme: Path) -> None:
        assert f"```bash\n{TEST_COMMAND}\n```" in read(readme)
        assert TEST_COMMAND in read(ROOT / ".ci/run")

    def test_every_key_of_the_configuration_is_told(self, readme: Path) -> None:
        told = set(re.findall(r"`([a-z_]+)`", " ".join(re.findall(r"^\| (`[^|]+)\|", read(readme), re.MULTILINE))))

        assert {key.name for key in KEYS} <= told

    def test_exit_codes_are_the_programs(self, readme: Path) -> None:
        told = {int(code) for code in re.findall(r"^\| *(\d+) \|", read(readme), re.MULTILINE)}

        assert told <= {0, 1, 2, 3, 70, 130} | {error.exit_code for error in Notes2AnkiError.__subclasses__()}
        assert {0, 1, 2, 3, 70, 73, 130} <= told

    def test_links_to_files_lead_somewhere(self, readme: Path) -> None:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", read(readme).replace("```markdown", "```")):
            if target.endswith((".md", "LICENSE")) and "/" not in target:
                assert (ROOT / target).exists(), target


def test_every_command_and_option_has_a_help_text() -> None:
    for command in program.commands.values():
        assert command.help
        assert command.short_help
        for each in command.params:
            assert not isinstance(each, click.Option) or each.help
