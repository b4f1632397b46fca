"""The signs that are looked for first never keep a pattern from being tried where it would be found."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes2anki.language import english_definitions as definitions
from notes2anki.language import english_modality as modality
from notes2anki.language import labels

SIGNS = {
    "hedge": (modality._HEDGE, modality._HEDGE_SIGNS),
    "intent": (modality._INTENT, modality._INTENT_SIGNS),
    "diary": (modality._DIARY, modality._DIARY_SIGNS),
}


@pytest.mark.parametrize(("pattern", "signs"), SIGNS.values(), ids=SIGNS)
@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_whatever_is_found_holds_a_sign(pattern: re.Pattern[str], signs: tuple[str, ...], data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern, alphabet=st.characters(codec="ascii")))
    assert modality._holds(text, signs)


@pytest.mark.parametrize(("rule", "pattern"), definitions._PATTERNS, ids=[rule for rule, _ in definitions._PATTERNS])
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_whatever_a_rule_of_definition_fits_has_its_words(
    rule: str, pattern: re.Pattern[str], data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(pattern, alphabet=st.characters(codec="ascii")))
    said = frozenset(text.lower().split())
    assert not any(said.isdisjoint(wanted) for wanted in definitions._SIGNS[rule])


@settings(max_examples=300, deadline=None)
@given(text=st.from_regex(labels._SIGN))
def test_whatever_parts_a_label_is_one_of_its_signs(text: str) -> None:
    assert labels._ANY_SIGN.search(text)
