"""What is noticed about a title with its body, a label line, a table row, a footnote: named numbers.

Each gathers what `features` says of its parts, and adds what only such a whole has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from notes2anki.extract.blocks import has_kind, lines_of, text_of
from notes2anki.extract.counted import counts
from notes2anki.extract.features import (
    FINITE,
    body_features,
    flag,
    kind_features,
    log,
    statement_features,
    text_features,
    title_features,
    trail_features,
)
from notes2anki.extract.outline import Statement, TableAt, Titled
from notes2anki.extract.study import Study
from notes2anki.extract.titles import label_term, plain_title
from notes2anki.extract.words import ASKS, Name, is_meaning, name_class
from notes2anki.language.analysis import Modality, Role
from notes2anki.model import Block, BlockKind, Candidate, Line, Sentence

_ENDS_SENTENCE = re.compile(r"\s\S+\s\S*[a-z가-힣]{2}[.]$")  # of three words at least
_STATES = re.compile(r"[a-z)] (?:is|are|was|were|has|have|can|will|must|does)\s.*(?<!\sby)(?<!\s(?:of|in|to|as))$")
"""A whole sentence in English; one that what stands below completes (`Diffusion is determined by`) asks for it."""
_SELF = re.compile(r"\b(?:I|my|me)\b|개인적|내가|나는|나의", re.IGNORECASE)


def titled_features(study: Study, titled: Titled, candidate: Candidate) -> dict[str, float]:
    """Describe a title with its body."""
    title = plain_title(titled.title.text)
    total = sum(1 for line in lines_of(titled.body) if line.text.strip())
    return {
        **study.description,
        **trail_features(study, titled.trail),
        **title_features(study, title, titled.trail),
        **text_features(titled.title.text.strip(), titled.title.inlines, "title"),
        **body_features(study, candidate.back),
        **kind_features(candidate),
        "titled_of_others": flag(_of_others(study, title, candidate.back)),
        "titled_only_table": flag(_only_table(candidate) and not candidate.context and not ASKS.search(title)),
        "titled_example": flag(name_class(title) is Name.EXAMPLE),
        "titled_states": flag(_states(title, total) and not ASKS.search(title)),
        "titled_counts": flag(counts(title, candidate.back)),
        "say_translated": flag(titled.title.number in study.originals),
        "titled_level": titled.level,
        "titled_children": flag(titled.has_children),
        "titled_total_lines_log": log(total),
        "titled_nested": titled.nested,
        "titled_opens_nested": flag(titled.opens_nested),
        "titled_cut": flag(total > sum(1 for line in lines_of(candidate.back) if line.text.strip())),
        "titled_body_says_title": flag(title.casefold() in text_of(candidate.back).casefold()),
    }


def _states(title: str, lines: int) -> bool:
    """Tell whether a title is a sentence. An English one over several lines may ask for them all the same."""
    return bool(FINITE.search(title) or _ENDS_SENTENCE.search(title)) or (lines == 1 and bool(_STATES.search(title)))


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
        **trail_features(study, statement.trail),
        **statement_features(statement),
        **title_features(study, title, statement.trail),
        **text_features(title, candidate.front, "title"),
        **body_features(study, candidate.back),
        **kind_features(candidate),
        "say_translated": flag(line.number in study.originals),
        "line_assert": flag(analysis.modality is Modality.ASSERT),
        "line_question": flag(analysis.modality is Modality.QUESTION),
        "titled_body_says_title": flag(title.casefold() in text_of(candidate.back).casefold()),
    }


def table_features(study: Study, table: TableAt, candidate: Candidate, width: int, rows: int) -> dict[str, float]:
    """Describe a table row or column."""
    return {
        **study.description,
        **trail_features(study, table.trail),
        **title_features(study, candidate.subject, table.trail),
        **text_features(candidate.subject, candidate.front, "title"),
        **body_features(study, candidate.back),
        **kind_features(candidate),
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
        **trail_features(study, statement.trail),
        **statement_features(statement),
        **text_features(sentence.text, sentence.inlines, "title"),
        **body_features(study, footnote.children),
        **kind_features(candidate),
        "body_self": flag(_SELF.search(text_of(footnote.children))),
    }
