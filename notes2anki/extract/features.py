"""What is noticed about a title and its body, a label line, a table row, a footnote: named numbers.

Nothing here decides; `judge` weighs. Shares are in 0 … 1, flags 0 or 1, sizes as they are or as
natural logarithms (names ending in `_log`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from notes2anki.extract.blocks import has_image, has_kind, inlines_of, lines_of, spoken, text_of
from notes2anki.extract.outline import Statement, TableAt, Titled, Trail
from notes2anki.extract.study import Study
from notes2anki.extract.titles import columns, label_term, plain_title
from notes2anki.extract.words import ASKS, Name, is_meaning, name_class
from notes2anki.language.analysis import Modality, PredicateKind, Role
from notes2anki.model import Block, BlockKind, Candidate, Inline, InlineKind, Line, Mark, Sentence

_URL = re.compile(r"https?://|www\.|\.(?:com|org|net|kr|io)\b")
_CITATION = re.compile(
    r"\b\d{1,4}\s?쪽|\bpp?\.\s?\d|\b\d+(?:\.\d+)?\s?장\b|\bvol\.|\bdoi\b|isbn|출판|저자|지음|옮김|공저|\S\s(?:저|역)\s?[/,)]"
    r"|발행|[0-9]쇄|초판|원서|원제|원주|출처|\bjournal\b|et al|press\b|\brfc \d+, section|\bRFC\s?\d{3,4}\b.*section",
    re.IGNORECASE,
)
_EXAMPLE_NAME = re.compile(r"예시|예제|예를|실습|시나리오|example|\bex\b|case|e\.g|sample", re.IGNORECASE)
_SELF = re.compile(r"\b(?:I|my|me)\b|개인적|내가|나는|나의", re.IGNORECASE)
_FINITE = re.compile(r"(?:[다요죠]|[니습]다|[음함임됨])\s*[.!]?$")
_EMOJI = re.compile(r"[\u2190-\u21ff\u2600-\u27bf\U0001f300-\U0001faff]")
_QUOTE = re.compile(r"[\"“”「」『』]")
_NUMBER = re.compile(r"\d")
_LATIN = re.compile("[A-Za-z\u0130\u212a]")  # the last two (İ, the sign of kelvin) are i and k in lower case
_EG = re.compile(r"\be\.?g\.?|\bi\.e\.|예를 들|예:|예\)|ex\)|etc\.?$|등\s*$", re.IGNORECASE)


def flag(condition: object) -> float:
    """Return 1.0 or 0.0."""
    return 1.0 if condition else 0.0


def log(value: float) -> float:
    """Return the natural logarithm of 1 + value."""
    return math.log1p(max(0.0, value))


def latin_letters(text: str) -> int:
    """Count the letters A to Z, whatever their case."""
    return len(_LATIN.findall(text))


def trail_features(trail: Trail) -> dict[str, float]:
    """Describe what stands over a line."""
    classes = [name_class(name) for name in (*trail.headings, trail.lead, *trail.parents) if name]
    return {
        "trail_headings": len(trail.headings),
        "trail_parents": len(trail.parents),
        "trail_lead": flag(trail.lead),
        "trail_title": flag(trail.title),
        "trail_reference": flag(Name.REFERENCE in classes),
        "trail_quoted": flag(Name.QUOTED in classes),
        "trail_outcomes": flag(Name.OUTCOMES in classes),
        "trail_container": flag(Name.CONTAINER in classes),
        "trail_example": flag(Name.EXAMPLE in classes),
        "trail_aspect": flag(Name.ASPECT in classes),
        "trail_last_reference": flag(classes and classes[-1] is Name.REFERENCE),
        "trail_last_container": flag(classes and classes[-1] is Name.CONTAINER),
        "trail_last_example": flag(classes and classes[-1] is Name.EXAMPLE),
        "trail_example_inside": flag(any(_EXAMPLE_NAME.search(name) for name in trail.names)),
        "trail_says": flag(any(_FINITE.search(name) for name in trail.names[-1:])),
        "trail_asks": flag(any(ASKS.search(name) for name in trail.names)),
    }


def text_features(text: str, inlines: Sequence[Inline], prefix: str) -> dict[str, float]:
    """Describe some words: a sentence, a title, an answer."""
    length = max(1, len(text))
    return {
        f"{prefix}_length_log": log(len(text)),
        f"{prefix}_words_log": log(len(text.split())),
        f"{prefix}_url": flag(_URL.search(text)),
        f"{prefix}_citation": flag(_CITATION.search(text)),
        f"{prefix}_slashes": min(5, text.count(" / ")),
        f"{prefix}_number": flag(_NUMBER.search(text)),
        f"{prefix}_quote": flag(_QUOTE.search(text)),
        f"{prefix}_emoji": flag(_EMOJI.search(text)),
        f"{prefix}_paren": flag("(" in text),
        f"{prefix}_comma": min(5, text.count(",")),
        f"{prefix}_arrow": flag(re.search(r"->|→|=>|⇒", text)),
        f"{prefix}_colon": flag(re.search(r"[:：]\s", text)),
        f"{prefix}_period": flag(text.rstrip().endswith(".")),
        f"{prefix}_ends_colon": flag(text.rstrip().endswith((":", "："))),
        f"{prefix}_ends_question": flag(text.rstrip().endswith("?")),
        f"{prefix}_ends_exclaim": flag(text.rstrip().endswith("!")),
        f"{prefix}_ellipsis": flag("…" in text or ".." in text),
        f"{prefix}_finite": flag(_FINITE.search(text)),
        f"{prefix}_example": flag(_EG.search(text)),
        f"{prefix}_latin": latin_letters(text) / length,
        f"{prefix}_upper_start": flag(text[:1].isupper()),
        f"{prefix}_lower_start": flag(text[:1].islower()),
        f"{prefix}_code": _share(inlines, kind=InlineKind.CODE, length=length),
        f"{prefix}_math": _share(inlines, kind=InlineKind.MATH, length=length),
        f"{prefix}_link": _share(inlines, kind=InlineKind.LINK, length=length),
        f"{prefix}_wikilink": _share(inlines, kind=InlineKind.WIKILINK, length=length),
        f"{prefix}_bold": _share(inlines, mark=Mark.BOLD, length=length),
        f"{prefix}_highlight": _share(inlines, mark=Mark.HIGHLIGHT, length=length),
        f"{prefix}_italic": _share(inlines, mark=Mark.ITALIC, length=length),
        f"{prefix}_footnote": flag(any(inline.kind is InlineKind.FOOTNOTE_REF for inline in inlines)),
    }


def _share(
    inlines: Sequence[Inline], *, length: int, kind: InlineKind | None = None, mark: Mark | None = None
) -> float:
    size = sum(
        len(inline.text)
        for inline in inlines
        if (kind is not None and inline.kind is kind) or (mark is not None and mark in inline.marks)
    )
    return min(1.0, size / length)


def title_features(study: Study, title: str, trail: Trail) -> dict[str, float]:
    """Describe a title as a question."""
    name = name_class(title)
    words = [word.casefold() for word in re.findall(r"[0-9A-Za-z_./-]{2,}|[가-힣]{2,}", title)]
    said = [study.words[word] for word in words]
    return {
        "title_planner": flag(name is Name.PLANNER),
        "title_reference": flag(name is Name.REFERENCE),
        "title_quoted": flag(name is Name.QUOTED),
        "title_container": flag(name is Name.CONTAINER),
        "title_example": flag(name is Name.EXAMPLE),
        "title_aspect": flag(name is Name.ASPECT),
        "title_asks": flag(ASKS.search(title)),
        "title_columns_log": log(columns(title)),
        "title_in_file_name": flag(title.casefold() in study.document.title.casefold()),
        "title_in_trail": flag(any(title.casefold() == part.casefold() for part in trail.names)),
        "title_said_max_log": log(max(said, default=0)),
        "title_said_min_log": log(min(said, default=0)),
        "title_has_korean": flag(re.search(r"[가-힣]", title)),
        "title_particle": flag(re.search(r"[가-힣A-Za-z)](?:은|는|이|가|을|를|에|의|로|와|과)\s", title)),
        "title_ends_nominal": flag(re.search(r"(?:하기|기|것|법|과정|방법)$", title)),
    }


def body_features(study: Study, body: Sequence[Block]) -> dict[str, float]:
    """Describe an answer of several lines."""
    lines = [line for line in lines_of(body) if line.text.strip()]
    text = text_of(body)
    said = [sentence for line in lines[:12] for sentence in study.sentences((line,))]
    analyses = [study.analysis(sentence) for sentence in said]
    count = max(1, len(analyses))
    inlines = list(inlines_of(body))
    return {
        "body_lines": min(20, len(lines)),
        "body_blocks": min(12, len(body)),
        "body_chars_log": log(len(text)),
        "body_spoken_log": log(spoken(body)),
        "body_spoken_share": spoken(body) / max(1, len(text)),
        "body_inner_titles": min(8, _inner_titles(body)),
        "body_items": min(20, sum(1 for b in body for part in b.walk() if part.kind is BlockKind.ITEM)),
        "body_words_a_line": len(text.split()) / max(1, len(lines)),
        "body_is_list": flag(body and body[0].kind is BlockKind.LIST),
        "body_is_quote": flag(body and body[0].kind is BlockKind.QUOTE),
        "body_has_table": flag(has_kind(body, BlockKind.TABLE)),
        "body_has_fence": flag(has_kind(body, BlockKind.FENCE)),
        "body_has_math": flag(has_kind(body, BlockKind.MATH)),
        "body_has_image": flag(has_image(body)),
        "body_assert_share": sum(1 for a in analyses if a.modality is Modality.ASSERT) / count,
        "body_question_share": sum(1 for a in analyses if a.modality is Modality.QUESTION) / count,
        "body_hedge_share": sum(1 for a in analyses if a.modality is Modality.HEDGE) / count,
        "body_diary_share": sum(1 for a in analyses if a.modality in (Modality.DIARY, Modality.INTENT)) / count,
        "body_imperative_share": sum(1 for a in analyses if a.modality is Modality.IMPERATIVE) / count,
        "body_first_person_share": sum(1 for a in analyses if a.first_person) / count,
        "body_verb_share": sum(1 for a in analyses if a.predicate.kind is PredicateKind.VERB) / count,
        "body_nominal_share": sum(1 for a in analyses if a.predicate.kind is PredicateKind.NOMINAL) / count,
        "body_none_share": sum(1 for a in analyses if a.predicate.kind is PredicateKind.NONE) / count,
        "body_first_defines": flag(analyses and analyses[0].definitions),
        "body_first_unresolved": flag(analyses and analyses[0].unresolved),
        "body_past_share": sum(1 for a in analyses if a.predicate.past) / count,
        "body_mean_length_log": log(sum(len(s.text) for s in said) / count),
        **text_features(text, inlines, "body"),
    }


def _inner_titles(body: Sequence[Block]) -> int:
    """Count the items in an answer that are titles themselves: such an answer is a drawer, not a fact."""
    parts = [part for block in body for part in block.walk()]
    return sum(1 for part in parts if part.kind is BlockKind.ITEM and len(part.children) > 1)


def _kind_features(candidate: Candidate) -> dict[str, float]:
    return {
        f"kind_{candidate.kind}": 1.0,
        f"rule_{candidate.rule}": 1.0,
        "lang_ko": flag(candidate.language == "ko"),
        "has_context": flag(candidate.context),
    }


def titled_features(study: Study, titled: Titled, candidate: Candidate) -> dict[str, float]:
    """Describe a title with its body."""
    title = plain_title(titled.title.text)
    total = sum(1 for line in lines_of(titled.body) if line.text.strip())
    return {
        **study.description,
        **trail_features(titled.trail),
        **title_features(study, title, titled.trail),
        **text_features(titled.title.text.strip(), titled.title.inlines, "title"),
        **body_features(study, candidate.back),
        **_kind_features(candidate),
        "titled_of_others": flag(_of_others(study, title, candidate.back)),
        "titled_only_table": flag(_only_table(candidate) and not candidate.context and not ASKS.search(title)),
        "titled_example": flag(name_class(title) is Name.EXAMPLE),
        "titled_states": flag(_FINITE.search(title) and not ASKS.search(title)),
        "titled_level": titled.level,
        "titled_children": flag(titled.has_children),
        "titled_total_lines_log": log(total),
        "titled_nested": titled.nested,
        "titled_opens_nested": flag(titled.opens_nested),
        "titled_cut": flag(total > sum(1 for line in lines_of(candidate.back) if line.text.strip())),
        "titled_body_says_title": flag(title.casefold() in text_of(candidate.back).casefold()),
    }


def _only_table(candidate: Candidate) -> bool:
    return all(block.kind is BlockKind.TABLE for block in candidate.back)


_LINES_LOOKED_AT = 8


def _of_others(study: Study, title: str, body: Sequence[Block]) -> bool:
    """Tell whether every line of a body speaks of something that its title does not name: the title only frames it."""
    lines = [line for line in lines_of(body) if line.text.strip()]
    if (
        not lines
        or ASKS.search(title)
        or has_kind(body, BlockKind.TABLE)
        or title.casefold() in text_of(body).casefold()
    ):
        return False
    return all(_of_another(study, title, line) for line in lines[:_LINES_LOOKED_AT])


def _of_another(study: Study, title: str, line: Line) -> bool:
    named = label_term(line.text)
    said = study.sentences((line,))
    subject = None
    if said and not named:
        chunks = study.analysis(said[0]).chunks
        subject = next((chunk for chunk in chunks if chunk.role in (Role.TOPIC, Role.SUBJECT)), None)
        if subject is None or subject.pronoun or subject.generic:
            return False
        named = said[0].text[subject.start : subject.end]
    words = re.findall(r"[0-9a-z]{2,}|[가-힣]{2,}", named.casefold())
    return bool(words) and not any(word in title.casefold() for word in words) and name_class(named) is Name.PLAIN


def label_features(study: Study, statement: Statement, line: Line, candidate: Candidate) -> dict[str, float]:
    """Describe a line that a separator parts."""
    title = candidate.subject
    sentence = Sentence(line.text, line.inlines, line.number, line.number, candidate.language)
    analysis = study.analysis(sentence)
    return {
        **study.description,
        **trail_features(statement.trail),
        **statement_features(statement),
        **title_features(study, title, statement.trail),
        **text_features(title, candidate.front, "title"),
        **body_features(study, candidate.back),
        **_kind_features(candidate),
        "line_assert": flag(analysis.modality is Modality.ASSERT),
        "line_question": flag(analysis.modality is Modality.QUESTION),
        "titled_body_says_title": flag(title.casefold() in text_of(candidate.back).casefold()),
    }


def table_features(study: Study, table: TableAt, candidate: Candidate, width: int, rows: int) -> dict[str, float]:
    """Describe a table row or column."""
    return {
        **study.description,
        **trail_features(table.trail),
        **title_features(study, candidate.subject, table.trail),
        **text_features(candidate.subject, candidate.front, "title"),
        **body_features(study, candidate.back),
        **_kind_features(candidate),
        "table_glossary": flag(_is_glossary(table)),
        "table_width": width,
        "table_rows": rows,
    }


_GLOSSARY_COLUMNS = 2


def _is_glossary(table: TableAt) -> bool:
    """Tell whether a table says in its head that it explains terms."""
    header = table.block.children[0] if table.block.children else None
    if header is None or header.info != "header" or len(header.children) != _GLOSSARY_COLUMNS:
        return False
    return is_meaning(header.children[1].text)


def footnote_features(
    study: Study, statement: Statement, sentence: Sentence, footnote: Block, candidate: Candidate
) -> dict[str, float]:
    """Describe a footnote and the sentence that it hangs on."""
    return {
        **study.description,
        **trail_features(statement.trail),
        **statement_features(statement),
        **text_features(sentence.text, sentence.inlines, "title"),
        **body_features(study, footnote.children),
        **_kind_features(candidate),
        "body_self": flag(_SELF.search(text_of(footnote.children))),
    }


def statement_features(statement: Statement) -> dict[str, float]:
    """Describe where a line stands."""
    where = statement.where
    return {
        "place_item": flag(where.place == "item"),
        "place_quote": flag(where.place == "quote"),
        "place_callout": flag(where.place == "callout"),
        "place_title": flag(where.place == "title"),
        "place_depth": where.depth,
        "place_ordered": flag(where.ordered),
        "place_position_log": log(statement.position),
        "place_siblings_log": log(where.siblings),
        "place_children": flag(statement.has_children),
        "place_task": flag(where.task),
        "place_before_code": flag(where.followed_by == "fence"),
        "place_before_list": flag(where.followed_by == "list"),
        "place_before_text": flag(where.followed_by == "paragraph"),
    }
