"""What stands where another note stood is another note, however alike the two are built; what was edited is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from identity.pages import known, page
from notes2anki.identity import match
from notes2anki.identity.wording import is_same_word, swaps_names, telling_words
from notes2anki.model import Kind

BEFORE, AFTER = "A frame carries at most one packet.", "Nobody answers a broadcast."

REPLACED = [
    (
        "What does kubelet do with Pods? => It starts every container of the Pod.",
        "What does etcd do with keys? => It stores every key of the cluster.",
    ),
    (
        "Who wrote the scheduler of the kernel in version two? => A student of Turku, in one summer.",
        "Who wrote the allocator of the kernel in version five? => An engineer of Bern, in one winter.",
    ),
    ("Who wrote the scheduler in version two? => Ada", "Who wrote the allocator in version five? => Ada"),
    (
        "threads.h => a header of the standard library since C11",
        "string.h => a header of the standard library since C89",
    ),
    ("threads.h has functions that start threads.", "string.h has functions that compare strings."),
    (
        "Lease => the loan of an address, for the time that a server grants",
        "lease => a line in the file of all hosts on a floor",
    ),
    ("macFoo 10.6 => Lynx", "macFoo 10.5 => Puma"),
    ("Global 교체 => 모든 프로세스의 페이지에서 고른다", "Local 교체 => 자기 몫의 프레임 가운데 고른다"),
    ("attach => 관찰자를 구독자로 등록한다", "detach => 관찰자의 구독을 해지한다"),
    ("HTTP => the protocol of the web, in clear", "HTTPS => the protocol of the web, enciphered"),
    (
        "수동으로 고르고 싶다면 -XX:+UseParallelGC 옵션을 켠다.",
        "수동으로 고르고 싶다면 -XX:+UseSerialGC 옵션을 켠다.",
    ),
    ("kubelet은 파드의 모든 컨테이너를 시작한다.", "etcd는 클러스터의 모든 키를 저장한다."),
]

EDITED = [
    (
        "What does kubelet do with Pods? => It starts every container of the Pod.",
        "What does kubelte do with Pods? => It starts every container of the Pod.",
    ),
    (
        "What does kubelet do with Pods? => It starts every container of the Pod.",
        "What does kubelet do with Pods? => It runs every container of the Pod.",
    ),
    (
        "What does kubelet do with Pods? => It starts every container of the Pod.",
        "What is done by kubelet with the Pods? => It starts every container of the Pod.",
    ),
    (
        "Who wrote the scheduler of the kernel in version two? => A student of Turku.",
        "Who was it that wrote the scheduler of the kernel? => A student of Turku.",
    ),
    (
        "Who wrote the scheduler of the kernel in version two? => A student of Turku.",
        "Who wrote the scheduler of the kernel in version two? => A student of Helsinki.",
    ),
    ("threads.h => a header of the standard library since C11", "threads.h => a header of the C library since 2011"),
    (
        "threads.h => a header of the standard library since C11",
        "threads.h => since C11 a way to start several of them",
    ),
    ("MTU => the greatest size of a frame", "MTI => the greatest size of a frame"),
    ("kubelet은 파드의 모든 컨테이너를 시작한다.", "kubelet이 파드의 컨테이너를 전부 시작한다."),
    ("-XX:+UseParallelGC 옵션을 켜면 병렬로 수집한다.", "-XX:+UseParallelGC 옵션은 병렬로 수집하게 한다."),
]


LEASED, RENEWED, ENDED = (
    "A server lends a free address of its pool, with the mask of the net, its gateway and its name servers.",
    "A host that stays asks for the same address again at half its time.",
    "A lease that nobody asks for again ends, and its address is free.",
)
UNDER_ONE_TITLE = [
    (f"{LEASED} {RENEWED}", f"{RENEWED} {ENDED} Until then no other host has it.", False),
    (f"{LEASED} {RENEWED}", f"{LEASED} {RENEWED} {ENDED}", True),
]


def follows(before: str, after: str) -> bool:
    old = page("a.md", BEFORE, before, AFTER)
    new = page("a.md", BEFORE, after, AFTER)
    return (new[1].guid, f"g:{old[1].guid}") in {(each.note, each.known) for each in match(new, known(old)).matches}


@pytest.mark.parametrize(("before", "after"), REPLACED)
def test_another_note_on_the_same_line_is_new(before: str, after: str) -> None:
    assert not follows(before, after)
    assert not follows(after, before)


@pytest.mark.parametrize(("before", "after"), EDITED)
def test_an_edited_note_is_known_again(before: str, after: str) -> None:
    assert follows(before, after)


@pytest.mark.parametrize("kinds", [(Kind.CONCEPT, Kind.HEADING), (Kind.HEADING, Kind.CONCEPT)])
@pytest.mark.parametrize(("before", "after", "same"), UNDER_ONE_TITLE)
def test_a_heading_and_a_line_that_ask_the_same(before: str, after: str, same: bool, kinds: tuple[Kind, Kind]) -> None:
    """Where lines under a title are deleted, the heading over it asks in its place, and for what is left."""
    old, new = page("a.md", "", "", f"Lease => {before}", "", AFTER), page("a.md", f"Lease => {after}", "", AFTER)
    old, new = (replace(old[0], kind=kinds[0]), old[1]), (replace(new[0], kind=kinds[1]), new[1])

    followed = {each.note for each in match(new, known(old)).matches}

    assert (new[0].guid in followed) is same


@pytest.mark.parametrize("others", [(), ("b.md",)])
def test_what_other_files_say_too_is_not_followed_into_one_with_a_typo(others: tuple[str, ...]) -> None:
    """A template's lines stand in many files: one is deleted, another is copied."""
    stub = "Stub => This page has little to say of its topic; whoever knows more may write it and send a request."
    before = page("a.md", stub, "", BEFORE) + page("c.md", AFTER)
    after = page("a.md", "", "", BEFORE) + page("c.md", AFTER, stub.replace("topic", "topc"))
    twins = tuple(note for path in others for note in page(path, stub))

    found = match(after + twins, known(before + twins))

    assert (after[-1].guid in {each.note for each in found.matches}) is (not others)


