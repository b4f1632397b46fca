"""What a key of the configuration may hold, from TOML or as text from the environment or a flag."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from notes2anki.cards.options import DeckFrom
from notes2anki.language import LANGUAGES
from notes2anki.messages import later
from notes2anki.model import Kind

PACKAGE_ENDING = ".apkg"
SWITCHES = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}

Read = Callable[[object, Path], object]


class ShapeError(Exception):
    """A value is not of its key's shape."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of value.

    `wanted` tells a person what it must be. `read` makes the program's value of TOML's, with paths relative to the
    given folder, and raises ShapeError; `parse` makes a TOML value of text.
    """

    wanted: str
    read: Read
    parse: Callable[[str], object] = str


def _text(value: object, _folder: Path) -> str:
    return value if isinstance(value, str) else _refuse()


def _texts(value: object, _folder: Path) -> tuple[str, ...]:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(each, str) and each for each in values):
        _refuse()
    return tuple(values)


def _switch(value: object, _folder: Path) -> bool:
    return value if isinstance(value, bool) else _refuse()


def _count(value: object, _folder: Path) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 1_000:
        _refuse()
    return value


def _score(value: object, _folder: Path) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        _refuse()
    return float(value)


def _path(value: object, folder: Path) -> Path:
    if not isinstance(value, str) or not value or "\0" in value:
        _refuse()
    try:
        return Path(os.path.abspath(folder / Path(value).expanduser()))  # noqa: PTH100 - links stay as they are named
    except RuntimeError:  # ~someone who is not there
        _refuse()


def _packages(value: object, folder: Path) -> tuple[Path, ...]:
    paths = tuple(_path(each, folder) for each in _texts(value, folder))
    if not paths or len(set(paths)) < len(paths) or any(path.suffix.lower() != PACKAGE_ENDING for path in paths):
        _refuse()
    return paths


def _deck_from(value: object, folder: Path) -> DeckFrom:
    try:
        return DeckFrom(_text(value, folder))
    except ValueError:
        _refuse()


def _languages(value: object, folder: Path) -> tuple[str, ...]:
    chosen = _texts(value, folder)
    return chosen if chosen and set(chosen) <= set(LANGUAGES) else _refuse()


def _kinds(value: object, folder: Path) -> tuple[Kind, ...]:
    try:
        return tuple(Kind(each) for each in _texts(value, folder)) or _refuse()
    except ValueError:
        _refuse()


def _url(value: object, folder: Path) -> str:
    address = _text(value, folder)
    return address if not address or address.startswith(("http://", "https://")) else _refuse()


def _command(value: object, folder: Path) -> tuple[str, ...]:
    if isinstance(value, str):
        try:
            return tuple(shlex.split(value, posix=os.name != "nt"))
        except ValueError:  # a quotation mark that is never closed
            _refuse()
    return _texts(value, folder)


def _refuse() -> NoReturn:
    raise ShapeError


def _parts(separator: str) -> Callable[[str], object]:
    return lambda text: [part.strip() for part in text.split(separator) if part.strip()]


def _number(kind: Callable[[str], object]) -> Callable[[str], object]:
    def parse(text: str) -> object:
        try:
            return kind(text)
        except ValueError:
            return text  # the shape refuses it, and shows it as it was written

    return parse


TEXT = Shape(later("a text"), _text)
TEXTS = Shape(later("a text or a list of texts"), _texts, _parts(","))
SWITCH = Shape(later("true or false"), _switch, lambda text: SWITCHES.get(text.strip().lower(), text))
COUNT = Shape(later("a whole number from 1 to 1000"), _count, _number(int))
SCORE = Shape(later("a number from 0 to 1"), _score, _number(float))
PATH = Shape(later("a path"), _path)
PACKAGES = Shape(later("one or more different files whose names end in .apkg"), _packages, _parts(os.pathsep))
DECK_FROM = Shape(later("heading, folder or vault"), _deck_from)
SPOKEN = Shape(later("a list of ko and en"), _languages, _parts(","))
KINDS = Shape(later("a list of concept, heading, footnote, definition, claim and explicit"), _kinds, _parts(","))
URL = Shape(later("an address that begins with https:// or http://"), _url)
COMMAND = Shape(later("a program with its arguments, as a text or a list"), _command)
