"""Does the author state it? Korean: questions, doubts, plans, requests and the diary."""

from __future__ import annotations

import re
from collections.abc import Sequence

from notes2anki.language.analysis import Modality, Offsets, Predicate, PredicateKind, Role
from notes2anki.language.korean_phrases import Cut, Phrase
from notes2anki.language.korean_words import DIARY_VERBS, FEELING_VERBS, FIRST_PERSON, LEANING, STRIPPABLE

_CLOSE = r"[\s\"'”’)\].!~ㅋㅎㅠㅜ…^]*$"

_QUESTION = re.compile(r"[?？][\s\"'”’)\]!~.]*$")
_QUESTION_FORMS = frozenset(
    {
        "까",
        "ᆯ까",
        "을까",
        "ᆫ가",
        "은가",
        "는가",
        "던가",
        "나요",
        "ᆫ가요",
        "은가요",
        "는가요",
        "까요",
        "ᆯ까요",
        "을까요",
        "ᆸ니까",
        "습니까",
        "느냐",
        "냐",
        "려나",
        "ᆯ려나",
        "으려나",
    }
)

_HEDGE = re.compile(
    r"것\s?(?:도\s)?같(?:다|아|았|습|네|은데|지만|음|기도|고$)|거\s?같(?:다|아|았|은데|음)|듯(?:하|싶|함|합|한데|\s*[.,~]|\s*$)|[을ㄹ일할될]\s?지도\s?모|아마도?\s"
    r"|나\s?보다|는가\s?보|[가-힣]ㄹ까|(?:확실|정확)(?:하지|히는?|치)\s?(?:는\s)?(?:않|모르)|모르겠|헷갈|추측|왠지|어쩌면|글쎄|같기도|아닐까|맞나|맞는지|인지 모르"
    r"|기억으론|기억으로는|[걸것]로 (?:알|안다|기억)|것으로 (?:알고|기억|보인|추정|생각)|걸까|는지는? (?:잘 )?모르|(?:하|되|있)?려나|인가 (?:보|싶|봄)|TODO|FIXME|(?:^|\s)\?\?"
)
_INTENT = re.compile(
    r"(?:야겠|겠다|겠음|겠습니다|겠어요|겠지|자|고 싶다|고 싶음|고 싶습니다|려고 (?:한다|함|합니다|했다)|기로 (?:했다|한다|함|하였다)|예정|예정이다|예정입니다|예정임"
    r"|어야지|아야지|해야지|할게|할게요|을게요?|할 생각|볼 생각|계획|계획이다|하기로|보도록 하자|싶었다|면 좋겠다)"
    + _CLOSE
)
_COHORTATIVE = frozenset(
    {"자", "ᆸ시다", "읍시다", "ᆯ게", "을게", "ᆯ게요", "을게요", "어야지", "아야지", "ᆯ래", "을래", "어야겠다"}
)
_NOT_COHORTATIVE = re.compile(
    r"(?:[자]\s?)(?:료|체)|사용자|관리자|문자|숫자|글자|인자|입자|원자|전자|연산자|생성자|지시자|식별자|한정자|개발자|구분자|반복자"
    + _CLOSE
)
_IMPERATIVE = re.compile(
    r"(?:세요|십시오|주십시오|해라|하라|마라|말 것|할 것|볼 것|둘 것|줄 것|바랍니다|바람|보시길|하시길|십시요|주길|부탁드립니다|부탁|주의!)"
    + _CLOSE
)
_FIRST = re.compile(
    r"(?:^|[\s,(“\"])(?:나는|내가|나도|난|나의|저는|제가|저도|저의|나한테|내게|나에게|저에게|나름|개인적으로|필자는|제 생각|내 생각|우리 팀|우리 회사|내 경우)(?=[\s,])"
)
_OPINION = re.compile(
    r"(?:라고|다고) (?:생각한다|생각합니다|생각됨|생각해요|생각함|생각했다|느낀다|느꼈다|본다)" + _CLOSE
)
_TODAY = re.compile(
    r"^(?:그리고 |또 )?(?:오늘|어제|어젠|어젯밤|내일|그제|모레|오랜만|그저께|이번 ?주|지난 ?주|다음 ?주|금주|차주|오늘은|이번 주말)(?:은|는|도|의|에|까지|부터)?(?=[\s,]|$)"
)
_SOON = re.compile(
    r"^(?:아침|저녁|점심|새벽|오전|오후|하루|요즘|지금|아까|방금|주말|올해|작년|내년|며칠)(?:은|는|에|에는|도)?[\s,]"
)

