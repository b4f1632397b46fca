"""English definitions: sentence, rule, term, what is said of it. An empty term comes from the heading."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from notes2anki.language.analysis import Analyzer
from notes2anki.language.english_definitions import RULES, definitions
from notes2anki.model import Sentence

DEFINES = [
    # E1: label and explanation
    ("Sharding: splitting a table across machines", "E1", "Sharding", "splitting a table across machines"),
    ("SLO = the target a team commits to", "E1", "SLO", "the target a team commits to"),
    ("Tendon - joins muscle to bone", "E1", "Tendon", "joins muscle to bone"),
    ("`grep -v` -> prints the lines without a match", "E1", "grep -v", "prints the lines without a match"),
    # E2: means, refers to, stands for
    (
        "Idempotency means that repeating a request changes nothing.",
        "E2",
        "Idempotency",
        "repeating a request changes nothing",
    ),
    (
        "Cache stampede refers to many clients filling one entry.",
        "E2",
        "Cache stampede",
        "many clients filling one entry",
    ),
    ("MTU stands for maximum transmission unit.", "E2", "MTU", "maximum transmission unit"),
    ("The term liquidity denotes how fast an asset can be sold.", "E2", "liquidity", "how fast an asset can be sold"),
    ("Latency is defined as the delay before data moves.", "E2", "Latency", "the delay before data moves"),
    # E3: is a
    ("A mutex is a lock that one thread holds.", "E3", "mutex", "a lock that one thread holds"),
    (
        "`PersistentVolume` is a piece of storage in the cluster.",
        "E3",
        "PersistentVolume",
        "a piece of storage in the cluster",
    ),
    (
        "The hypothalamus is a small region above the brainstem.",
        "E3",
        "hypothalamus",
        "a small region above the brainstem",
    ),
    ("In TCP, a segment is an addressed block of bytes.", "E3", "segment", "an addressed block of bytes"),
    (
        "The transmission control protocol (TCP) is a transport protocol.",
        "E3",
        "transmission control protocol (TCP)",
        "a transport protocol",
    ),
    # E4, E4w: is the
    (
        "Garbage collection is the process of reclaiming memory.",
        "E4",
        "Garbage collection",
        "the process of reclaiming memory",
    ),
    ("The aorta is the largest artery.", "E4w", "aorta", "the largest artery"),
    # E5, E5w
    ("Osteoclasts are cells that break down bone.", "E5", "Osteoclasts", "cells that break down bone"),
    ("Insulin and glucagon are hormones", "E5w", "Insulin and glucagon", "hormones"),
    # E6: when
    (
        "Deadlock occurs when two processes wait for each other.",
        "E6",
        "Deadlock",
        "when two processes wait for each other",
    ),
    ("Eventual consistency is when all replicas converge.", "E6", "Eventual consistency", "when all replicas converge"),
    # E7: called
    ("Splitting a table across machines is known as sharding.", "E7", "sharding", "Splitting a table across machines"),
    ("The time a packet travels is called the round-trip time.", "E7", "round-trip time", "The time a packet travels"),
    ("If all blood cells are low, we call it pancytopenia.", "E7", "pancytopenia", "If all blood cells are low"),
    # E8: the term stands in the heading
    ("An L7 load balancer for the cluster.", "E8", "", "An L7 load balancer for the cluster"),
    ("is a ratio of return to risk", "E8", "", "a ratio of return to risk"),
    ("It is a build tool for large projects.", "E8", "", "a build tool for large projects"),
    # E9 to E12
    (
        "Pods share a network namespace, which is a private copy of the stack.",
        "E9",
        "network namespace",
        "a private copy of the stack",
    ),
    ("A hash table consists of an array of buckets.", "E10", "hash table", "consists of an array of buckets"),
    ("Weave is one of the network plugins.", "E12", "Weave", "one of the network plugins"),
]  # fmt: skip

DEFINES_NOTHING = [
    "kube-proxy configures Service traffic.",
    "The problem is that the pod restarts.",
    "One reason is the missing index.",
    "The kernel was a good choice.",
    "Redis is fast.",
    "A local network typically consists of computers and printers.",  # its term is no "network typically"
    "Wires touch and this is called a short.",
]


@pytest.mark.parametrize(("text", "rule", "term", "body"), DEFINES)
def test_reads_a_definition(
    english: Analyzer, sentence: Callable[[str], Sentence], text: str, rule: str, term: str, body: str
) -> None:
    said = sentence(text)
    found = {
        (said.text[slice(*each.term)], said.text[slice(*each.body)]): each.rule
        for each in english.analyze(said).definitions
    }
    assert found.get((term, body)) == rule, found


@pytest.mark.parametrize("text", DEFINES_NOTHING)
def test_reads_no_definition(english: Analyzer, sentence: Callable[[str], Sentence], text: str) -> None:
    assert english.analyze(sentence(text)).definitions == ()


def test_every_rule_has_an_example() -> None:
    assert {rule for _, rule, _, _ in DEFINES} == set(RULES)


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        *((said, "E2") for said in ("refer to", "refers to", "mean", "means", "denote", "denotes", "stand for")),
        *((said, "E2") for said in ("stands for", "signify", "signifies", "is short for", "are short for")),
        *((said, "E2") for said in ("is defined as", "can be defined as", "may be defined as", "is the name for")),
        *((said, "E6") for said in ("occurs when", "happens when", "arises where", "takes place when", "is where")),
        *((said, "E10") for said in ("consist of", "consists of", "comprise", "comprises", "is composed of")),
        ("IS DEFINED AS", "E2"),
        ("mean\u017f", "E2"),  # an old s is one to a pattern that minds no case
    ],
)
def test_every_way_to_say_it_is_tried(said: str, rule: str) -> None:
    found = definitions(f"Page heap {said} many free blocks of a page.", (), 0, headless=False)
    assert rule in {reading.rule for reading in found}
