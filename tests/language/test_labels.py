"""Lines of the shape "label: explanation"."""

from __future__ import annotations

import pytest

from notes2anki.language.labels import label
from notes2anki.language.protect import merge

LABELS = [
    ("세마포어: 정수 변수", ("세마포어", "정수 변수", ":")),
    ("세마포어 : 정수 변수", ("세마포어", "정수 변수", ":")),
    ("세마포어：정수 변수", ("세마포어", "정수 변수", ":")),
    ("세마포어:정수 변수", ("세마포어", "정수 변수", ":")),
    ("SLO = a target", ("SLO", "a target", "=")),
    ("Tendon - joins muscle", ("Tendon", "joins muscle", "-")),
    ("Tendon — joins muscle", ("Tendon", "joins muscle", "-")),
    ("A -> B", ("A", "B", "->")),
    ("A → B", ("A", "B", "->")),
    ("락 (= lock) : 잠금", ("락 (= lock)", "잠금", ":")),
    ("--no-ff: keeps a merge commit", ("--no-ff", "keeps a merge commit", ":")),
    ("- Tendon: joins muscle", ("Tendon", "joins muscle", ":")),
    ("“Tendon”: ‘joins muscle’", ("Tendon", "joins muscle", ":")),
    ("kind: type == 'a'", ("kind", "type == 'a'", ":")),
    ("Image [signed]: a file that boots", ("Image [signed]", "a file that boots", ":")),
    ("Image [parts: kernel, initrd]", None),
    ("Image (parts: kernel, initrd)", None),
    ("a == b", None),
    ("Late 1990s - Early 2000s: phones", ("Late 1990s - Early 2000s", "phones", ":")),
    ("Layer 4 - 3 protocols", ("Layer 4", "3 protocols", "-")),
    ("2010 - 2012: runtimes", ("2010 - 2012", "runtimes", ":")),
    ("TCP - 3 way handshake", ("TCP", "3 way handshake", "-")),
    ("not= 함수: 값을 견준다", ("not= 함수", "값을 견준다", ":")),
    ("not= 함수는 값을 견준다", None),
    ("a != b", None),
    ("http://a.b/c", None),
    ("10:30에 시작", None),
    ("key-value store", None),
    ("label:", None),
    (": body", None),
    ("It ends. Then: more", None),
    ("a label of far too many words for one: body", None),
]


@pytest.mark.parametrize(("text", "expected"), LABELS)
def test_label(text: str, expected: tuple[str, str, str] | None) -> None:
    found = label(text, merge(text, ()))
    assert (found and (text[slice(*found.term)], text[slice(*found.body)], found.sign)) == expected
