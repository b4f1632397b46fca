"""A particle that tells the sound of the hidden word is hidden with it."""

from __future__ import annotations

import pytest

from notes2anki.language.particles import PAIRS, telltale

# The deletion is what stands between brackets; the second text is what must be hidden.
TOLD = [
    ("[캐시]는 빠르다", "캐시는"),
    ("[힙]은 크다", "힙은"),
    ("[노드]가 죽는다", "노드가"),
    ("[힙]이 찬다", "힙이"),
    ("[값]을 읽는다", "값을"),
    ("[키]를 읽는다", "키를"),
    ("[키]와 값", "키와"),
    ("[값]과 키", "값과"),
    ("[포트]로 보낸다", "포트로"),
    ("[값]으로 바꾼다", "값으로"),
    ("[노드]로부터 온다", "노드로부터"),
    ("[값]으로서의 함수", "값으로서의"),
    ("[파드]란 무엇인가", "파드란"),
    ("[락]이란 무엇인가", "락이란"),
    ("[etcd]라는 저장소", "etcd라는"),
    ("이것은 [저장소]다.", "저장소다"),
    ("이것은 [객체]이다.", "객체이다"),
    ("[스택]이며 큐이다", "스택이며"),
    ("[스택]이고, 큐는", "스택이고"),
    ("'[팝]'이라고 한다", "팝'이라고"),
    ("“[큐]”는 줄이다", "큐”는"),
    # one form for every word: nothing is told
    ("[노드]에 있다", "노드"),
    ("[노드]에서 온다", "노드"),
    ("[노드]의 값", "노드"),
    ("[노드]도 있다", "노드"),
    ("[노드]만 있다", "노드"),
    ("[노드]부터", "노드"),
    ("[노드] 이름", "노드"),
    ("[노드]이름", "노드"),
    ("[노드]가격", "노드"),
    ("[저장소]입니다.", "저장소"),
    ("[node] is", "node"),
    ("[노드]", "노드"),
]


@pytest.mark.parametrize(("marked", "hidden"), TOLD)
def test_telltale(marked: str, hidden: str) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    assert text[start : telltale(text, end)] == hidden


@pytest.mark.parametrize(("consonant", "vowel"), PAIRS)
def test_both_forms_of_a_pair_are_hidden(consonant: str, vowel: str) -> None:
    assert telltale(f"값{consonant} ", 1) == 1 + len(consonant)
    assert telltale(f"키{vowel} ", 1) == 1 + len(vowel)
