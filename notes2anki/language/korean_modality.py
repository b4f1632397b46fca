"""Does the author state it? Korean: questions, doubts, plans, requests and the diary."""

from __future__ import annotations

import re
from collections.abc import Sequence

from notes2anki.language import korean_speech as speech
from notes2anki.language.analysis import Modality, Predicate, PredicateKind, Role
from notes2anki.language.korean_phrases import Cut, Phrase
from notes2anki.language.korean_reference import any_of
from notes2anki.language.protect import mask
from notes2anki.language.signs import holds

_HEDGE = re.compile("|".join(speech.HEDGES))
_INTENT = re.compile("|".join(speech.INTENTS))
_WISH = re.compile("|".join(speech.WISHES))
_REQUEST = re.compile("|".join(speech.REQUESTS))
_QUESTION = re.compile(r"[?？][\s\"'”’)\]!~.ㅋㅎㅠㅜ]*$")
_TODAY = re.compile(rf"^(?:그리고 |또 |아무튼 )?{any_of(speech.TODAY)}(?:은|는|도|의|에|까지|부터)?(?=[\s,]|$)(?! ?날)")
_SOME_DAY = re.compile(rf"^{any_of(speech.SOME_DAY)}(?:은|는|에|에는|도)?[\s,]")
_FEELING = re.compile(rf"(?:^|[\s,(“\"]){any_of(speech.SELF_FEELING)}(?=[\s,])(?! 하)")  # 쌀을 내게 하였다
_WORKPLACE = re.compile(
    r"(?:^|[\s,(“\"])(?:(?:우리|저희) ?(?:팀|회사|직장|부서|학교)|(?:전|이전) ?(?:회사|직장))"
    r"(?:[은는이가의도]|에서[는도]?|에선)?(?=[\s,])"
)
_SELF = re.compile(rf"(?:^|(?<!의)[\s,(“\"]){any_of(speech.SELF)}(?=[\s,])")  # 이괄의 난 때
_OPINION = re.compile(
    r"(?:[라다]고|이라) (?:생각|느)(?:한다|합니다|됨|해요|함|했|낀다|꼈)|(?:거라|것이라) (?:생각|믿|본)"
    r"|\s줄(?:로만|로|만|은)?\s?(?:알았|몰랐)"
)
_EXCITED = re.compile(speech.EXCITED)
_TRIED = frozenset({"보", "두", "놓"})


def modality(cut: Cut, found: Predicate, parts: Sequence[Phrase]) -> Modality:
    """Return what the author does with the sentence; a plain statement is ASSERT."""
    text = mask(cut.text, cut.protected, "x").rstrip()
    ending = cut.morphs[cut.end - 1] if cut.end else None
    if _QUESTION.search(text) or (ending and ending.tag == "EF" and ending.form in speech.QUESTION_ENDINGS):
        return Modality.QUESTION
    if holds(text, speech.HEDGE_SIGNS) and _HEDGE.search(text):
        return Modality.HEDGE
    if _is_diary(cut, text, found, parts):
        return Modality.DIARY
    if _is_intent(cut, text, found, parts):
        return Modality.INTENT
    if holds(text, speech.REQUEST_SIGNS) and _REQUEST.search(text):
        return Modality.IMPERATIVE
    return Modality.ASSERT


def _is_diary(cut: Cut, text: str, found: Predicate, parts: Sequence[Phrase]) -> bool:
    if any(sign.search(text) for sign in (_TODAY, _OPINION, _FEELING, _WORKPLACE)):
        return True
    root = _root(found)
    if root in speech.FEELING_VERBS and found.kind is not PredicateKind.NOMINAL:
        return True
    if not found.past or found.passive:
        return False
    if _SELF.search(text) or _SOME_DAY.search(text):
        return True
    subjects = [part for part in parts if part.chunk.role in (Role.TOPIC, Role.SUBJECT)]
    if subjects:
        return False
    return root in speech.DIARY_VERBS or _tried(cut) or _EXCITED.search(text) is not None


def _tried(cut: Cut) -> bool:
    """Tell whether the verb says that the author tried or set something: 찍어 보았다, 만들어 두었다."""
    return any(morph.tag == "VX" and morph.form in _TRIED for morph in cut.morphs[max(0, cut.end - 5) : cut.end])


def _root(found: Predicate) -> str:
    for tail in ("하다", "되다", "다"):
        if found.head.endswith(tail) and found.head != tail:
            return found.head[: -len(tail)]
    return "하" if found.head == "하다" else found.head


def _is_intent(cut: Cut, text: str, found: Predicate, parts: Sequence[Phrase]) -> bool:
    if _INTENT.search(text):
        return True
    ending = cut.morphs[cut.end - 1] if cut.end else None
    if ending is not None and ending.tag == "EF" and ending.form in speech.COHORTATIVE_ENDINGS:
        return True
    if any(part.chunk.role in (Role.TOPIC, Role.SUBJECT) for part in parts) and not _SELF.search(text):
        return False
    if ending is not None and ending.tag == "ETN" and ending.form == "기":
        return _root(found) in speech.PLAN_VERBS
    return _WISH.search(text) is not None
