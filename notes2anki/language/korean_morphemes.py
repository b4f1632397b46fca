"""Korean morphemes: the one place that knows kiwipiepy.

The analyser is loaded on first use (about 1.3 s, 260 MB), without its multi-word and default
dictionaries, which cost another 1.7 s and 255 MB and change 17 of 10,000 sentences. A memory is asked before
it, so that it is not even imported where every text has been seen before. What is remembered is what the
analyser said; our own rules come after that, and may change from version to version.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, NamedTuple, TypedDict

from notes2anki.language.memory import Memory, Question, Token

if TYPE_CHECKING:
    from kiwipiepy import Kiwi

Offsets = tuple[int, int]

NOUNS = frozenset(
    {"NNG", "NNP", "NNB", "NR", "NP", "SL", "SH", "SN", "XR", "W_URL", "W_EMAIL", "W_SERIAL", "W_MENTION", "W_HASHTAG"}
)
NOMINAL = NOUNS | {"XSN", "XPN", "W_EMOJI"}
VERBS = frozenset({"VV", "VA", "VX", "VCP", "VCN", "XSV", "XSA"})
PARTICLES = frozenset({"JKS", "JKC", "JKG", "JKO", "JKB", "JKV", "JKQ", "JX", "JC"})
ENDINGS = frozenset({"EF", "EC", "ETN", "ETM"})
SIGNS = frozenset({"SF", "SP", "SS", "SSO", "SSC", "SE", "SO", "SW", "SB"})

_DEFINING = re.compile(r"^((?:[^\s,.()]+\s){0,4}?[^\s,.()]+?)(?:\s?\([^)]*\))?(이란|란)(?=[\s,?]|$)")
_NOT_DEFINING = re.compile(
    r"(?:^|\s)(?:(?:혼|논|요|계|모|반|환|소|교|산|파|호|피|분|대|현|카드대|아일|핀|네덜|폴|내|명|배|토|문|찬|심|민|변|동|공)"
    r"|(?:임진)?왜|(?:정유)?재|[가-힣]*(?:입력|비고|주소|댓글)|커다|기다|높다|널따|굵다|가느다|자그마)$"
)
"""What makes a word together with 란: 혼란, 임진왜란, 입력란, 커다란."""
_FOREIGN = frozenset({"SL", "SN", "SH", "SW", "SSC", "NNP"})
_ALONE = {"가": "JKS", "이": "JKS", "은": "JX", "을": "JKO"}
_BLANK = re.compile("[\u00a0\u200b\u3000\t\n]")


class Morph(NamedTuple):
    """A morpheme; `tag` is of the Sejong set without its regularity suffix, offsets are into the text."""

    form: str
    tag: str
    start: int
    end: int


class _Setup(TypedDict):
    num_workers: int
    load_typo_dict: bool
    load_default_dict: bool
    load_multi_dict: bool


_SETUP: _Setup = {"num_workers": 1, "load_typo_dict": False, "load_default_dict": False, "load_multi_dict": False}


class Morphemes:
    """Cuts Korean text into morphemes; one thread, results depend only on the text, with or without a memory."""

    def __init__(self, memory: Memory | None = None) -> None:
        self._memory = memory

    @property
    def fingerprint(self) -> str:
        """The versions of analyser and statistics, and how they are set up."""
        return _fingerprint()

    def cut(self, text: str, protected: Sequence[Offsets]) -> list[Morph]:
        """Return the morphemes of `text`; a protected span is one proper noun."""
        spans = _with_defining_particle(text, [(start, end, "NNP") for start, end in protected])
        tokens = self._answer(Question(self.fingerprint, _BLANK.sub(" ", text), tuple(spans)))
        return _cured([Morph(form, tag.partition("-")[0], start, end) for form, tag, start, end in tokens])

    def _answer(self, question: Question) -> list[Token]:
        if self._memory is None:
            return _ask(question)
        answer = self._memory.recall(question)
        if answer is None:
            answer = _ask(question)
            self._memory.learn(question, answer)
        return answer


@cache
def _fingerprint() -> str:
    setup = ",".join(f"{name}={value}" for name, value in sorted(_SETUP.items()))
    return f"kiwi-{version('kiwipiepy')}/model-{version('kiwipiepy_model')}/{setup}"


@cache
def _kiwi() -> Kiwi:
    from kiwipiepy import Kiwi  # noqa: PLC0415 - 260 MB, only for Korean notes

    return Kiwi(**_SETUP)


def _ask(question: Question) -> list[Token]:
    tokens = _kiwi().tokenize(question.text, pretokenized=list(question.spans) or None)
    return [(token.form, token.tag, token.start, token.end) for token in tokens]


def _cured(morphs: list[Morph]) -> list[Morph]:
    """Mend what the analyser takes for something else.

    하지만 behind a noun (멱등하지만) is no conjunction but verb and ending. 는 behind Latin letters (PVC는 요청)
    is the particle and not 늘다, for which 17 of 611 such sentences of real notes had it. 이 and 가 behind
    a number (프로세스2가) are no nouns, as they were in 25 of 1,530.
    """
    for index in range(len(morphs) - 1, 0, -1):
        form, tag, start, end = morphs[index]
        before = morphs[index - 1]
        if start != before.end:
            continue
        if form == "하지만" and tag == "MAJ":
            morphs[index : index + 1] = [Morph("하", "XSA", start, start + 1), Morph("지만", "EC", start + 1, end)]
        elif form == "늘" and tag == "VV" and before.tag in _FOREIGN and _modifies(morphs, index + 1):
            morphs[index : index + 2] = [Morph("는", "JX", start, morphs[index + 1].end)]
        elif form in _ALONE and tag in ("NNG", "MM") and before.tag in ("SL", "SN"):
            morphs[index] = Morph(form, _ALONE[form], start, end)
    return morphs


def _modifies(morphs: Sequence[Morph], index: int) -> bool:
    return index < len(morphs) and morphs[index].form == "ᆫ" and morphs[index].tag == "ETM"


def _with_defining_particle(text: str, spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Mark 란/이란 behind a leading noun phrase, which the analyser takes for a part of the noun."""
    found = _DEFINING.match(text) if "란" in text else None
    if found is None or len(found[1]) < 2 or (found[2] == "란" and _NOT_DEFINING.search(found[1])):
        return spans
    word = found.start(1) + found[1].rfind(" ") + 1
    start, end = found.span(2)
    extra = [(start, end, "JX")]
    if found.end(1) == start and re.fullmatch(r"[가-힣A-Za-z0-9]+", text[word:start]):
        extra.append((word, start, "NNP"))
    free = [span for span in extra if not any(a < span[1] and span[0] < b for a, b, _ in spans)]
    return sorted(spans + free)
