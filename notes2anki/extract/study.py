"""A document with all that extractors look up in it: outline, sentences, analyses, word counts."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from notes2anki.extract.counted import counts
from notes2anki.extract.field_shares import shares
from notes2anki.extract.marked import find_cards, set_apart
from notes2anki.extract.outline import Outline, Trail
from notes2anki.extract.outlining import outline
from notes2anki.extract.spelled import bare, says
from notes2anki.extract.translations import originals
from notes2anki.extract.words import is_hatnote, is_idle, is_navigation
from notes2anki.language import Analyzers
from notes2anki.language.analysis import Analysis, Modality, Predicate, PredicateKind
from notes2anki.language.pair_lists import each_pair
from notes2anki.language.script import language_of
from notes2anki.language.semantic_fields import Sense
from notes2anki.language.sentences import sentences
from notes2anki.model import Block, Document, Line, Sentence

_WORD = re.compile(r"[0-9A-Za-z_./-]{2,}|[가-힣]{2,}")
_QUOTES = '"“”「」『』'
_NOTHING = Analysis((), Predicate(PredicateKind.NONE), Modality.ASSERT)


class Study:
    """One document under study; every sentence is analysed at most once.

    `cards` are those that its author marked; `document` is what stands beside them.
    """

    def __init__(self, document: Document, analyzers: Analyzers) -> None:
        self.cards = find_cards(document)
        self.document = set_apart(document, self.cards)
        self._analyzers = analyzers
        self._sentences: dict[tuple[int, str], tuple[Sentence, ...]] = {}
        self._analyses: dict[tuple[int, str], Analysis] = {}
        self._clauses: dict[Sentence, tuple[Sentence, ...]] = {}
        self._senses: dict[str, tuple[Sense, ...]] = {}
        self._over: dict[tuple[str, ...], dict[str, float]] = {}

    @cached_property
    def outline(self) -> Outline:
        """The document's titled blocks, statements and tables."""
        return outline(self.document)

    @cached_property
    def originals(self) -> frozenset[int]:
        """The numbers of the lines whose translation stands right behind them."""
        return originals(self.outline.statements)

    @cached_property
    def counted(self) -> Mapping[int, Sequence[Block]]:
        """What stands below the lines, by number, that say how many items the list there holds."""
        titled = self.outline.titled
        return {each.title.number: each.body for each in titled if counts(each.title.text, each.body)}

    @cached_property
    def words(self) -> Counter[str]:
        """How often each word (two letters or syllables and more, case folded) stands in the document."""
        counts: Counter[str] = Counter()
        for statement in self.outline.statements:
            for line in statement.lines:
                counts.update(word.casefold() for word in _WORD.findall(line.text))
        return counts

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of all headings and titles, case folded: what the note is about."""
        return frozenset(word.casefold() for titled in self.outline.titled for word in _WORD.findall(titled.title.text))

    @cached_property
    def description(self) -> dict[str, float]:
        """The style of the document's sentences, as named numbers; see `features` for the units.

        Not its sections or size: those tell one author from another, and a new author gets nothing from them.
        """
        statements = self.outline.statements
        said = [sentence for statement in statements for sentence in self.sentences(statement.lines)]
        analyses = [self.analysis(sentence) for sentence in said]
        return {
            **shares((sense for analysis in analyses for sense in analysis.senses), "doc"),
            "doc_item_share": _share(s.where.place == "item" for s in statements),
            "doc_quote_share": _share(s.where.place == "quote" for s in statements),
            "doc_sentence_length_log": math.log1p(sum(len(s.text) for s in said) / max(1, len(said))),
            "doc_sentences_a_line": len(said) / max(1, sum(len(s.lines) for s in statements)),
            "doc_past_share": _share(a.predicate.past for a in analyses),
            "doc_first_person_share": _share(a.first_person for a in analyses),
            "doc_unresolved_share": _share(a.unresolved for a in analyses),
            "doc_question_share": _share(a.modality is Modality.QUESTION for a in analyses),
            "doc_imperative_share": _share(a.modality is Modality.IMPERATIVE for a in analyses),
            "doc_verb_share": _share(a.predicate.kind is PredicateKind.VERB for a in analyses),
            "doc_nominal_share": _share(a.predicate.kind is PredicateKind.NOMINAL for a in analyses),
            "doc_quotation_share": _share(any(ch in _QUOTES for ch in s.text) for s in said),
            "doc_technical": sum(sum(c.technical for c in a.chunks) for a in analyses) / max(1, len(analyses)),
        }

    def sentences(self, lines: Sequence[Line]) -> tuple[Sentence, ...]:
        """Return the sentences of some lines; each pair of a list of terms and explanations is one."""
        key = (lines[0].number, "\n".join(line.text for line in lines))
        if key not in self._sentences:
            self._sentences[key] = tuple(part for whole in sentences(lines) for part in each_pair(whole))
        return self._sentences[key]

    def clauses(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """Return the sentences inside reported speech and coordination, or the sentence itself."""
        if sentence not in self._clauses:
            analyzer = self._analyzers.get(sentence.language)
            self._clauses[sentence] = analyzer.clauses(sentence) if analyzer else (sentence,)
        return self._clauses[sentence]

    def analysis(self, sentence: Sentence) -> Analysis:
        """Return what the language makes of a sentence; nothing for a language that we do not know."""
        key = (sentence.start, sentence.text)
        if key not in self._analyses:
            analyzer = self._analyzers.get(sentence.language)
            self._analyses[key] = analyzer.analyze(sentence) if analyzer else _NOTHING
            self.clauses(sentence)  # while the analyser still has it in pieces: cutting is most of the work
        return self._analyses[key]

    def senses(self, name: str) -> tuple[Sense, ...]:
        """Return what the content words of a title or name are about."""
        if name not in self._senses:
            analyzer = self._analyzers.get(language_of(name))
            self._senses[name] = analyzer.senses(name) if analyzer else ()
        return self._senses[name]

    def fields_over(self, trail: Trail) -> dict[str, float]:
        """Return the shares of the semantic fields in the names over a line."""
        names = trail.names
        if names not in self._over:
            self._over[names] = shares((sense for name in names for sense in self.senses(name)), "trail")
        return self._over[names]


def _share(flags: Iterable[bool]) -> float:
    counted = list(flags)
    return sum(counted) / max(1, len(counted))


_NAME_CHARS = 60  # a name over a card is a name; a longer one is a sentence, which only the nearest may be
_NO_FILE = re.compile(r'[/:*?"<>|\\\s]+')


def context_of(trail: Trail) -> tuple[str, ...]:
    """Return the names over a line that help a learner: navigation, repetitions and whole sentences left out.

    A name that the next one repeats (GC over GC의 종류) is left out, too; so is a heading that the file's name spells
    but for signs that no file can have.
    """
    names: list[str] = []
    every = trail.names
    for place, name in enumerate(every):
        known = any(_as_file(name) == _as_file(other) for other in names)
        too_long = len(name) > _NAME_CHARS and place < len(every) - 1
        if not (known or too_long or is_navigation(name) or is_hatnote(name) or is_idle(name)):
            if names and len(name) <= _NAME_CHARS and says(name, bare(names[-1])):
                names.pop()
            names.append(name)
    return tuple(names)


def _as_file(name: str) -> str:
    return _NO_FILE.sub("", name.casefold())
