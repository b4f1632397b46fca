"""The main verb, the chunks and the clauses of English sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from notes2anki.language.analysis import Analyzer, PredicateKind, Role
from notes2anki.language.english_verbs import GERUND, PARTICIPLE, PAST, THIRD
from notes2anki.model import Sentence

VERBS = [
    ("kube-proxy configures Service traffic.", "configure"),
    ("etcd stores cluster state as pairs.", "store"),
    ("HTTP/2 multiplexes requests over one connection.", "multiplex"),
    ("iptables rules redirect traffic to the endpoints.", "redirect"),
    ("CoreDNS runs as a Deployment.", "run"),
    ("The femoral nerve supplies the quadriceps.", "supply"),
    ("The parotid gland secretes saliva.", "secrete"),
    ("Aldosterone stimulates sodium reabsorption.", "stimulate"),
    ("ACE inhibitors lower blood pressure.", "lower"),
    ("Veins drain into the portal system.", "drain"),
    ("Higher rates reduce bond prices.", "reduce"),
    ("Packets that arrive late are dropped.", "drop"),
    ("The lock, which is held by one thread, protects the queue.", "protect"),
    ("If a key expires, the server deletes it.", "delete"),
    ("In a cluster, each node runs an agent.", "run"),
    ("A compiler can optimise the loop.", "optimise"),
    ("The node has been drained.", "drain"),
    ("caused by a missing enzyme", "cause"),
    ("The blorber frobnicates the input.", "frobnicate"),
    ("Both threads and processes share the heap.", "share"),
    ("The duke expelled them from the town.", "expel"),
    ("The settlers fled the island.", "flee"),
    ("The duke took land but pays taxes.", "take"),
    ("The colony glorped its taxes.", "glorped"),
    ("Nodes which run the agent store their state.", "store"),
    ("The layout that the page uses is chosen by its author.", "choose"),
    ("The floor we call the first is reached by a lift.", "reach"),
    ("In the shell you call a program by its name.", "call"),
    ("In the song he says the war is over.", "say"),
    ("The rest they keep in a drawer.", "keep"),
    ("In the shell if you name files it will open them.", "open"),
    ("Only men who fight can be killed.", "kill"),
    ("The one who glorps his brother is punished.", "punish"),
    ("Words that conform to the rule are accepted.", "accept"),
    ("The king, who was old, left the town.", "leave"),
    ("The duke (who had lost) burned the bridge.", "burn"),
    ("The size of that table turns one query into three.", "turn"),
    ("Members of the group include three kings.", "include"),
    ("The locks of a kernel protect its lists.", "protect"),
    ("Enzymes in the stomach break down proteins.", "break"),
    ("They settled in the valley.", "settle"),
    ("The king said that peace was near.", "say"),
    ("The king wanted to rule alone.", "want"),
    ("The duke favoured peace because war is dear.", "favour"),
    ("In the shell if you pass the flag it will print a line.", "print"),
    ("It's used to store keys.", "use"),
    ("A human desires something because it is dear.", "desire"),
]

PREDICATES = [
    ("A mutex is a lock.", PredicateKind.COPULA, "lock"),
    ("A distributed store for cluster state", PredicateKind.NOMINAL, "store"),
    ("A secure and encrypted version of the protocol", PredicateKind.NOMINAL, "secure"),
    ("Peer review", PredicateKind.NOMINAL, "review"),
    ("General-purpose registers", PredicateKind.NOMINAL, "registers"),
    ("Pods - The units of a cluster that you can create and manage", PredicateKind.NOMINAL, "pods"),
    ("A device that detects and receives signals", PredicateKind.NOMINAL, "device"),
    ("The law that says you must stop is old.", PredicateKind.COPULA, "old"),
    ("A screen that detects and shows a touch", PredicateKind.NOMINAL, "screen"),
    ("One of the tribes that had settled in the valley", PredicateKind.NOMINAL, "tribes"),
    ("A virus that infects cells is small.", PredicateKind.ADJECTIVE, "small"),
    ("A virus that often infects cells is small.", PredicateKind.ADJECTIVE, "small"),
    ("A lock is a word that guards a list.", PredicateKind.COPULA, "word"),
    ("That is a lock.", PredicateKind.COPULA, "lock"),
    ("A pattern that stops calls to a failing service", PredicateKind.NOMINAL, "pattern"),
    ("Rights that lower courts have", PredicateKind.NOMINAL, "rights"),
    ("Types of process control", PredicateKind.NOMINAL, "types"),
    ("Notes on locks", PredicateKind.NOMINAL, "notes"),
    ("The data stored on a disk", PredicateKind.NOMINAL, "data"),
    ("Latency means delay.", PredicateKind.MEAN, "mean"),
    ("The result is called a digest.", PredicateKind.NAME, "call"),
    ("The proxy acts as a gateway.", PredicateKind.ROLE, "act"),
    ("PUT requests are idempotent.", PredicateKind.ADJECTIVE, "idempotent"),
    ("There are two kinds of locks.", PredicateKind.EXISTENCE, "be"),
]

CHUNKS = [
    ("kube-proxy configures Service traffic.", "kube-proxy", Role.SUBJECT),
    ("kube-proxy configures Service traffic.", "Service traffic", Role.OBJECT),
    ("The configuration lives in `/etc/cni/net.d`.", "/etc/cni/net.d", Role.ADVERBIAL),
    ("HTTPS uses port 443 by default.", "port 443", Role.OBJECT),
    ("HTTPS uses port 443 by default.", "default", Role.ADVERBIAL),
    ("The number of replicas grows.", "replicas", Role.GENITIVE),
    ("The number of replicas grows.", "number of replicas", Role.SUBJECT),
    ("A mutex is a lock.", "lock", Role.PREDICATE),
    ("The result is called a digest.", "digest", Role.NAMED),
    ("The heap is split into eden, survivor and old space.", "eden, survivor and old space", Role.ADVERBIAL),
    ("Use of the `-p` flag maps a port.", "-p", Role.GENITIVE),
    ("The index speeds up reads of large tables.", "reads of large tables", Role.OBJECT),
    ("The pump moves sodium out of the cell.", "moves sodium out of the cell", Role.PREDICATE),
    ("A cache can be shared by two cores.", "shared by two cores", Role.PREDICATE),
    ("It makes the time to reach memory longer than the time to reach the cache.", "memory", Role.OBJECT),
    ("When the server holds the lock, the client waits.", "server", Role.SUBJECT),
    ("Kings rule the land according to the law.", "land", Role.OBJECT),
    ("If a push of a card causes all cards to fall, the game ends.", "card", Role.GENITIVE),
    ("When a process locks the table, the others wait.", "process", Role.SUBJECT),
    ("Sets that contain words are large.", "words", Role.OBJECT),
    ("The call is used for moving and copying files.", "moving and copying files", Role.ADVERBIAL),
    ("A pump moves water by turning a wheel.", "turning a wheel", Role.ADVERBIAL),
]

SPLIT = [
    ("PUT is idempotent, whereas POST is not safe.", ["PUT is idempotent", "POST is not safe."]),
    ("Arteries carry blood away; veins carry it back.", ["Arteries carry blood away", "veins carry it back."]),
    ("Reads are cheap but writes are slow.", ["Reads are cheap", "writes are slow."]),
    ("`00` is the lowest value and `FF` is the highest value.", ["00 is the lowest value", "FF is the highest value."]),
]

WHOLE = [
    "The server stores the value and returns it.",
    "The ulna and the radius form the forearm.",
    "The method is used in `zip` and `gzip` and comes in many forms.",
    "Both Redis and Memcached keep data in memory.",
    "The agent reads files (and the server writes them).",
    "Maybe reads are cheap but writes are slow.",
    "Is the cache warm and the index ready?",
    "The gate gives a pulse if inputs A and B are set to one.",
]


@pytest.mark.parametrize(("text", "lemma"), VERBS)
def test_main_verb(english: Analyzer, sentence: Callable[[str], Sentence], text: str, lemma: str) -> None:
    assert english.analyze(sentence(text)).predicate.head == lemma


@pytest.mark.parametrize(("text", "kind", "head"), PREDICATES)
def test_predicate(
    english: Analyzer, sentence: Callable[[str], Sentence], text: str, kind: PredicateKind, head: str
) -> None:
    found = english.analyze(sentence(text)).predicate
    assert (found.kind, found.head) == (kind, head)


@pytest.mark.parametrize(("text", "words", "role"), CHUNKS)
def test_chunk(english: Analyzer, sentence: Callable[[str], Sentence], text: str, words: str, role: Role) -> None:
    said = sentence(text)
    found = {said.text[chunk.start : chunk.end]: chunk.role for chunk in english.analyze(said).chunks}
    assert found.get(words) is role, found


@pytest.mark.parametrize(("text", "expected"), SPLIT)
def test_falls_into(english: Analyzer, sentence: Callable[[str], Sentence], text: str, expected: list[str]) -> None:
    parts = english.clauses(sentence(text))
    assert [part.text for part in parts] == expected
    assert all("".join(inline.text for inline in part.inlines) == part.text for part in parts)


@pytest.mark.parametrize("text", WHOLE)
def test_stays_whole(english: Analyzer, sentence: Callable[[str], Sentence], text: str) -> None:
    said = sentence(text)
    assert english.clauses(said) == (said,)


def test_one_comma_joins_nothing(english: Analyzer, sentence: Callable[[str], Sentence]) -> None:
    said = sentence("Flow control protects the receiver, congestion control protects the network.")
    found = {said.text[chunk.start : chunk.end] for chunk in english.analyze(said).chunks}
    assert "receiver" in found
    assert not any("receiver, congestion" in chunk and "protects" not in chunk for chunk in found)


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("France helped to win the war, and they began a new one.", "war, and they"),
        ("The kernel is free software meaning that its code is open.", "free software meaning"),
        ("The first router drops the packet and the second router is told nothing.", "packet and the second router"),
        ("The council was divided, but the duke took matters into his hands.", "duke took"),
        ("At first they were welcome, but later the duke expelled them.", "duke expelled"),
        ("The server understood the request but drops it.", "server understood"),
        ("A legal hold has no end date and stays until somebody removes it.", "end date and stays"),
        ("The router has a table and changes when a link fails.", "table and changes"),
        ("In compliance mode nobody can delete the object.", "compliance mode nobody"),
        ("For existing ones use the batch job.", "existing ones use"),
        ("The readers follow the hadiths aside from the book.", "hadiths aside"),
    ],
)
def test_no_phrase_reaches_into_the_next_clause(
    english: Analyzer, sentence: Callable[[str], Sentence], text: str, piece: str
) -> None:
    said = sentence(text)
    noun_phrases = (chunk for chunk in english.analyze(said).chunks if not chunk.verbal)
    assert not any(said.text[chunk.start : chunk.end].startswith(piece) for chunk in noun_phrases)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The hymns authored by Bhrigu describe rites.", "hymns"),
        ("The eye builds different cones based on light.", "different cones"),
        ("A weed in the garden grows.", "weed"),
        ("One hundred of the pages are free.", "One hundred"),
        ("The table holds names and changes of a file.", "names and changes of a file"),
    ],
)
def test_a_phrase_ends_before_a_participle_that_no_list_holds(
    english: Analyzer, sentence: Callable[[str], Sentence], text: str, phrase: str
) -> None:
    said = sentence(text)
    found = {said.text[chunk.start : chunk.end] for chunk in english.analyze(said).chunks}
    assert phrase in found


def test_predicate_tells_time_negation_and_voice(english: Analyzer, sentence: Callable[[str], Sentence]) -> None:
    removed = english.analyze(sentence("The option was not removed in v2.")).predicate
    assert (removed.past, removed.negative, removed.passive) == (True, True, True)


@pytest.mark.parametrize(
    ("form", "table", "verb"),
    [
        ("carries", THIRD, "carry"),
        ("pushes", THIRD, "push"),
        ("mapped", PAST, "map"),
        ("wrote", PAST, "write"),
        ("written", PARTICIPLE, "write"),
        ("bound", PARTICIPLE, "bind"),
        ("running", GERUND, "run"),
        ("dying", GERUND, "die"),
        ("utilises", THIRD, "utilise"),
    ],
)
def test_inflection(form: str, table: dict[str, str], verb: str) -> None:
    assert table[form] == verb
