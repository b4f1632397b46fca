"""What headings and labels are called: tables of names that steer, but never decide alone.

158 of 283 listed headings of real notes are navigation, containers or empty; diary sections nevertheless
hold facts, so these tables weigh headings as questions and never silence the sentences below.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


class Name(StrEnum):
    """What the name of a heading or title says of what stands under it."""

    PLANNER = "planner"  # 오전, 내일 할 일, TODO: a daily note's own frame
    OUTCOMES = "outcomes"  # Learning Outcomes: what a course wants, not what is so
    REFERENCE = "reference"  # 참고 자료, References, See also: sources and links
    QUOTED = "quoted"  # From: a book, 인용: facts in somebody else's words
    CONTAINER = "container"  # 개요, Notes, 정리: a drawer for anything
    EXAMPLE = "example"  # 예시, 실습, Example, 문제: worked cases
    ASPECT = "aspect"  # 특징, 장점, Uses: asks only together with its parent's name
    PLAIN = "plain"  # anything else: may name a subject


def _names(text: str) -> frozenset[str]:
    return frozenset(name.strip() for name in text.split(",") if name.strip())


PLANNER = _names(
    "오전, 오후, 저녁, 아침, 새벽, 공부 시간, 공부시간, 공부, 하루를 마치며, 오늘 한 일, 오늘 할 일, "
    "내일 할 일, 할 일, 할일, 어제 학습 내용 백지 복습, 백지 복습, 복습, 회고, 일기, 느낀 점, 느낀점, 계획, "
    "목표, 일정, 공부 메모장, 메모장, 메모, 오늘의 회고, 한 주 회고, 주간 회고, 태그, 체크리스트, 배운 점, "
    "감상, 후기, 여담, 들어가기전, 들어가기 전, 들어가며, 마치며, tags, tag, todo, to do, to-do, tomorrow, "
    "today, morning, afternoon, evening, night, plan, plans, goals, goal, log, daily log, journal, diary, "
    "retro, retrospective, reflection, reflections, memo, memos, scratch, scratchpad, inbox, study notes, "
    "study time, study log, wrap up, end of day, blank page review, recall, what i did today, tasks, agenda, "
    "my questions, todo list, fixme, 앞으로, 앞으로의 계획, 수행 방법, 제출 방법, 과제 제출, 오늘의 목표, "
    "오늘 공부, 진도"
)
REFERENCE = _names(
    "참고, 참고 자료, 참고자료, 참고 사항, 참고사항, 참고문헌, 참고 문헌, 참고 링크, 출처, 링크, 주석, 각주, "
    "관련 문서, 관련 링크, 관련 자료, 함께 읽기, 함께 보기, 더 읽기, 더 보기, 하위 문서, 같이 보기, "
    "읽을거리, 비슷한 문제들, references, reference, see also, links, link, external links, further reading, "
    "sources, source, bibliography, citations, footnotes, related, related topics, related pages, backlinks, "
    "related notes, "
    "resources, credits, metadata, main wiki page, see main wiki page, main article, see, series, 더 알아보기, "
    "참조, 출처 및 참고, via, source code, image source, 이미지 출처, 링크 모음, 저자, 역자, 원문, 원본, 도서, "
    "책, 추천 도서, 추천 자료, download, 다운로드, stub, disambiguation, work in progress, wip"
)
CONTAINER = _names(
    "개요, 정리, 요약, 핵심 요약, 핵심 필기, 핵심, 결론, 목차, 소개, 서론, 본론, 내용, 기타, 이론, 개념 정리, "
    "키워드, 핵심 키워드, 필기, 노트, 강의 노트, 학습 내용, 수업 내용, 배운 내용, 공부 내용, 문제 해결, "
    "알아야할 것, 그 외, 부록, 들어가기, overview, notes, note, outline, outline/sections, sections, summary, "
    "introduction, intro, contents, table of contents, toc, conclusion, conclusions, key terms, "
    "key terms & concepts, key concepts, concepts, definitions, questions, revision questions, q&a, faq, misc, "
    "other, details, background, content, discussion, appendix, takeaways, key takeaways, main, general, "
    "topics, topic, extra notes, 들어가기 앞서, 용어, 용어 정리, 중요, 팁, tip, tips, warning, "
    "참고하세요, info, important, todo notes, idea, ideas, 여러 가지, 그 밖에, case, cases, 질문, 답변, "
    "메모 정리, summarised, summarized, tl;dr, tldr, in short, in a nutshell, at a glance, key points, "
    "keyword, keywords, misconception, misconceptions, personal note, personal notes, my note, my notes, "
    "내 생각, 사견, 한 줄 요약, 한줄 요약, 한 줄 정리, 한줄 정리, 세 줄 요약, 요약 정리"
)
EXAMPLE = _names(
    "예시, 예제, 예, 실습, 문제, 풀이, 풀이 1, 풀이 2, 코드, 구현, 구현 코드, 입력, 출력, 실행 결과, 결과, "
    "사용 예, 사용 예시, 시나리오, 과제, example, examples, exercise, exercises, practice, lab, quiz, "
    "solution, solutions, code, implementation, input, output, demo, sample, samples, case study, "
    "worked example, example table, screenshots, for example, e.g, eg, ex, for instance, 예를 들면, 예를 들어, "
    "예시 코드, 예제 코드, 사용 예제, 테스트, test, result, results, problem, 문제 설명, 제한 사항, 입출력 예, "
    "알고리즘 풀이, 문구, 확인해보면"
)
ASPECT = _names(
    "특징, 장점, 단점, 장단점, 차이, 차이점, 비교, 역할, 목적, 개발 목적, 구조, 구성, 구성 요소, 종류, 유형, "
    "원리, 동작 원리, 작동 원리, 동작 방식, 작동 방식, 방식, 방법, 사용법, 사용 방법, 사용처, 용도, 기능, "
    "조건, 과정, 동작 과정, 절차, 순서, 필요성, 이유, 원인, 배경, 효과, 이점, 한계, 문제점, 해결법, 해결 방법, "
    "주의점, 주의할 점, 주의사항, 주의, 사용, 정의, 개념, 의미, 시간 복잡도, 공간 복잡도, 복잡도, 성능, 접근 방식, "
    "접근 방법, 언제 사용, 상태, 옵션, 기본값, 단계, 요소, 활용, 생명주기, 유래, 역사, features, feature, "
    "uses, use, usage, use cases, advantages, disadvantages, pros, cons, pros and cons, benefits, drawbacks, "
    "types, kinds, properties, characteristics, structure, components, definition, definition of, formula, "
    "intuition, functions, function, purpose, causes, cause, symptoms, signs, signs & symptoms, treatment, "
    "treatments, diagnosis, mechanism, mechanisms, steps, process, procedure, role, roles, limitations, "
    "complexity, time complexity, space complexity, requirements, differences, difference, comparison, "
    "history, side effects, effects, risk factors, complications, management, when to use, how it works, "
    "best practice, best practices, why, how, what, when"
)
OUTCOMES = _names(
    "learning outcomes, learning outcome, los, ilos, aims and objectives, lecture objectives, course objectives, "
    "learning objectives, learning goals, objectives, outcomes, 학습 목표, 학습목표, 학습 성과"
)
_CLASSES = (
    (Name.OUTCOMES, OUTCOMES),
    (Name.PLANNER, PLANNER),
    (Name.REFERENCE, REFERENCE),
    (Name.CONTAINER, CONTAINER),
    (Name.EXAMPLE, EXAMPLE),
    (Name.ASPECT, ASPECT),
)
_CHAT = re.compile(r"(?:chat ?gpt|gpt-?\w*|claude|gemini|bard|copilot|you|user|assistant) said", re.IGNORECASE)
_QUOTED_START = re.compile(r"^(?:(?:from|인용)\s*[:：]|(?:인용|인용문|quotes?|quotations?)$)", re.IGNORECASE)
_REFERENCE_START = re.compile(r"^(?:(?:출처|참고|source)\s*[:：]|see (?:also|main)\b)", re.IGNORECASE)
_REFERENCE_END = re.compile(
    r"(?:(?:^|(?:\S+\s){2,}|(?:관련|참고|참조|외부|원문|문서|유용한|추천|블로그|사이트|강의|영상|이번\s?주|오늘의?|주간|읽을)\s?)링크"
    r"|참고 ?자료)(?:들|\s?모음)?$"
    r"|(?:further|additional|other|useful|related|external|image|and|&)\s(?:links?|references?)$",
    re.IGNORECASE,
)
"""A hard link and a null reference are terms, of two words at most."""
_EXAMPLE_END = re.compile(
    r"(?:(?:^|\s)(?:예시|예제|실습|풀이)|(?:^|(?:예시|예제|실습|풀이|소스|전체|구현|출력|완성|정답|샘플|작성|활용|지원|서포트"
    r"|테스트|자바|파이썬|코틀린|스크립트|[A-Za-z]|[가-힣][한된할는은던킨린의])\s)코드|\b(?:examples?|exercise))\)?\s*\d*$",
    re.IGNORECASE,
)
"""A byte code (바이트코드), a status code (상태 코드) and a Gray code (그레이 코드) are terms."""
_EXAMPLE_START = re.compile(
    r"(?:ex|예|예시|e\.g)\s?[):.]\s?\S"
    r"|(?:과제|숙제|assignment|homework|problem set|exercise|quiz)\s?(?:#?\d|[-–—:]\s?\S)",
    re.IGNORECASE,
)
"""What was set as a task is another's text: `과제 - 주문 서버`, Assignment 2."""
_PLANNER_INSIDE = re.compile(
    r"^(?=.{0,20}$).*(?:할 ?일|회고|백지 ?복습|공부 ?시간|하루를|to-?do\b|메모장)", re.IGNORECASE
)


