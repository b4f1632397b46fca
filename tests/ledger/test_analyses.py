"""What the Korean analyser said, remembered: the same as asking it, or nothing at all."""

from __future__ import annotations

import sqlite3
import unicodedata
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notes2anki.inlines import plain
from notes2anki.language import korean_morphemes
from notes2anki.language.korean import KoreanAnalyzer
from notes2anki.language.korean_morphemes import Morphemes
from notes2anki.language.memory import Question
from notes2anki.language.protect import protected_spans
from notes2anki.ledger import analyses
from notes2anki.ledger.analyses import Learned, LedgerMemory, key_of, remembering
from notes2anki.ledger.schema import MIGRATIONS, migrate
from notes2anki.ledger.store import Ledger
from notes2anki.model import Inline, InlineKind, Sentence

CACHE = "캐시는 자주 쓰는 값을 가까운 곳에 두는 저장소다."
QUEUE = "큐는 먼저 들어온 것을 먼저 내보낸다."

_WORDS = (
    "캐시는 ", "멱등하지만 ", "이벤트 루프란 ", "값을 ", "두었다가 ", "꺼냈다", "이다", "다. ", "라고 ",
    "(", ")", "“", "”", "\u00a0", "\u200b", "\t", "😀", "𠮷野家", "👩‍💻",
    unicodedata.normalize("NFD", "저장소가 느리다"), "했다", "TTL", "1,000 ", "한다",
)  # fmt: skip
_CODES = ("kubectl get pods -A", "🙂=1", "O(log n)", unicodedata.normalize("NFD", "값"), "a b")
_PARTS = st.one_of(
    st.builds(Inline, st.just(InlineKind.TEXT), st.one_of(st.sampled_from(_WORDS), st.text(min_size=1, max_size=12))),
    st.builds(Inline, st.just(InlineKind.CODE), st.sampled_from(_CODES)),
)


def sentence(*inlines: Inline) -> Sentence:
    return Sentence(plain(inlines), inlines, 1, 1, "ko", protected_spans(inlines))


