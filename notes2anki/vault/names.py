"""What a file's name alone tells: whether it is Markdown, a sync service's leftover, a name we cannot keep."""

from __future__ import annotations

import re
import unicodedata

MARKDOWN_ENDINGS = (".md", ".markdown")

# The marks that sync services put into the name of a second version of a file.
CONFLICT_COPIES = (
    re.compile(r"\(conflicted copy [^()]{1,100} \d{8,14}\)", re.IGNORECASE),  # Obsidian Sync
    re.compile(r"\([^()]{0,100}conflicted copy \d{4}-\d{2}-\d{2}[^()]{0,40}\)", re.IGNORECASE),  # Dropbox, Nextcloud
    re.compile(r"\.sync-conflict-\d{8}-\d{6}\b", re.IGNORECASE),  # Syncthing
    re.compile(r"\.Conflict\.\w{1,10}$"),  # Resilio Sync
)
ICLOUD_PLACEHOLDER = re.compile(r"\A\.(?P<name>.+)\.icloud\Z", re.DOTALL)


def nfc(name: str) -> str:
    """Return the name as everyone but macOS writes it: composed, so that 한 is one letter."""
    return unicodedata.normalize("NFC", name)


def key(path: str) -> str:
    """Return what two spellings of one path share: links ignore case, and macOS decomposes names."""
    return nfc(nfc(path).casefold())


def is_markdown(name: str) -> bool:
    """Whether the name ends as a Markdown file's does."""
    return name.lower().endswith(MARKDOWN_ENDINGS)


def is_conflict_copy(name: str) -> bool:
    """Whether a sync service left the file beside the real one."""
    return any(pattern.search(name) for pattern in CONFLICT_COPIES)


def not_downloaded(name: str) -> str:
    """Return the name of the Markdown file for which iCloud keeps only a placeholder, "" for any other name."""
    match = ICLOUD_PLACEHOLDER.match(name)
    return match["name"] if match and is_markdown(match["name"]) else ""


def is_utf8(name: str) -> bool:
    """Whether the name on disk is valid UTF-8; a state file can store no other."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def readable(name: str) -> str:
    """Return a name that is not valid UTF-8 as a person may know it: many old Korean names are CP949."""
    raw = name.encode("utf-8", "surrogateescape")
    try:
        return raw.decode("cp949")
    except UnicodeDecodeError:
        return raw.decode("utf-8", "backslashreplace")