_SHAPES = (
    (Name.CONTAINER, _CHAT.fullmatch),
    (Name.QUOTED, _QUOTED_START.match),
    (Name.REFERENCE, _REFERENCE_START.match),
    (Name.REFERENCE, _REFERENCE_END.search),
    (Name.PLANNER, _PLANNER_INSIDE.search),
    (Name.EXAMPLE, _EXAMPLE_START.match),
    (Name.EXAMPLE, _EXAMPLE_END.search),
)
"""What names that no table lists look like, the first that fits first."""


@lru_cache(maxsize=1024)  # every line asks for the names of all headings over it
def name_class(title: str) -> Name:
    """Say what a heading's or title's name tells; case, brackets and signs around it do not count."""
    bare = title.casefold().strip(" []()<>!?.:：*_~`")
    listed = (name for name, table in _CLASSES if bare in table)
    shaped = (name for name, looks_so in _SHAPES if looks_so(bare))
    return next(listed, None) or next(shaped, Name.PLAIN)


_NAVIGATION = frozenset({Name.PLANNER, Name.OUTCOMES, Name.REFERENCE, Name.QUOTED, Name.CONTAINER})


def is_navigation(title: str) -> bool:
    """Tell whether a name only frames a note, so that it is no context for a learner."""
    return name_class(title) in _NAVIGATION


