"""What a user may choose about his notes in Anki."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DeckFrom(StrEnum):
    """What names the deck below the root deck."""

    HEADING = "heading"  # the outermost heading that names a subject
    FOLDER = "folder"  # the folders of the file
    VAULT = "vault"  # nothing: all notes in the root deck


@dataclass(frozen=True, slots=True)
class CardOptions:
    """Choices of one vault.

    `vault` is its name in Obsidian, for links; `deck_root` is the deck above all others (`""`: named like the
    vault); `site_url` is the address of the published garden, to which permalinks are appended (`""`: none).
    """

    vault: str
    deck_root: str = ""
    deck_from: DeckFrom = DeckFrom.HEADING
    tag_prefix: str = "n2a"
    site_url: str = ""
