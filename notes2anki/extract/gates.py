"""What no score can save: reasons for which a card is never made, each with its code."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from notes2anki.extract.blocks import inlines_of
from notes2anki.extract.phrases import ADDRESS, leaves_enough
from notes2anki.extract.proposal import Features, Proposal
from notes2anki.extract.sayings import announces, is_cut, is_signature
from notes2anki.extract.spelled import bare, says, squeeze
from notes2anki.extract.words import CHOICES, OTHERS, is_no_term, is_of_the_moment
from notes2anki.language.labels import label
from notes2anki.model import Candidate, InlineKind, Kind, Mark
from notes2anki.plain import GAP, plain_back, plain_front

REASONS = {
    "leak": "the front would give the answer away",
    "no-answer": "there is nothing to ask for",
    "question": "the author asks himself",
    "hedge": "the author is not sure",
    "plan": "it is a plan or a wish",
    "task": "it is a to-do",
    "diary": "it tells of the author's day",
    "evaluation": "it says what the author thinks of something, not what is so",
    "too-long": "the answer is too long to remember as one thing",
    "kind-off": "cards of this kind are switched off",
    "section-off": "the section is one that is never to give cards",
    "too-many": "the note gives more cards than are wanted of one",
    "low-score": "a careful author would hardly make this card",
    "other-view": "the same statement makes a better card",
    "same-fact": "the same fact is asked elsewhere, in better words",
    "ambiguous": "another card has the same front and another answer",
    "answered-together": "the card that asks the same gives this answer, too",
    "outcomes": "it says what a course wants to teach, not what is so",
    "reference": "it stands among sources and links",
    "announcement": "it only says that something follows",
    "piece": "it is only a piece of a sentence",
    "statement": "the front says something instead of asking",
    "no-term": "what stands in front is no term: an example, a pointer, half a sentence",
    "struck": "the author struck it out",
    "example": "it only names an example",
    "citation": "it names a source: a book, a page, a journal",
    "unresolved": "it says nothing without the sentence before it",
    "container": "the title holds many things, so it asks for none",
    "code": "it is code, not words",
    "generic": "the hidden words could be anything",
    "yes-no": "it asks for yes or no only",
    "enumeration": "the list is too long to remember as one thing",
    "link-only": "it only points somewhere else",
    "translated": "its translation stands behind it",
    "shared-answer": "many lines of the note give the same answer",
    "no-card": "the author marked it as no card",
}
"""Every reason code with what it tells a person."""

JUDGED = frozenset({
    "leak", "question", "hedge", "plan", "diary", "evaluation", "too-long", "outcomes", "reference", "announcement",
    "piece", "statement", "no-term", "example", "citation", "unresolved", "container", "code", "generic", "yes-no",
    "enumeration", "link-only", "translated",
})  # fmt: skip
"""Reasons that judge words, which an update of ours may do otherwise; not what the author says, or another card."""

_ANSWER_CHARS = 1200
_ANSWER_ITEMS = 12
_HEADING_CHARS_LOG = math.log1p(600)  # of 59 judged headings over more than that 21 were good
_NESTED_TITLES = 3
_SECTION_LINES_LOG = math.log1p(18)  # a title over more lines than these, cut to fit a card, asks for too much
_SPOKEN_SHARE = 0.2  # of 34 labelled answers with less running text than this, 5 were good
_YES_NO = frozenset(
    {"yes", "no", "true", "false", "예", "네", "아니오", "아니요", "맞다", "아니다", "o", "x", "가능", "불가능"}
)
_ASKING = frozenset({"What", "what", "Which", "which", "Who", "who", "Where", "where", "무엇", "누구"})
"""No answer: `What is called the Coase theorem …` says no what. WHO is one."""
_POINTING = frozenset({"이것", "이거", "그것", "그거", "저것", "여기", "this", "that", "it", "these", "those"})
_CONTESTED = re.compile(r"(?:claims?|myths?|misconceptions?|lie|주장|오해|속설)\s?[:：]", re.IGNORECASE)
"""Labels of what others say and the author disputes, or does not vouch for."""
_POINTED_AT = re.compile(r"(?:이|그|저|this|that|these|those)\s\S", re.IGNORECASE)
"""위 is the stomach, too."""
_OF_MINE = re.compile(
    r"(?:내가?|나의|나는|my|(?:what|how|why) i"
    r"|i (?:am|was|do|did|have|had|will|would|used?|want|think|know|found|read|need))\s",
    re.IGNORECASE,
)
"""A title that begins so is of the author himself: of eight labelled ones none is worth a card. I frames are not."""
_ENDS_EARLY = re.compile(r"(?:^|\s)(?:이|그|이것|그것|이거|그거)$|(?:지만|는데|[으하이되]며|면서|므로|\s반면)$")
"""How what a term is said to be ends where no noun says it: B하는데, 이를 A라 한다; A는 B이지만."""
_POINTS_BACK = re.compile(r"(?:이|그|이런|그런|이러한|그러한)\s")
"""Points at the term itself behind a sign (`WARN: 이 레벨은 …`), else at what stands before: 4 of 35 read were good."""
_OF_THE_PAGE = re.compile(
    r"this (?:wiki |article )?(?:page|article|note|section)\b.*|.*\b[io]n this (?:page|article)\b.*"
    r"|이 (?:글|문서|논문|포스트)[은는이가에].*",
    re.IGNORECASE,
)  # an answer of one line about the page it stands on: 1 of 11 such cards read could be kept
_SAYS = re.compile(
    r"(?:[Tt]hey|[Ww]e|[Yy]ou|[Ii]t|[Hh]e|[Ss]he) [a-z]+|[Tt]his (?:is|was|has|can|will)\b"
    r"|I (?:am|can|guess|have|know|think|was|will|would)\b"
)
"""A front that begins so states something: with one line as its answer 3 of 27 read could be kept."""
_LABELLED_GAP = re.compile(rf"(?P<label>[^:：]{{1,48}}?)\s*(?:[:：=]|—|–|-|->|→)\s*{re.escape(GAP)}[.!]?$")
_ONLY_GLOSS = re.compile(rf"{re.escape(GAP)}\s*\((?!(?:[A-Z][a-z]?){{2,}}[0-9]?\))[^()]*\)[.]?")
"""A gap with a remark in brackets behind it; an abbreviation there asks for what it is short for."""
_WONDERS = re.compile(r"\?[?\"”’)]*\s*(?:.{0,14}(?:확인|찾아|물어|\b(?:check|ask|look)\b).*)?$|^\?\s", re.IGNORECASE)
"""An answer that asks itself: `통청권도 이때 없앤 건가? 확인`."""
_UNDONE = re.compile(
    r"(?:did(?: not|n['’]t)|haven['’]t|have not) (?:\w+ ){0,2}(?:use|try|make|do|look|read|get|finish|understand)"
    r"(?:d|n)?\b|(?:skipped|forgot)\b"
    r"|(?:아직 )?(?:못|안) (?:해|써|만들어|읽어) ?[봤봄보]",
    re.IGNORECASE,
)
"""An answer that begins so says what the author has yet to do: `Custom roles: did not make one yet`."""
_WORKED_OUT = re.compile(r"^(?!.*[{^]).*\d[\d.,()% ]*[×*/+÷−-][^=≒≈]*\d[^=≒≈]*[=≒≈]\s*[\d.,]+")
"""A sum of numbers and what it gives is an example of a rule: `(140−74)×58/72 ≒ 41`."""
_TAGS = re.compile(r"#[^\s#]+(?:\s#[^\s#]+)*")
_CITED = re.compile(
    r"[A-Z][\w’'-]+(?:(?:(?:,|,? &|,? and)\s[A-Z][\w’'-]+){1,3}|(?=,?\s\())"
    r",?\s\(?(?:1[6-9]|20)\d\d[a-z]?\)?\.?"
)
"""Who wrote it and when, which explains no term: Hickok & Poeppel 2007. January 1970 and Windows 2000 are answers."""
_IN_BRACKETS = re.compile(r"\([^()]*\)\.?")  # a remark on what stands before it

_FLAGS = (
    ("task", "place_task"),
    ("question", "mod_question"),
    ("question", "trail_choices"),
    ("hedge", "mod_hedge"),
    ("plan", "mod_intent"),
    ("diary", "mod_diary"),
    ("diary", "say_tells_of_day"),
    ("evaluation", "say_evaluates"),
    ("reference", "trail_last_reference"),
    ("citation", "text_citation"),
    ("generic", "del_generic"),
)
"""Features that refuse by themselves. Share of good ones on labelled notes: hedge .09, diary .11, plan .18,
question .18, citation .08; all others together .69."""


def refuse(proposal: Proposal) -> str | None:
    """Return the reason code for which a proposal must not become a card, None if it may."""
    candidate, features = proposal.candidate, proposal.features
    if proposal.refused or not features:  # the author decided himself
        return proposal.refused or None
    features = {**features, **proposal.deletion}
    flagged = next((code for code, name in _FLAGS if features.get(name)), None)
    labelled = "piece" if _asks_by_label(candidate) else None
    return _wordless(candidate) or flagged or _structural(candidate.kind, features) or labelled


def _wordless(candidate: Candidate) -> str | None:
    """Return why the words of a question and its answer, whatever stands around them, cannot be a card."""
    front, back = plain_front(candidate), plain_back(candidate)
    explains = candidate.kind in (Kind.CONCEPT, Kind.DEFINITION) and "\n" not in back
    asks = leaves_enough(front.replace(GAP, "")) if candidate.deletions else squeeze(front)  # L4 is a term
    tests = (
        ("no-answer", not squeeze(back) or not asks),
        ("leak", leaks(front, back)),
        ("leak", bool(candidate.deletions) and not untelling(candidate.context[-1:], back) and bool(candidate.context)),
        ("link-only", bool(ADDRESS.fullmatch(back.strip(" <>"))) or only_links(candidate)),
        ("too-long", len(back) > _ANSWER_CHARS),
        ("yes-no", squeeze(back) in _YES_NO),
        ("piece", not candidate.deletions and bool(_IN_BRACKETS.fullmatch(back.strip()))),
        ("piece", bool(candidate.deletions) and bool(_ONLY_GLOSS.fullmatch(front.strip()))),
        ("piece", explains and (bool(_ENDS_EARLY.search(back)) or is_cut(back))),
        ("announcement", not candidate.deletions and _only_announces(back.strip())),
        ("reference", not candidate.deletions and bool(_OF_THE_PAGE.fullmatch(back.strip()))),
        ("hedge", bool(_CONTESTED.match(front))),
        ("question", explains and bool(_WONDERS.search(back))),
        ("diary", explains and bool(_UNDONE.match(back))),
        ("example", explains and bool(_WORKED_OUT.search(back))),
        ("no-answer", explains and back.strip() in _ASKING),
        ("diary", candidate.kind is Kind.CLAIM and _is_labelled_diary(candidate.subject)),
        ("code", candidate.kind is Kind.CLAIM and is_signature(candidate.subject)),
        ("no-answer", bool(_TAGS.fullmatch(back.strip()))),
        ("citation", explains and bool(_CITED.fullmatch(back.strip()))),
        ("struck", _struck(candidate)),
        ("no-term", candidate.kind in (Kind.CONCEPT, Kind.DEFINITION) and is_no_term(candidate.subject)),
        ("unresolved", candidate.kind is Kind.DEFINITION and _points(candidate.subject)),
        ("unresolved", _defines_by_pointing(candidate, back)),
        ("statement", explains and bool(_SAYS.match(front))),
        ("question", bool(CHOICES.search(candidate.subject))),
        ("container", candidate.kind is Kind.HEADING and bool(OTHERS.match(candidate.subject))),
        ("diary", candidate.kind in (Kind.HEADING, Kind.CONCEPT) and bool(_OF_MINE.match(candidate.subject))),
    )
    return next((code for code, hit in tests if hit), None)


def _asks_by_label(candidate: Candidate) -> bool:
    """Tell whether all that is left beside a gap is a label that names nothing: `gotcha — […]`."""
    hit = _LABELLED_GAP.match(plain_front(candidate).strip()) if candidate.deletions else None
    return hit is not None and is_no_term(hit["label"])


def _is_labelled_diary(text: str) -> bool:
    """Tell whether a sign parts a line so that one side is of the author's day."""
    found = label(text, ())
    if found is None:
        return False
    return is_of_the_moment(text[slice(*found.term)]) or _UNDONE.match(text, found.body[0]) is not None