_HATNOTE = re.compile(
    r"(?:redirected from|not to be confused|for other uses)\b"
    r"|(?:(?:see|for)\s)?main (?:wiki )?(?:article|page)s?(?:\ssee)?\s?[:：]",
    re.IGNORECASE,
)


def is_hatnote(title: str) -> bool:
    """Tell whether a line only says, as in a wiki, how a reader came to the page, or where the main one is."""
    return _HATNOTE.match(title.strip()) is not None


_IDLE = re.compile(
    r"(?:(?:e\.g|i\.e|yes|here(?:['’]s)?)\b.*"
    r"|(?:it|they|these|those|this|that|there)(?:\s(?:is|are|was|were|has|have|includes?|means?|because))+)[,.:]?"
    r"|중략|생략|그리고|또한|따라서|하지만|이때|그래서",
    re.IGNORECASE,
)
"""Words that join, alone, are none: IT, and, for, with are subjects of many notes."""


def is_idle(name: str) -> bool:
    """Tell whether a name over a line only joins or points, so that it is no context for a learner: They are, e.g."""
    return _IDLE.fullmatch(name.strip(" ()")) is not None


ASKS = re.compile(
    r"\?\s*$|(?:이란|란)\s*[?!.]*$|(?:무엇|뭔가|뭘까|어떻게|왜\s|언제\s|설명해|말해\s?주|알려\s?주)"
    r"|^(?:how|why|what|when|where|which|who)\b",
    re.IGNORECASE,
)
"""Titles that ask by themselves: `…란?`, `왜 …?`, `설명해주세요`, How …"""

CHOICES = re.compile(
    r"(?:옳|틀린|잘못|올바|맞는|해당|거리가 먼|적절|알맞|아닌).{0,12}(?:것|설명|내용|보기)은\s*[?？]"
    r"|\bwhich of the following\b",
    re.IGNORECASE,
)
"""Titles over answers to choose from, of which some are wrong by design: `… 틀린 것은?`"""

OTHERS = re.compile(r"(?:others?|misc(?:ellaneous)?|(?:그 )?(?:외|밖)의?|기타)\s\S", re.IGNORECASE)
"""A heading that begins so gathers what is left, and asks for nothing: Other approaches."""

_MOMENT = re.compile(
    r"(?:(?:\w+ )?(?:after|before) (?:lunch|dinner|breakfast|class|work|school|the (?:break|meeting|lecture))"
    r"|(?:made|done|tried|tested|seen|built) (?:in|at|during|with) (?:(?:the|my|our) )?"
    r"(?:lab|class|course|work|home|school|job)"
    r"|(?-i:My [a-z]).{1,40}|happened (?:on|in|at|to|again)\b.{0,20}|related|homework"
    r"|(?:이번|그|이런|저) 경우|관련|숙제|.{1,20}에서 (?:옮김|발췌)|[0-2]\d:[0-5]\d\s.{1,30})",
    re.IGNORECASE,
)
"""My Lai is a place, 1:10 a dilution."""


def is_of_the_moment(name: str) -> bool:
    """Tell whether what stands before a sign says when or for whom a line was written, as *After lunch* does."""
    return _MOMENT.fullmatch(name.strip()) is not None


