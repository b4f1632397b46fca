"""What the author of an English sentence does, and what it needs from the ones before it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from notes2anki.language.analysis import Analyzer, Modality
from notes2anki.model import Sentence

ASSERT, QUESTION, HEDGE = Modality.ASSERT, Modality.QUESTION, Modality.HEDGE
INTENT, IMPERATIVE, DIARY = Modality.INTENT, Modality.IMPERATIVE, Modality.DIARY

SAYINGS = [
    ("etcd stores cluster state.", ASSERT),
    ("The median nerve innervates the thenar muscles.", ASSERT),
    ("Dockershim was removed in v1.24.", ASSERT),
    ("supplies the lower limb", ASSERT),
    ("Reads are served by replicas.", ASSERT),
    ("Read replicas are updated later.", ASSERT),
    ("Check constraints are evaluated on every write.", ASSERT),
    ("Today, most browsers support it.", ASSERT),
    ("You can pass a list of paths.", ASSERT),
    ("We call the result a digest.", ASSERT),
    ("What matters is the order of the keys.", ASSERT),
    ("The request may be retried.", ASSERT),
    ("`use()` registers a middleware.", ASSERT),
    ("Does the proxy forward packets?", QUESTION),
    ("Why does the query scan the table", QUESTION),
    ("Is it thread safe", QUESTION),
    ("How to read a plan", QUESTION),
    ("I think the scheduler retries.", HEDGE),
    ("The scheduler might retry.", HEDGE),
    ("Maybe the cache is stale.", HEDGE),
    ("It seems to be single threaded.", HEDGE),
    ("Not sure about the default.", HEDGE),
    ("TODO: check the version", HEDGE),
    ("Need to read the chapter on locks.", INTENT),
    ("I will try the other driver.", INTENT),
    ("Next week I start the course.", INTENT),
    ("Look into sharding", INTENT),
    ("Today I finally finished the chapter.", DIARY),
    ("I was too tired to study.", DIARY),
    ("We learned about locks.", DIARY),
    ("That worked for me.", DIARY),
    ("My laptop has 16 GB.", DIARY),
    ("See the manual for details.", IMPERATIVE),
    ("Make sure you restart the kubelet.", IMPERATIVE),
    ("Describe the phases of digestion", IMPERATIVE),
    ("Do not store secrets in the image.", IMPERATIVE),
    ("Note that reads are cheap.", ASSERT),
    ("However, writes are slow.", ASSERT),
]

UNRESOLVED = [
    "It runs on every node.",
    "This prevents a deadlock.",
    "These are stored in the heap.",
    "They inhibit the enzyme.",
    "But this is slow.",
    "Then the server responds.",
    "For example, a lock is held.",
    "The former is faster.",
    "In this case the key is dropped.",
    "Such drugs lower the pressure.",
    "The code above prints a list.",
    "The steps are as follows",
    "A request contains:",
    "Its default is 3.",
]

RESOLVED = [
    "The server stores the value and returns it.",
    "If a key expires, this key is removed.",
    "Thistle is a plant.",
    "Theyland is a made-up name.",
    "Items below the threshold are dropped.",
    "superior: diaphragm",
    "Nexterday is a library.",
]

OPENERS = [
    ("In short, caches are copies.", "In short, "),
    ("However, writes are slow.", "However, "),
    ("Therefore the lock is needed.", "Therefore "),
    ("Note that reads are cheap.", "Note that "),
    ("So, the key expires.", "So, "),
    ("So far nothing is stored.", ""),
    ("Second band gives the digit.", ""),
    ("Also known as a digest", ""),
    ("Usually the port is 80.", ""),
]


@pytest.mark.parametrize(("text", "expected"), SAYINGS)
def test_modality(english: Analyzer, sentence: Callable[[str], Sentence], text: str, expected: Modality) -> None:
    assert english.analyze(sentence(text)).modality is expected


@pytest.mark.parametrize("text", UNRESOLVED)
def test_points_outside_itself(english: Analyzer, sentence: Callable[[str], Sentence], text: str) -> None:
    assert english.analyze(sentence(text)).unresolved


@pytest.mark.parametrize("text", RESOLVED)
def test_stands_by_itself(english: Analyzer, sentence: Callable[[str], Sentence], text: str) -> None:
    assert not english.analyze(sentence(text)).unresolved


@pytest.mark.parametrize(("text", "opener"), OPENERS)
def test_opener_that_may_be_dropped(
    english: Analyzer, sentence: Callable[[str], Sentence], text: str, opener: str
) -> None:
    start, end = english.analyze(sentence(text)).connective
    assert text[start:end] == opener


@pytest.mark.parametrize(
    ("text", "expected"),
    [("I use vim.", True), ("It helps me.", True), ("Type I errors are false alarms.", True), ("Images", False)],
)
def test_first_person(english: Analyzer, sentence: Callable[[str], Sentence], text: str, expected: bool) -> None:
    assert english.analyze(sentence(text)).first_person is expected
