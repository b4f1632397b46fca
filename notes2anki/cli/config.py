"""`notes2anki config`: what is in force, whether it is right, where it is."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from enum import Enum
from pathlib import Path

import click

from notes2anki.as_json import to_json
from notes2anki.cli.boundary import say
from notes2anki.cli.help import Command
from notes2anki.cli.options import config_option
from notes2anki.cli.schedule import Commands
from notes2anki.config.keys import KEYS
from notes2anki.config.read import Reading, find_file, own_file, read_config
from notes2anki.config.sample import toml
from notes2anki.config.values import Config
from notes2anki.errors import ConfigError
from notes2anki.messages import _, later
from notes2anki.sync.notice import has_apprise, no_apprise

DONE = 0


@click.group(
    "config",
    cls=Commands,
    short_help=later("Show and check the configuration."),
    help=later(
        "Show and check the configuration of the nightly run. A flag outranks an environment variable, which outranks"
        " the file notes2anki.toml, which outranks the default."
    ),
    examples=("notes2anki config show", "notes2anki config validate", "notes2anki config path"),
)
def command() -> None:
    """Hold the commands together."""


@command.command(
    "show",
    cls=Command,
    short_help=later("Show every value and where it comes from."),
    help=later("Show every value that is in force, and where it comes from."),
    examples=("notes2anki config show", "notes2anki config show --json"),
)
@config_option
@click.option("--json", "as_json", is_flag=True, help=later("Print the result as JSON, for programs."))
def show(config: Path | None, as_json: bool) -> int:
    """Show every value."""
    reading = read_config(config)
    values = _values(reading)
    if as_json:
        shown = {name: {"value": value, "origin": reading.origins[name]} for name, value in values.items()}
        click.echo(to_json(shown, sys.stdout, indent=2))
        return DONE
    for name, value in values.items():
        setting = f"# {name} {_('is not set')}" if value is None else f"{name} = {toml(value)}"
        click.echo(f"{setting}  # {reading.origins[name]}")
    return DONE


def _values(reading: Reading) -> Mapping[str, object]:
    config = reading.config
    in_force = {"state": config.state_folder, "log": config.log_file, "min_score": _least_score(config)}
    return {key.name: _plain(in_force.get(key.name, getattr(config, key.name))) for key in KEYS}


def _least_score(config: Config) -> float:
    from notes2anki.extract import MINIMUM  # noqa: PLC0415 - it loads the parsers

    return MINIMUM if config.min_score is None else config.min_score


def _plain(value: object) -> object:
    """Return a value as TOML and JSON know it."""
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, Path) else value


@command.command(
    "validate",
    cls=Command,
    short_help=later("Check the configuration."),
    help=later("Read the configuration and tell every mistake in it with its line; nothing is run."),
    examples=("notes2anki config validate",),
)
@config_option
def validate(config: Path | None) -> int:
    """Check the configuration."""
    reading = read_config(config).config
    if not reading.vault.is_dir():
        raise ConfigError(_("vault: there is no folder {path}.", path=reading.vault))
    for output in reading.output:
        if not output.parent.is_dir():
            raise ConfigError(_("output: there is no folder {path}.", path=output.parent))
    if reading.on_failure_notify and not has_apprise():
        raise ConfigError(no_apprise())
    say(_("ok: {path}", path=reading.file or _("no file, only the environment")))
    return DONE


@command.command(
    "path",
    cls=Command,
    short_help=later("Print where the configuration is."),
    help=later("Print the path of the configuration that is read here, or else of your usual one, which `init` makes."),
    examples=("notes2anki config path",),
)
@config_option
def path(config: Path | None) -> int:
    """Print where the configuration is."""
    click.echo(str(find_file(config, os.environ, Path.cwd()) or own_file()))
    return DONE
