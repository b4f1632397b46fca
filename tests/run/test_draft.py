"""A draft says in plain words what its candidate says with markup."""

from __future__ import annotations

import pytest
from hand_made import cloze, inline, note_of, pair, paragraph, text

from notes2anki.draft import draft_of
from notes2anki.extract import Extraction, merge
from notes2anki.model import Candidate, InlineKind, Mark, Span, Style
from notes2anki.plain import plain_back, plain_front, plain_text

CANDIDATES = (
    pair("리졸버", "이름을 주소로 바꾸어 주는 프로그램"),
    pair("TTL", "time to live", Style.TYPED),
    pair("x", "y", front=(inline("What is "), inline("TTL", InlineKind.CODE), inline("?", InlineKind.TEXT, Mark.BOLD))),
    pair("x", "y", back=(paragraph(*text("one")), paragraph(*text("two"), number=7)), block_id="here"),
    cloze("재귀 질의는 리졸버가, 반복 질의는 서버가 한다.", ("재귀", 1), ("서버가", 2)),
    cloze("  a taint belongs to a node", ("node", 1)),
)


@pytest.mark.parametrize("candidate", CANDIDATES)
def test_a_draft_says_what_its_candidate_says(candidate: Candidate) -> None:
    draft = draft_of(candidate, note_of(candidate), 3)

    for words in (plain_front, plain_back, plain_text):
        assert words(draft.candidate) == words(candidate)
    for field in ("kind", "style", "rule", "subject", "sources", "language", "context", "score", "block_id"):
        assert getattr(draft.candidate, field) == getattr(candidate, field)
    assert (draft.path, draft.position) == (candidate.sources[0].path, 3)


def test_drafts_meet_as_their_candidates_do() -> None:
    other_day = pair("리졸버", "이름을 주소로 바꾸어 주는 프로그램", sources=(Span("2026/05-12.md", 9, 9),))
    both = [CANDIDATES[0], other_day]

    full = merge([Extraction((candidate,)) for candidate in both]).candidates
    drafted = merge([Extraction((draft_of(candidate, note_of(candidate), 0).candidate,)) for candidate in both])

    assert [each.sources for each in drafted.candidates] == [each.sources for each in full]
    assert len(full) == 1
