"""What a Korean sentence speaks of: a subject inside a relative clause is none of the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from notes2anki.language.analysis import Role
from notes2anki.language.korean_chunks import LINKING
from notes2anki.language.korean_morphemes import NOUNS, Morph
from notes2anki.language.korean_phrases import Cut, Phrase

_OF_VERBS = frozenset({"VV", "VA", "VX", "XR", "XSV", "XSA", "EP", "MAG", "ETM"})


def is_subject(cut: Cut, phrase: Phrase) -> bool:
    """Tell whether a phrase is what the sentence speaks of: its topic, or a subject outside relative clauses.

    사진이 포함된 이미지를 찾는다: what is found is not said by 사진이, whose verb belongs to 이미지.
    """
    if phrase.chunk.role is not Role.SUBJECT:
        return phrase.chunk.role is Role.TOPIC
    index = phrase.behind
    while index < cut.end and _is_of_verb(cut.morphs, index):
        index += 1
    if not phrase.behind < index < cut.end:
        return True
    return cut.morphs[index - 1].tag != "ETM" or cut.morphs[index].tag not in NOUNS


def _is_of_verb(morphs: Sequence[Morph], index: int) -> bool:
    morph = morphs[index]
    if morph.tag == "EC":
        return morph.form in LINKING
    verbal_noun = morph.tag in NOUNS and index + 1 < len(morphs) and morphs[index + 1].tag in ("XSV", "XSA")
    return verbal_noun or morph.tag in _OF_VERBS
