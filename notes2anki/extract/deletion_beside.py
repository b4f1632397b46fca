"""What stands right before and behind some words of a sentence, and of what classes of words they are.

A reader keeps no words that are cut out of a phrase, that run over a verb, or that only say when and where. What is
beside them tells: an article, a preposition, `and`, the rest of a compound, a Korean particle.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from notes2anki.language.english_classes import word_class

_SIGNS = {",": "comma"} | dict.fromkeys("([{“‘\"'", "opening")
_LEADING = frozenset({"preposition", "of", "to"})
_SAYING = frozenset({"verb", "auxiliary"})
_ENDING = frozenset({"verb", "gerund", "participle"})
_HANGUL = re.compile(r"[가-힣]+")
_PARTICLES = {
    "topic": "은 는 란 이란",
    "subject": "이 가",
    "object": "을 를",
    "genitive": "의",
    "place": "에 에서 에는 에서는 에서의 에게 한테 께",
    "means": "로 으로 로써 으로써 로서 으로서",
    "with": "와 과 랑",
    "adding": "도 만",
    "range": "까지 부터 마다",
    "than": "보다 처럼 만큼 같이",
    "naming": "라는 이라는 라고 이라고 라 이라",
    "copula": "이다 입니다 임 이며 이고 다 며 인 일",
    "or": "나 이나 이거나",
}
_BY_FORM = {form: name for name, forms in _PARTICLES.items() for form in forms.split()}
_BY_FIRST = dict.fromkeys("하한할함해했합", "doing") | dict.fromkeys("되된됨될돼됐됩", "becoming")
_BY_LAST = {
    ending: name
    for name, endings in {
        "topic": "은는란",
        "subject": "이가",
        "object": "을를",
        "genitive": "의",
        "place": "에서",
        "means": "로",
        "with": "와과나",
        "modifier": "한된할될인던진린운",
        "clause": "고면며만",
    }.items()
    for ending in endings
}
_OPENING = frozenset("([{“‘\"'「『`/,")
_NOUN = re.compile(r"\s+[가-힣A-Za-z0-9]")
_LAST_WORD = re.compile(r"[가-힣]*\s*(?P<word>\S*)\s*$")
_WORD_BEFORE = 2  # characters: a space, and a word before it
_LINKS = ("면", "며", "고", "서", "므로", "지만", "는데", "때", "도록", "려면", "거나", "니까", "어", "아", "해", ",")


def beside_english(text: str, starts: Sequence[int], ends: Sequence[int], start: int, end: int) -> dict[str, float]:
    """Describe what is beside and in text[start:end]; `starts` and `ends` are where the words of the text stand."""
    first, behind = bisect_left(starts, start), bisect_right(ends, end)
    before = text[:start].rstrip()[-1:]
    after = text[end : end + 2].lstrip()[:1]
    inside = [word_class(text[starts[i] : ends[i]].lower()) for i in range(first, behind)]
    found = {
        f"del_left_{_class(text, starts, ends, first - 1, before) if before else 'start'}": 1.0,
        f"del_right_{_class(text, starts, ends, behind, after) if after else 'end'}": 1.0,
    }
    if inside:
        found["del_prepositions"] = min(4, sum(map(_LEADING.__contains__, inside)))
        found["del_says"] = float(not _SAYING.isdisjoint(inside))
        found["del_ends_in_verb"] = float(inside[-1] in _ENDING)
        found["del_begins_with_participle"] = float(inside[0] == "participle")
    return found


def _class(text: str, starts: Sequence[int], ends: Sequence[int], index: int, nearest: str) -> str:
    if nearest.isalnum() and 0 <= index < len(starts):
        return word_class(text[starts[index] : ends[index]].lower())
    return _SIGNS.get(nearest, "sign")


def beside_korean(text: str, start: int, end: int) -> dict[str, float]:
    """Describe what is beside text[start:end]: the particle behind, how the word before ends."""
    ending = _HANGUL.match(text, end)
    tail = ending.group() if ending else ""
    found = {f"del_left_{_before(text, start)}": 1.0, f"del_right_{_behind(text, end, tail)}": 1.0}
    last = _LAST_WORD.match(text, end)
    if last is not None and not last["word"].endswith(_LINKS):
        found["del_last_but_one"] = 1.0
    return found


def _before(text: str, start: int) -> str:
    if start < _WORD_BEFORE:
        return "start"
    if text[start - 1] == " ":
        return _BY_LAST.get(text[start - 2], "word")
    return "opening" if text[start - 1] in _OPENING else "glued"


def _behind(text: str, end: int, tail: str) -> str:
    if tail:
        return _BY_FORM.get(tail) or _BY_FIRST.get(tail[0], "ending")
    if _NOUN.match(text, end):
        return "noun"
    return "sign" if text[end : end + 1] else "end"
