"""The language of a text, and the parts of it that no analyser may cut."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes2anki.language import LANGUAGES, Analyzers
from notes2anki.language.protect import _SHAPES, _SIGN, mask, merge, protected_spans
from notes2anki.language.script import language_of
from notes2anki.model import Inline, InlineKind

LANGUAGE = [
    ("파드를 만든다", "ko"),
    ("Deployment rolling update 전략", "ko"),
    ("Redis는 DB", "ko"),
    ("Redis stores keys", "en"),
    ("the word 물 means water", "en"),
    ("キーと値を保存する", "ja"),
    ("这是一个数据库", "zh"),
    ("https://example.org/abc를 연다", "ko"),
    ("https://example.org/abc", ""),
    ("12 ~ 34", ""),
    ("", ""),
    ("네", "ko"),
]

PROTECTED = [
    ("설정은 /etc/cni/net.d에 있다", ["/etc/cni/net.d"]),
    ("kubectl get pods -A는 전체를, --all-namespaces=true 는 같다", ["-A", "--all-namespaces=true"]),
    ("kube-proxy와 etcd", ["kube-proxy"]),
    ("주소는 10.96.0.0/12이고 포트는 192.168.0.1:8080이다", ["10.96.0.0/12", "192.168.0.1:8080"]),
    ("v1.24부터 3.11까지", ["v1.24", "3.11"]),
    ("O(n log n)보다 O(n^2)가 느리다", ["O(n log n)", "O(n^2)"]),
    ("len()은 size_t를 돌려준다", ["len()", "size_t"]),
    ("maxConnections는 IPv4와 L7에서", ["maxConnections", "IPv4", "L7"]),
    ("C++와 C#은 다르다", ["C++", "C#"]),
    ("${HOME}과 $PATH를 본다", ["${HOME}", "$PATH"]),
    ("@Transactional을 붙인다", ["@Transactional"]),
    ("a@b.org로 보낸다", ["a@b.org"]),
    ("https://example.org/a?b=c를 연다", ["https://example.org/a?b=c"]),
    ("std::vector의 begin", ["std::vector"]),
    (".gitignore에 적는다", [".gitignore"]),
    ("TCP/IP는 key/value를", ["TCP/IP", "key/value"]),
    ("문장이 끝난다. 다음", []),
    ("비율은 1,024개", ["1,024"]),
    ("multipart has 10 000 parts", ["10 000"]),
    ("빛은 299 792 458 m를 간다", ["299 792 458"]),
    ("ports 80 443 are open", []),
    ("in 2010 000 of them", []),
]


@pytest.mark.parametrize(("text", "expected"), LANGUAGE)
def test_language_of(text: str, expected: str) -> None:
    assert language_of(text) == expected


@pytest.mark.parametrize(("text", "expected"), PROTECTED)
def test_shapes_are_protected_without_their_particle(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in merge(text, ())] == expected


def test_inlines_are_protected_as_wholes() -> None:
    inlines = [
        Inline(InlineKind.CODE, "a b.c"),
        Inline(InlineKind.TEXT, "는 "),
        Inline(InlineKind.MATH, "x + y"),
        Inline(InlineKind.TEXT, "와 "),
        Inline(InlineKind.WIKILINK, "파드 수명", target="파드"),
        Inline(InlineKind.TEXT, " v1.2"),
        Inline(InlineKind.LINK, "문서", target="https://example.org"),
    ]
    text = "".join(inline.text for inline in inlines)
    assert [text[start:end] for start, end in protected_spans(inlines)] == ["a b.c", "x + y", "파드 수명", "v1.2"]


def test_mask_keeps_the_length() -> None:
    assert mask("ab cd ef", [(0, 2), (6, 8)]) == "XX cd XX"


def test_analyzers_are_made_once_and_only_for_known_languages() -> None:
    analyzers = Analyzers()
    assert analyzers.get("fr") is None
    assert analyzers.get("") is None
    english = analyzers.get("en")
    assert english is not None
    assert english is analyzers.get("en")
    assert {lang: analyzer.lang for lang in LANGUAGES if (analyzer := analyzers.get(lang))} == {"ko": "ko", "en": "en"}


@pytest.mark.parametrize("shape", _SHAPES.values(), ids=_SHAPES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_shape_is_without_a_sign_by_which_it_is_looked_for(shape: str, data: st.DataObject) -> None:
    assert _SIGN.search(data.draw(st.from_regex(re.compile(shape))))
