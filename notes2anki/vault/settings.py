"""What Obsidian's own settings say about the vault: read from `.obsidian/`, never written."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from notes2anki.messages import _
from notes2anki.model import Problem, Span
from notes2anki.vault.names import is_markdown, key

CONFIG_FOLDER = ".obsidian"
LARGEST_SETTINGS = 1_000_000  # bytes; a settings file is a few hundred
TEMPLATE_FOLDER = "_templates"  # many vaults have it with no template plugin switched on

DAILY_FORMAT = "YYYY-MM-DD"  # Obsidian's own

Place = tuple[str, tuple[str, ...]]  # a settings file under `.obsidian/`, and the keys down to a value

TEMPLATE_FOLDER_SETTINGS: tuple[Place, ...] = (
    ("templates.json", ("folder",)),
    ("plugins/templater-obsidian/data.json", ("templates_folder",)),
)
TEMPLATE_FILE_SETTINGS: tuple[Place, ...] = (
    ("daily-notes.json", ("template",)),
    *(
        ("plugins/periodic-notes/data.json", (p, "template"))
        for p in ("daily", "weekly", "monthly", "quarterly", "yearly")
    ),
)
DAILY_FORMAT_SETTINGS: tuple[Place, ...] = (
    ("daily-notes.json", ("format",)),
    ("plugins/periodic-notes/data.json", ("daily", "format")),
)

PLACES = (*TEMPLATE_FOLDER_SETTINGS, *TEMPLATE_FILE_SETTINGS, *DAILY_FORMAT_SETTINGS)
SETTINGS_FILES = tuple(dict.fromkeys(("app.json", *(name for name, _keys in PLACES))))
"""Every file under `.obsidian/` that is read."""

Excludes = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings that bear on reading.

    `daily_format` is moment.js's; `excludes` are asked with a path relative to the vault,
    folders with a `/` at the end, and any one of them excludes.
    """

    daily_format: str = DAILY_FORMAT
    strict_line_breaks: bool = False
    excludes: tuple[Excludes, ...] = ()

    def excluded(self, path: str, *, within: str = "") -> bool:
        """Whether the author keeps the path out of his notes; what covers `within` as a whole does not count."""
        return any(exclude(path) and not (within and exclude(within)) for exclude in self.excludes)


@dataclass(frozen=True, slots=True)
class Folder:
    """`excludes` paths below the folder, and the folder."""

    path: str

    def __call__(self, path: str) -> bool:
        """Whether the path is the folder or stands in it."""
        return key(path).startswith(key(self.path).rstrip("/") + "/")


@dataclass(frozen=True, slots=True)
class File:
    """`excludes` one file."""

    path: str

    def __call__(self, path: str) -> bool:
        """Whether the path is the file."""
        return key(path) == key(self.path)


@dataclass(frozen=True, slots=True)
class Prefix:
    """`excludes` paths that begin so, as Obsidian's "Excluded files" do."""

    start: str

    def __call__(self, path: str) -> bool:
        """Whether the path begins so."""
        return key(path).startswith(key(self.start))


@dataclass(frozen=True, slots=True)
class Pattern:
    """`excludes` paths in which a regular expression is found."""

    regex: re.Pattern[str]

    def __call__(self, path: str) -> bool:
        """Whether the expression is found in the path."""
        return self.regex.search(path) is not None


@dataclass(frozen=True, slots=True)
class TemplateFolder:
    """`excludes` folders of the customary name at any depth."""

    name: str = TEMPLATE_FOLDER

    def __call__(self, path: str) -> bool:
        """Whether one of the path's folders has the name."""
        return self.name in path.split("/")[:-1]


class SettingsReader:
    """Reads the files under `.obsidian/` once each, collecting what was wrong with them."""

    def __init__(self, root: Path) -> None:
        self.folder = root / CONFIG_FOLDER
        self.problems: list[Problem] = []
        self._read: dict[str, Mapping[str, object]] = {}

    def value(self, name: str, keys: Sequence[str]) -> object:
        """Return the value at `keys` of a settings file, None where anything on the way is missing."""
        value: object = self._file(name)
        for part in keys:
            value = value.get(part) if isinstance(value, Mapping) else None
        return value

    def text(self, name: str, keys: Sequence[str]) -> str:
        """Return the value at `keys` if it is a text, else ""."""
        value = self.value(name, keys)
        return value.strip() if isinstance(value, str) else ""

    def _file(self, name: str) -> Mapping[str, object]:
        if name not in self._read:
            self._read[name] = self._parse(name)
        return self._read[name]

    def _parse(self, name: str) -> Mapping[str, object]:
        try:
            path = self.folder / name
            if not path.is_file() or path.stat().st_size > LARGEST_SETTINGS:
                return {}
            parsed = json.loads(path.read_text(encoding="utf-8-sig"))
        except (OSError, ValueError, RecursionError):
            self.problem(name, _("these settings cannot be read; Obsidian's defaults are used"))
            return {}
        return parsed if isinstance(parsed, dict) else {}

    def problem(self, name: str, message: str) -> None:
        """Note what is wrong with a settings file."""
        self.problems.append(Problem(Span(f"{CONFIG_FOLDER}/{name}", 1, 1), "broken-settings", message))


def read_settings(root: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """Read the settings of the vault at `root`; a folder that is no vault has the defaults."""
    reader = SettingsReader(root)
    settings = Settings(
        daily_format=next(filter(None, (reader.text(*place) for place in DAILY_FORMAT_SETTINGS)), DAILY_FORMAT),
        strict_line_breaks=reader.value("app.json", ("strictLineBreaks",)) is True,
        excludes=tuple(_excludes(reader)),
    )
    return settings, tuple(reader.problems)


def _excludes(reader: SettingsReader) -> Iterator[Excludes]:
    yield TemplateFolder()
    for place in TEMPLATE_FOLDER_SETTINGS:
        folder = reader.text(*place).strip("/")
        if folder:  # "" and "/" would mean the whole vault
            yield Folder(folder)
    for place in TEMPLATE_FILE_SETTINGS:
        template = reader.text(*place).strip("/")
        if template:
            yield File(template if is_markdown(template) else template + ".md")
    filters = reader.value("app.json", ("userIgnoreFilters",))
    for written in filters if isinstance(filters, list) else ():
        yield from _ignore_filter(reader, written)


def _ignore_filter(reader: SettingsReader, written: object) -> Iterator[Excludes]:
    if not isinstance(written, str) or not written.strip("/"):
        return
    if not (written.startswith("/") and written.endswith("/")):
        yield Prefix(written.lstrip("/"))
        return
    try:
        yield Pattern(re.compile(written[1:-1]))
    except re.error:
        message = _(
            "the excluded-files pattern {pattern} is no regular expression here and is not used", pattern=written
        )
        reader.problem("app.json", message)
