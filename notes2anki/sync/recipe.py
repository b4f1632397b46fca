"""By what notes are made of files: our code, the libraries' versions, the user's choices. Another recipe, another read.

The code counts by its text, so that nobody has to remember to change a number when an extractor changes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path

from notes2anki.config.values import Config
from notes2anki.vault.settings import Settings
from notes2anki.vault.stamps import stamp_of

# What bears on the notes of a file; the rooms after these only carry notes about.
ROOMS = (
    "model.py",
    "inlines.py",
    "plain.py",
    "draft.py",
    "scan.py",
    "reading",
    "language",
    "extract",
    "cards",
    "vault",
)
SOURCES = (".py", ".json", ".css", ".txt")
LIBRARIES = ("kiwipiepy", "kiwipiepy_model", "markdown-it-py", "mdit-py-plugins", "nh3", "python-frontmatter", "pyyaml")


def recipe_of(config: Config, root: Path, vault_name: str, settings: Settings) -> str:
    """Return the recipe by which a vault is read, as 64 hexadecimal digits."""
    choices = (
        pipeline(),
        str(root),
        config.card_options(vault_name),
        (config.min_score, config.kinds, config.most_per_file, config.skip_sections, config.languages),
        settings.daily_format,
        settings.strict_line_breaks,
    )
    return _digest(map(repr, choices))


def whole_seal(config: Config, vault_seal: str, recipe: str) -> str:
    """Return one number for all that a run depends on: equal ones mean that there is nothing to do."""
    outputs = [(str(output), stamp_of(str(output))) for output in config.output]
    choices = (config.delta, config.include, config.exclude, str(config.vault))
    return _digest(map(repr, (vault_seal, recipe, outputs, choices)))


@cache
def pipeline() -> str:
    """Return the version of our code and of the libraries that bear on notes, as 64 hexadecimal digits."""
    package = resources.files("notes2anki")
    return _digest([*_versions(), *(text for room in ROOMS for text in _texts(package / room))])


def _versions() -> Iterator[str]:
    for library in LIBRARIES:
        try:
            yield f"{library} {metadata.version(library)}"
        except metadata.PackageNotFoundError:
            yield library


def _texts(place: Traversable) -> Iterator[str]:
    """Yield a digest of each source at or below a place, in the order of their names."""
    if place.is_dir():
        for below in sorted(place.iterdir(), key=lambda each: each.name):
            yield from _texts(below)
    elif place.name.endswith(SOURCES):
        yield f"{place.name} {hashlib.sha256(place.read_bytes()).hexdigest()}"


def _digest(parts: Iterator[str] | list[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()
