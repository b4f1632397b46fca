"""What may be hidden of a sentence, and that hiding it hides it everywhere and tells nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.compact import study_of
from notes2anki.extract.claims import propose
from notes2anki.extract.cloze import Option, deletions, hides_highlight, options
from notes2anki.inlines import plain
from notes2anki.language.protect import protected_spans
from notes2anki.language.script import language_of
from notes2anki.model import Inline, InlineKind, Sentence
from notes2anki.plain import plain_back, plain_front


def sentence_of(markdown: str) -> Sentence:
    """Return a sentence; what stands between backticks is code, as in Markdown."""
    parts = markdown.split("`")
    inlines = tuple(
        Inline(InlineKind.CODE if index % 2 else InlineKind.TEXT, part) for index, part in enumerate(parts) if part
    )
    text = plain(inlines)
    return Sentence(text, inlines, 1, 1, language_of(text), protected_spans(inlines))


def hidden(markdown: str, words: str) -> str:
    """Return the sentence with some words hidden, as the learner sees it."""
    sentence = sentence_of(markdown)
    start = sentence.text.index(words)
    shown, last = "", 0
    for each in deletions(sentence, start, start + len(words)):
        shown += sentence.text[last : each.start] + "[…]"
        last = each.end
    return shown + sentence.text[last:]


def offered(markdown: str) -> dict[str, str]:
    """Return the parts of a sentence that may be hidden, each with where it comes from."""
    sentence, found = options_of(markdown)
    return {sentence.text[option.start : option.end]: option.source for option in found}


def options_of(markdown: str, shown: str = "") -> tuple[Sentence, list[Option]]:
    study = study_of(markdown + "\n")
    (sentence,) = study.sentences(study.outline.statements[0].lines)
    return sentence, options(sentence, study.analysis(sentence), shown)


class TestEveryOccurrence:
    @pytest.mark.parametrize(
        ("sentence", "words", "expected"),
        [
            ("Pod는 Pod끼리 통신한다.", "Pod", "[…] […]끼리 통신한다."),
            ("잠금은 잠금을 기다린다.", "잠금", "[…] […] 기다린다."),
            ("TTL bounds how long a ttl lives.", "TTL", "[…] bounds how long a […] lives."),
            ("A node talks to other nodes.", "node", "A […] talks to other […]."),
            ("The gate gives 1 if both inputs are 1.", "1", "The gate gives […] if both inputs are […]."),
            ('PNG이기에 "PNG"라는 값을 쓴다.', "PNG", "[…]이기에 […] 값을 쓴다."),
            ("Indexes are read one index at a time.", "Indexes", "[…] are read one […] at a time."),
            ("Locks: a lock is held by one thread.", "Locks", "[…]: a […] is held by one thread."),
            ("페이지 폴트는 페이지를 찾지 못한 것이다.", "페이지", "[…] 폴트는 […] 찾지 못한 것이다."),
        ],
    )
    def test_is_hidden(self, sentence: str, words: str, expected: str) -> None:
        assert hidden(sentence, words) == expected

    @pytest.mark.parametrize(
        ("sentence", "words", "expected"),
        [
            ("etcd는 `/var/lib/etcd`에 쓴다.", "etcd", "[…] /var/lib/etcd에 쓴다."),
            ("Pod는 `PodSpec`을 따른다.", "Pod", "[…] PodSpec을 따른다."),
            ("A node joins nodename.", "node", "A […] joins nodename."),
            ("set은 --set-x와 다르다.", "set", "[…] --set-x와 다르다."),
            ("port는 port_range가 아니다.", "port", "[…] port_range가 아니다."),
        ],
    )
    def test_stays_where_it_is_part_of_another_word_or_of_a_path(
        self, sentence: str, words: str, expected: str
    ) -> None:
        assert hidden(sentence, words) == expected


class TestParticles:
    @pytest.mark.parametrize(
        ("sentence", "words", "expected"),
        [
            ("커널은 페이지를 내보낸다.", "커널", "[…] 페이지를 내보낸다."),
            ("커널은 페이지를 내보낸다.", "페이지", "커널은 […] 내보낸다."),
            ("값이 캐시로 간다.", "캐시", "값이 […] 간다."),
            ("값과 키를 묶는다.", "값", "[…] 키를 묶는다."),
            ("`etcd`는 저장소이다.", "etcd", "[…] 저장소이다."),
            ("etcd는 저장소다.", "저장소", "etcd는 […]."),
        ],
    )
    def test_one_that_tells_the_sound_before_it_is_hidden_too(self, sentence: str, words: str, expected: str) -> None:
        assert hidden(sentence, words) == expected

    @pytest.mark.parametrize(
        ("sentence", "words", "expected"),
        [
            ("캐시에 값을 둔다.", "캐시", "[…]에 값을 둔다."),
            ("커널의 페이지", "커널", "[…]의 페이지"),
            ("커널도 페이지만 본다.", "커널", "[…]도 페이지만 본다."),
            ("망 이미지", "망", "[…] 이미지"),
        ],
    )
    def test_one_that_tells_nothing_stays(self, sentence: str, words: str, expected: str) -> None:
        assert hidden(sentence, words) == expected


class TestOptions:
    def test_every_chunk_marked_word_bracket_and_value_is_one(self) -> None:
        found = offered("기본 포트(53번)는 `named`가 **이름 해석**에 쓴다.")
        assert {"53번", "named", "이름 해석"} <= {*found}

    def test_a_value_behind_a_sign(self) -> None:
        assert "25 percent" in offered("maxSurge -> 25 percent")

    def test_examples_at_the_end(self) -> None:
        assert offered("Some signals cannot be caught, such as SIGKILL or SIGSTOP.").get("SIGKILL or SIGSTOP")

    def test_a_negated_predicate(self) -> None:
        assert "복사되지 않는다" in offered("바인드 마운트는 복사되지 않는다.")

    def test_the_whole_sentence_is_none(self) -> None:
        assert "느린 시작" not in offered("느린 시작")

    def test_a_pronoun_is_none(self) -> None:
        assert not {"이것", "It"} & {*offered("이것은 잠금을 놓는다."), *offered("It releases the lock.")}

    @pytest.mark.parametrize(
        ("markdown", "words"),
        [
            ("여러 요청을 ==다중화(Multiplexing)==한다.", "다중화"),
            ("가상 주소(Virtual Address)를 쓴다.", "가상 주소"),
            ("The window (cwnd) doubles.", "window"),
        ],
    )
    def test_brackets_are_hidden_whole_or_not_at_all(self, markdown: str, words: str) -> None:
        found = offered(markdown)
        assert any(words in part for part in found)
        assert all(part.count("(") == part.count(")") for part in found)

    def test_signs_around_the_words_stay_in_sight(self) -> None:
        assert all(part == part.strip(" ,.;:'\"") for part in offered("'커널'은, 페이지를 내보낸다."))

    def test_what_the_context_shows_is_noticed(self) -> None:
        sentence, found = options_of("느린 시작은 창을 두 배로 늘린다.", "망 느린 시작")
        shown = {sentence.text[each.start : each.end] for each in found if each.features["del_shown"]}
        assert "느린 시작" in shown
        assert "창" not in shown


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("리프에 ==기본 키(PK)==를 저장한다.", ["기본 키(PK)를"]),
        ("리프에 ==기본 **키**== 하나를 저장한다.", ["기본 키"]),
        ("HPA는 ==15초==마다 값을 확인한다.", ["15초"]),
        ("리프에 **기본 키**를 저장한다.", []),
        ("The leaf holds the ==primary key==.", ["primary key"]),
    ],
)
def test_what_the_author_highlighted_is_known(markdown: str, expected: list[str]) -> None:
    proposals = [each.candidate for each in propose(study_of(markdown + "\n")) if each.candidate.deletions]
    assert [plain_back(each) for each in proposals if hides_highlight(each)] == expected


WORDS = st.sampled_from(
    [
        "커널",
        "은",
        "는",
        "페이지",
        "를",
        "`etcd`",
        "(",
        ")",
        ",",
        ".",
        " ",
        "TTL",
        "is",
        "the",
        "port",
        "53",
        "->",
        "=",
        ":",
    ]
)
LINES = st.lists(WORDS, min_size=1, max_size=14).map("".join)


@settings(max_examples=50, deadline=None)
@given(LINES)
def test_whatever_is_hidden_stands_in_the_sentence_and_leaves_the_rest(line: str) -> None:
    for proposal in propose(study_of(line + "\n")):
        candidate = proposal.candidate
        if not candidate.deletions:
            continue
        text = plain(candidate.text)
        last = 0
        for each in sorted(candidate.deletions):
            assert last <= each.start < each.end <= len(text)
            assert each.number == 1
            last = each.end
        shown = plain_front(candidate)
        assert shown.count("[…]") >= len(candidate.deletions)
        assert plain_back(candidate)
        assert shown != text.strip()


class TestWholeWords:
    @pytest.mark.parametrize(
        ("markdown", "offer", "never"),
        [
            ("Many [[Kernel]]s are written in one language.", "Kernels", "Kernel"),
            ("The **mutex**es guard every list of the kernel.", "mutexes", "mutex"),
            ("The old net was a 2.5G standard of its day.", "2.5G standard", "2.5"),
            (
                "The design stands at https://example.com/design today.",
                "https://example.com/design",
                "example.com/design",
            ),
        ],
    )
    def test_of_a_link_a_measure_and_an_address(self, markdown: str, offer: str, never: str) -> None:
        assert offer in offered(markdown)
        assert never not in offered(markdown)

    @pytest.mark.parametrize(
        ("sentence", "offer", "never"),
        [
            ("Drives hold a magnetic head that moves.", "magnetic head", "magnetic head that moves"),
            ("값은 순차적으로 바뀐다.", "순차적으로", "순차적"),
            ("기본값은 30초이고 최대는 5분이다.", "30초", "3"),
            ("The index has 2^64 entries.", "2^64 entries", "64"),
            ("A kernel serves many user processes.", "user processes", "many user processes"),
            ("A kernel keeps tables, e.g. of pages.", "pages", "e.g"),
            (".bashrc 파일은 셸이 읽는다.", "셸", "bashrc 파일"),
            ("Proteins ionise as anions and H+.", "anions and H+", "anions and H"),
            ("Each cell pumps Ca2+ ions with ATP.", "ATP", "Ca2"),
            ("타임아웃은 보통 3~5초 걸린다.", "3~5초", "5초"),
            ("타임아웃은 보통 3~5초 걸린다.", "타임아웃", "3"),
            ("1) 심볼릭 모드가 있다.", "심볼릭 모드", "1"),
            ("DNS는 (UDP 53) 포트를 쓴다.", "53", "1"),
            ("🤔 옆의 노드들을 먼저 본다.", "옆의 노드들", "🤔 옆의 노드들"),
            ("Measure the metrics e.g. latency.", "metrics", "metrics e.g"),
            ("텍스트는 아래의 문법으로 쓴다.", "텍스트", "아래의 문법"),
            ("Keywords: DKMS, DID", "DKMS, DID", "Keywords"),
            ("contract 대부분: 법률가가 쓴다", "법률가", "contract 대부분"),
            ("The scheduler is the most important part of it.", "scheduler", "important part"),
            ("A cache needs more memory.", "memory", "needs more"),
            ("A cache holds frequently used data.", "cache", "used data"),
            ("최대 길이는 1500바이트이다.", "1500바이트", "1500바"),
            ("서버는 연결해야 이런 이어폰들을 쓴다.", "서버", "연결해야 이런 이어폰들"),
            ("기호는 `&#x21b5;`로 적는다.", "&#x21b5;", "&#x21b5"),
            ("-5 dB is half the power.", "-5 dB", "5 dB"),
            ("`command` + `shift`를 누른다.", "command + shift", "shift"),
            ("제어의 역전은 흔히 IoC라는 이름으로 부른다.", "IoC", "IoC라는 이름"),
            ("하드웨어를 다룰 때 커널이 돕는다.", "하드웨어", "다룰 때 커널"),
        ],
    )
    def test_a_part_is_whole_words(self, sentence: str, offer: str, never: str) -> None:
        parts = offered(sentence)
        assert offer in parts
        assert never not in parts

    @pytest.mark.parametrize("word", ["만약", "주로", "Usually", "필요하다"])
    def test_what_says_nothing_is_never_hidden(self, word: str) -> None:
        parts = offered(f"{word} 커널은 페이지를 내보낸다." if word < "가" or len(word) < 4 else f"페이지가 {word}.")
        assert word not in parts

    def test_repetitions_that_would_overlap_are_hidden_once(self) -> None:
        assert hidden("은`etcd`은`etcd`", "은etcd").count("[…]") == 1
