"""What is noticed about a title and its body, a label line, a table row, a footnote: named numbers.

Nothing here decides; `judge` weighs. Shares are in 0 … 1, flags 0 or 1, sizes as they are or as
natural logarithms (names ending in `_log`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from notes2anki.extract.blocks import has_image, has_kind, inlines_of, lines_of, spoken, text_of
from notes2anki.extract.field_shares import shares
from notes2anki.extract.outline import Statement, Trail
from notes2anki.extract.study import Study
from notes2anki.extract.titles import columns
from notes2anki.extract.words import ASKS, CHOICES, Name, name_class
from notes2anki.language.analysis import Modality, PredicateKind
from notes2anki.model import Block, BlockKind, Candidate, Inline, InlineKind, Mark

_URL = re.compile(r"https?://|www\.|\.(?:com|org|net|kr|io)\b(?<!java\.io)")
_CITATION = re.compile(
    r"\b\d{1,4}\s?쪽|\bpp?\.\s?\d|\b\d+(?:\.\d+)?\s?장\b|\bvol\.|\bdoi\b|isbn|출판|저자|[^로을를에게서\s]\s(?:지음|옮김)|공저"
    r"|\S\s(?:저|역)\s?[/)]|발행(?:일|처|인|연도|호)|\d년 발행|[0-9]쇄|\d\s?판\b|\b\d/E\b|아이템 \d|월호|초판|원서"
    r"|번역서(?:에|의|는)|원제|(?<![가-힣])원주\s?[:：]|(?:^|[(\[<])출처|출처\s?[:：]|\(\d{4}\)[,;]"
    r"|^wikipedia\b|\bjournal of\b|\bet al\b|(?-i:\b[A-Z]\w+ Press\b)|\brfc \d+, section|\bRFC\s?\d{3,4}\b.*section",
    re.IGNORECASE,
)
"""What is published, moved or expressed, and the origin of a request (출처), cites nothing."""
_EXAMPLE_NAME = re.compile(
    r"예시|예제|예를|실습|시나리오|\bexamples?\b|\bex\b|(?<!use )\bcase\b|\be\.g|\bsamples?\b", re.IGNORECASE
)
FINITE = re.compile(r"(?:[다요죠]|[니습]다|[음함임됨])\s*[.!]?$")
_EMOJI = re.compile(r"[\u2190-\u21ff\u2600-\u27bf\U0001f300-\U0001faff]")
_QUOTE = re.compile(r"[\"“”「」『』]")
_NUMBER = re.compile(r"\d")
_ARROW = re.compile(r"->|→|=>|⇒")
_COLON = re.compile(r"[:：]\s")
_LATIN = re.compile("[A-Za-z\u0130\u212a]")  # the last two (İ, the sign of kelvin) are i and k in lower case
_WORD = re.compile(r"[0-9A-Za-z_./-]{2,}|[가-힣]{2,}")
_KOREAN = re.compile(r"[가-힣]")
_PARTICLE = re.compile(r"[가-힣A-Za-z)](?:은|는|이|가|을|를|에|의|로|와|과)\s")
_NOMINAL_END = re.compile(r"(?:하기|기|것|법|과정|방법)$")
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


def trail_features(study: Study, trail: Trail) -> dict[str, float]:
    """Describe what stands over a line."""
    classes = [name_class(name) for name in (*trail.headings, trail.lead, *trail.parents) if name]
    nearest = [name_class(name) for name in (*trail.headings[-1:], trail.lead, *trail.parents) if name]
    return {
        **study.fields_over(trail),
        "trail_headings": len(trail.headings),
        "trail_parents": len(trail.parents),
        "trail_lead": flag(trail.lead),
        "trail_title": flag(trail.title),
        "trail_reference": flag(Name.REFERENCE in classes),
        "trail_quoted": flag(Name.QUOTED in classes),
        "trail_outcomes": flag(Name.OUTCOMES in nearest),  # its sections are what the course teaches
        "trail_container": flag(Name.CONTAINER in classes),
        "trail_example": flag(Name.EXAMPLE in classes),
        "trail_aspect": flag(Name.ASPECT in classes),
        "trail_last_reference": flag(classes and classes[-1] is Name.REFERENCE),
        "trail_last_container": flag(classes and classes[-1] is Name.CONTAINER),
        "trail_last_example": flag(classes and classes[-1] is Name.EXAMPLE),
        "trail_example_inside": flag(any(_EXAMPLE_NAME.search(name) for name in trail.names)),
        "trail_says": flag(any(FINITE.search(name) for name in trail.names[-1:])),
        "trail_choices": flag(any(CHOICES.search(name) for name in trail.names)),
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
        f"{prefix}_arrow": flag(_ARROW.search(text)),
        f"{prefix}_colon": flag(_COLON.search(text)),
        f"{prefix}_period": flag(text.rstrip().endswith(".")),
        f"{prefix}_ends_colon": flag(text.rstrip().endswith((":", "："))),
        f"{prefix}_ends_question": flag(text.rstrip().endswith("?")),
        f"{prefix}_ends_exclaim": flag(text.rstrip().endswith("!")),
        f"{prefix}_ellipsis": flag("…" in text or ".." in text),
        f"{prefix}_finite": flag(FINITE.search(text)),
        f"{prefix}_example": flag(_EG.search(text)),
        f"{prefix}_latin": latin_letters(text) / length,
        f"{prefix}_upper_start": flag(text[:1].isupper()),
        f"{prefix}_lower_start": flag(text[:1].islower()),
        **_shares(inlines, prefix, length),
        f"{prefix}_footnote": flag(any(inline.kind is InlineKind.FOOTNOTE_REF for inline in inlines)),
    }


_SHARED = (
    *(InlineKind.CODE, InlineKind.MATH, InlineKind.LINK, InlineKind.WIKILINK),
    *(Mark.BOLD, Mark.HIGHLIGHT, Mark.ITALIC),
)


def _shares(inlines: Sequence[Inline], prefix: str, length: int) -> dict[str, float]:
    """Return which share of some words is of these kinds, and marked so."""
    sizes: dict[str, int] = dict.fromkeys(_SHARED, 0)
    for inline in inlines:
        for sign in (inline.kind, *inline.marks):
            if sign in sizes:
                sizes[sign] += len(inline.text)
    return {f"{prefix}_{sign}": min(1.0, size / length) for sign, size in sizes.items()}


def title_features(study: Study, title: str, trail: Trail) -> dict[str, float]:
    """Describe a title as a question."""
    name = name_class(title)
    words = [word.casefold() for word in _WORD.findall(title)]
    said = [study.words[word] for word in words]
    return {
        **shares(study.senses(title), "title"),
        "title_planner": flag(name is Name.PLANNER),
        "title_reference": flag(name is Name.REFERENCE),
        "title_quoted": flag(name is Name.QUOTED),
        "title_container": flag(name is Name.CONTAINER),
        "title_aspect": flag(name is Name.ASPECT),
        "title_asks": flag(ASKS.search(title)),
        "title_columns_log": log(columns(title)),
        "title_in_file_name": flag(title.casefold() in study.document.title.casefold()),
        "title_in_trail": flag(any(title.casefold() == part.casefold() for part in trail.names)),
        "title_said_max_log": log(max(said, default=0)),
        "title_said_min_log": log(min(said, default=0)),
        "title_has_korean": flag(_KOREAN.search(title)),
        "title_particle": flag(_PARTICLE.search(title)),
        "title_ends_nominal": flag(_NOMINAL_END.search(title)),
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
        **shares((sense for analysis in analyses for sense in analysis.senses), "body"),
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


def kind_features(candidate: Candidate) -> dict[str, float]:
    """Describe of which kind a candidate is, and by which rule."""
    return {
        f"kind_{candidate.kind}": 1.0,
        f"rule_{candidate.rule}": 1.0,
        "lang_ko": flag(candidate.language == "ko"),
        "has_context": flag(candidate.context),
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
