"""What no score can save: reasons for which a card is never made, each with its code."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from notes2anki.extract.blocks import inlines_of
from notes2anki.extract.proposal import Proposal
from notes2anki.model import Candidate, InlineKind, Kind
from notes2anki.plain import GAP, plain_back, plain_front

REASONS = {
    "leak": "the front would give the answer away",
    "no-answer": "there is nothing to ask for",
    "question": "the author asks himself",
    "hedge": "the author is not sure",
    "plan": "it is a plan or a wish",
    "task": "it is a to-do",
    "diary": "it tells of the author's day",
    "too-long": "the answer is too long to remember as one thing",
    "low-score": "a careful author would hardly make this card",
    "other-view": "the same statement makes a better card",
    "same-fact": "the same fact is asked elsewhere, in better words",
    "ambiguous": "another card has the same front and another answer",
    "link-only": "it only points somewhere else",
    "no-card": "the author marked it as no card",
}
"""Every reason code with what it tells a person."""

_ANSWER_CHARS = 1200


def squeeze(text: str) -> str:
    """Return letters, digits and a few signs of a text, case folded: what two writings of it share."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return "".join(ch for ch in text if unicodedata.category(ch)[0] in "LN" or ch in "/-+#<>=%_")


def refuse(proposal: Proposal) -> str | None:
    """Return the reason code for which a proposal must not become a card, None if it may."""
    candidate, features = proposal.candidate, proposal.features
    front, back = plain_front(candidate), plain_back(candidate)
    if not squeeze(back) or not squeeze(front.replace(GAP, "")):
        return "no-answer"
    if leaks(front, back):
        return "leak"
    if only_links(candidate):
        return "link-only"
    if len(back) > _ANSWER_CHARS:
        return "too-long"
    for code, name in (("task", "place_task"), ("question", "mod_question"), ("hedge", "mod_hedge"),
                       ("plan", "mod_intent"), ("diary", "mod_diary")):  # fmt: skip
        if features.get(name):
            return code
    return None


def leaks(front: str, back: str) -> bool:
    """Tell whether a front shows the whole answer."""
    answer = squeeze(back)
    return len(answer) >= 2 and answer in squeeze(front)


def hide_from_context(candidate: Candidate) -> Candidate:
    """Drop the names over a card that would give its answer away."""
    answers = [squeeze(part) for part in plain_back(candidate).split(" / ")]
    kept = tuple(name for name in candidate.context if not any(len(a) >= 2 and a in squeeze(name) for a in answers))
    return replace(candidate, context=kept)


_POINTERS = (InlineKind.LINK, InlineKind.WIKILINK, InlineKind.TAG)


def only_links(candidate: Candidate) -> bool:
    """Tell whether a statement, or an answer without a term of its own, is nothing but links and tags."""
    inlines = candidate.text if candidate.deletions else ()
    if candidate.kind is Kind.DEFINITION:
        inlines = tuple(inlines_of(candidate.back))
    said = [inline for inline in inlines if inline.text.strip(" ,.;:/|·-()[]")]
    return bool(said) and all(inline.kind in _POINTERS for inline in said)
