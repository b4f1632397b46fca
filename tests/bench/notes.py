"""Invented notes: cards in the syntaxes of several programs, whole daily notes, and sentences by language.

Everything follows from the numbers given: no clock, no chance.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import words

SEED = 20260322
FIRST_CHANGE = 1_700_000_000  # UTC seconds; files are old, so that nobody waits until they have settled
FILES_IN_A_FOLDER = 50


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing learnt: what a card asks and answers, and under which heading a note states it."""

    term: str
    question: str
    answer: str


def facts(count: int, language: str = "") -> list[Fact]:
    """Return facts in Korean and English, or in one of the two (`ko`, `en`)."""
    chance = random.Random(f"{SEED}/{language}")
    return [_fact(chance, language) for _ in range(count)]


def statements(count: int, language: str) -> list[str]:
    """Return sentences in one language (`ko`, `en`)."""
    make = {"ko": _korean, "en": _english}[language]
    chance = random.Random(f"{SEED}/sentences/{language}")
    return [make(chance, _term(chance, language)) for _ in range(count)]


def _fact(chance: random.Random, language: str) -> Fact:
    term = _term(chance, language)
    if language == "en":
        return Fact(term, f"What does the {term} do?", f"{_english(chance, term)} {_english(chance, term)}")
    said = f"{_korean(chance, f'**{term}**')}"
    if not language:
        said += f" It {chance.choice(words.ENGLISH_TASKS)} {chance.choice(words.ENGLISH_WHENS)}."
    return Fact(term, f"{term}{_particle(term, '은', '는')} 무엇을 하는가?", said)


def _term(chance: random.Random, language: str) -> str:
    if language == "en":
        return f"{chance.choice(words.ENGLISH_QUALIFIERS)} {chance.choice(words.ENGLISH_THINGS)}"
    return f"{chance.choice(words.QUALIFIERS)} {chance.choice(words.THINGS)}"


def _korean(chance: random.Random, term: str) -> str:
    when, place, task = (chance.choice(table) for table in (words.WHENS, words.PLACES, words.TASKS))
    topic, subject = _particle(term, "은", "는"), _particle(term, "이", "가")
    shapes = (
        f"{term}{topic} {when} {task}.",
        f"{term}{topic} {place}에서 {task}.",
        f"{term}{topic} {place}에서 {chance.choice(words.DOINGS)} {chance.choice(words.KINDS)}이다.",
        f"{place}에서는 {when} {term}{subject} {task}.",
        f"{term}{subject} 없으면 {when} {place}의 기록이 어긋난다.",
    )
    return chance.choice(shapes)


def _english(chance: random.Random, term: str) -> str:
    task, when = chance.choice(words.ENGLISH_TASKS), chance.choice(words.ENGLISH_WHENS)
    shapes = (
        f"The {term} {task} {when}.",
        f"A {term} is a {chance.choice(words.ENGLISH_KINDS)} that {task}.",
        f"Each {term} {task}, and it never blocks the {chance.choice(words.ENGLISH_THINGS)}.",
        f"If the {term} is lost, nothing {task} {when}.",
    )
    return chance.choice(shapes)


def _particle(word: str, closed: str, opened: str) -> str:
    """Return the particle that fits behind a Korean word, whose last syllable is closed or open."""
    last = word.rstrip("*`")[-1]
    return closed if "가" <= last <= "힣" and (ord(last) - ord("가")) % 28 else opened


# --------------------------------------------------------------------------------------------
# One file


Write = Callable[[int, Sequence[Fact]], str]
"""Writes some facts as the text of file number so and so."""


def plain(number: int, given: Sequence[Fact]) -> str:
    """Write facts as people do who know of no cards: a heading, and what is to be said under it."""
    parts = [f"# 학습 일지 {number:04d}", *(f"## {fact.term}\n\n{fact.answer}" for fact in given)]
    return "\n\n".join(parts) + "\n"


def in_english(number: int, given: Sequence[Fact]) -> str:
    """Write facts as `plain` does, with an English title."""
    parts = [f"# Log {number:04d}", *(f"## {fact.term}\n\n{fact.answer}" for fact in given)]
    return "\n\n".join(parts) + "\n"


def for_ankivalenz(number: int, given: Sequence[Fact]) -> str:
    """Write facts in the syntax of ankivalenz: a list of `question ?:: answer`."""
    lines = [f"- {fact.question} ?:: {fact.answer}" for fact in given]
    return "\n".join([f"# 학습 일지 {number:04d}", "", *lines]) + "\n"


def for_ankdown(_number: int, given: Sequence[Fact]) -> str:
    """Write facts in the syntax of ankdown: front, `%`, back, with `---` between cards."""
    return "\n---\n".join(f"{fact.question}\n\n%\n\n{fact.answer}\n" for fact in given)


def diary(number: int, given: Sequence[Fact]) -> str:
    """Write facts as a whole daily note with most constructs of the dialect."""
    first, second, *others = given
    day = f"2026-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
    parts = [
        f"---\ntitle: {day}\ntags: [study, daily]\n---",
        f"# {day}",
        f"> [!summary]- 오늘의 요약\n> {first.answer}\n> - {second.term}: ==내일 다시 보기==",
        f"## {first.term}\n\n{first.answer} [[{second.term}|다음 글]]을 볼 것.[^1]",
        "\n".join(f"- **{fact.term}**\n  - {fact.answer}\n  - [x] {fact.question}" for fact in others),
        f"| 이름 | 하는 일 |\n|---|:-:|\n| `{second.term}` | {second.answer} |\n| {first.term} | #보류 |",
        f"```python\n# {second.term}\ndef drain(queue):\n    return [item for item in queue if item.stale]\n```",
        f"{second.answer}\n{first.question}\n\n$$\nt = \\frac{{n}}{{{number + 1}}}\n$$",
        f"[^1]: {second.answer}",
    ]
    return "\n\n".join(parts) + "\n"


# --------------------------------------------------------------------------------------------
# Many files


def write_vault(folder: Path, files: int, facts_a_file: int, write: Write, language: str = "") -> None:
    """Write a vault of so many files, all of them old."""
    given = facts(files * facts_a_file, language)
    for number in range(files):
        path = path_of(folder, number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write(number, given[number * facts_a_file :][:facts_a_file]), encoding="utf-8")
        os.utime(path, (FIRST_CHANGE, FIRST_CHANGE))


def path_of(folder: Path, number: int) -> Path:
    """Return where file number so and so is in a vault."""
    return folder / f"w{number // FILES_IN_A_FOLDER:03d}" / f"day-{number:05d}.md"


def changes(folder: Path) -> Iterator[None]:
    """Change one file a little each time this is advanced, at a time of its own that is long past."""
    path = path_of(folder, 3)
    text = path.read_text(encoding="utf-8").rstrip("\n")
    moment = FIRST_CHANGE
    while True:
        moment += 60
        path.write_text(f"{text} 노드는 {moment}번까지 늘어난다.\n", encoding="utf-8")
        os.utime(path, (moment, moment))
        yield