def _points(term: str) -> bool:
    return squeeze(term) in _POINTING or _POINTED_AT.match(term) is not None


def _only_announces(back: str) -> bool:
    """Tell whether an answer of one line only says that something follows, which stands elsewhere."""
    return "\n" not in back and (back.endswith((":", "：")) or announces(back))


def _defines_by_pointing(candidate: Candidate, back: str) -> bool:
    by_sentence = candidate.kind is Kind.DEFINITION and not candidate.rule.endswith("K1")
    return by_sentence and _POINTS_BACK.match(back) is not None


def _structural(kind: Kind, features: Features) -> str | None:
    """Return why a title and its body, or a reading as a definition, cannot be one card."""
    get = features.get
    block = kind in (Kind.HEADING, Kind.CONCEPT)
    nested, inner = get("titled_nested", 0.0), get("body_inner_titles", 0.0)
    tests = (
        ("unresolved", kind is Kind.DEFINITION and get("ana_unresolved")),
        ("unresolved", get("say_points") or (get("say_pronoun") and not get("say_leans"))),
        ("outcomes", kind is not Kind.HEADING and get("trail_outcomes")),
        ("translated", get("say_translated")),
        ("reference", get("say_refers") or get("say_dated")),
        ("announcement", get("say_announces") or get("say_counts")),
        ("piece", kind is Kind.CLAIM and get("say_piece")),
        ("example", get("say_example")),
        ("statement", kind is Kind.CONCEPT and get("titled_states") and not get("titled_counts")),
        ("example", kind is Kind.HEADING and get("titled_example")),
        ("container", kind is Kind.HEADING and get("titled_opens_nested") and get("titled_children")),
        ("container", nested and get("rule_bold_line")),
        ("container", nested >= _NESTED_TITLES or nested + inner > _NESTED_TITLES),
        ("container", block and get("titled_cut") and get("titled_total_lines_log", 0.0) > _SECTION_LINES_LOG),
        ("container", kind is Kind.HEADING and get("titled_of_others")),
        ("container", kind is Kind.HEADING and get("titled_only_table")),
        ("too-long", kind is Kind.HEADING and get("body_chars_log", 0.0) > _HEADING_CHARS_LOG),
        ("enumeration", block and get("body_items", 0.0) > _ANSWER_ITEMS),
        ("code", block and 0 < get("body_spoken_share", 1.0) < _SPOKEN_SHARE),
        ("citation", kind is Kind.FOOTNOTE and (get("body_citation") or get("body_url"))),
        ("diary", kind is Kind.FOOTNOTE and (get("body_self") or get("body_diary_share"))),
        ("hedge", kind is Kind.FOOTNOTE and get("body_hedge_share")),
    )
    return next((code for code, hit in tests if hit), None)


