"""What a Korean sentence needs from the ones before it: openers, pointing words, the author himself."""

from __future__ import annotations

import re
from collections.abc import Iterable

from notes2anki.language import korean_speech as speech
from notes2anki.language.analysis import NOWHERE, Offsets
from notes2anki.language.korean_morphemes import NOUNS, Morph
from notes2anki.language.korean_phrases import Cut


def any_of(phrases: Iterable[str]) -> str:
    """Return a pattern for one of some phrases, the longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, phrases), key=len, reverse=True)) + ")"


_STRIPPABLE = re.compile(rf"{any_of(speech.STRIPPABLE)}(?:,\s*|\s+)|{any_of(speech.STRIPPABLE_WITH_COMMA)},\s*")
_LEANING = re.compile(rf"{any_of(speech.LEANING)}[가-힣]{{0,2}}(?=[\s,.:]|$)")
_LIKE_THIS = re.compile("|".join(speech.LIKE_THIS))
_SELF = re.compile(rf"(?:^|[\s,(“\"]){any_of(speech.SELF)}(?=[\s,])")
_OPENING = "\"'“‘([ "
_PARTICLES_BETWEEN = frozenset({"의", "와", "과", "처럼", "에", "에서"})


def connective(text: str) -> Offsets:
    """Return the opener that may be dropped, with the white space behind it; (0, 0) for none."""
    found = _STRIPPABLE.match(text)
    return (0, found.end()) if found and found.end() < len(text) else NOWHERE


def first_person(text: str) -> bool:
    """Tell whether the author speaks of himself."""
    return _SELF.search(text) is not None


def is_unresolved(cut: Cut, begin: int) -> bool:
    """Tell whether the sentence, read from `begin`, points at something outside itself.

    A pointing word behind a noun of the same sentence is taken to point at it: of 32 such sentences that
    annotators met, they kept 24.
    """
    text = cut.text[begin:].lstrip(_OPENING)
    if _LEANING.match(text) or _LIKE_THIS.search(text) or text.rstrip().endswith((":", "：")):
        return True
    noun_before = False
    for index in range(cut.end):
        morph = cut.morphs[index]
        if morph.start < begin:
            continue
        if morph.form in speech.PLACES_IN_TEXT and _points_into_text(cut, index):
            return True
        if not noun_before and _points_back(cut, index):
            return True
        noun_before = noun_before or (morph.tag in NOUNS and morph.tag != "NP")
    return False


def _points_back(cut: Cut, index: int) -> bool:
    morph = cut.morphs[index]
    if morph.form == speech.FORMER_OR_ELECTRON and speech.LATTER not in cut.text:
        return False
    if morph.tag == "NP":
        return morph.form in speech.POINTING_PRONOUNS
    following = _following(cut, index)
    if morph.form in speech.POINTING_STEMS and morph.tag in ("XR", "VA"):
        return any(after.tag == "ETM" for after in cut.morphs[index + 1 : index + 3])
    if following is None or following.tag not in NOUNS:
        return morph.form in speech.POINTING_NOUNS and morph.form != "해당"
    if morph.tag == "MM":  # written apart; what is not, as in 이산 and 이식, is part of a word
        return morph.form in speech.POINTING_DETERMINERS and cut.text[morph.end : morph.end + 1].isspace()
    return morph.form in speech.POINTING_NOUNS


def _points_into_text(cut: Cut, index: int) -> bool:
    """Tell whether 위, 아래, 다음, 앞 mean a place in the note, as in 아래 코드 and 다음은."""
    morph = cut.morphs[index]
    following = _following(cut, index)
    if morph.tag != "NNG" or following is None:
        return False
    if following.tag == "JX" and following.form in ("은", "는"):
        return index == 0 or cut.morphs[index - 1].tag == "SP"
    if following.form in _PARTICLES_BETWEEN:
        following = _following(cut, index + 1)
    return following is not None and following.form in speech.THINGS_IN_TEXT and not _is_named(cut, index)


def _is_named(cut: Cut, index: int) -> bool:
    """Tell whether a noun stands before the place: 메모리 위 코드, 그 다음 명령어."""
    return index > 0 and (cut.morphs[index - 1].tag in NOUNS or cut.morphs[index - 1].form == "그")


def _following(cut: Cut, index: int) -> Morph | None:
    return cut.morphs[index + 1] if index + 1 < cut.end else None
