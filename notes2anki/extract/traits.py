"""The few traits of a card from which a user's decisions teach: what a person could name, as numbers by name.

They are kept in the ledger beside a decision, so a name, once shipped, keeps its meaning.
"""

from __future__ import annotations

from notes2anki.extract.leaning import Traits
from notes2anki.extract.proposal import Features
from notes2anki.model import Candidate
from notes2anki.plain import plain_back

_RULES = {
    "rule_titled": ("bold_line", "title_line", "item", "item_heading", "callout", "asking_callout"),
    "rule_mark": ("colon", "arrow", "equals", "dash", "paren"),
    "rule_table": ("table_row", "table_column"),
}
"""Families of rules, beside the kinds, which tell most rules apart already."""

_PLACES = {
    "place_quote": ("place_quote", "place_callout", "body_is_quote"),
    "place_list": ("place_item", "body_is_list"),
}
_NOTICED = {
    "of_people": ("ana_first_person", "say_person", "say_you", "say_self", "body_first_person_share"),
    "of_the_past": ("pred_past", "body_past_share"),
    "of_an_example": ("trail_example", "trail_example_inside", "say_example", "titled_example"),
    "of_an_opinion": ("say_opinion", "say_vague", "say_praises"),
    "with_number": ("text_number", "body_number", "answer_number"),
    "with_quote": ("text_quote", "body_quote", "trail_quoted"),
    "an_order": ("mod_imperative", "body_imperative_share"),
    "technical": ("subject_technical", "del_technical"),
}
_SHORT, _LONG = 12, 120  # letters of an answer


def traits_of(candidate: Candidate, features: Features) -> Traits:
    """Return the traits of a candidate that are not 0, in the order of their names, by its judge's features."""
    noticed = [name for name, signs in _NOTICED.items() if _any(features, signs)]
    place = next((name for name, signs in _PLACES.items() if _any(features, signs)), "place_prose")
    rules = [name for name, rules in _RULES.items() if candidate.rule in rules]
    names = [f"kind_{candidate.kind}", f"language_{candidate.language}", place, _answer(candidate), *rules, *noticed]
    return tuple((name, 1.0) for name in sorted(names))


def _answer(candidate: Candidate) -> str:
    length = len(plain_back(candidate))
    return "answer_short" if length <= _SHORT else "answer_long" if length > _LONG else "answer_middling"


def _any(features: Features, names: tuple[str, ...]) -> bool:
    return any(map(features.get, names))
