"""What a word is about: terms of a trade tell of something to learn, kitchens and kings rarely do.

Form alone cannot tell a fact from a story. Nine fields do so in part: they raise the precision of cards of authors
never seen by .02 to .03 at the same recall (tests/quality/README.md). Finer ones (acts, effects, parts) gave no more.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import TypeAlias

from notes2anki.language.english_forms import base_forms


class SemanticField(StrEnum):
    """A class of words; one that stands in no table is `UNKNOWN`, most often a name or a rare term."""

    TERM = "term"  # of a science, craft or trade: protocol, enzyme, 함수
    GENERAL = "general"  # what explanations are built of: part, contain, 구조, 유지
    VERDICT = "verdict"  # evaluation, feeling, emphasis: boring, 중요, 매우
    DAILY = "daily"  # private and concrete life: kitchen, 고양이, 아침
    PUBLIC = "public"  # people and events of society, history, stories: king, 전쟁
    STUDY = "study"  # writing and study itself, the note itself: chapter, 강의, 예제
    THOUGHT = "thought"  # saying, thinking, wanting: believe, 생각, 묻다
    NAME = "name"  # of a person, place, company
    OTHER = "other"  # function words, adverbs of time and place, fragments
    UNKNOWN = "unknown"


Sense: TypeAlias = tuple[int, int, SemanticField]
"""A content word of a text, by its half-open offsets, and its field; a plain tuple, for there is one for every word."""


@lru_cache(maxsize=20_000)  # a vault says the same words again and again
def english_field(word: str) -> SemanticField:
    """Return the field of an English word in any form and case."""
    table = _table("en")
    return next((table[form] for form in base_forms(word.lower()) if form in table), SemanticField.UNKNOWN)


def korean_field(word: str) -> SemanticField:
    """Return the field of a Korean noun, root or adverb, or of a verb in its dictionary form."""
    return _table("ko").get(word, SemanticField.UNKNOWN)


@cache
def _table(language: str) -> Mapping[str, SemanticField]:
    text = files(__package__).joinpath(f"semantic_fields_{language}.txt").read_text(encoding="utf-8")
    table: dict[str, SemanticField] = {}
    field = SemanticField.UNKNOWN
    for line in text.splitlines():
        if line.startswith("["):
            field = SemanticField(line.strip("[]"))
        elif not line.startswith("#"):
            table.update(dict.fromkeys(line.split(), field))
    return table
