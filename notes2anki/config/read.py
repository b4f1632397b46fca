"""Find the configuration and read it: a flag outranks the environment, which outranks the file."""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import platformdirs

from notes2anki.config.keys import KEYS, Key
from notes2anki.config.shapes import ShapeError
from notes2anki.config.values import APP, Config
from notes2anki.errors import ConfigError
from notes2anki.messages import _

FILE_NAME = "notes2anki.toml"
CONFIG_VARIABLE = "NOTES2ANKI_CONFIG"
FLAG, DEFAULT = "flag", "default"

_LINE = re.compile(r"line (\d+)")


@dataclass(frozen=True, slots=True)
class Reading:
    """A configuration, and where each of its values comes from: "flag", a variable, `path:line` or "default"."""

    config: Config
    origins: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Given:
    """A value as it was given, and where."""

    value: object
    origin: str
    folder: Path


@dataclass(slots=True)
class _Faults:
    """All that is wrong with a configuration, told at once."""

    messages: list[str] = field(default_factory=list)

    def raise_if_any(self) -> None:
        if self.messages:
            raise ConfigError("\n".join(self.messages))


def own_file() -> Path:
    """Return where the user's usual configuration is, or would be."""
    return platformdirs.user_config_path(APP, appauthor=False) / FILE_NAME


def find_file(named: Path | None, environment: Mapping[str, str], folder: Path) -> Path | None:
    """Return the configuration to read, absolute; None where there is none.

    The named one, else that of `NOTES2ANKI_CONFIG`, else `notes2anki.toml` in `folder` or the nearest one above it,
    else the user's usual one. Raises ConfigError when one that was named is not there.
    """
    wanted = named or (Path(environment[CONFIG_VARIABLE]) if environment.get(CONFIG_VARIABLE) else None)
    if wanted is not None:
        path = folder / wanted.expanduser()
        if not path.is_file():
            raise ConfigError(_("There is no configuration {path}; `notes2anki init` writes one.", path=path))
        return path
    above = (place / FILE_NAME for place in (folder, *folder.parents))
    return next((path for path in (*above, own_file()) if path.is_file()), None)


def read_config(
    named: Path | None = None,
    *,
    flags: Mapping[str, object] | None = None,
    environment: Mapping[str, str] = os.environ,
    folder: Path | None = None,
) -> Reading:
    """Read the configuration.

    `flags` are values by key, as TOML would give them; `folder` is where relative paths in flags and in the
    environment start, else the current one. Raises ConfigError, whose message names every fault with its place.
    """
    here = folder or Path.cwd()
    file = find_file(named, environment, here)
    faults = _Faults()
    given: dict[str, _Given] = {}
    if file is not None:
        given |= _from_file(file, faults)
    for key in KEYS:
        if environment.get(key.variable):
            given[key.name] = _Given(key.shape.parse(environment[key.variable]), key.variable, here)
    given |= {name: _Given(value, FLAG, here) for name, value in (flags or {}).items()}
    fields: dict[str, Any] = dict(_values(given, faults))
    _require(given, file, faults)
    faults.raise_if_any()
    origins = {key.name: given[key.name].origin if key.name in given else DEFAULT for key in KEYS}
    return Reading(Config(**fields, file=file), origins)


def _from_file(file: Path, faults: _Faults) -> dict[str, _Given]:
    try:
        text = file.read_text(encoding="utf-8-sig")
        table = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(_("{path} cannot be read ({reason}).", path=file, reason=error.strerror)) from error
    except UnicodeDecodeError as error:
        raise ConfigError(_("{path} is not UTF-8; save it again as UTF-8.", path=file)) from error
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        place = f"{file}:{line[1]}" if line else str(file)
        raise ConfigError(_("{place}: this is not TOML ({reason}).", place=place, reason=error)) from error
    known = {key.name for key in KEYS}
    given = {}
    for name, value in table.items():
        origin = f"{file}:{_line_of(name, text)}"
        if name in known:
            given[name] = _Given(value, origin, file.parent)
        else:
            faults.messages.append(_unknown(name, origin))
    return given


def _line_of(name: str, text: str) -> int:
    """Return the line on which a key is set, from 1; tomllib does not tell."""
    setting = re.compile(rf"\s*\[*\s*[\"']?{re.escape(name)}[\"']?\s*[]=.]")
    return next((number for number, line in enumerate(text.splitlines(), 1) if setting.match(line)), 1)


def _unknown(name: str, origin: str) -> str:
    names = [key.name for key in KEYS]
    near = difflib.get_close_matches(name, names, 1)
    values = {"place": origin, "name": name, "names": ", ".join(names)}
    if near:
        return _("{place}: there is no key {name}; did you mean {near}? The keys are {names}.", near=near[0], **values)
    return _("{place}: there is no key {name}. The keys are {names}.", **values)


def _values(given: Mapping[str, _Given], faults: _Faults) -> Iterator[tuple[str, object]]:
    for key in KEYS:
        if key.name not in given:
            continue
        each = given[key.name]
        try:
            yield key.name, key.shape.read(each.value, each.folder)
        except ShapeError:
            faults.messages.append(_misshapen(key, each))


def _misshapen(key: Key, given: _Given) -> str:
    place = f"--{key.name.replace('_', '-')}" if given.origin == FLAG else given.origin
    return _(
        "{place}: {name} must be {wanted}, not {value}.",
        place=place,
        name=key.name,
        wanted=_(key.shape.wanted),
        value=repr(given.value),
    )


def _require(given: Mapping[str, _Given], file: Path | None, faults: _Faults) -> None:
    missing = [key.name for key in KEYS if not key.example and key.name not in given]
    if missing and file is None:
        faults.messages.insert(0, _("There is no configuration; `notes2anki init` writes one."))
    elif missing:
        faults.messages.append(_("{place}: {names} must be set.", place=file, names=", ".join(missing)))
