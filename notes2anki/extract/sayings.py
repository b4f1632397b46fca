"""Turns of phrase by which a sentence shows that it is no fact to learn, or none by itself: patterns by name.

They steer the judge; some refuse by themselves (`gates`). Figures beside them are of cards that were read one by one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from notes2anki.extract.features import flag

_META = re.compile(
    r"다음과 같|아래와 같|(?:다음|아래)처럼|아래에서|살펴보|알아보|설명하겠|해보자|해 보자|보겠습니다|참고|링크"
    r"|예를 들|예제|이 글|이 책|이 장"
    r"|\bsee\b|\bin this\b|\bfollowing\b|\bbelow\b|\bhere is\b|\bfor example\b|\blet's\b"
    r"|\bthis (?:note|page|section|chapter)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:figure|fig\.|table|listing) \d|(?<![가-힣])(?:그림|표|사진|(?<![가-힣]\s)코드) ?\d"
    r"|(?<![가-힣])(?:이|위|아래|다음) (?:그림|표|코드|예제|사진|글|문서|논문)(?!준|현|시|자|로벌)"
    r"|\bthis (?:paper|article|document|page|figure|section|chapter|book|post|video|course|lecture)\b"
    r"|여기에서|위에서 보|아래에서 보|(?<![가-힣])위(?:와 같이|처럼)\s",
    re.IGNORECASE,
)  # says nothing away from its place: of ten such cards read, none was good, of 24 with 위와 같이 two
_REFERS = re.compile(
    r"^(?:redirected from|not to be confused|for (?:other uses|(?:the )?main (?:article|wiki|page))|see (?:also|main)"
    r"|main (?:article|wiki)"
    r"|⚠\S*\s(?:this|the) (?:article|page|section|note))"
    r"|^--\s|excalidraw view"
    r"|자세한 (?:건|것은|내용은|설명은)|(?:뒤|다음) (?:강의|장|시간|글)에|참고하(?:자|세요|십시오)",
    re.IGNORECASE,
)  # wiki hatnotes, plugin banners, and behind two hyphens who said what stands above
_OUTCOME = re.compile(
    r"^(?:describe|explain|list|outline|define|discuss|compare|differentiate|distinguish|identify|understand|recogni[sz]e"
    r"|summari[sz]e|construct|develop|apply|demonstrate|interpret|evaluate|appreciate|recall|state)\b",
    re.IGNORECASE,
)  # the verbs of course outcomes (Bloom's taxonomy)
_OPINION = re.compile(
    r"개인적|굉장히|매우 (?:유용|중요|좋|편)|편리|별로|그냥|어차피|불과|의미가 없"
    r"|생각(?:한다|이다|됨|합니다)|좋은 것|좋겠"
    r"|느낌|느꼈|재미|흥미|놀라|아쉽|신기|훌륭|아름다|사랑|인생|행복"
    r"|\bi (?:think|feel|like|love)\b|\bamazing\b|\bawesome\b|\bbeautiful\b",
    re.IGNORECASE,
)
_EVALUATES = re.compile(
    r"(?:^|\s)(?:너무|정말|진짜|굉장히|무척|엄청)(?:나|로)?(?!.*(?:않|아니|못))(?:\s(?!\S*면\s)\S+){1,3}$"
    r"|\b(?:really|truly|incredibly|amazing(?:ly)?)(?!\s[a-z]+s\s)(?:\s\S+){0,3}$",
    re.IGNORECASE,
)  # says at its end how much it is so to the author: of 7 such sentences read, one was worth anything
_ANNOUNCES = re.compile(
    r"^(?:there (?:are|is|were|exist)|here (?:are|is)|(?:the )?(?:following|below) (?:are|is))\b.*"
    r"\b(?:some|several|many|various|different|main|few|types?|kinds?|ways?|numbers?|two|three|four|five|six)\b"
    r"|^(?:the )?(?:following|below) (?:\w+ )?(?:tables?|lists?|figures?|diagrams?|charts?|examples?|sections?|code)\b"
    r"|^(?:the )?(?:table|list|figure|diagram|chart|example|section|code) below\b"
    r"|[:：]\s*$|(?:다음|아래)(?:과|와)? ?같(?:다|이|은|습니다)|(?:다음|아래)처럼 \S+다[.]?$"
    r"|(?:다음|아래)의? ?(?:정보|명령|내용|항목|것|방법|값|요소|특징|종류|기능|규칙)\S* "
    r"(?:\S+ )?(?:들어 ?있|있|포함|나열)\S*[.]?$"
    r"|(?:공부할|공부하게 될|설명할|소개할|정리할|다룰|살펴볼|알아볼|보여줄|배울|배우게 될) 것(?:이다|입니다)[.]?$"
    r"|(?:알아|살펴)(?:본다|보겠다|보도록 한다)[.]?$|다음 기회에[.]?$",
    re.IGNORECASE,
)  # says only that something follows: 8 of 25 such cards read were worth anything, none could be kept
_DATED = re.compile(
    r"(?:\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?|\d{1,2}:\d{2}|\d{1,2}시)[:,]?\s"
    r"|(?i:on (?:mon|tues|wednes|thurs|fri|satur|sun)day\b)(?!.*\b[12]\d{3}\b)[ ,]"
)  # of 9 lines of a log read, none was good
_PRONOUN = re.compile(
    r"(?:이것|그것|저것|이게|그게|이거)[은는이을를]?\s|(?:위의|앞의|이러한|이런|그런|그러한|이와 같은|위와 같은)\s"
)  # 7 of 22 labelled sentences that begin with one of the second kind are worth a card
_EXAMPLE = re.compile(
    r"\(?(?:예\s?[:)]|예시\s?:|e\.?g\.?\s?:|ex\s?[:)]|examples?\s?:|for example\b|(?:in )?this example\b)",
    re.IGNORECASE,
)  # of seven English sentences that begin so and are labelled, none is worth a card
_PIECE = re.compile(r"^\||[,;]$|\b(?:then|and|or|but|if|because)$|[가-힣]면\s?(?:\.{2,}|…)$", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"(?:[\w:*&<>]+ ){0,4}[\w:*&]+ ?\((?:const |unsigned )?"
    r"(?:size_t|int|char|void|float|double|long|bool(?:ean)?|[Ss]tring|str)"
    r"(?: |\s?[*&]+\s?)[A-Za-z_]\w*\s?(?:[,=][^()]*)?\);?"
)
_OPENED_NOWHERE = re.compile(r"^[^\s()]{1,3}\)|\d\)|[:;]-?\)")
"""Brackets that close nothing: `1) …`, `예) …`, a footnote's `1)`, a smile."""
_VAGUE = re.compile(
    r"\b(?:several|many|lots? of|various|(?:wide )?variety|a (?:large )?number of|some(?:thing|times)?|etc"
    r"|different (?:types|kinds|ways))\b"
    r"|다양한|여러 ?(?:가지|개)?|많[은다이]|일부|어떤|가끔|종종",
    re.IGNORECASE,
)
_PRAISES = re.compile(
    r"\b(?:good|bad|best|great|nice|easy|hard|difficult|useful|interesting|simple|powerful|clean|better|worse|popular)\b"
    r"|어렵|쉽[게다고]|좋[다은음고]|나쁘|편[리하]|유용|간단|훌륭|강력|복잡",
    re.IGNORECASE,
)
_YOU = re.compile(r"\byou(?:r|'re|'ll)?\b|여러분|당신", re.IGNORECASE)
_SELF = re.compile(r"\b(?:I|my|me|I'm|I've|we|our|us|let's)\b|^나는|^나의|\b내가|우리", re.IGNORECASE)
_GENERAL = re.compile(r"(?:것|셈|뿐|때문|점)(?:이다|입니다|임|이었다|이라는)?[.]?$")
_SPEECH = re.compile(r"[\"“”「『].{2,}[\"“”」』]|라고 (?:말|했|한다|하는|이야기)|\bsaid\b|\bsays\b")
_PERSON = re.compile(r"[가-힣]{1,4}(?:씨|님|교수|박사|대표|감독|작가)\b|\b(?:he|she|his|her|him)\b|그는|그녀|그의|우리")
_POLITE = re.compile(r"(?:니다|세요|어요|아요|에요|예요)\s*[.!]?$")

