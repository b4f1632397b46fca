"""A statement goes on being asked as it was: by its term, or by a gap in its sentence.

An update of ours may think another view of it better, or the lines around may, or its new words where the author edits
it; the card's reviews are of the one that was asked. It is asked in another only where nothing should ask for that one,
or where so little is left of its words that it would not be known again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from notes2anki.cards.escape import printable
from notes2anki.extract import Extraction, asked_as_before, chosen
from notes2anki.extract.facts import IsAsked
from notes2anki.extract.gates import JUDGED
from notes2anki.extract.spelled import squeeze
from notes2anki.extract.statements import LOW
from notes2anki.identity.likeness import spelling
from notes2anki.ledger.notes import Remembered
from notes2anki.model import Candidate, Rejection
from notes2anki.plain import plain_back, plain_front, plain_text
from notes2anki.sync.spares import Words, words_of

MOST_OF_IT = 0.5
"""How alike a view is spelled at least to what a card said before its author edited it; identity asks for no less."""

Said = Mapping[str, Mapping[Words, bool]]
"""What cards say, by the paths of their files, and whether they are there or have lost their text."""


def said_by(remembered: Iterable[Remembered]) -> Said:
    """Return what cards say."""
    found: defaultdict[str, dict[Words, bool]] = defaultdict(dict)
    for each in remembered:
        words = found[each.known.path]
        words[words_of(each.known)] = each.known.live or words.get(words_of(each.known), False)
    return found


def with_kept_views(extraction: Extraction, path: str, said: Said) -> Extraction:
    """Return what the file at `path` gives, each statement in the view of a card of the file that nothing else asks.

    What is best stays where a card asked it whose text is back. Where the user wants so many cards a file and no more,
    those that are there come before better ones that are new.
    """
    known = said.get(path)
    if not known:
        return extraction
    is_asked = is_asked_by(said)
    still = _asked(extraction)
    if extraction.statements is not None and any(live and words not in still for words, live in known.items()):
        extraction = chosen(extraction.statements, is_asked)
        still = _asked(extraction)
    lost = {words: live and words not in still for words, live in known.items()}
    edited = _edited(extraction, lost)
    found = asked_as_before(extraction, lambda view: _words_of(view) in edited or lost.get(_words_of(view)), is_asked)
    return _with_refused_cards(found, known)


def _asked(extraction: Extraction) -> set[Words]:
    return {_words_of(view) for view in (*extraction.candidates, *extraction.spares)}


def _with_refused_cards(extraction: Extraction, known: Mapping[Words, bool]) -> Extraction:
    """Return what a file gives; what an update has come to refuse is a spare where a card asks it, so that it stays.

    But not where another view of what it asks is asked now.
    """
    taken: defaultdict[tuple[int, int], list[Candidate]] = defaultdict(list)
    for view in extraction.candidates:
        taken[_lines_of(view)].append(view)
    asked = _asked(extraction)

    def as_spare(refused: Rejection) -> Rejection:
        words = _words_of(refused.candidate)
        beside = taken[_lines_of(refused.candidate)]
        if not known.get(words) or words in asked or any(_of_one_statement(refused.candidate, view) for view in beside):
            return refused
        asked.add(words)
        return replace(refused, code=LOW)

    rejections = tuple(as_spare(each) if each.code in JUDGED else each for each in extraction.rejections)
    return replace(extraction, rejections=rejections)


def _of_one_statement(one: Candidate, other: Candidate) -> bool:
    """Tell whether two views of the same lines may be of one statement: a line may hold several sentences."""
    text = squeeze(plain_text(one) or "")
    if not text:
        return True
    return squeeze(plain_text(other) or plain_back(other)) in text or text in squeeze(plain_text(other) or "")


def _lines_of(view: Candidate) -> tuple[int, int]:
    return view.sources[0].start, view.sources[0].end


def _edited(extraction: Extraction, lost: Mapping[Words, bool]) -> frozenset[Words]:
    """Return the views that say most of what lost cards said. Whether such a view is the card, identity tells."""
    each = extraction.statements.each if extraction.statements is not None else ()
    gone = [words for words, is_lost in lost.items() if is_lost]
    views = {_words_of(view) for statement in each for view in statement.free} if gone else frozenset()
    closest = (max(((_alike(card, words), words) for words in views), default=(0.0, card)) for card in gone)
    return frozenset(words for alike, words in closest if alike >= MOST_OF_IT)


def _alike(card: Words, view: Words) -> float:
    return spelling("\n".join(card[1:]), "\n".join(view[1:])) if card[0] is view[0] else 0.0


def is_asked_by(said: Said) -> IsAsked:
    """Return what tells whether a card that is there asks for a candidate, in the words of its file.

    So where two statements would look alike, or say the same, the one whose card is there stays.
    """
    return lambda candidate: said.get(candidate.sources[0].path, {}).get(_words_of(candidate), False)


def _words_of(view: Candidate) -> Words:
    text = plain_text(view)
    if text is not None:
        return (view.style, printable(text), "")
    return (view.style, printable(plain_front(view)), printable(plain_back(view)))
