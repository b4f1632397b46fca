"""Questions over their answers: `Q:` and `A:`, a lone `?` between them, a line with `#card`, a callout of that name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from notes2anki.extract.marked.card import Card
from notes2anki.extract.marked.colons import is_card
from notes2anki.extract.marked.rows import ANSWER, Row, Run, block_id_of, blocks_of, follows, inlines_of, stretch
from notes2anki.extract.marked.tagged import Tagged
from notes2anki.inlines import strip_inlines
from notes2anki.model import BlockKind, InlineKind, Style

QUESTION = re.compile(r"\s*(?:Q\d{0,3}|질문\s?\d{0,3}|문제\s?\d{0,3}|문|Question)\s*[:.：](?:\s+|$)")

# `A. …` over `B. …` is a choice to pick from, not the answer.
_CHOICE = re.compile(r"\s*A\.\s")
_NEXT_CHOICE = re.compile(r"\s*B\.\s")
_SEPARATORS: Mapping[str, Style] = {"?": Style.BASIC, "??": Style.REVERSED}
_CARD_TAGS: Mapping[str, Style] = {
    "#card": Style.BASIC,
    "#card-reverse": Style.REVERSED,
    "#card/reverse": Style.REVERSED,
}
_CARD_CALLOUTS = frozenset({"card", "flashcard", "anki", "카드"})
_COLONS = (":", "：")
_MOST_GAPS = 1  # blank lines between a question and its answer
_ENDS = (BlockKind.HEADING, BlockKind.RULE)


def find_labelled(run: Run, _tagged: Tagged) -> Iterator[Card]:
    """Yield a card for each `Q:` with an `A:` below it: in one paragraph, in the next, or among the items of a list.

    An answer goes on to the blank line; one below a question in a heading, to the next heading.
    """
    index = 0
    while index < len(run):
        asked = QUESTION.match(run[index].text)
        reply = _reply(run, index) if asked else None
        if asked is None or reply is None:
            index += 1
            continue
        end = _answer_end(run, reply, section=run[index].block.kind is BlockKind.HEADING)
        answer = ANSWER.match(run[reply].text)
        front = [run[index].cut(asked.end()), *run[index + 1 : reply]]
        back = [run[reply].cut(answer.end() if answer else 0), *run[reply + 1 : end]]
        yield from _card("q_and_a", run[index:end], front, back)
        index = end


def find_parted(run: Run, tagged: Tagged) -> Iterator[Card]:
    """Yield a card for each stretch of rows, without a blank line or a `::` card in it, that a line with `?` parts."""
    index = 0
    while index < len(run):
        end = stretch(run, index, _beside(run[index], tagged))
        rows = run[index:end]
        cut = next((place for place, row in enumerate(rows) if row.line and row.text.strip() in _SEPARATORS), 0)
        if cut:
            style = _SEPARATORS[rows[cut].text.strip()]
            yield from _card("question_mark", rows, rows[:cut], rows[cut + 1 :], style)
        index = max(end, index + 1)


def find_tagged(run: Run, _tagged: Tagged) -> Iterator[Card]:
    """Yield a card for each line or heading that ends in `#card`, with the rows below it as the answer."""
    for index, row in enumerate(run):
        style = _style_by_tag(row)
        below = index + 1
        if style is None or below >= len(run) or not (row.line is None or follows(run[below], row)):
            continue
        end = stretch(run, below, lambda other: other.block.kind not in _ENDS and _style_by_tag(other) is None)
        yield from _card("card_tag", run[index:end], [_without_tag(row)], run[below:end], style)


def find_callouts(run: Run, _tagged: Tagged) -> Iterator[Card]:
    """Yield a card for each callout whose type says that it is one."""
    for row in run:
        block = row.block
        if block.kind is BlockKind.CALLOUT and block.info in _CARD_CALLOUTS and block.lines:
            card = Card("card_callout", block.start, block.end, front=block.lines[0].inlines, back=block.children)
            if card.finished:
                yield card


def _card(
    convention: str, rows: Run, front: Run | list[Row], back: Run | list[Row], style: Style = Style.BASIC
) -> Iterator[Card]:
    asked, answer = strip_inlines(inlines_of(front)), blocks_of(back)
    card = Card(convention, rows[0].start, rows[-1].end, style, asked, answer, block_id=block_id_of(rows))
    if card.finished:
        yield card


def _beside(first: Row, tagged: Tagged) -> Callable[[Row], bool]:
    """Return a test for rows of the same list item, or of none, that are no heading, no rule and no `::` card."""
    return lambda row: row.item == first.item and row.block.kind not in _ENDS and not is_card(row, tagged)


def _reply(run: Run, question: int) -> int | None:
    """Return the index of the answer to a question: before the next question, heading or rule."""
    gaps = 0
    for index in range(question + 1, len(run)):
        row = run[index]
        gaps += not follows(row, run[index - 1])
        if gaps > _MOST_GAPS or QUESTION.match(row.text) or row.block.kind in _ENDS:
            return None
        if ANSWER.match(row.text) and not _is_choice(run, index):
            return index
    return None


def _is_choice(run: Run, index: int) -> bool:
    following = run[index + 1 : index + 2]
    return bool(_CHOICE.match(run[index].text) and following and _NEXT_CHOICE.match(following[0].text))


def _answer_end(run: Run, reply: int, *, section: bool) -> int:
    def goes_on(row: Row) -> bool:
        return not QUESTION.match(row.text) and row.block.kind not in _ENDS

    end = (
        stretch(run, reply + 1, goes_on) if reply + 1 < len(run) and follows(run[reply + 1], run[reply]) else reply + 1
    )
    while end < len(run) and goes_on(run[end]) and (section or _announced(run, reply, end)):
        end += 1
    return end


def _announced(run: Run, reply: int, end: int) -> bool:
    """Tell whether an answer that so far is empty, or ends in a colon, goes on behind a blank line with a block."""
    if end - 1 == reply:
        said = ANSWER.sub("", run[reply].text, count=1).rstrip()
        return run[end].line is None and (not said or said.endswith(_COLONS))
    return run[end].line is None and run[end - 1].text.rstrip().endswith(_COLONS)


def _style_by_tag(row: Row) -> Style | None:
    last = row.words.inlines[-1:]
    return _CARD_TAGS.get(last[0].text.casefold()) if last and last[0].kind is InlineKind.TAG else None


def _without_tag(row: Row) -> Row:
    tag = row.words.inlines[-1]
    return row.cut(0, len(row.words.text) - len(tag.text))
