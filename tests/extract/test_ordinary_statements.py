"""Words that only look like a sign refuse nothing: Redis ends in is, the origin of a request is no source of a book."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.compact import harvest
from notes2anki.extract.words import Name, is_no_term, name_class
from notes2anki.language import semantic_fields
from notes2anki.model import Kind

STATEMENTS = {
    "no-term": [
        "Redis: 메모리에 값을 두는 저장소",
        "Software: programs that tell a computer what to do",
        "AND gate: gives 1 where both inputs are 1",
        "if 문: 조건이 참일 때만 실행되는 구문",
        "Next.js: a framework that renders pages on the server",
        "Source code: what people write and compilers read",
        'Floppy of 3.5": a disk in a hard case',
        "16:9: 화면의 가로와 세로의 비",
        "Next hop: the router that a packet is sent to",
        "Previous hash: the digest of the block before it",
        "Nb: a soft metal of group five",
        "Q: the heat that a body takes up",
        "happened before: the order that messages give to events",
        "관련성: 두 값이 함께 변하는 정도",
        "My Lai massacre: the killing of a village in 1968",
        "1:10 희석: 한 부피를 아홉 부피에 섞는 것",
        "Need to know: access to what a task takes, and to no more",
        "correct by construction: a way to write programs without errors",
        "made in Japan: a mark on goods for export",
    ],
    "citation": [
        "start of the epoch: January 1970",
        "first with it: Windows 2000",
        "The dual stream model of speech was proposed by ==Hickok & Poeppel (2007)==.",
        "CORS는 교차 출처 요청을 허용하는 정책이다.",
        "프로듀서는 토픽에 메시지를 발행한다.",
        "운영체제는 메모리를 디스크로 옮김",
        "Express is a minimal web framework for Node.js.",
        "The kernel fixes packet allocation when a device boots.",
        "A journal keeps the changes of a file system until they are written.",
        "고을이 내는 것은 몸으로 하는 역, 특산물로 내는 공납이다.",
        "번역은 한 언어의 글을 다른 언어로 옮기는 일이다.",
        "다원주의는 여러 가치를 함께 인정하는 태도이다.",
        "`java.io`는[^1] 입력과 출력을 다룬다.\n\n[^1]: java.io 패키지에는 스트림을 다루는 클래스가 있다.",
    ],
    "unresolved": [
        "전자는 음의 전하를 띠는 입자이다.",
        "전자 서명은 문서의 위조를 막는 기술이다.",
        "이산 수학은 셀 수 있는 구조를 다루는 학문이다.",
        "위 점막은 위를 보호하는 층이다.",
        "배열의 길이와 같은 값을 돌려준다.",
        "HTTP 상태 코드 404는 자원이 없음을 뜻한다.",
        "스레드들이 코드 영역을 공유한다.",
        "브라우저는 목표 1초 안에 화면을 그린다.",
        "파서는 다음 표현식을 계산한다.",
        "WARN: 이 수준은 위험할 수 있는 일을 남긴다.",
        "렉서는 다음 글자를 읽는다.",
        "단위처럼 쓰는 이름은 접두사가 정한다.",
    ],
    "example": ["CAP: consistency + availability + partition tolerance", "용량 = 블록 수 × 4096 바이트"],
    "no-answer": ["세계보건기구: WHO", "C#: a language for .NET", "Red: #ff0000 in hexadecimal"],
    "diary": [
        "춘추관의 책은 이괄의 난 때 불탔다.",
        "나라가 고을마다 쌀을 내게 하였다.",
        "## I frames\n- hold a whole picture of the film\n- need no other frame",
        "Break-glass account: never used in daily work, but where all else fails",
        'The planets are recalled by "my very excellent mother" and so on.',
        "MyISAM locks whole tables.",
    ],
    "evaluation": ["타입은 값이 너무 길어지지 않게 한다.", "EXPLAIN ANALYZE really executes the statement."],
    "outcomes": ["# Lo\nThe loopback interface is called lo."],
    "piece": [
        "커널이 잠금을 quickfix로 갈무리해주는데...",
        "두 스레드가 서로를 기다리는 상태를 교착 상태라고 한다.",
        "트리의 높이: 뿌리에서 잎까지의 길이",
    ],
    "reference": [
        "— The kernel writes dirty pages to the disk.",
        "> [!note] Pages\n> A page table maps the pages of a process.",
        "On Monday 28 October 1929 the market lost an eighth of its value.",
        "⚠️ 두 스레드가 잠금을 서로 기다리면 교착 상태가 된다.",
    ],
    "container": ["- Other names: address translator"],
    "hedge": ["서버는 비밀번호가 맞는지 검증한다.", "클라이언트는 서버가 몇 대인지 모른다."],
    "question": [
        "## kubelet\n- is an agent that runs on every node",
        "## Pod\n- has a network address of its own",
    ],
}
SIGNS = {
    "no-term": [
        "which is: 두 값을 잇는 말",
        '"섀넌: 정보를 재는 법을 찾은 사람',
        "“섀넌: 정보를 재는 법을 찾은 사람",
        "| 섀넌: 정보를 재는 법을 찾은 사람",
        "This is because: two threads wait for each other",
        "Next steps: install the driver",
        "Previous chapter: how threads wait for locks",
        "In sum: two threads wait for each other",
        "(중략): 두 스레드가 서로를 기다린다",
        "- 17:01\n  - 두 스레드가 잠금을 기다린다.",
        "- Guide: https://example.com/locks\n  - The kernel opens the first lock.",
        "(한국어): 두 값을 잇는 말",
        "Then: a word of conditions",
        "gotcha: the kernel opens the first lock twice",
        "After lunch: the kernel opens the first lock",
        "More importantly, I'd say: the kernel opens the first lock",
        "Narrated Knuth: the kernel opens the first lock",
        "Locks of the kernel don't: anything that waits",
        "My trouble with locks: two threads wait for each other",
        "exam trick: count the locks that wait",
        "기출 포인트: 두 스레드가 서로를 기다린다",
        "Up: the index of all locks",
        "(skimmed): the kernel opens the first lock",
        "쌤: 두 스레드가 서로를 기다린다",
        "이번 경우: 두 스레드가 서로를 기다린다",
        "교재에서 옮김: 두 스레드가 서로를 기다린다",
        "correct: the kernel opens the first lock",
        "정답: 커널이 첫 잠금을 연다",
        "Note to self: the kernel opens the first lock",
        "Need to know for the exam: how threads wait for locks",
        "Good to know: the kernel opens the first lock",
        "made in the lab: a kernel with one lock",
        "Briefing after dinner: how threads wait for locks",
    ],
    "citation": [
        "dual stream: Hickok & Poeppel 2007",
        "dual stream: Hickok, Poeppel and Rauschecker (2009).",
        "dual stream: Hickok et al. 2007b",
        "dual stream: Hickok (2007)",
        "스레드 이론, 홍길동 지음 / 3장",
        "이 그림의 출처: 스레드 이론",
        "See Smith et al for how threads wait for locks.",
        "스레드 이론, 홍길동, 2019년 발행",
        "잠금은[^1] 순서를 지킨다.\n\n[^1]: 번역서에는 자물쇠로 나온다.",
        "잠금은[^1] 순서를 지킨다.\n\n[^1]: 스레드는 프로세스 안의 흐름이다. example.com, 2019",
    ],
    "piece": [
        "gotcha — never test a name before it exists",
        "두 스레드가 서로를 기다리는데, 이를 교착 상태라고 한다.",
        "A lock is what a thread waits for, and",
        "이때 잠금을 두 번 열고 엔터를 치면...",
        "잠금은 다른 스레드를 기다리게 하는 반면, 세마포어는 여럿을 들여보낸다.",
    ],
    "unresolved": [
        "커널은 이런 특성 때문에 생긴 프로그램이다.",
        "위와 같이 쓰면 커널이 잠금을 두 번 연다.",
        "이 코드는 잠금을 두 번 연다.",
        "그림 3은 잠금의 순서를 보여 준다.",
        "잠금의 순서는 표 2에 있다.",
        "그 값: undefined",
        "This lock: a lock that waits",
    ],
    "container": ["# Locks\n## Other approaches\n- Paxos\n- Zab", "# 잠금\n## 그 외의 방법\n- 스핀락\n- 뮤텍스"],
    "question": [
        "Does the kernel wait for the lock",
        "is it the kernel that waits",
        "이조 전랑: 통청권도 이때 같이 없앤 건가? 확인",
        "Ulcers: venous or arterial?",
        "# 잠금에 대한 설명으로 틀린 것은?\n1. 잠금은 한 스레드가 든다.",
        "# Which of the following is true?\n- A lock is held by one thread.",
    ],
    "diary": [
        "어제 나는 잠금을 공부했다.",
        "잠금은 커널만 여는 줄 알았다.",
        "After lunch: the kernel opens the lock of the disk",
        "이번 경우: 커널이 잠금을 두 번 연다",
        "06:40 pager: the kernel opens the lock of the disk",
        "잠금은 내게 어려운 것이다.",
        "# 내 설정\n셸은 설정 파일을 차례로 읽는다.",
        "# My setup\n- zsh\n- tmux",
        "- What I did first\n  - reset the disk",
        "Custom locks: did not make one yet, only looked at the kernel",
        "Lock of files: haven't really used it, the kernel does",
        "파일 잠금: 아직 안 써봄",
        "The lock of my phone is a number of six digits.",
    ],
    "example": ["청소율 = (140−74)×58/72 ≒ 53", "Capacity = 4 × 4096 = 16384"],
    "no-answer": ["tags: #kernel #lock", "What is usually called the Coase theorem is a remark on bargaining costs."],
    "evaluation": ["이 잠금은 너무 느리다.", "The lock of the kernel is really fast."],
    "reference": [
        "⚠️ The article needs the names of the locks.",
        "On monday 8 april the kernel opened the lock of the disk.",
        "For main wiki page see: [[Lock]]",
        "> [!note] Subsection\n> This page is a subsection of [[Lock]].",
        "> [!warning] Large topic\n> Locks are a large topic and not all information is on this page.",
        "> [!주의] 버전\n> 이 글은 커널 6을 전제로 한다.",
    ],
    "outcomes": ["# LOs\n- name the locks of the kernel\n- explain how two threads wait for each other"],
    "link-only": ["Design: https://example.com/design", "Lock: <https://example.com/Lock_(kernel)>"],
    "announcement": [
        "다음 절에서 잠금의 종류를 살펴볼 것이다.",
        "# Gates\nThere are several main types of gates.",
        "The following table lists the locks of a kernel.",
        "The list below names the locks of a kernel.",
    ],
    "statement": [
        "- The kernel is started by a loader\n  - GRUB",
        "- B 트리는 키를 여럿 담는 방식.\n  - 디스크를 적게 읽는다",
        "- They are named after a city\n  - e.g. Turku",
        "- We call it a lock\n  - by the name of its maker",
        "- I guess\n  - it is held by one thread",
    ],
    "too-long": ["# 뮤텍스\n" + "뮤텍스는 한 번에 한 스레드만 자원을 쓰게 하는 잠금이다.\n" * 20],
    "hedge": [
        "이 순서가 맞는지 모르겠다.",
        "커널은 순서가 맞는지 의문이다.",
        "잠금이 왜 필요한지 잘 모르겠다.",
        "누가 여는지 모르지만 잠금은 하나다.",
        "누가 여는지는 모르는데 잠금은 하나다.",
        "**Claim:** Only the kernel that waits may take the lock.",
        "주장: 잠금은 커널만 쓴다.",
    ],
}


@pytest.mark.parametrize(("code", "note"), [(code, note) for code, notes in STATEMENTS.items() for note in notes])
def test_what_only_looks_like_a_sign(code: str, note: str) -> None:
    found = harvest(f"{note}\n")
    assert found.candidates or found.spares
    assert code not in {rejection.code for rejection in found.rejections}


@pytest.mark.parametrize(("code", "note"), [(code, note) for code, notes in SIGNS.items() for note in notes])
def test_what_is_one(code: str, note: str) -> None:
    assert code in {rejection.code for rejection in harvest(f"{note}\n").rejections}


@pytest.mark.parametrize(
    "line",
    [
        "Lock: what a thread waits for, and",
        "잠금: 다른 스레드를 기다리게 하지만",
        "잠금: 한 스레드가 들고 있으며",
        "- They stand in a row\n  - e.g. Turku",
    ],
)
def test_what_ends_early_or_says_something_is_no_pair(line: str) -> None:
    found = harvest(f"{line}\n")
    assert {each.kind for each in (*found.candidates, *found.spares)} <= {Kind.CLAIM}


def test_a_statement_over_a_list_may_ask_for_it() -> None:
    found = harvest("# Kernel\n- It is made of three parts\n  - Scheduler\n  - Memory manager\n  - File systems\n")
    assert any(each.kind is Kind.CONCEPT for each in (*found.candidates, *found.spares))


REFUSED = {
    "en": "code demo download implementation inbox input log metadata output stub tag truth",
    "ko": "구현 다운로드 이론 입력 출력 코드 키워드 태그 테스트",
}
"""Terms that frame a note, an example or a link more often than they are explained."""


def terms_of(language: str) -> list[str]:
    table = Path(semantic_fields.__file__).with_name(f"semantic_fields_{language}.txt").read_text(encoding="utf-8")
    return table.partition("[term]")[2].partition("[")[0].split()


@pytest.mark.parametrize("language", ["en", "ko"])
def test_hardly_a_term_of_the_lexicon_is_refused(language: str) -> None:
    terms = terms_of(language)
    refused = [term for term in terms if is_no_term(term) or name_class(term) not in (Name.PLAIN, Name.ASPECT)]
    assert len(terms) > 2000
    assert sorted(refused) == REFUSED[language].split()