@pytest.mark.parametrize(
    ("before", "after"),
    [REPLACED[0], REPLACED[1], REPLACED[2], REPLACED[3], REPLACED[8]],
)
def test_what_is_built_like_the_lost_note_is_told(before: str, after: str) -> None:
    old, new = page("a.md", BEFORE, before, AFTER), page("a.md", BEFORE, after, AFTER)

    (doubt,) = match(new, known(old)).uncertain

    assert doubt.note == new[1].guid
    assert [guid for guid, _score in doubt.close] == [f"g:{old[1].guid}"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("What does kubelet do with Pods?", {"kubelet", "pods"}),
        ("kubelet은 threads.h를 C++로 읽는다.", {"kubelet", "은", "threads.h", "를", "c++", "로", "읽는다"}),
        ("macFoo 10.6", {"macfoo", "10.6"}),
        ("That is it.", {"that", "is", "it"}),
        ("<= !", {"<=", "!"}),
    ],
)
def test_telling_words(text: str, words: set[str]) -> None:
    assert telling_words(text) == words


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("scheduler", "sheduler", True),
        ("scheduler", "allocator", False),
        ("fifo", "lifo", False),
        ("10.6", "10.5", False),
        ("질의하는", "질의한다", True),
        ("서버가", "서버는", True),
        ("저장소", "저징소", True),
        ("시작한다", "저장한다", False),
        ("값", "키", False),
    ],
)
def test_same_word(one: str, other: str, same: bool) -> None:
    assert is_same_word(one, other) is is_same_word(other, one) is same


@pytest.mark.parametrize(
    ("then", "now", "swaps"),
    [
        ("UseParallelGC collects", "UseSerialGC collects", True),
        ("BinaryOperator takes two", "UnaryOperator takes one", True),
        ("BinaryOperator takes two", "Supplier takes none", False),
        ("UseParallelGC collects", "the parallel collector collects", False),
        ("UseParallelGC collects", "UsePralelGC collects", True),
        ("UseParallelGC collects", "UseParalelGC collects", False),
        ("Tcp counts", "TCP counts", False),
        ("JDK takes two", "GraalVM takes two", False),
        ("80 ports", "81 ports", False),
        ("threads.h starts", "string.h compares", True),
        ("threads.h starts", "thread.h starts", False),
        ("threads.h starts", "math.py starts", False),
        ("10.6 starts", "9.6 starts", False),
    ],
)
def test_swapped_names(then: str, now: str, swaps: bool) -> None:
    assert swaps_names(then, now) is swaps
