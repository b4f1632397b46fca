"""Korean definitions: sentence, rule, term, what is said of it. An empty term comes from the heading."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from notes2anki.language.analysis import Analyzer
from notes2anki.language.korean_definitions import RULES
from notes2anki.model import Sentence

DEFINES = [
    # K1: label and explanation
    (
        "세마포어: 여러 스레드의 접근 수를 제한하는 정수 변수",
        "K1",
        "세마포어",
        "여러 스레드의 접근 수를 제한하는 정수 변수",
    ),
    ("TTL = 레코드를 캐시에 두는 시간", "K1", "TTL", "레코드를 캐시에 두는 시간"),
    ("WAL - 변경 내용을 먼저 적는 로그", "K1", "WAL", "변경 내용을 먼저 적는 로그"),
    ("콜드 스타트 -> 함수가 처음 뜰 때 생기는 지연", "K1", "콜드 스타트", "함수가 처음 뜰 때 생기는 지연"),
    ("해시 충돌(collision): 두 키가 같은 자리를 갖는 일", "K1", "해시 충돌(collision)", "두 키가 같은 자리를 갖는 일"),
    # K2: 란, 이란
    ("샤딩이란 데이터를 여러 서버에 나누어 두는 방법이다.", "K2", "샤딩", "데이터를 여러 서버에 나누어 두는 방법"),
    ("뮤텍스란 하나의 스레드만 들어가게 하는 잠금을 말한다.", "K2", "뮤텍스", "하나의 스레드만 들어가게 하는 잠금"),
    ("QPS(Queries Per Second)란 초당 처리하는 질의 수이다.", "K2", "QPS(Queries Per Second)", "초당 처리하는 질의 수"),
    # K3: 의미하다, 뜻하다, 말하다
    ("처리량은 단위 시간에 끝낸 일의 양을 의미한다.", "K3", "처리량", "단위 시간에 끝낸 일의 양"),
    (
        "가용성은 시스템이 정상으로 동작하는 시간의 비율을 뜻합니다.",
        "K3",
        "가용성",
        "시스템이 정상으로 동작하는 시간의 비율",
    ),
    ("idle은 CPU가 쉬고 있다는 뜻이다.", "K3", "idle", "CPU가 쉬고 있다는 뜻"),
    ("같은 요청을 반복해도 결과가 같은 성질을 말한다.", "K3h", "", "같은 요청을 반복해도 결과가 같은 성질"),
    # K4: 라고 한다, 라고 부른다
    (
        "요청을 여러 서버에 나누어 보내는 장치를 로드밸런서라고 부른다.",
        "K4",
        "로드밸런서",
        "요청을 여러 서버에 나누어 보내는 장치",
    ),
    ("메모리를 디스크로 내보내는 것을 스와핑이라 한다.", "K4", "스와핑", "메모리를 디스크로 내보내는 것"),
    ("먼저 온 요청을 먼저 처리하는 큐는 FIFO라고 불린다.", "K4", "FIFO", "먼저 온 요청을 먼저 처리하는 큐"),
    ("사설 인증서라고도 부른다.", "K4h", "", "사설 인증서"),
    # K5, K6: A는 B(이다)
    ("Envoy는 트래픽을 중계하는 프록시이다.", "K5", "Envoy", "트래픽을 중계하는 프록시"),
    ("`etcdctl`은 키를 읽고 쓰는 명령어입니다.", "K5", "etcdctl", "키를 읽고 쓰는 명령어"),
    ("Calico는 CNI 플러그인의 일종임", "K5", "Calico", "CNI 플러그인의 일종"),
    (
        "노드에 설치되는 kubelet은 파드를 띄우는 에이전트예요.",
        "K5",
        "노드에 설치되는 kubelet",
        "파드를 띄우는 에이전트",
    ),
    ("InnoDB의 기본 격리 수준은 REPEATABLE READ이다.", "K5w", "InnoDB의 기본 격리 수준", "REPEATABLE READ"),
    (
        "하프클로즈는 상대의 FIN은 받았지만 아직 닫지 않은 상태",
        "K6",
        "하프클로즈",
        "상대의 FIN은 받았지만 아직 닫지 않은 상태",
    ),
    ("Flannel은 CNI 플러그인 중 하나", "K6", "Flannel", "CNI 플러그인 중 하나"),
    ("스택은 나중에 넣은 것을 먼저 꺼내는 자료구조.", "K6", "스택", "나중에 넣은 것을 먼저 꺼내는 자료구조"),
    ("동적으로 만들어진 PV의 기본 정책은 Delete이다.", "K5w", "만들어진 PV의 기본 정책", "Delete"),
    ("소켓의 기본 크기는 64KB", "K6w", "소켓의 기본 크기", "64KB"),
    # K7: the term stands in the heading
    ("키로 값을 찾는 저장소이다.", "K7", "", "키로 값을 찾는 저장소"),
    ("문자열을 빠르게 찾는 자료구조", "K7", "", "문자열을 빠르게 찾는 자료구조"),
    ("따라서 데이터를 잠시 담아 두는 공간이다.", "K7", "", "데이터를 잠시 담아 두는 공간"),
    ("두 번째 반복에서 얻은 중간 합", "K7w", "", "두 번째 반복에서 얻은 중간 합"),
    # K8: role
    ("스케줄러는 파드를 노드에 배치하는 역할을 한다.", "K8", "스케줄러", "파드를 노드에 배치하는 역할을 한다"),
    ("외부 요청을 내부 서비스로 넘기는 역할 수행", "K8h", "", "외부 요청을 내부 서비스로 넘기는 역할 수행"),
    # K9: A는 B로, …; A는 B이며 …
    ("힙은 완전 이진 트리로, 부모가 자식보다 크다.", "K9", "힙", "완전 이진 트리"),
    ("Kafka는 메시지 브로커이며 로그를 디스크에 쌓는다.", "K9", "Kafka", "메시지 브로커"),
    ("원본이 저장된 중앙 서버, 사용자와는 통신하지 않는다", "K9h", "", "원본이 저장된 중앙 서버"),
    # K10: the class first, the name last
    ("이 둘을 합친 것이 바로 2단계 커밋이다.", "K10", "2단계 커밋", "이 둘을 합친 것"),
    ("파드와 연결된 서비스가 kube-dns다.", "K10", "kube-dns", "파드와 연결된 서비스"),
    # K11: A는 B라고 (할 수 있다)
    ("컨테이너는 격리된 프로세스라고 할 수 있다.", "K11", "컨테이너", "격리된 프로세스"),
]

DEFINES_NOTHING = [
    "하나의 커다란 공간에 이어서 놓아야 한다.",
    "임진왜란 뒤에 성을 새로 쌓았다.",
    "입력란 아래에 값이 나타난다.",
    "느린 까닭은 인덱스가 없기 때문이다.",
    "이유는 락이 걸렸기 때문이다.",
    "다음 배포는 금요일 예정이다.",
    "kube-proxy는 규칙을 갱신한다.",
    "설정은 재시작 뒤에 적용된다.",
    "테스트하기란 쉽지 않다.",
    "이것은 페이지를 내보내는 방식이다.",
    "보통은 관리자가 쓰는 계정이다.",
    "일부 스레드만 타는 분기 안에 넣으면 교착 상태",  # what holds for some alone
]


@pytest.mark.parametrize(("text", "rule", "term", "body"), DEFINES)
def test_reads_a_definition(
    korean: Analyzer, sentence: Callable[[str], Sentence], text: str, rule: str, term: str, body: str
) -> None:
    said = sentence(text)
    found = {
        (said.text[slice(*each.term)], said.text[slice(*each.body)]): each.rule
        for each in korean.analyze(said).definitions
    }
    assert found.get((term, body)) == rule, found


@pytest.mark.parametrize("text", DEFINES_NOTHING)
def test_reads_no_definition(korean: Analyzer, sentence: Callable[[str], Sentence], text: str) -> None:
    assert korean.analyze(sentence(text)).definitions == ()


def test_every_rule_has_an_example() -> None:
    assert {rule for _, rule, _, _ in DEFINES} == set(RULES)


def test_two_names_in_a_sentence_are_two_definitions(korean: Analyzer, sentence: Callable[[str], Sentence]) -> None:
    said = sentence("앞에서 꺼내는 것을 팝이라고 하고, 뒤에 넣는 것을 인큐라고 한다.")
    found = {said.text[slice(*each.term)]: said.text[slice(*each.body)] for each in korean.analyze(said).definitions}
    assert found == {"팝": "앞에서 꺼내는 것", "인큐": "뒤에 넣는 것"}


def test_a_contrast_is_no_term(korean: Analyzer, sentence: Callable[[str], Sentence]) -> None:
    said = sentence("하프클로즈는 상대의 FIN은 받았지만 아직 닫지 않은 상태")
    assert {said.text[slice(*each.term)] for each in korean.analyze(said).definitions} == {"하프클로즈"}


def test_a_name_has_three_words_at_most(korean: Analyzer, sentence: Callable[[str], Sentence]) -> None:
    rules = [
        {each.rule for each in korean.analyze(sentence(text)).definitions}
        for text in ("남는 수가 CPU RAM 값이다.", "남는 수가 CPU RAM SSD HDD 값이다.")
    ]
    assert ["K10" in found for found in rules] == [True, False]


def test_what_is_named_has_sixty_characters_at_most(korean: Analyzer, sentence: Callable[[str], Sentence]) -> None:
    named = "여러 서버에 요청을 나누어 보내는 장치"
    longer = "밖에서 들어온 요청을 살펴보고 상태가 좋은 서버를 찾아서 " + "그 가운데 가장 한가한 서버로 " + named
    rules = [
        {each.rule for each in korean.analyze(sentence(f"{text}를 로드밸런서라고 부른다.")).definitions}
        for text in (named, longer)
    ]
    assert ["K4" in found for found in rules] == [True, False]
