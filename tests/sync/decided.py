"""A vault of statements, some quoted and some in lists, and a user who decides on its cards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from notes2anki.ledger import decisions, marks
from notes2anki.ledger.decisions import Decision, KnownCard, Verdict
from notes2anki.ledger.store import Ledger
from notes2anki.model import Guid, Kind
from sync.nights import Nights

QUOTED = """# Cluster
> A pod is the smallest unit that the cluster runs.

> A service gives a set of pods one stable address.

> The scheduler picks a node for every pod.
"""
MORE_QUOTED = """# Storage
> A class says which disks a cluster may use.

> Some disks serve several pods at once.
"""
LISTED = """# Network
- A resolver turns names into addresses.
- A router forwards packets between two networks.
- A proxy answers requests on behalf of another server.
"""
CLAIM = ("kind_claim", 1.0)


def vault(folder: Path, **choices: object) -> Nights:
    """Return nights over the quoted and the listed statements."""
    made = Nights(folder, **choices)
    made.write("quoted.md", QUOTED)
    made.write("listed.md", LISTED)
    return made


def cards(nights: Nights, path: str = "") -> list[KnownCard]:
    """Return the cards on which the user can decide, of one file or of all."""
    with Ledger(nights.config.state_folder).reading() as connection:
        return [card for card in decisions.known_cards(connection) if path in ("", card.path)]


def decide(nights: Nights, verdict: Verdict, guids: Iterable[str]) -> None:
    """Do as `notes2anki review keep` and `drop` do."""
    wanted = set(guids)
    with Ledger(nights.config.state_folder).writing() as connection:
        known = decisions.known_cards(connection)
        decisions.record(connection, [card.decided(verdict, int(nights.now)) for card in known if card.guid in wanted])
        marks.put(connection, "seal", "")


def forget(nights: Nights, guids: Iterable[str] = ()) -> None:
    """Do as `notes2anki review forget` does; forget everything when nothing is named."""
    with Ledger(nights.config.state_folder).writing() as connection:
        every = [each.guid for each in decisions.load(connection)]
        decisions.forget(connection, [Guid(guid) for guid in guids] or every)
        marks.put(connection, "seal", "")


def lessons(dropped: str, kept: str, number: int) -> list[Decision]:
    """Return decisions on cards that are long gone: as many dropped for a place as kept for another."""
    return [
        Decision(Guid(f"{verdict}-{place}-{count}"), verdict, 0, Kind.CLAIM, "en", 0.6, (CLAIM, (place, 1.0)))
        for verdict, place in ((Verdict.DROP, dropped), (Verdict.KEEP, kept))
        for count in range(number)
    ]


def teach(nights: Nights, dropped: str, kept: str, number: int = 1500) -> None:
    """Decide on many cards of other notes: some are dropped for a place, some kept for another."""
    with Ledger(nights.config.state_folder).writing() as connection:
        decisions.record(connection, lessons(dropped, kept, number))
        marks.put(connection, "seal", "")


def with_minimum(nights: Nights, minimum: float | None) -> None:
    """Let the user want no card that scores less; None leaves it to us."""
    nights.config = replace(nights.config, min_score=minimum)
