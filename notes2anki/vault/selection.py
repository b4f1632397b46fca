"""From the paths of a command line to one vault and the files in it to read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from notes2anki.errors import UsageError
from notes2anki.messages import _
from notes2anki.model import Problem, Severity
from notes2anki.vault.names import is_conflict_copy, is_markdown, is_utf8, key, nfc
from notes2anki.vault.settings import CONFIG_FOLDER, Excludes, Settings, read_settings
from notes2anki.vault.walk import VaultFile, file_problem, walk


@dataclass(frozen=True, slots=True)
class Selection:
    """The Markdown files to read, sorted by path, of the vault at `root`."""

    root: Path
    settings: Settings
    files: tuple[VaultFile, ...]
    problems: tuple[Problem, ...]

    @property
    def vault_name(self) -> str:
        """The name under which Obsidian knows the vault: its folder's."""
        return nfc(self.root.name)


def select(paths: Sequence[Path], excludes: Sequence[Excludes] = ()) -> Selection:
    """Find the vault that the paths lie in and the Markdown files that they name or hold.

    What the user `excludes` is left out, as is what Obsidian's settings exclude.

    A vault is the nearest folder upwards with `.obsidian/` in it; where there is none, the given folder, or the
    folder of the given file, or what several of these have in common.
    Raises UsageError when a path is not there, is no Markdown file, or lies in another vault than the first.
    """
    places = [_existing(path) for path in paths]
    root = _common_root(places)
    settings, setting_problems = read_settings(root)
    settings = replace(settings, excludes=(*settings.excludes, *excludes))
    files: dict[str, VaultFile] = {}
    problems: list[Problem] = []
    for place in places:
        for found in _found_at(place, root, settings):
            if isinstance(found, Problem):
                problems.append(found)
            elif files.setdefault(key(found.path), found).location != found.location:
                message = _("another file has the same name but for case or accents, so it was skipped; rename one")
                problems.append(file_problem(found.path, "same-name", message))
    return Selection(root, settings, tuple(sorted(files.values())), (*setting_problems, *sorted(set(problems))))


def find_vault(place: Path) -> Path | None:
    """Return the nearest folder at or above `place` that Obsidian keeps as a vault, None if there is none."""
    return next((folder for folder in (place, *place.parents) if (folder / CONFIG_FOLDER).is_dir()), None)


def vault_root(folder: Path) -> Path:
    """Return the root of the vault that `select` would find for a folder that is there."""
    place = Path(os.path.realpath(folder))
    return find_vault(place) or place


def _existing(path: Path) -> Path:
    place = Path(os.path.realpath(path))
    if place.is_dir():
        return place
    if not place.exists():
        raise UsageError(_("There is no file or folder {path}.", path=path))
    if not is_markdown(place.name):
        raise UsageError(_("{path} is not a Markdown file: its name must end in .md.", path=path))
    if not is_utf8(str(place)):
        raise UsageError(_("The name of {path} is not in UTF-8; rename it.", path=path))
    return place


def _common_root(places: Sequence[Path]) -> Path:
    vaults = {find_vault(place) for place in places}
    folders = [place if place.is_dir() else place.parent for place in places]
    if len(vaults) > 1 or len({folder.anchor for folder in folders}) > 1:
        raise UsageError(_("The paths lie in different vaults; give the paths of one vault at a time."))
    return vaults.pop() or Path(os.path.commonpath(folders))


def _found_at(place: Path, root: Path, settings: Settings) -> Iterable[VaultFile | Problem]:
    path = nfc(place.relative_to(root).as_posix())
    if place.is_file():
        return [VaultFile(path, str(place))]
    within = "" if path == "." else path + "/"
    return filter(None, (_wanted(found, settings, within) for found in walk(str(place), within.rstrip("/"))))


def _wanted(found: VaultFile | Problem, settings: Settings, within: str) -> VaultFile | Problem | None:
    path = found.span.path if isinstance(found, Problem) else found.path
    if settings.excluded(path, within=within):
        return None
    if isinstance(found, Problem):
        return found
    if not is_markdown(path):
        return None
    if is_conflict_copy(path.rpartition("/")[2]):
        message = _("a sync service left this second version of a file, so it was skipped; merge the two")
        return file_problem(path, "conflict-copy", message, Severity.WARNING)
    return found