_STRIPPABLE = re.compile(rf"(?:{'|'.join(sorted(map(re.escape, STRIPPABLE), key=len, reverse=True))})(?:,\s*|\s+)")
_LEANING = re.compile(rf"(?:{'|'.join(sorted(map(re.escape, LEANING), key=len, reverse=True))})")
_POINTING = re.compile(
    r"(?:^|[\s(])(?:이|그|저|해당|이러한|그러한|이런|그런|이와 같은|그와 같은|위와 같은|위|상기|본) (?=[가-힣A-Za-z])|(?:위|아래|다음|앞)(?:와|과|의|처럼|에서|에)? ?(?:같|코드|그림|예|표|사진|이미지|링크|과정|내용|설명|방법|세|두|네|몇)"
)
_POINTERS = re.compile(
    r"(?:^|[\s(])(?:이것|그것|이걸|그걸|이거|그거|이를|그를|이는|이로|이에|여기|거기|이들|전자|후자|한쪽|다른 쪽|이 중|그 중|이곳|그곳)[가-힣]{0,3}(?=[\s,.]|$)"
)


def modality(cut: Cut, found: Predicate, parts: Sequence[Phrase]) -> Modality:
    """Return what the author does with the sentence; a plain statement is ASSERT."""
    text = cut.text
    ending = cut.morphs[cut.end - 1] if cut.end else None
    if _QUESTION.search(text) or (ending is not None and ending.tag == "EF" and ending.form in _QUESTION_FORMS):
        return Modality.QUESTION
    if _HEDGE.search(text):
        return Modality.HEDGE
    if _is_diary(cut, found, parts):
        return Modality.DIARY
    if _is_intent(cut, found, parts):
        return Modality.INTENT
    if _IMPERATIVE.search(text):
        return Modality.IMPERATIVE
    return Modality.ASSERT


def connective(text: str) -> Offsets:
    """Return the opener that may be dropped, with the white space behind it; (0, 0) for none."""
    found = _STRIPPABLE.match(text)
    return (0, found.end()) if found and found.end() < len(text) else (0, 0)


def is_unresolved(cut: Cut, begin: int) -> bool:
    """Tell whether the sentence, read from `begin`, points at something outside itself."""
    text = cut.text[begin:].lstrip("\"'“‘([ ")
    leaning = _LEANING.match(text)
    if leaning is not None and _is_whole(text, leaning.end()):
        return True
    if _POINTING.search(cut.text[begin:]) is not None:
        return True
    return _POINTERS.search(cut.text[begin:]) is not None


def first_person(text: str) -> bool:
    """Tell whether the author speaks of himself."""
    return _FIRST.search(text) is not None


def _is_whole(text: str, end: int) -> bool:
    """Tell whether an opener ends a word at `end` (a particle of up to two syllables may follow)."""
    return re.match(r"[가-힣]{0,2}(?=[\s,.]|$)", text[end:]) is not None


def _is_diary(cut: Cut, found: Predicate, parts: Sequence[Phrase]) -> bool:
    text = cut.text
    if _TODAY.search(text) or _OPINION.search(text) or _FIRST.search(text):
        return True
    root = _root(found)
    if root in FEELING_VERBS and found.kind is not PredicateKind.NOMINAL:
        return True
    if not found.past or found.passive:
        return False
    subjects = [part for part in parts if part.chunk.role in (Role.TOPIC, Role.SUBJECT)]
    if any(part.chunk.head in FIRST_PERSON for part in subjects) or _SOON.search(text):
        return True
    return root in DIARY_VERBS and not subjects


def _root(found: Predicate) -> str:
    head = found.head
    for tail in ("하다", "되다", "다"):
        if head.endswith(tail):
            return head[: -len(tail)]
    return head


def _is_intent(cut: Cut, found: Predicate, parts: Sequence[Phrase]) -> bool:
    ending = cut.morphs[cut.end - 1] if cut.end else None
    if ending is not None and ending.tag == "EF" and ending.form in _COHORTATIVE:
        return True
    if ending is not None and ending.tag == "ETN" and ending.form == "기":
        return not any(part.chunk.role in (Role.TOPIC, Role.SUBJECT) for part in parts)
    return _INTENT.search(cut.text) is not None and not (
        ending is not None and ending.tag[0] == "N" and ending.form.endswith("자")
    )
