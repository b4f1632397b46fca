"""Weigh proposals: how likely a careful author would keep the card, and which words he would hide.

Two small forests, trained on labelled notes (tests/quality/README.md has the command, seed and report).
Rules alone reach a precision of about .75 on definitions and .5 on claims; hence the judge.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from notes2anki.extract.forest import Forest, load
from notes2anki.extract.proposal import Features, Proposal
from notes2anki.extract.traits import traits_of
from notes2anki.model import Kind, Style

_SET_APART = 0.7
"""Least score of a footnote, of a glossary's row and of a list whose title, no sentence, says how many items it holds:
too few are labelled to learn from (7, 0 and 12), and their author set them apart to explain something."""

_FIT = 0.2
"""How much a gap that fits, or does not, moves the score of a fact: at equal recall it costs no precision on labelled
notes of authors left out, and readers kept .21 of the gaps that the judge held for the worst, .73 of the best."""

_BY_TERM = frozenset({Kind.CONCEPT, Kind.DEFINITION})
_TRUST = 0.2
"""What a card that asks by a term is worth more than the forest says, as a share of what it lacks to 1: of those judged
.55 to .65 on labelled notes of authors left out 28 of 37 were good, of the gaps 89 of 156."""

_TRUST_IN_ENGLISH = 0.2
"""The same of English gaps, of which fewer are labelled: of those judged .60 to .65 on notes of authors left out and of
people invented afterwards, 53 of 63 were good, of Korean ones 87 of 124."""

_SUREST = 0.98
"""Nothing that is only judged scores more: a minimum of 0.99 leaves what its author marked as a card."""


@dataclass(frozen=True, slots=True)
class Judge:
    """`worth` tells whether to keep a card, `deletion` which words of a sentence to hide."""

    worth: Forest
    deletion: Forest

    def by_deletion(self, proposals: Sequence[Proposal]) -> list[Proposal]:
        """Return clozes that hide parts of one sentence, the one whose deletion fits best first."""
        return sorted(proposals, key=lambda proposal: self.deletion.probability(proposal.deletion), reverse=True)

    def weigh(self, proposal: Proposal) -> Proposal:
        """Return the proposal with its score, rounded to 4 digits; what an author marked on purpose keeps 1."""
        if not proposal.features:
            return proposal
        features = {**proposal.features, **proposal.deletion}
        score = self.worth.probability(features)
        if is_cloze(proposal):
            score = max(0.0, score + _FIT * (self.deletion.probability(proposal.deletion) - 0.5))
            score += _TRUST_IN_ENGLISH * (1.0 - score) if proposal.candidate.language == "en" else 0.0
        elif proposal.candidate.kind in _BY_TERM:
            score += _TRUST * (1.0 - score)
        score = round(min(_SUREST, score), 4)
        if proposal.candidate.kind is Kind.FOOTNOTE or _is_set_apart(features):
            score = max(score, _SET_APART)
        traits = traits_of(proposal.candidate, features)
        return replace(proposal, candidate=replace(proposal.candidate, score=score, traits=traits))


def _is_set_apart(features: Features) -> bool:
    counted = features.get("titled_counts") and not features.get("titled_states")  # sentences may count by the way
    return bool(features.get("table_glossary") or counted)


def is_cloze(proposal: Proposal) -> bool:
    """Tell whether a proposal hides words of a sentence."""
    return proposal.candidate.style is Style.CLOZE


@cache
def default_judge() -> Judge:
    """Return the judge that is shipped."""
    return Judge(load("worth"), load("deletion"))
