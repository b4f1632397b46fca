"""The part of the ledger that knows what the analysers of libraries said of texts, so that none is asked twice.

Only Korean has such an analyser: loading it takes about 1.3 s and 220 MB, asking it about 0.45 ms a sentence. Neither
is needed where a file was moved, or a new version of ours reads everything again; of a file that was edited only the
new sentences are asked about. On a wiki of 196 files, 7,114 sentences and parts of them, CPU seconds and peak memory:

    everything read again    17.5 s, 321 MB without    13.8 s, 105 MB with
    one file renamed          2.7 s, 323 MB without     1.9 s, 103 MB with (its name was not analysed then)
    the first run            0.3 s more (2 %): 40 us to remember a sentence, 34 us to recall one; 145 to 157 bytes each

A key stands for the analyser's version, too: after an update of the library nothing that is kept is found, and as such
an update has everything read again, it goes away then, with all else that no file needs any more. Until then the
sentences that were edited stay: on a night on which not all is read, nobody knows what the other files need.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from notes2anki.language.memory import Question, Token
from notes2anki.ledger.codec import dumps
from notes2anki.ledger.store import Ledger, LedgerError


@dataclass(frozen=True, slots=True)
class Learned:
    """What reading something taught: by their keys, answers that are new; and the keys of all that were needed."""

    answers: dict[bytes, bytes] = field(default_factory=dict)
    needed: set[bytes] = field(default_factory=set)


class LedgerMemory:
    """Recalls what the ledger knows, and collects what it does not; writes nothing. See `language.memory.Memory`.

    A ledger that cannot be read now is as one that knows nothing.
    """

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        self._connect: Callable[[], sqlite3.Connection] | None = connect
        self._connection: sqlite3.Connection | None = None
        self.learned = Learned()

    def recall(self, question: Question) -> list[Token] | None:
        """Return the answer that is kept, None when there is none that is whole."""
        key = key_of(question)
        self.learned.needed.add(key)
        packed = self.learned.answers.get(key) or self._kept(key)
        return None if packed is None else unpack(packed, question.text)

    def learn(self, question: Question, answer: list[Token]) -> None:
        """Collect an answer."""
        self.learned.answers[key_of(question)] = pack(answer, question.text)

    def _kept(self, key: bytes) -> bytes | None:
        if self._connect is None:
            return None
        try:
            if self._connection is None:
                self._connection = self._connect()
            row = self._connection.execute("SELECT answer FROM analyses WHERE key = ?", (key,)).fetchone()
        except (LedgerError, sqlite3.Error):
            self._connect = None
            return None
        return None if row is None else bytes(row[0])


@contextmanager
def remembering(ledger: Ledger) -> Iterator[LedgerMemory]:
    """Give a memory that looks into the ledger from when it is first asked until the end of the body."""
    with ExitStack() as opened:
        yield LedgerMemory(lambda: opened.enter_context(ledger.reading()))


def record(connection: sqlite3.Connection, learned: Collection[Learned], *, everything: bool) -> None:
    """Keep what was learned; when `everything` there is was read, forget what was not needed."""
    for each in learned:
        connection.executemany("INSERT OR REPLACE INTO analyses VALUES (?, ?)", sorted(each.answers.items()))
    if everything:
        needed = {key for each in learned for key in each.needed}
        kept = connection.execute("SELECT key FROM analyses").fetchall()
        connection.executemany("DELETE FROM analyses WHERE key = ?", [row for row in kept if row[0] not in needed])


def key_of(question: Question) -> bytes:
    """Return the 16 bytes by which an answer is kept."""
    return hashlib.blake2b(json.dumps(question).encode(), digest_size=16).digest()


def pack(answer: Iterable[Token], text: str) -> bytes:
    """Write an answer: of each token tag, gap before it, length, and its form where it is not what the text has."""
    rows: list[list[str | int]] = []
    last = 0
    for form, tag, start, end in answer:
        rows.append([tag, start - last, end - start, *([] if text[start:end] == form else [form])])
        last = end
    return zlib.compress(dumps(rows).encode("utf-8", "surrogatepass"))


def unpack(packed: bytes, text: str) -> list[Token] | None:
    """Read an answer about `text`; None for what we never wrote."""
    try:
        rows = json.loads(zlib.decompress(packed))
        return list(_tokens(rows, text))
    except (zlib.error, ValueError, TypeError):
        return None


def _tokens(rows: Iterable[tuple[str, int, int, str]], text: str) -> Iterator[Token]:
    last = 0
    for tag, gap, length, *forms in rows:
        start, last = last + gap, last + gap + length
        token = (forms[0] if forms else text[start:last], tag, start, last)
        if tuple(map(type, token)) != (str, str, int, int) or not 0 <= start <= last <= len(text):
            raise ValueError(token)
        yield token
