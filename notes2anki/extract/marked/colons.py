"""`question::answer` and `question:::answer` (both ways) on one line, of the Spaced Repetition plugin.

The same signs part C++ scopes, IPv6 addresses and Dataview's fields. Where no tag asks for cards, neither counts:
in 4,000 public notes all five lines with `::` that looked like cards were none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notes2anki.extract.marked.card import Card
from notes2anki.extract.marked.rows import ANSWER, Row, Run, block_id_of, blocks_of, follows
from notes2anki.extract.marked.tagged import Tagged
from notes2anki.inlines import slice_inlines, strip_inlines
from notes2anki.language.protect import verbatim_spans
from notes2anki.model import Block, BlockKind, Inline, InlineKind, Line, Style
from notes2anki.word_set import word_set

_COLONS = re.compile(r"(?<!:):::?(?!:)")
_SCOPE = re.compile(r"[A-Za-z0-9_>)]:::?[A-Za-z0-9_~]")
_OPEN_BRACKET = re.compile(r"[\[(][^\])]*$")
_HANGING = (BlockKind.LIST, BlockKind.FENCE, BlockKind.TABLE, BlockKind.MATH, BlockKind.QUOTE)
_LINKS = (InlineKind.WIKILINK, InlineKind.LINK, InlineKind.TAG)


# Keys of fields that tell of a note and ask for nothing; Dataview, Logseq and Kanban users write them.
_FIELDS = word_set(
    "alias aliases author authors banner cards-deck category class collapsed completed cover cssclass course created "
    "date deadline deck due end file-tags finished genre id isbn journal kind lang language link links modified mood "
    "next page pages parent people prev priority progress project publish publisher rating read related repeat review "
    "scheduled series sibling source start started status subject tag tags target-deck time title topic topics type "
    "up updated url version year 관련 글쓴이 기간 날짜 마감 분류 상위 상태 생성일 수정일 시작 완료 우선순위 작성일 "
    "작성자 장르 저자 제목 종류 진행 출처 출판사 카테고리 태그 평점 하위"
)


def find(run: Run, tagged: Tagged) -> Iterator[Card]:
    """Yield a card for each line with a pair of colons."""
    for index, row in enumerate(run):
        if row.line:
            hit = _parting(row.line, asked=row.start in tagged)
            if hit:
                yield from _card(run, index, row.line, hit)


def is_card(row: Row, tagged: Tagged) -> bool:
    """Tell whether a pair of colons makes a card of a row."""
    return row.line is not None and _parting(row.line, asked=row.start in tagged) is not None


def _card(run: Run, index: int, line: Line, hit: re.Match[str]) -> Iterator[Card]:
    front = strip_inlines(slice_inlines(line.inlines, 0, hit.start()))
    answer = run[index].cut(hit.end())
    rows = [answer, *_hanging(run, index, answer)]
    back = blocks_of(rows)
    if back:
        style = Style.REVERSED if len(hit[0]) > 2 else Style.BASIC
        asked = tuple(inline for inline in front if inline.kind is not InlineKind.FOOTNOTE_REF)
        yield Card(
            "double_colon", line.number, rows[-1].end, style, asked, back, block_id=block_id_of([run[index], *rows[1:]])
        )


def _parting(line: Line, *, asked: bool) -> re.Match[str] | None:
    """Return the colons that part a line into question and answer; `asked`: a tag says that there are cards."""
    if "::" not in line.text:
        return None
    code = verbatim_spans(line.inlines)
    hits = [hit for hit in _COLONS.finditer(line.text) if not any(a <= hit.start() < b for a, b in code)]
    if not hits or not line.text[: hits[0].start()].strip():
        return None
    hit = hits[0]
    left, right = line.text[: hit.start()], line.text[hit.end() :]
    if left.strip().casefold() in _FIELDS:
        return None
    if asked:
        return hit
    scope = _SCOPE.search(line.text, max(0, hit.start() - 1), hit.end() + 1)
    keyword = left[-1].isspace() and not right[:1].isspace()  # `use ::name`
    if len(hits) > 1 or scope or keyword or _OPEN_BRACKET.search(left):
        return None
    return None if _only_links(slice_inlines(line.inlines, hit.end(), len(line.text))) else hit


def _hanging(run: Run, index: int, answer: Row) -> list[Row]:
    """Return what hangs on an answer: a block under an item, or under an answer that ends in a colon or is empty."""
    following = run[index + 1 : index + 2]
    if not following or following[0].line or following[0].block.kind not in _HANGING:
        return []
    [below] = following
    inside = run[index].item and below.item == run[index].item
    if not follows(below, run[index]) or not (inside or answer.text.rstrip().endswith((":", "：")) or not answer.text):
        return []
    return [] if _holds_cards(below.block) else [below]


def _holds_cards(block: Block) -> bool:
    lines = [line for each in block.walk() for line in each.lines]
    return any(_parting(line, asked=False) or ANSWER.match(line.text) for line in lines)


def _only_links(inlines: tuple[Inline, ...]) -> bool:
    said = [inline for inline in inlines if inline.text.strip(" ,;")]
    return bool(said) and all(inline.kind in _LINKS for inline in said)
