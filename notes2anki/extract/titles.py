"""What a line that stands as a title looks like, and the title's bare words."""

from __future__ import annotations

import re
import unicodedata

from notes2anki.model import InlineKind, Line, Mark

_TERM_MARKS = frozenset({Mark.BOLD, Mark.HIGHLIGHT, Mark.COLOR, Mark.UNDERLINE})
_TITLE_COLUMNS = 44  # a plain title is short: two columns for each Hangul syllable
_QUESTION_CHARS = 80
_CLIPPED = (
    r"(?<![마처])음|[함됨]|(?<![게타레네])임|가짐|[어아여워해깨져]짐|아님|[나어라려]옴|[보타]냄|느림|다림|걸림|[어타끝]남"
    r"|다룸|빠름|다름|부름|따름|넘어감|[시리]킴|(?<!리)듬|(?:[해여어아려]\s?|[을를] )줌"
)
"""How a clipped Korean sentence ends (만듬 as people spell it); 이름, 알고리즘, 게임 and 마음 are nouns."""
_ENDS_SENTENCE = re.compile(rf"(?:[다요죠까]|{_CLIPPED})\s*[.!]?$|[.!,;…]$")
_SENTENCE_INSIDE = re.compile(r"[^\s\d.][.!?]\s+\S")
_TOPIC = re.compile(r"^\S*[A-Za-z0-9)가-힣](?<![하되있없쓰가오보주지치리이우남받얻찾넣만드두나])[은는]\s+\S+\s+\S")
"""A clipped sentence (`etcd는 상태를 담는 저장소`); before a noun 는 makes a verb its modifier (`남는 메모리`)."""
_LABEL_INSIDE = re.compile(r"\S\s*(?:[:=]|->|→|=>|\s[-–—])\s+\S")
_COUNTED = (
    r"(?:(?:second|minute|hour|day|week|month|year|byte|bit)s?\b|people\b|percent\b|%"
    r"|(?:초|분|시간|일|주|개월|년|명|개|회|번|배)(?=$|\s?(?:정도|이상|이하|이내|간$|씩)))"
)
_NUMBERING = re.compile(
    r"^(?:\[[^\]]{1,16}\]\s*|\(?\d{1,3}(?:\.\d{1,3})*[.):](?!\d)\s*"
    rf"|\d{{1,2}}(?:-\d{{1,2}})+[.)]?\s+(?!{_COUNTED})|(?:Q\d*|질문\d*|문)\s*[:：]\s+"
    r"|[①-⑳]\s*|[0-9]\ufe0f?\u20e3\s*|[A-Za-z][.)]\s+|[ivxIVX]{1,4}[.)]\s+|[-*+]\s+|[•▶▷■□◆◇○●✔✅]\s*)+"
)
"""`1-2 Title` and `1-2 개념` are numbered, `3-10 minutes` and `2-3 시간` are not."""


def columns(text: str) -> int:
    """Count terminal columns: two for each wide character (Unicode East Asian Width W and F)."""
    return sum(2 if unicodedata.east_asian_width(ch) in "WF" else 1 for ch in text)


def is_bold_line(line: Line) -> bool:
    """Tell whether a whole line is marked as a term, by bold, highlight, underline or colour."""
    spoken = [inline for inline in line.inlines if inline.text.strip(" :：.-")]
    return bool(spoken) and all(inline.marks & _TERM_MARKS for inline in spoken) and columns(line.text) <= 90


def is_title_line(line: Line) -> bool:
    """Tell whether a plain line may be a title: short, a name rather than a sentence, or ending in a colon."""
    text = line.text.strip()
    if not text or columns(text) > _TITLE_COLUMNS:
        return False
    if any(inline.kind in (InlineKind.IMAGE, InlineKind.EMBED) for inline in line.inlines):
        return False
    if text.endswith((":", "：")):
        return True
    if text.endswith("과정."):
        return True
    if _SENTENCE_INSIDE.search(_NUMBERING.sub("", text)) or _TOPIC.match(text):
        return False
    return not _ENDS_SENTENCE.search(text) and not _LABEL_INSIDE.search(text) and not text.startswith(("http", "#"))


def is_question_line(line: Line) -> bool:
    """Tell whether a line is one question, short enough to ask with."""
    text = line.text.strip()
    return text.endswith("?") and len(text) < _QUESTION_CHARS and not _SENTENCE_INSIDE.search(_NUMBERING.sub("", text))


def plain_title(text: str) -> str:
    """Return a title without its numbering, emoji, closing colon or wrapping signs."""
    text = text.strip()
    text = "".join(ch for ch in text if unicodedata.category(ch) != "So" and ch not in "\ufe0f\u200d").strip()
    stripped = _NUMBERING.sub("", text).strip()
    stripped = stripped.strip("*=~`").strip()
    return re.sub(r"\s*[:：]+$", "", stripped) or text


_LABEL = re.compile(r"^(?P<term>[^:=]{2,40}?)\s*(?:[:=：]|->|→|\s[-–—])\s+\S")


def label_term(text: str) -> str:
    """Return the term of a short `term - text` or `term: text` line, "" where it is none."""
    hit = _LABEL.match(text.strip())
    return plain_title(hit["term"]) if hit and columns(text) <= 2 * _TITLE_COLUMNS else ""


_MARKED_CARD = re.compile(
    r"^\s*(?:[QA]\d*|질문\d*|답\d*|문|답변)\s*[:：]\s|\S\s*:::?\s*\S|^\s*(?:START|END|\?\??)\s*$|\{\{c\d+::"
)


_ASKED = re.compile(r"^\s*(?:Q\d*|질문\d*|문)\s*[:：]\s")


def is_asked(text: str) -> bool:
    """Tell whether a line begins with `Q:`: the question of a card, or of what stands below."""
    return bool(_ASKED.match(text))


def is_marked_card(text: str) -> bool:
    """Tell whether a line belongs to a card that the author wrote himself; such a line is no title."""
    return bool(_MARKED_CARD.search(text))
