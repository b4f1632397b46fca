"""Cards that an author marked, and callouts whose title asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from notes2anki.extract.marked.card import Card
from notes2anki.extract.outline import TitleKind, Trail
from notes2anki.extract.proposal import Proposal
from notes2anki.extract.study import Study, context_of
from notes2anki.extract.titled import propose_titled
from notes2anki.extract.words import ASKS
from notes2anki.inlines import plain
from notes2anki.language.script import language_of
from notes2anki.model import Candidate, Kind, Style
from notes2anki.plain import plain_blocks


def propose(study: Study) -> Iterator[Proposal]:
    """Propose every card that the author marked, in reading order, and every callout that asks."""
    trails = {
        line.number: place.trail
        for place in study.outline.paragraphs
        for line in place.block.lines
        if not line.inlines  # what was set apart left an empty line
    }
    for number, card in enumerate(study.cards):
        yield _proposal(study, card, number, trails)
    for titled in study.outline.titled:
        if titled.kind is TitleKind.CALLOUT and ASKS.search(titled.title.text):
            yield from propose_titled(study, titled, Kind.EXPLICIT, "asking_callout")


def _proposal(study: Study, card: Card, number: int, trails: Mapping[int, Trail]) -> Proposal:
    """Make a proposal without features: what an author marked is not weighed."""
    subject = plain(card.text if card.style is Style.CLOZE else card.front).strip()
    context = context_of(trails.get(card.start, Trail()))
    candidate = Candidate(
        kind=Kind.EXPLICIT,
        style=card.style,
        rule=card.convention,
        subject=subject,
        sources=(study.document.span(card.start, card.end),),
        language=language_of(f"{subject} {plain_blocks(card.back)}"),
        front=card.front,
        back=card.back,
        text=card.text,
        deletions=card.deletions,
        context=tuple(name for name in context if name.casefold() != subject.casefold()),
        extra=card.extra,
        reason=card.convention,
        block_id=card.block_id,
    )
    return Proposal(candidate, f"{card.start}:marked:{number}", {}, {}, "" if card.finished else "no-answer")