def leaks(front: str, back: str) -> bool:
    """Tell whether a front shows the whole answer."""
    answer = squeeze(back)
    return len(answer) >= 2 and answer in squeeze(front)


def hide_from_context(candidate: Candidate) -> Candidate:
    """Drop the names over a card that would give its answer away."""
    kept = untelling(candidate.context, plain_back(candidate))
    return candidate if kept == candidate.context else replace(candidate, context=kept)


def untelling(names: tuple[str, ...], back: str) -> tuple[str, ...]:
    """Return the names that do not give an answer away, whatever particle it carries; " / " parts several answers."""
    answers = [bare(part) for part in back.split(" / ")]
    return tuple(name for name in names if not any(len(a) >= 2 and says(name, a) for a in answers))


def _struck(candidate: Candidate) -> bool:
    said = [
        inline for inline in (*candidate.text, *candidate.front, *inlines_of(candidate.back)) if inline.text.strip()
    ]
    return sum(Mark.STRIKE in inline.marks for inline in said) * 2 > len(said)


_POINTERS = (InlineKind.LINK, InlineKind.WIKILINK, InlineKind.TAG)


def only_links(candidate: Candidate) -> bool:
    """Tell whether a statement, or an answer without a term of its own, is nothing but links and tags."""
    inlines = candidate.text if candidate.deletions else ()
    pointers: tuple[InlineKind, ...] = _POINTERS
    if candidate.kind is Kind.DEFINITION:
        inlines = tuple(inlines_of(candidate.back))
    if candidate.kind is Kind.HEADING:
        inlines = tuple(inlines_of(candidate.back))
    if candidate.kind is Kind.CONCEPT:  # notes named under a title may be its kinds or its parts
        inlines, pointers = tuple(inlines_of(candidate.back)), _POINTERS[:1]
    said = [inline for inline in inlines if inline.text.strip(" ,.;:/|·-()[]")]
    return bool(said) and all(inline.kind in pointers for inline in said)
