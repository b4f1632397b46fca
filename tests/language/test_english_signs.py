"""The signs that are looked for first never keep a pattern from being tried where it would be found."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes2anki.language import english_modality as modality

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