_Find = Callable[[str], re.Match[str] | None]
SAYINGS: Mapping[str, _Find] = MappingProxyType(
    {
        "say_meta": _META.search,
        "say_points": _POINTS.search,
        "say_refers": _REFERS.search,
        "say_outcome": _OUTCOME.search,
        "say_evaluates": _EVALUATES.search,
        "say_announces": _ANNOUNCES.search,
        "say_dated": _DATED.match,
        "say_pronoun": _PRONOUN.match,
        "say_example": _EXAMPLE.match,
        "say_vague": _VAGUE.search,
        "say_praises": _PRAISES.search,
        "say_you": _YOU.search,
        "say_self": _SELF.search,
        "say_speech": _SPEECH.search,
        "say_opinion": _OPINION.search,
        "say_person": _PERSON.search,
        "say_polite": _POLITE.search,
    }
)
"""How each is looked for, by the name of its feature."""


def sayings(text: str) -> dict[str, float]:
    """Tell of each turn of phrase whether a sentence has it."""
    return {
        **{name: flag(find(text)) for name, find in SAYINGS.items()},
        "say_general": flag(_GENERAL.search(text.rstrip())),
    }


def announces(text: str) -> bool:
    """Tell whether a sentence says only that something follows."""
    return _ANNOUNCES.search(text) is not None


def is_cut(text: str) -> bool:
    """Tell whether a sentence breaks off: at a comma, at a word that joins, within a bracket."""
    return bool(_PIECE.search(text.rstrip())) or not (_is_whole(text) or _is_whole(_OPENED_NOWHERE.sub("", text)))


def is_signature(text: str) -> bool:
    """Tell whether a line is how a function is declared, and no statement: `void* calloc(size_t n, size_t size)`."""
    return _SIGNATURE.fullmatch(text.strip()) is not None


def _is_whole(text: str) -> bool:
    return text.count("(") == text.count(")")