_NO_TERM = re.compile(
    r"^(?:e\.?g\b|ex[.)]|예\s?[):）]|예를 들|i\.e\b|such as\b|for example|redirected from|for (?:main|other|more)"
    r"|if any$|see\b"
    r"|(?:truth|claim|myth|lie|source|주장|오해|속설)$|(?:some|many(?! to )|several|also|because|since)(?:\s|$)"
    r"|(?-i:[Yy]es|[Nn]o|[Tt]hen|[Bb]ut|[Ss]o|[Aa]nd|[Oo]r|[Ww]hen|[Ii]f)(?!\s(?:[가-힣]|gate|statement|operator|clause))(?:\s|$)"
    r"|narrated\s|.*\b(?-i:I)['’](?:d|m|ve|ll)\b|.*n['’]t$"
    r"|(?:gotchas?|caveats?|pitfalls?|(?-i:N\.?B\.?|n\.b\.)|heads[ -]?up|pro ?tip|side ?note|fun fact|trivia)$"
    r"|(?:(?:exam|test) (?:tip|trick|hint|note|point|trap)s?|(?:시험|기출|면접) ?(?:포인트|팁)|(?-i:[Uu]p|[Pp]rev))$"
    r"|(?:(?:short|long) answer|덤|사족|쌤|선생님|교수님|강사님|시험 ?범위|내일|모레|어제)$"
    r"|(?:(?:오늘의|이번 주) \S+|(?:이번|다음|지난) ?(?:주|달))$"
    r"|(?:correct|incorrect|wrong|(?:my|the) answer|note to self|정답|오답)$|(?:good|nice) to know$|need to know for\b"
    r"|(?:정정|수정|추가|참고|메모|결론|요약|질문|correction|update|edit|remember|reminder|(?-i:PS)|fyi)$"
    r"|(?:첫째|둘째|셋째|넷째|첫 번째|두 번째|세 번째|first(?:ly)?|second(?:ly)?|third(?:ly)?|the term)$"
    r"|(?:목록으로|이전|이후|다음|대부분|일부|나머지|전체|모두|\d+\s?(?:개|가지|번|명|배))$|(?:t[dhr]|li)$"
    r"|\(?(?:[ivx]{1,4}|[a-z]|\d{1,2})\)$"
    r"|in (?:sum|short|fact|brief|other words|general|addition|conclusion|summary|practice|particular|contrast)$"
    r"|(?:on the (?:contrary|other hand|one hand)|as a result|at (?:first|last)|for (?:now|instance))$"
    r"|(?:formerly|previously|idk|back to)\b|(?:next|previous)(?:\s(?:steps?|page|post|chapter|notes?|time|up))?$"
    r"|(?:않|못하|없|있)[을는은]\s|\(단[,.]|(?:이를|둘의)\s\S+\s\S"
    r"|\||(?-i:\((?:[가-힣 ]+|[a-z ]{4,})\))$|this is because$"
    r"|(?:default|기본값)\s?:\s|\(?중략\)?|<?https?://|\d{4}[-./]\d{1,2}|rough title|todo\b"
    r"|[0-2]?\d:[0-5]\d$|\d{1,3}(?:\s?[-~–]\s?\d{1,3})?\s?(?:(?:second|minute|min|hour|day|week|month|year)s?|초|분|시간|일|주|개월|년)$)"
    r"|[가-힣](?:보자|하자|두자|놓자|봅시다|합시다)[.!]?$|\b(?:said|says|observed|wrote|noted)(?:\s\[[^\]]*\])?$"
    r"|(?:하는|되는|위한|대한)$|https?://\S+$"
    r"|(?:하여|해서|하고|하며|으며|이며|는데|므로|\s(?:like|with|the|that|which|is|are|from|to))$|\s(?:것|대부분|일부|나머지|모두)$",
    re.IGNORECASE,
)


def is_no_term(name: str) -> bool:
    """Tell whether what stands before a sign or over a block is no name: an example, a pointer, half a sentence.

    Of 41 cards with such fronts read one by one, none could be kept.
    """
    plain = name.strip()
    return bool(_NO_TERM.search(plain)) or is_of_the_moment(plain) or _is_torn(plain)


def _is_torn(name: str) -> bool:
    """Tell whether a name is part of a quotation; quotation marks behind digits are inches."""
    straight = len(re.findall(r'(?<!\d)"', name))
    return straight % 2 == 1 or name.count("“") != name.count("”")


_MEANINGS = _names(
    "의미, 뜻, 설명, 정의, 내용, 역할, 하는 일, 풀이, 해설, meaning, meanings, description, definition, explanation, "
    "what it does, role, purpose, what it means"
)


def is_meaning(title: str) -> bool:
    """Tell whether a table's column explains what stands before it (`용어 | 의미`, `Flag | Meaning`)."""
    return title.casefold().strip() in _MEANINGS
