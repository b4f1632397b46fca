"""Whatever the text: no analyser raises, offsets lie in it, and the same text gives the same answer."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notes2anki.inlines import plain
from notes2anki.language import Analyzers
from notes2anki.language.analysis import Analyzer
from notes2anki.language.protect import protected_spans
from notes2anki.model import Inline, InlineKind, Sentence

_ANALYZERS = Analyzers()
_PIECES = (
    "kube-proxy는 ", "서비스의 ", "트래픽을 ", "설정한다고 ", "생각하고 ", "이것은 ", "라고 ", "한다", "이다",
    "다", ". ", ", ", ": ", "= ", "( ", ") ", '"', "“", "”", "? ", "은 ", "는 ", "을 ", "의 ", "중 하나",
    "란 ", "A", ", B and C", "the ", "is a ", "called ", "because ", "which ", "runs ", "of ", "to ",
    "데이터가 ", "만들어지고 ", "만들어지지만 ", "10.0.0.0/8 ", "`", "\u00a0", "\u1112\u1161", "😀", "것 같다",
    "해야겠다", "하세요", "오늘은 ", "즉, ", "하지만 ", "역할을 ", "의미한다", "부른다", "없다", "않는다",
    "멱등하지만 ", "C++ ", "\u200b", "ㄴ다", "#tag ", ")", "([", "]", "1,000 ", "'s ",
)  # fmt: skip
_TEXTS = st.one_of(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join), st.text(max_size=40))


def _sentence(text: str) -> Sentence:
    inlines = (Inline(InlineKind.TEXT, text),)
    return Sentence(text, inlines, 1, 1, "ko", protected_spans(inlines))


def _analyzer(lang: str) -> Analyzer:
    analyzer = _ANALYZERS.get(lang)
    assert analyzer is not None
    return analyzer


@pytest.mark.parametrize("lang", ["ko", "en"])
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=_TEXTS)
def test_offsets_lie_in_the_text(lang: str, text: str) -> None:
    found = _analyzer(lang).analyze(_sentence(text))
    size = len(text)
    spans = [(chunk.start, chunk.end) for chunk in found.chunks] + [each.body for each in found.definitions]
    assert all(0 <= start < end <= size for start, end in spans)
    assert all(chunk.end <= chunk.particle_end <= size for chunk in found.chunks)
    assert all(0 <= start <= end <= size for start, end in [each.term for each in found.definitions])
    assert 0 <= found.predicate.start <= found.predicate.end <= size
    assert 0 == found.connective[0] <= found.connective[1] <= size
    assert len(spans) == len(found.chunks) + len(found.definitions)
    assert len({(chunk.start, chunk.end) for chunk in found.chunks}) == len(found.chunks)


@pytest.mark.parametrize("lang", ["ko", "en"])
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=_TEXTS)
def test_clauses_are_verbatim_in_order_and_apart(lang: str, text: str) -> None:
    said = _sentence(text)
    parts = _analyzer(lang).clauses(said)
    clauses = _analyzer(lang).analyze(said).clauses
    assert parts
    assert all(plain(part.inlines) == part.text for part in parts)
    if clauses:
        assert [part.text for part in parts] == [clause.text for clause in clauses]
        assert all(text[clause.start : clause.end] == clause.text for clause in clauses)
        ends = [0, *(clause.end for clause in clauses)]
        assert all(clause.start >= end for clause, end in zip(clauses, ends, strict=False))
    else:
        assert parts == (said,)


@pytest.mark.parametrize("lang", ["ko", "en"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=_TEXTS, other=_TEXTS)
def test_the_same_text_gives_the_same_analysis(lang: str, text: str, other: str) -> None:
    analyzer = _analyzer(lang)
    before = analyzer.analyze(_sentence(text))
    analyzer.clauses(_sentence(other))
    assert analyzer.analyze(_sentence(text)) == before


def test_fingerprints_name_language_and_rules(korean: Analyzer, english: Analyzer) -> None:
    assert korean.fingerprint.startswith("ko/kiwi-")
    assert english.fingerprint.startswith("en/")


def test_english_needs_no_korean_model() -> None:
    code = (
        "import sys\n"
        "from notes2anki.language import Analyzers\n"
        "from notes2anki.language.sentences import sentences\n"
        "Analyzers().get('en')\n"
        "assert 'kiwipiepy' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
