"""Cards that an author wrote on purpose, in the conventions that people already use.

| convention                          | comes from                               |
|-------------------------------------|------------------------------------------|
| `Q: …` / `A: …` lines (질문:, 답:)  | many                                     |
| `term::definition`, `term:::…`      | Spaced Repetition plugin; `:::` both ways |
| a line `?` (`??` both ways) between | Spaced Repetition plugin                 |
| `START` … `Back: …` … `END`         | Obsidian_to_Anki                         |
| `{{c1::…}}`                         | Anki                                     |
| a callout whose title asks          | Obsidian                                 |
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from notes2anki.extract.outline import BlockAt, TitleKind, Trail
from notes2anki.extract.proposal import Proposal
from notes2anki.extract.study import Study, context_of
from notes2anki.extract.titled import propose_titled
from notes2anki.extract.words import ASKS
from notes2anki.inlines import slice_inlines, strip_inlines
from notes2anki.language.protect import protected_spans
from notes2anki.language.script import language_of
from notes2anki.model import Block, BlockKind, Candidate, Deletion, Inline, InlineKind, Kind, Line, Style

_Q = re.compile(r"^\s*(?:Q\d*|질문\d*|문)\s*[:.：]\s*")
_A = re.compile(r"^\s*(?:A\d*|답\d*|답변)\s*[:.：]\s*")
_DOUBLE = re.compile(
    r"(?<![:\w])\s*(:::?)\s*(?![:\w])|(?<=[\w)\]가-힣])(:::?)(?=[\w(\[가-힣])|(?<=\w)(:::?)\s+|\s+(:::?)(?=\w)"
)
_BACK = re.compile(r"^\s*Back:\s*", re.IGNORECASE)
_SKIP_FIELD = re.compile(r"^\s*(?:Tags|TARGET DECK|FILE TAGS|Deck)\s*:", re.IGNORECASE)
_CLOZE = re.compile(r"\{\{c(\d{1,3})::(.+?)(?:::([^{}:]*))?\}\}")


def propose(study: Study) -> Iterator[Proposal]:
    """Propose every card that the author marked, in reading order."""
    for place in study.outline.paragraphs:
        lines = place.block.lines
        yield from _questions(study, place, lines)
        yield from _question_mark(study, place, lines)
        yield from _start_end(study, place, lines)
        for line in lines:
            yield from _double_colon(study, place, line)
            yield from _cloze(study, place, line)
    for titled in study.outline.titled:
        if titled.kind is TitleKind.CALLOUT and ASKS.search(titled.title.text):
            proposal = propose_titled(study, titled, Kind.EXPLICIT, "asking_callout")
            if proposal is not None:
                yield proposal


def _questions(study: Study, place: BlockAt, lines: Sequence[Line]) -> Iterator[Proposal]:
    index = 0
    while index < len(lines):
        asked = _Q.match(lines[index].text)
        if asked is None or index + 1 >= len(lines):
            index += 1
            continue
        reply = _A.match(lines[index + 1].text)
        stop = index + 2
        while stop < len(lines) and not _Q.match(lines[stop].text):
            stop += 1
        if reply is not None:
            front = _after(lines[index], asked.end())
            answer = [Line(lines[index + 1].number, _after(lines[index + 1], reply.end())), *lines[index + 2 : stop]]
            yield _card(study, place, "q_and_a", front, answer, lines[index].number)
        index = stop


def _question_mark(study: Study, place: BlockAt, lines: Sequence[Line]) -> Iterator[Proposal]:
    for index, line in enumerate(lines):
        if line.text.strip() in ("?", "??") and 0 < index < len(lines) - 1:
            style = Style.REVERSED if line.text.strip() == "??" else Style.BASIC
            front = tuple(inline for part in lines[:index] for inline in part.inlines)
            yield _card(study, place, "question_mark", front, lines[index + 1 :], lines[0].number, style)
            return


def _start_end(study: Study, place: BlockAt, lines: Sequence[Line]) -> Iterator[Proposal]:
    texts = [line.text.strip() for line in lines]
    if "START" not in texts or "END" not in texts[texts.index("START") :]:
        return
    start, end = texts.index("START"), texts.index("END")
    inner = [line for line in lines[start + 2 : end] if not _SKIP_FIELD.match(line.text)]
    cut = next((i for i, line in enumerate(inner) if _BACK.match(line.text)), None)
    if not cut:
        return
    hit = _BACK.match(inner[cut].text)
    front = tuple(inline for part in inner[:cut] for inline in part.inlines)
    back = [Line(inner[cut].number, _after(inner[cut], hit.end() if hit else 0)), *inner[cut + 1 :]]
    yield _card(study, place, "start_end", front, back, lines[start].number)


def _double_colon(study: Study, place: BlockAt, line: Line) -> Iterator[Proposal]:
    protected = protected_spans(line.inlines)
    for hit in _DOUBLE.finditer(line.text):
        if any(a < hit.end() and hit.start() < b for a, b in protected) or not hit.start():
            continue
        front = strip_inlines(slice_inlines(line.inlines, 0, hit.start()))
        back = Line(line.number, _after(line, hit.end()))
        if back.text.strip():
            style = Style.REVERSED if ":::" in hit.group() else Style.BASIC
            yield _card(study, place, "double_colon", front, [back], line.number, style)
        return


def _cloze(study: Study, place: BlockAt, line: Line) -> Iterator[Proposal]:
    hits = list(_CLOZE.finditer(line.text))
    if not hits:
        return
    inlines: list[Inline] = []
    deletions: list[Deletion] = []
    last = size = 0
    for hit in hits:
        before = slice_inlines(line.inlines, last, hit.start())
        hidden = slice_inlines(line.inlines, hit.start(2), hit.end(2))
        size += hit.start() - last
        deletions.append(Deletion(size, size + len(hit[2]), max(1, int(hit[1])), hit[3] or ""))
        size += len(hit[2])
        inlines += [*before, *hidden]
        last = hit.end()
    inlines += slice_inlines(line.inlines, last, len(line.text))
    candidate = Candidate(
        kind=Kind.EXPLICIT,
        style=Style.CLOZE,
        rule="anki_cloze",
        subject=line.text,
        sources=(study.document.span(line.number),),
        language=language_of(line.text),
        text=tuple(inlines),
        deletions=tuple(deletions),
        context=context_of(place.trail),
        reason="anki_cloze",
        block_id=place.block.block_id,
    )
    yield Proposal(candidate, f"{line.number}:explicit", {}, {})


def _card(
    study: Study,
    place: BlockAt,
    rule: str,
    front: Sequence[Inline],
    back: Sequence[Line],
    start: int,
    style: Style = Style.BASIC,
) -> Proposal:
    asked = tuple(inline for inline in front if inline.kind is not InlineKind.FOOTNOTE_REF)
    text = "".join(inline.text for inline in asked).strip()
    end = back[-1].number if back else start
    candidate = Candidate(
        kind=Kind.EXPLICIT,
        style=style,
        rule=rule,
        subject=text,
        sources=(study.document.span(start, end),),
        language=language_of(text),
        front=asked,
        back=(Block(BlockKind.PARAGRAPH, start, end, tuple(back)),),
        context=_context(place.trail, text),
        reason=rule,
        block_id=place.block.block_id,
    )
    return Proposal(candidate, f"{start}:explicit", {}, {})


def _context(trail: Trail, text: str) -> tuple[str, ...]:
    return tuple(name for name in context_of(trail) if name.casefold() != text.casefold())


def _after(line: Line, offset: int) -> tuple[Inline, ...]:
    return strip_inlines(slice_inlines(line.inlines, offset, len(line.text)))
