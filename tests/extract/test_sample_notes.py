"""All cards of the sample notes, in `golden/sample_notes.txt`, and what must hold for each of them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from extract.compact import ANALYZERS, cards, line_of
from notes2anki.extract import Extraction, extract, merge
from notes2anki.extract.gates import REASONS, hide_from_context, leaks
from notes2anki.extract.spelled import squeeze
from notes2anki.inlines import plain
from notes2anki.model import Candidate, Kind, Style
from notes2anki.plain import GAP, plain_back, plain_front
from notes2anki.reading.document import read_document

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "sample_notes"
GOLDEN = Path(__file__).parent / "golden" / "sample_notes.txt"
MARKUP = re.compile(r"\*\*|\[\[|\]\]|==|\^\[|\[\^|!\[|%%|~~|</?(?:b|u|font|kbd|br|mark)\b|&[a-z]+;")


@cache
def sample() -> Extraction:
    paths = sorted(SAMPLE.glob("*.md"))
    documents = [read_document(path.read_text(encoding="utf-8"), path.name) for path in paths]
    return merge([extract(document, ANALYZERS) for document in documents])


def all_cards() -> tuple[Candidate, ...]:
    return sample().candidates


def test_the_cards_are_as_written(request: pytest.FixtureRequest) -> None:
    made = "".join(
        f"{candidate.sources[0]} {card}\n" for candidate, card in zip(all_cards(), cards(all_cards()), strict=True)
    )
    if request.config.getoption("--regenerate"):
        GOLDEN.write_text(made, encoding="utf-8")
        pytest.skip("the expected output was written")
    assert made.splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_no_front_gives_its_answer_away() -> None:
    found = [line_of(each) for each in all_cards() if each.kind is not Kind.EXPLICIT]
    leaking = [
        line_of(each)
        for each in all_cards()
        if each.kind is not Kind.EXPLICIT and leaks(plain_front(each), plain_back(each))
    ]
    assert found
    assert leaking == []


def test_no_context_gives_the_answer_away() -> None:
    assert [line_of(each) for each in all_cards() if hide_from_context(each).context != each.context] == []


def test_no_word_that_is_hidden_stands_elsewhere_on_the_front() -> None:
    for each in all_cards():
        if each.style is Style.CLOZE and each.kind is Kind.CLAIM:
            hidden = squeeze(plain_back(each).split(" / ")[0])
            visible = [squeeze(part) for part in re.split(r"[\s,]", plain_front(each).replace(GAP, " "))]
            assert hidden not in visible, line_of(each)


def test_none_is_empty() -> None:
    for each in all_cards():
        assert squeeze(plain_front(each).replace(GAP, "")), line_of(each)
        assert squeeze(plain_back(each)), line_of(each)
        assert each.subject.strip()
        assert each.reason
        assert all(name.strip() for name in each.context)


def test_none_shows_markup() -> None:
    shown = [f"{' '.join(each.context)} {plain_front(each)} {plain_back(each)}" for each in all_cards()]
    assert [text for text in shown if MARKUP.search(text)] == []


def test_no_two_are_asked_alike() -> None:
    fronts = Counter((squeeze(plain_front(each).replace(GAP, "#_#")), each.context) for each in all_cards())
    assert [front for front, count in fronts.items() if count > 1] == []


def test_every_deletion_lies_within_its_sentence() -> None:
    for each in all_cards():
        for deletion in each.deletions:
            assert 0 <= deletion.start < deletion.end <= len(plain(each.text)), line_of(each)


def test_every_source_is_a_place_in_a_file() -> None:
    lines = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in SAMPLE.glob("*.md")}
    for each in all_cards():
        assert each.sources
        assert all(1 <= span.start <= span.end <= lines[span.path] for span in each.sources), line_of(each)


def test_every_kind_has_its_share() -> None:
    counts = Counter(each.kind for each in all_cards())
    shares = {kind: counts[kind] / len(all_cards()) for kind in Kind}
    assert 250 < len(all_cards()) < 600
    assert 0.1 < shares[Kind.CONCEPT] < 0.6
    assert 0.1 < shares[Kind.DEFINITION] < 0.5
    assert 0.15 < shares[Kind.CLAIM] < 0.5
    assert 0.03 < shares[Kind.HEADING] < 0.2
    assert 0.02 < shares[Kind.FOOTNOTE] < 0.1
    assert 0.01 < shares[Kind.EXPLICIT] < 0.1


def test_every_note_of_the_sample_gives_cards() -> None:
    assert {each.sources[0].path for each in all_cards()} == {path.name for path in SAMPLE.glob("*.md")}


def test_every_refusal_has_a_known_reason() -> None:
    codes = Counter(rejection.code for rejection in sample().rejections)
    assert set(codes) <= set(REASONS)
    assert len(codes) > 12


@pytest.mark.parametrize(
    "unsure",
    [
        "2380도 열려 있던데",
        "static pod 경로가 뭐였지",
        "많을수록 좋은 거 아닌가",
        "NodePort의 기본 범위는 30000부터 32768까지였나",
        "쉬기",
        "늦잠",
        "얼마나 빨라질까",
    ],
)
def test_nothing_unsure_or_planned_is_on_a_card(unsure: str) -> None:
    assert any(unsure in path.read_text(encoding="utf-8") for path in SAMPLE.glob("*.md"))
    assert [line_of(each) for each in all_cards() if unsure in line_of(each)] == []
