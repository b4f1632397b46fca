"""What a language makes of a sentence: chunks with roles, a predicate, a modality, definitions.

All offsets index `Sentence.text`, half-open. The rules that turn this into cards know no language.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Protocol

from notes2anki.language.semantic_fields import Sense
from notes2anki.model import Sentence

Offsets = tuple[int, int]
NOWHERE: Offsets = (0, 0)


class Role(StrEnum):
    """What a chunk does in its clause."""

    TOPIC = "topic"
    SUBJECT = "subject"
    OBJECT = "object"
    ADVERBIAL = "adverbial"
    PREDICATE = "predicate"
    NAMED = "named"  # Y in "Y라는 X", "an X called Y"
    GENITIVE = "genitive"
    BARE = "bare"


class PredicateKind(StrEnum):
    """How the sentence says what it says."""

    COPULA = "copula"
    NOMINAL = "nominal"  # clipped: ends in a noun, no copula
    MEAN = "mean"  # 의미한다, means
    NAME = "name"  # 라고 부른다, is called
    ROLE = "role"  # 역할을 한다, serves as
    VERB = "verb"
    ADJECTIVE = "adjective"
    EXISTENCE = "existence"  # 있다, 없다, there is
    NONE = "none"


class Modality(StrEnum):
    """Whether the author states it."""

    ASSERT = "assert"
    QUESTION = "question"
    HEDGE = "hedge"
    INTENT = "intent"
    IMPERATIVE = "imperative"
    DIARY = "diary"


class Chunk(NamedTuple):
    """A noun phrase without its particle; a named tuple, for ten or so are made of every sentence.

    `particle` stands from `end` to `particle_end` ("" and `end` when there is none). `generic`: says
    nothing by itself (것, 방법, thing). `technical`: Latin letters in Korean, an identifier, a number or
    a name. `wide`: made of smaller chunks that are listed too (`서비스의 트래픽`, `A, B and C`).
    `modified`: an adjective or relative clause stands in it (`아직 확정되지 않은 값`). `verbal`: it ends in
    the verb or what the verb leaves to say (`값을 캐시에 저장`). The last two overlap plain chunks.
    """

    start: int
    end: int
    role: Role
    particle: str = ""
    particle_end: int = 0
    head: str = ""
    generic: bool = False
    technical: bool = False
    pronoun: bool = False
    wide: bool = False
    modified: bool = False
    verbal: bool = False


@dataclass(frozen=True, slots=True)
class Predicate:
    """The main predicate; `head` is its genus noun or its verb's dictionary form.

    `genus`: the head names a class of things (단위, protocol). `ending` is the last ending as it is
    written (다, 음, 고; "" for a noun). For English `ending` is "".
    """

    kind: PredicateKind
    start: int = 0
    end: int = 0
    head: str = ""
    past: bool = False
    negative: bool = False
    passive: bool = False
    genus: bool = False
    ending: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """A reading of the sentence as "A is B".

    `term` is (0, 0) where A must come from the heading. `rule` is a key of the language's table of
    rules, which says how often the rule was right.
    """

    term: Offsets
    body: Offsets
    rule: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence that stands by itself."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """One sentence, understood as far as rules go.

    `unresolved`: says nothing without its predecessor (a demonstrative, a pronoun, a connective).
    `connective` is an opener that may be dropped (즉, 따라서, In short), with the space behind it;
    (0, 0) for none. `clauses` is empty unless the sentence falls into several. `nouns`, `verbs` and
    `content` are counts of words; `senses` are its content words.
    """

    chunks: tuple[Chunk, ...]
    predicate: Predicate
    modality: Modality
    definitions: tuple[Definition, ...] = ()
    unresolved: bool = False
    connective: Offsets = NOWHERE
    first_person: bool = False
    clause_count: int = 1
    has_subject: bool = False
    clauses: tuple[Clause, ...] = ()
    nouns: int = 0
    verbs: int = 0
    content: int = 0
    senses: tuple[Sense, ...] = ()


class Analyzer(Protocol):
    """What a language must be able to do."""

    @property
    def lang(self) -> str:
        """The ISO 639-1 code."""

    @property
    def fingerprint(self) -> str:
        """Language, versions and rules: an analysis may be kept as long as this stays."""

    def analyze(self, sentence: Sentence) -> Analysis:
        """Return what the sentence says; never raises."""

    def clauses(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """Return the sentences inside reported speech and coordination, or the sentence itself."""

    def senses(self, text: str) -> tuple[Sense, ...]:
        """Return what the content words of a name or title are about; never raises."""
