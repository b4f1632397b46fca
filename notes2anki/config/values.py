"""The configuration as one frozen value, passed down and never changed."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from notes2anki.cards.options import CardOptions, DeckFrom
from notes2anki.model import Kind

APP = "notes2anki"
ORPHAN_RUNS = 14
NO_COMMAND: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Config:
    """What a nightly run is to do; `keys` says what each field means to the user.

    Paths are absolute. None and empty values leave the choice to the program. `file` is where it was read, None
    where it came from flags and the environment alone.
    """

    vault: Path
    output: tuple[Path, ...]
    vault_name: str = ""
    state: Path | None = None
    delta: bool = False
    orphan_runs: int = ORPHAN_RUNS
    deck: str = ""
    deck_from: DeckFrom = DeckFrom.HEADING
    site_url: str = ""
    min_score: float | None = None
    kinds: tuple[Kind, ...] = tuple(Kind)
    most_per_file: int | None = None
    skip_sections: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("ko", "en")
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    log: Path | None = None
    on_success_url: str = ""
    on_failure_url: str = ""
    on_failure_command: tuple[str, ...] = NO_COMMAND
    on_failure_notify: tuple[str, ...] = ()
    file: Path | None = None

    @property
    def state_folder(self) -> Path:
        """Where the ledger is: as configured, else a folder of this vault's own in the user's state folder."""
        return self.state or platformdirs.user_state_path(APP, appauthor=False) / self._own_name

    @property
    def log_file(self) -> Path:
        """Where the log is: as configured, else a file of this vault's own in the user's log folder."""
        return self.log or platformdirs.user_log_path(APP, appauthor=False) / f"{self._own_name}.log"

    def card_options(self, vault_name: str) -> CardOptions:
        """Return the choices as the cards' room takes them; `vault_name` is for a vault that was given no name."""
        return CardOptions(
            vault=self.vault_name or vault_name,
            deck_root=self.deck,
            deck_from=self.deck_from,
            site_url=self.site_url,
        )

    @property
    def _own_name(self) -> str:
        """A name that a person knows, and that no other vault has."""
        path = unicodedata.normalize("NFC", str(self.vault))
        digest = hashlib.sha256(path.encode(errors="surrogateescape")).hexdigest()[:8]
        return f"{unicodedata.normalize('NFC', self.vault.name) or 'vault'}-{digest}"