def connected() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    migrate(connection)
    return connection


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(connected()) as opened:
        yield opened


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that the analyser itself was asked about."""
    texts: list[str] = []
    ask = korean_morphemes._ask

    def listen(question: Question) -> object:
        texts.append(question.text)
        return ask(question)

    monkeypatch.setattr(korean_morphemes, "_ask", listen)
    return texts


def taught(connection: sqlite3.Connection, *texts: str, everything: bool = False) -> Learned:
    """Let a run need these texts."""
    memory = LedgerMemory(lambda: connection)
    for text in texts:
        Morphemes(memory).cut(text, ())
    analyses.record(connection, [memory.learned], everything=everything)
    return memory.learned


def rows(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM analyses").fetchone()[0])


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(parts=st.lists(_PARTS, min_size=1, max_size=10))
def test_a_sentence_is_understood_the_same_with_and_without(parts: list[Inline]) -> None:
    said = sentence(*parts)
    without = KoreanAnalyzer()
    wanted = (without.analyze(said), without.clauses(said), Morphemes().cut(said.text, said.protected))
    with closing(connected()) as connection, pytest.MonkeyPatch.context() as patch:
        for night in range(2):
            memory = LedgerMemory(lambda: connection)
            learned = KoreanAnalyzer(memory)
            cut = Morphemes(memory).cut(said.text, said.protected)
            assert (learned.analyze(said), learned.clauses(said), cut) == wanted
            assert len(memory.learned.answers) == (night == 0)
            analyses.record(connection, [memory.learned], everything=True)
            patch.setattr(korean_morphemes, "_ask", None)  # on the second night nobody is there to be asked


def test_only_what_is_new_is_asked(connection: sqlite3.Connection, asked: list[str]) -> None:
    taught(connection, CACHE, CACHE)
    learned = taught(connection, CACHE, QUEUE, CACHE)

    assert asked == [CACHE, QUEUE]
    assert (len(learned.answers), len(learned.needed)) == (1, 2)


def test_our_own_rules_are_not_remembered(connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    taught(connection, "멱등하지만 느리다.")
    assert ("하지만", "MAJ") not in cut(connection, "멱등하지만 느리다.")
    monkeypatch.setattr(korean_morphemes, "_cured", lambda morphs: morphs)

    assert ("하지만", "MAJ") in cut(connection, "멱등하지만 느리다.")


def cut(connection: sqlite3.Connection, text: str) -> list[tuple[str, str]]:
    return [(morph.form, morph.tag) for morph in Morphemes(LedgerMemory(lambda: connection)).cut(text, ())]


def test_another_version_of_the_analyser_is_asked_again_and_takes_the_place_of_the_former(
    connection: sqlite3.Connection, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    taught(connection, CACHE, QUEUE)
    monkeypatch.setattr(korean_morphemes, "_fingerprint", lambda: "kiwi-99")
    taught(connection, CACHE, everything=True)

    assert asked == [CACHE, QUEUE, CACHE]
    assert rows(connection) == 1


def test_the_fingerprint_names_versions_and_settings() -> None:
    fingerprint = Morphemes().fingerprint

    assert fingerprint.startswith("kiwi-")
    assert "/model-" in fingerprint
    assert "load_multi_dict=False" in fingerprint


def test_a_key_stands_for_all_that_an_answer_depends_on() -> None:
    questions = [
        Question("kiwi", "가나", ()),
        Question("kiwi-2", "가나", ()),
        Question("kiwi", unicodedata.normalize("NFD", "가나"), ()),
        Question("kiwi", "가나", ((0, 1, "NNP"),)),
        Question("kiwi", "가나", ((0, 2, "NNP"),)),
        Question("kiwi", "가나", ((0, 1, "JX"),)),
        Question("kiwi", "가나\ud800", ()),
    ]
    keys = {key_of(question) for question in questions}

    assert len(keys) == len(questions)
    assert {len(key) for key in keys} == {16}


def test_what_was_not_needed_is_forgotten_only_when_everything_was_read(connection: sqlite3.Connection) -> None:
    taught(connection, CACHE, QUEUE)
    taught(connection, QUEUE)
    assert rows(connection) == 2

    learned = taught(connection, QUEUE, everything=True)
    assert connection.execute("SELECT key FROM analyses").fetchall() == [(key,) for key in learned.needed]


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"[]",
        zlib.compress(b"\xff"),
        zlib.compress(b"[["),
        zlib.compress(b"7"),
        zlib.compress(b'{"NNG": 1}'),
        zlib.compress(b'[["NNG", 0]]'),
        zlib.compress(b"[[7, 0, 1]]"),
        zlib.compress(b'[["NNG", 0, 99]]'),
        zlib.compress(b'[["NNG", -1, 1]]'),
        zlib.compress(b'[["NNG", 1, -1]]'),
        zlib.compress(b'[["NNG", 0.5, 1]]'),
        zlib.compress(b'[["NNG", "0", 1]]'),
        zlib.compress(b'[["NNG", 0, 1, 7]]'),
        zlib.compress(b'[["NNG", 0, 1, ["form"]]]'),
        zlib.compress(b'[["NNG", 0, null, "form"]]'),
    ],
)
def test_an_answer_that_we_never_wrote_is_not_trusted(
    connection: sqlite3.Connection, asked: list[str], answer: bytes
) -> None:
    wanted = Morphemes().cut(QUEUE, ())
    taught(connection, QUEUE)
    connection.execute("UPDATE analyses SET answer = ?", (answer,))
    memory = LedgerMemory(lambda: connection)

    assert Morphemes(memory).cut(QUEUE, ()) == wanted
    analyses.record(connection, [memory.learned], everything=False)
    assert asked == [QUEUE, QUEUE, QUEUE]
    assert Morphemes(LedgerMemory(lambda: connection)).cut(QUEUE, ()) == wanted
    assert len(asked) == 3


def no_database(ledger: Ledger) -> None:
    ledger.path.parent.mkdir()
    ledger.path.write_bytes(b"no database" * 100)


def a_folder(ledger: Ledger) -> None:
    ledger.path.mkdir(parents=True)


def later_version(ledger: Ledger) -> None:
    with ledger.writing() as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")


def without_the_table(ledger: Ledger) -> None:
    with ledger.writing() as connection:
        connection.execute("DROP TABLE analyses")


@pytest.mark.parametrize("prepare", [lambda _ledger: None, no_database, a_folder, later_version, without_the_table])
def test_a_ledger_that_cannot_be_read_knows_nothing(
    ledger: Ledger, asked: list[str], prepare: Callable[[Ledger], None]
) -> None:
    prepare(ledger)
    wanted = Morphemes().cut(CACHE, ())

    with remembering(ledger) as memory:
        assert [Morphemes(memory).cut(CACHE, ()) for _ in range(2)] == [wanted, wanted]

    assert asked == [CACHE, CACHE]  # once without, once with: what was just learned is known


def test_it_is_opened_only_when_asked_and_never_written(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    with ledger.writing() as connection:
        taught(connection, CACHE)
    before = ledger.path.read_bytes()
    opened: list[Ledger] = []
    reading = Ledger.reading

    def listen(ledger: Ledger) -> AbstractContextManager[sqlite3.Connection]:
        opened.append(ledger)
        return reading(ledger)

    monkeypatch.setattr(Ledger, "reading", listen)

    with remembering(ledger) as memory:
        assert opened == []
        for text in (CACHE, QUEUE, CACHE):
            Morphemes(memory).cut(text, ())

    assert opened == [ledger]
    assert len(memory.learned.answers) == 1
    assert ledger.path.read_bytes() == before
    assert [path.name for path in ledger.path.parent.iterdir()] == ["ledger.sqlite3"]
