"""The signs that are looked for first never keep a pattern from being tried where it would be found."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes2anki.language import english_definitions as definitions
from notes2anki.language import english_modality as english
from notes2anki.language import korean_modality as korean
from notes2anki.language import korean_speech as speech
from notes2anki.language import labels
from notes2anki.language.signs import holds

ASCII_AND_HANGUL = st.characters(codec="ascii") | st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)
SIGNS = {
    "hedge": (english._HEDGE, english._HEDGE_SIGNS),
    "intent": (english._INTENT, english._INTENT_SIGNS),
    "diary": (english._DIARY, english._DIARY_SIGNS),
    "Korean hedge": (korean._HEDGE, speech.HEDGE_SIGNS),
    "Korean request": (korean._REQUEST, speech.REQUEST_SIGNS),
}


@pytest.mark.parametrize(("pattern", "signs"), SIGNS.values(), ids=SIGNS)
@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_whatever_is_found_holds_a_sign(pattern: re.Pattern[str], signs: tuple[str, ...], data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern, alphabet=ASCII_AND_HANGUL))
    assert holds(text, signs)


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
