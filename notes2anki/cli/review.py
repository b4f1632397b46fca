"""`notes2anki review`: the user keeps and drops cards, which decides about them and teaches the judge."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from notes2anki import lock
from notes2anki.as_json import to_json
from notes2anki.cli.boundary import say
from notes2anki.cli.cards import JSON, JSON_LINES, TABLE
from notes2anki.cli.help import Command
from notes2anki.cli.options import PATH, config_option
from notes2anki.cli.schedule import Commands
from notes2anki.config.read import read_config
from notes2anki.errors import UsageError
from notes2anki.ledger import decisions, marks, notes
from notes2anki.ledger.decisions import KnownCard, Verdict
from notes2anki.ledger.store import Ledger
from notes2anki.messages import _, later
from notes2anki.model import Guid
from notes2anki.sync.clock import Clock
from notes2anki.vault.names import nfc

DONE = 0
MOST_SHOWN = 5  # of the cards that an ambiguous GUID may mean

state_option = click.option(
    "--state",
    metavar="DIR",
    type=PATH,
    help=later("The folder that remembers notes; else the configuration's."),
)
guids_argument = click.argument("guids", metavar="GUID...", nargs=-1, required=True)


def _state_folder(config: Path | None, state: Path | None) -> Path:
    return read_config(config).config.state_folder if state is None else state


@click.group(
    "review",
    cls=Commands,
    short_help=later("Keep and drop cards, and teach the judge by it."),
    help=later(
        "Decide about single cards. What you keep is made although its score is low; what you drop is made no more."
        " From ten decisions on, with some of either kind, they also correct the scores of cards not yet made, on this"
        " machine alone. No decision ever changes or removes another card."
    ),
    examples=("notes2anki review list", "notes2anki review drop 0Ux3", "notes2anki review keep 9aZr 1fW0"),
)
def command() -> None:
    """Hold the commands together."""


@command.command(
    "list",
    cls=Command,
    short_help=later("List the cards and what you decided on them."),
    help=later(
        "List the cards that the last run knew, of all files or of those at PATH, and what you decided on them."
        " On a terminal it is a table, in a pipe JSON, one object a line."
    ),
    examples=("notes2anki review list", "notes2anki review list daily --all", "notes2anki review list --format json"),
)
@config_option
@state_option
@click.option(
    "--format",
    "form",
    type=click.Choice([TABLE, JSON, JSON_LINES]),
    help=later("How to print them; else a table on a terminal, jsonl in a pipe."),
)
@click.option("--all", "with_spares", is_flag=True, help=later("List also what only its score keeps out."))
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=PATH)
def show(config: Path | None, state: Path | None, form: str | None, with_spares: bool, paths: tuple[Path, ...]) -> int:
    """List the cards."""
    from notes2anki import review_report  # noqa: PLC0415 - help needs no tables

    with Ledger(_state_folder(config, state)).reading() as connection:
        made = {each.guid: each for each in decisions.load(connection)}
        root = marks.get(connection, "root")
        known = [
            card
            for card in decisions.known_cards(connection)
            if card.guid in made or (card.live and (card.made or with_spares))
        ]
    chosen = [card for card in known if not paths or _is_below(card.path, paths, root)]
    rows = [review_report.Row(card, made.get(card.guid)) for card in chosen]
    if not paths:
        here = {card.guid for card in known}
        rows += [review_report.Row(None, each) for guid, each in made.items() if guid not in here]
    match form or (TABLE if sys.stdout.isatty() else JSON_LINES):
        case "table":
            review_report.print_rows(rows, sys.stdout)
        case "json":
            click.echo(to_json([review_report.row_object(row) for row in rows], sys.stdout, indent=2))
        case _:
            for row in rows:
                click.echo(to_json(review_report.row_object(row), sys.stdout))
    if not rows:
        say(_("There are no cards yet; `notes2anki sync` or `notes2anki export --state` makes some."))
    return DONE


@command.command(
    "keep",
    cls=Command,
    short_help=later("Keep cards, and make those whose score is low."),
    help=later(
        "Keep the cards with these GUIDs, of which the first letters are enough. One that only its score keeps out is"
        " made from the next run on; `review list --all` and `cards --all` show its GUID."
    ),
    examples=("notes2anki review keep 0Ux3", "notes2anki review keep 0Ux3kPq9aZ 1fW0"),
)
@config_option
@state_option
@guids_argument
def keep(config: Path | None, state: Path | None, guids: tuple[str, ...]) -> int:
    """Keep cards."""
    number = _decide(_state_folder(config, state), guids, Verdict.KEEP)
    say(_("{number} cards are kept; the next run makes those that are not there.", number=number))
    return DONE


@command.command(
    "drop",
    cls=Command,
    short_help=later("Drop cards: no run makes them again."),
    help=later(
        "Drop the cards with these GUIDs, of which the first letters are enough. No further package holds them, also"
        " when you edit their sentence. A package cannot delete: those that are in Anki already, delete there."
    ),
    examples=("notes2anki review drop 0Ux3", "notes2anki review drop 0Ux3kPq9aZ 1fW0"),
)
@config_option
@state_option
@guids_argument
def drop(config: Path | None, state: Path | None, guids: tuple[str, ...]) -> int:
    """Drop cards."""
    number = _decide(_state_folder(config, state), guids, Verdict.DROP)
    say(
        _(
            "{number} cards are dropped; the next run writes packages without them. Delete in Anki what is there"
            " already.",
            number=number,
        )
    )
    return DONE


@command.command(
    "forget",
    cls=Command,
    short_help=later("Take decisions back."),
    help=later("Take back what you decided on the cards with these GUIDs; they also teach nothing any more."),
    examples=("notes2anki review forget 0Ux3",),
)
@config_option
@state_option
@guids_argument
def forget(config: Path | None, state: Path | None, guids: tuple[str, ...]) -> int:
    """Take decisions back."""
    folder = _state_folder(config, state)
    with lock.held(folder):
        with Ledger(folder).reading() as connection:
            found = _named(guids, {each.guid: "" for each in decisions.load(connection)}, decided=True)
        with Ledger(folder).writing() as connection:
            decisions.forget(connection, found)
            marks.put(connection, "seal", "")  # the next run has something to do
    say(_("{number} decisions are forgotten.", number=len(found)))
    _say_what_they_teach(folder)
    return DONE


def _decide(folder: Path, guids: Sequence[str], verdict: Verdict) -> int:
    """Record a verdict on cards and return on how many."""
    with lock.held(folder):
        with Ledger(folder).reading() as connection:
            cards = decisions.known_cards(connection)
            before = decisions.load(connection)
        now = Clock().seconds
        places = {**{each.guid: "" for each in before}, **{card.guid: _place(card) for card in cards}}
        # What is taught is the card as it is, or, when its text is gone, as it was.
        taught = {each.guid: each for each in (*before, *(card.decided(verdict, now) for card in cards))}
        found = _named(guids, places)
        made = [replace(taught[guid], verdict=verdict, decided_at=now) for guid in found]
        with Ledger(folder).writing() as connection:
            decisions.record(connection, made)
            if verdict is Verdict.KEEP:
                notes.restore(connection, found)
            marks.put(connection, "seal", "")  # the next run has something to do
    _say_what_they_teach(folder)
    return len(found)


def _named(guids: Sequence[str], there: Mapping[Guid, str], *, decided: bool = False) -> tuple[Guid, ...]:
    """Return the GUIDs that begin with what was given, of those that are `there` (with what stands at each).

    Raises UsageError for one that is not there, and one that may be several.
    """
    return tuple(dict.fromkeys(_one(given, there, decided=decided) for given in guids))


def _one(given: str, there: Mapping[Guid, str], *, decided: bool) -> Guid:
    meant = [Guid(given)] if given in there else sorted(guid for guid in there if guid.startswith(given))
    if len(meant) == 1:
        return meant[0]
    if meant:
        shown = ", ".join(f"{guid} {there[guid]}".strip() for guid in meant[:MOST_SHOWN])
        more = ", …" if len(meant) > MOST_SHOWN else ""
        raise UsageError(_("{guid} may be {cards}; write more of its letters.", guid=given, cards=f"{shown}{more}"))
    if decided:
        raise UsageError(_("You decided nothing on {guid}; `notes2anki review list` shows what you did.", guid=given))
    raise UsageError(_("No card has the GUID {guid}; `notes2anki review list --all` shows them.", guid=given))


def _place(card: KnownCard) -> str:
    return f"({card.path}:{card.line_start})"


def _say_what_they_teach(folder: Path) -> None:
    from notes2anki.extract.leaning import FEWEST, Lesson, learn  # noqa: PLC0415 - its room loads the parsers

    with Ledger(folder).reading() as connection:
        made = decisions.load(connection)
    if learn(Lesson(each.verdict is Verdict.KEEP, each.score, each.traits) for each in made):
        say(_("Your {number} decisions correct the scores of cards not yet made.", number=len(made)))
    elif made:
        say(
            _(
                "From {fewest} decisions on, some of either kind, they will correct the scores of cards not yet made;"
                " there are {number}.",
                fewest=FEWEST,
                number=len(made),
            )
        )


def _is_below(path: str, places: Collection[Path], root: str) -> bool:
    """Whether a path of the vault is one of some places, or below one: paths of the vault, or of the disk."""
    return any(path == wanted or path.startswith(f"{wanted}/") or wanted == "." for wanted in _of_vault(places, root))


def _of_vault(places: Collection[Path], root: str) -> Iterator[str]:
    for place in places:
        whole = place.resolve()
        if root and whole.is_relative_to(root):
            yield nfc(whole.relative_to(root).as_posix())
        yield nfc(place.as_posix())
