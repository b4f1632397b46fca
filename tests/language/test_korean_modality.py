"""What the author of a Korean sentence does: only ASSERT makes a card."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from notes2anki.language.analysis import Analyzer, Modality
from notes2anki.model import Sentence

ASSERT, QUESTION, HEDGE = Modality.ASSERT, Modality.QUESTION, Modality.HEDGE
INTENT, IMPERATIVE, DIARY = Modality.INTENT, Modality.IMPERATIVE, Modality.DIARY

SAYINGS = [
    # statements, in every ending that notes have
    ("etcd는 Raft로 합의한다.", ASSERT),
    ("etcd는 Raft로 합의합니다.", ASSERT),
    ("etcd는 Raft로 합의해요", ASSERT),
    ("etcd는 Raft로 합의함", ASSERT),
    ("Raft로 합의하는 키-값 저장소", ASSERT),
    ("포트를 열지 않으면 요청이 거절된다", ASSERT),
    ("v1.24부터 dockershim이 제거되었다.", ASSERT),
    ("그는 1991년에 커널을 발표했다.", ASSERT),
    ("설정을 바꾸면 재시작해야 한다.", ASSERT),
    ("`-v` 옵션을 쓰면 된다.", ASSERT),
    ("트리가 한쪽으로 기울면 탐색이 느려질 수 있다.", ASSERT),
    ("해시를 쓰는 것과 같은 효과를 낸다.", ASSERT),
    ("앞에서 본 것 같은 값이 들어간다.", ASSERT),
    ("인덱스를 쓰고 싶다면 컬럼을 지정한다.", ASSERT),
    ("개발자와 관리자", ASSERT),
    ("`empty?`는 불리언을 돌려준다", ASSERT),
    ("정확하지 않은 시계는 순서를 어긋나게 한다.", ASSERT),
    ("이 라이브러리는 표준을 따르려 한다.", ASSERT),
    ("오늘날 대부분의 브라우저가 지원한다.", ASSERT),
    ("하루 최대 100번까지 호출할 수 있다.", ASSERT),
    ("캐시가 만료된다고 하더라.", ASSERT),
    ("암석의 나이는 46억 년으로 추정된다.", ASSERT),
    ("문제 경우에는 표를 따른다.", ASSERT),
    ("회사에서는 직원이 장부를 쓴다.", ASSERT),
    ("우리 회사들의 장부를 쓴다.", ASSERT),
    ("우리 팀은 메시지를 큐에 보낸다.", DIARY),
    ("전 회사에서는 배포를 손으로 한다.", DIARY),
    ("이전 직장의 서버는 셸로 연다.", DIARY),
    ("탭을 쓴다면 자동 완성은 필수 기능이라 생각한다.", DIARY),
    ("모집단의 평균을 표본의 평균으로 추정.", ASSERT),
    # questions
    ("요청은 어디로 가는가?", QUESTION),
    ("프록시가 패킷을 직접 보내나요?", QUESTION),
    ("dns 요청을 이 서비스로 보낸다?", QUESTION),
    ("왜 풀 스캔이 일어날까", QUESTION),
    ("둘의 차이는 무엇인가", QUESTION),
    ("락은 언제 풀립니까", QUESTION),
    # doubts
    ("그 줄은 설치한 플러그인으로 추정.", HEDGE),
    ("재시작해야 적용되는 것 같다.", HEDGE),
    ("재시작해야 적용되는 거 같은데", HEDGE),
    ("아마 캐시 때문일 것이다.", HEDGE),
    ("스레드가 하나인듯", HEDGE),
    ("스레드가 하나인 듯하다.", HEDGE),
    ("포트가 막혔을지도 모른다", HEDGE),
    ("왜 되는지 모르겠다.", HEDGE),
    ("내 기억으론 기본값이 3이다.", HEDGE),
    ("기본값이 3인 걸로 안다.", HEDGE),
    ("정확하지 않다.", HEDGE),
    ("A와 B가 헷갈린다.", HEDGE),
    ("TODO: 버전 확인", HEDGE),
    ("레디스가 단일 스레드가 아닐까 싶다.", HEDGE),
    # plans
    ("다시 복습해야겠다.", INTENT),
    ("네트워크 장을 먼저 보자", INTENT),
    ("직접 만들어 보려고 한다.", INTENT),
    ("강의 듣고 정리하기", INTENT),
    ("서비스 메시를 써 보고 싶다.", INTENT),
    ("1장부터 알아보겠습니다.", INTENT),
    ("다음에 문서를 읽을 예정.", INTENT),
    ("x가 1이라고 하자.", INTENT),
    # requests
    ("문서를 참고하세요.", IMPERATIVE),
    ("자세한 내용은 공식 문서 참고", IMPERATIVE),
    ("포트를 먼저 확인할 것", IMPERATIVE),
    ("합을 구해 출력하시오.", IMPERATIVE),
    ("큰 함수는 작게 나누어라.", IMPERATIVE),
    # the diary
    ("오늘은 도커 강의를 들었다.", DIARY),
    ("어젠 쉬는 날", DIARY),
    ("너무 피곤하다.", DIARY),
    ("저녁에는 운동을 했다.", DIARY),
    ("개인적으로 두 번째 방법이 편하다.", DIARY),
    ("내 경우에는 터미널을 이렇게 설정한다.", DIARY),
    ("제 경우엔 셸이 설정을 읽는다.", DIARY),
    ("JPA는 나한테 아직 낯설다.", DIARY),
    ("나는 그 코드를 지웠다.", DIARY),
    ("문제를 풀어 보았다.", DIARY),
    ("좋은 방법이라고 생각한다.", DIARY),
    ("생각보다 복잡했다.", DIARY),
]


@pytest.mark.parametrize(("text", "expected"), SAYINGS)
def test_modality(korean: Analyzer, sentence: Callable[[str], Sentence], text: str, expected: Modality) -> None:
    assert korean.analyze(sentence(text)).modality is expected
