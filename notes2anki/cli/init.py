"""`notes2anki init`: four questions, and a configuration is written."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

from notes2anki.cli.boundary import say
from notes2anki.cli.help import Command
from notes2anki.cli.options import PATH
from notes2anki.config.read import own_file, read_config
from notes2anki.config.sample import sample
from notes2anki.errors import ConfigError, OutputError, UsageError
from notes2anki.messages import _, later
from notes2anki.vault.selection import find_vault

DONE = 0

# Where Obsidian itself lists the vaults that it knows, by the variable that names its folder.
OBSIDIAN_LISTS = (
    ("XDG_CONFIG_HOME", "obsidian/obsidian.json"),
    ("HOME", ".config/obsidian/obsidian.json"),
    ("HOME", "Library/Application Support/obsidian/obsidian.json"),
    ("APPDATA", "obsidian/obsidian.json"),
)


@click.command(
    "init",
    cls=Command,
    short_help=later("Write a configuration for the nightly run."),
    help=later(
        "Ask four questions and write a configuration in which every other choice is explained. With --yes nothing"
        " is asked: the vault is that of the current folder, or the one that Obsidian opened last."
    ),
    examples=("notes2anki init", "notes2anki init --yes --vault notes --output deck.apkg"),
)
@click.option("--config", metavar="FILE", type=PATH, help=later("The file to write; else your usual configuration."))
@click.option("--vault", metavar="DIR", type=PATH, help=later("The folder of your notes."))
@click.option("-o", "--output", metavar="FILE", type=PATH, help=later("The package to write, such as deck.apkg."))
@click.option("--yes", is_flag=True, help=later("Ask nothing."))
@click.option("--force", is_flag=True, help=later("Replace a configuration that is there already."))
def command(config: Path | None, vault: Path | None, output: Path | None, yes: bool, force: bool) -> int:
    """Write a configuration."""
    file = (config or own_file()).absolute()
    if file.exists() and not force:
        raise UsageError(_("{path} is there already; --force replaces it.", path=file))
    answers = _answers(vault, output, ask=not yes)
    _write(file, sample(answers))
    read_config(file, environment={})
    say(_("{path} is written. Look at it, then try `notes2anki sync --dry-run`.", path=file))
    return DONE


def _answers(vault: Path | None, output: Path | None, *, ask: bool) -> dict[str, object]:
    found = (vault or _likely_vault()).expanduser().absolute()
    if ask:
        found = Path(click.prompt(_("The folder of your notes"), default=str(found), err=True)).expanduser().absolute()
    if not found.is_dir():
        raise ConfigError(_("There is no folder {path}; name one with --vault.", path=found))
    package = (output or Path.home() / f"{found.name}.apkg").expanduser().absolute()
    answers: dict[str, object] = {"vault": str(found), "output": str(package)}
    if ask:
        named = click.prompt(_("The Anki package to write"), default=str(package), err=True)
        answers["output"] = str(Path(named).expanduser().absolute())
        answers["deck"] = click.prompt(_("The deck above all others"), default=found.name, err=True)
        question = _("Write a second package with only what each night changed?")
        answers["delta"] = click.confirm(question, default=False, err=True)
    return answers


def _likely_vault() -> Path:
    """Return the vault of the current folder, else the one that Obsidian opened last, else the folder."""
    here = Path.cwd()
    return find_vault(here) or _last_of_obsidian() or here


def _last_of_obsidian() -> Path | None:
    lists = (Path(os.environ[variable], name) for variable, name in OBSIDIAN_LISTS if os.environ.get(variable))
    for file in lists:
        try:
            known = json.loads(file.read_text(encoding="utf-8"))["vaults"].values()
            vaults = [Path(each["path"]) for each in sorted(known, key=lambda each: each.get("ts", 0))]
        except (OSError, ValueError, LookupError, AttributeError, TypeError):
            continue
        there = [vault for vault in vaults if vault.is_dir()]
        if there:
            return there[-1]
    return None


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OutputError(_("{path} cannot be written ({reason}).", path=file, reason=error.strerror)) from error
