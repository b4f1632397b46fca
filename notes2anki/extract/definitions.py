"""Sentences that say what something is: the term asks for its definition.

Where the sentence has no subject, the term is the nearest name over it (168 of 505 good Korean facts).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from notes2anki.extract.blocks import paragraph
from notes2anki.extract.features import flag, text_features, title_features
from notes2anki.extract.labels import is_chain
from notes2anki.extract.outline import Statement
from notes2anki.extract.proposal import Proposal
from notes2anki.extract.study import Study
from notes2anki.extract.titled import in_place, parent_of
from notes2anki.extract.words import Name, name_class
from notes2anki.inlines import slice_inlines, strip_inlines
from notes2anki.language.analysis import NOWHERE, Analysis, Definition, Role
from notes2anki.language.labels import label
from notes2anki.model import Candidate, Inline, InlineKind, Kind, Sentence, Style


def propose_definitions(
    study: Study,
    statement: Statement,
    sentence: Sentence,
    analysis: Analysis,
    features: Mapping[str, float],
    fact: str,
) -> Iterator[Proposal]:
    """Propose each reading of a sentence as "A is B", the term as the question."""
    for definition in analysis.definitions:
        front = _term(statement, sentence, definition)
        back = strip_inlines(slice_inlines(sentence.inlines, *definition.body))
        back = tuple(inline for inline in back if inline.kind is not InlineKind.FOOTNOTE_REF)
        subject = "".join(inline.text for inline in front).strip()
        answer = "".join(inline.text for inline in back).strip()
        if not subject or len(answer) < 2 or is_chain(sentence.text) or not _defines(definition, subject, answer):
            continue
        if definition.term == NOWHERE and not _explains_name(statement, sentence):
            continue
        if _goes_on(analysis, definition) or name_class(subject) not in (Name.PLAIN, Name.ASPECT):
            continue
        asked = in_place(front, statement.trail)
        if asked is None:
            continue
        candidate = Candidate(
            kind=Kind.DEFINITION,
            style=Style.BASIC,
            rule=f"definition_{definition.rule}",
            subject=subject,
            sources=(study.document.span(sentence.start, sentence.end),),
            language=sentence.language,
            front=asked[0],
            back=(paragraph(back, sentence.start, sentence.end),),
            context=tuple(name for name in asked[1] if name.casefold() != subject.casefold()),
            block_id=statement.where.block_id,
        )
        more = {
            "kind_definition": 1.0,
            f"rule_{candidate.rule}": 1.0,
            "def_from_heading": flag(definition.term == NOWHERE),
            **title_features(study, subject, statement.trail),
            **text_features(subject, front, "title"),
            **text_features(answer, back, "answer"),
        }
        yield Proposal(candidate, fact, {**features, **more}, {})


def _term(statement: Statement, sentence: Sentence, definition: Definition) -> tuple[Inline, ...]:
    if definition.term == NOWHERE:
        name = parent_of(statement.trail)
        return (Inline(InlineKind.TEXT, name),) if name else ()
    start, end = definition.term
    signed = sentence.text[start - 1 : start] in _PREFIXES
    cut = strip_inlines(slice_inlines(sentence.inlines, start - signed, end))
    return tuple(inline for inline in cut if inline.kind not in (InlineKind.FOOTNOTE_REF, InlineKind.IMAGE))


_PREFIXES = frozenset("./~#@$")  # /26, ~/.bashrc, @Bean
_NO_GENUS = re.compile(r"(?:것|점|수|때문|핵심|필수적|편|셈)$")
_AGAIN = re.compile(r"(?:^|\s)(?:몇\s?\S{1,2}|얼마|언제)$")  # `같은 메시지가 몇 번이고 찍힌다` says no what
_WEAK = ("K5w", "K6w", "K7w")
_OF_TOPICS = frozenset({"K3", "K5", "K5w", "K6", "K6w", "K9"})  # A는 B를 의미한다, A는 B이다, A는 B
_ANSWER_CHARS = 300


def _defines(definition: Definition, subject: str, answer: str) -> bool:
    """Tell whether a reading holds together.

    Its brackets are whole, it is no essay, a weak rule has found a genus, and a word alone under a heading is
    one of a list and not what the heading means.
    """
    whole = all(part.count("(") == part.count(")") for part in (subject, answer))
    listed = definition.term == NOWHERE and len(answer.split()) < 2
    vague = _weak(definition.rule, answer) or _AGAIN.search(answer) is not None
    return whole and len(answer) <= _ANSWER_CHARS and not listed and not vague


_FEW = 3  # items of a list that may each explain what it stands under; more are its kinds or parts


def _explains_name(statement: Statement, sentence: Sentence) -> bool:
    """Tell whether a sentence without a term stands first under the name that it is to explain, and names no other.

    Of such readings that opened their section readers took 0.79 (58 read), of later ones 0.29, of those in lists 0.06.
    """
    if label(sentence.text, sentence.protected) is not None:  # 인접 행렬: O(V²)
        return False
    opens = statement.position == 0 and sentence.start == statement.lines[0].number
    where = statement.where
    return opens and where.place != "title" and (where.place != "item" or where.siblings < _FEW)


def _goes_on(analysis: Analysis, definition: Definition) -> bool:
    """Tell whether the body speaks of something else besides the term (`CN은 이름을, O는 그룹을 나타낸다`)."""
    start, end = definition.body
    inside = [chunk for chunk in analysis.chunks if start <= chunk.start < end and chunk.role is not Role.GENITIVE]
    others = (chunk for chunk in inside if chunk.role is Role.TOPIC and chunk.end != inside[0].end)  # that contrasts
    return definition.rule in _OF_TOPICS and any(chunk.particle in ("은", "는") for chunk in others)


def _weak(rule: str, answer: str) -> bool:
    return rule in _WEAK and bool(_NO_GENUS.search(answer))
