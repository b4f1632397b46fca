"""What several commands take: paths, how cards are made, how the work is done."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from notes2anki.cards.options import CardOptions, DeckFrom
from notes2anki.messages import later
from notes2anki.vault.selection import Selection

PATH = click.Path(path_type=Path)

paths_argument = click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=PATH)

jobs_option = click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    help=later("How many processes read at a time; else as many as pay."),
)

config_option = click.option(
    "--config",
    metavar="FILE",
    type=PATH,
    help=later("The configuration; else the nearest notes2anki.toml from here upwards, else your usual one."),
)

CARD_OPTIONS = (
    click.option("--deck", metavar="NAME", default="", help=later("The deck above all others; else the vault's name.")),
    click.option(
        "--deck-from",
        type=click.Choice([each.value for each in DeckFrom]),
        default=DeckFrom.HEADING.value,
        help=later("What names the decks below it: heading (the default), folder (the file's), vault (no deck below)."),
    ),
    click.option(
        "--vault-name",
        metavar="NAME",
        default="",
        help=later("The vault's name in Obsidian, for links back to it; else its folder's name."),
    ),
    click.option(
        "--min-score",
        metavar="SCORE",
        type=click.FloatRange(0, 1),
        help=later("Make no card that scores less."),
    ),
    click.option(
        "--state",
        metavar="DIR",
        type=click.Path(path_type=Path, file_okay=False),
        help=later("The folder that remembers notes, so that they stay the same when renamed or reworded."),
    ),
)


@dataclass(frozen=True, slots=True)
class CardChoices:
    """What the user chose about his notes; "" and None where he did not."""

    deck: str
    deck_from: str
    vault_name: str
    min_score: float | None
    state: Path | None

    def card_options(self, selection: Selection) -> CardOptions:
        """Return the choices as the cards' room takes them."""
        return CardOptions(
            vault=self.vault_name or selection.vault_name,
            deck_root=self.deck,
            deck_from=DeckFrom(self.deck_from),
        )


def card_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options about notes, as one `CardChoices` named `choices`."""

    @functools.wraps(command)
    def with_choices(
        deck: str, deck_from: str, vault_name: str, min_score: float | None, state: Path | None, **others: Any
    ) -> int:
        return command(choices=CardChoices(deck, deck_from, vault_name, min_score, state), **others)

    return functools.reduce(lambda decorated, option: option(decorated), reversed(CARD_OPTIONS), with_choices)
