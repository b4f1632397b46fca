"""Korean word lists. Grown on about 1,260 judged candidates of other people's study notes.

Words are as the morphological analyser writes them (`ᆫ` is U+11AB).
"""

from __future__ import annotations

from notes2anki.word_set import word_set

# Nouns that name a class of things. "X는 … N이다" defines X when N is one: 8 right of 10, and 8 of 25 without
# the list.
GENUS = word_set("""
상태 방법 방식 과정 기술 기법 구조 개념 알고리즘 장치 도구 프로그램 언어 시스템 모델 프로토콜 규칙 객체 단위 공간
영역 함수 클래스 메서드 메소드 서비스 플랫폼 라이브러리 프레임워크 자료구조 컴포넌트 리소스 오브젝트 집합 현상 성질
능력 정책 계층 표준 명령어 명령 저장소 데이터베이스 인터페이스 패턴 컨테이너 네트워크 파일 값 키 작업 행위 원칙
형식 체계 환경 모듈 엔진 노드 서버 프로세스 스레드 연산 변수 테이블 목록 그룹 에이전트 컨트롤러 플러그인 메커니즘
전략 기능 역할 관계 속성 타입 자료형 구문 문서 로드밸런서 밸런서 스케줄러 버퍼 큐 스택 트리 그래프 배열 리스트
포인터 주소 회로 신호 칩 메모리 레지스터 캐시 버스 코드 문자열 숫자 상수 식별자 토큰 세션 쿠키 헤더 요청 응답
메시지 패킷 프레임 포트 소켓 채널 스트림 이벤트 콜백 핸들러 미들웨어 게이트웨이 프록시 라우터 스위치 방화벽 인증서
암호 해시 서명 비율 확률 지표 척도 수치 이론 법칙 정리 공식 방정식 가설 효과 이름 용어 약자 약어 줄임말 별명 회사
기업 조직 사람 학자 질병 질환 증상 약물 호르몬 효소 세포 기관 근육 신경 혈관 뼈 물질 화합물 원소 입자 힘 에너지
운동 반응 제도 법률 권리 계약 자산 상품 금리 지수 비용 세금 시장 나라 도시 작품 소설 영화 문법 표현 단어 품사 동사
도형 행렬 벡터 좌표 점 선 면 각 평면 행동 활동 절차 단계 테스트 검사 분석 모형 기준 정보 데이터 자료 매체
하드웨어 소프트웨어 어플리케이션 애플리케이션 앱 툴 유틸리티 서버리스 클라이언트 브라우저 에디터 운영체제 커널
드라이버 인스턴스 템플릿 연산자 키워드 예약어 어노테이션 데코레이터 반복자 생성자 이미지 레이어 볼륨 파드 클러스터
워크플로우 파이프라인 스크립트 매니저 관리자 스킴 스키마 인덱스 쿼리 트랜잭션 락 모니터 세마포어 뮤텍스 아키텍처
디자인 문제 조건 특성 수단 통로 경로 구역 세트 묶음 모음 계획 설계 의미 뜻 약칭 총칭 통칭 별칭 규약 약속 기호
함수형 메타데이터 명세 모드 옵션 포맷 확장자 타임 콘텐츠 지점
""")
# "X는 Y 중 하나", "Y의 일종": the noun before them is the class.
ONE_OF = word_set("하나 일종 종류 한가지 일부")

# Heads that make no definition: 때문이다, 편이다, 예정이다 …
BADCOP = word_set("""
때문 편 예정 중 생각 뿐 물론 전부 정도 차례 계획 기분 느낌 모양 셈 터 지경 듯 수 줄 따름 시간 날 이유 차이 원인 끝 거
정리 공부 목표 참고 사실 얘기 이야기 다 덕분 마련 짓 마음 걱정 고민 후회 실수 처음 시작 마지막 최고 최악 필수 예
예시
""")
# Topics that make a copular sentence say something about itself: 이유는 …이다, 특징은 …이다.
BADTOPIC = word_set("""
것 점 건 거 때 경우 이유 특징 장점 단점 핵심 목적 문제 방법 차이점 차이 역할 내용 결과 결론 예 예시 다음 아래 위
원인 해결책
""")

# Nouns that say nothing by themselves; a chunk of only these is no answer.
GENERIC = word_set("""
것 수 경우 때 방법 부분 사용 형태 기반 종류 문제 결과 내용 상태 정보 값 이름 하나 위 아래 중 등 기본 안 밖 내 외 후
전 사이 과정 개념 역할 관련 이용 통해 대해 설정 기능 작업 대부분 해당 단위 이상 이하 다음 여러 가지 주로 옵션 일종
적절 곳 데 점 자신 서로 거 게 뿐 만큼 정도 동안 이유 차이 특징 장점 단점 예 예시 목적 방식 상황 필요 가능 동시 각각
각자 모두 전부 일부 나머지 개 번 번째 줄 바 듯 채 측 쪽 간 당 최대 최소 처음 마지막 시작 끝 앞 뒤 옆 속 겉 시 상 하
의미 설명 말 뜻 일 사람 우리 자체 본인 무엇 누구
""")

# Nouns that only say when, where or how far: a new noun behind them begins a phrase of its own.
BOUND = word_set("때 수 것 뿐 줄 데 바 채 대로 만큼 듯 동안 경우 후 뒤 전 중 적 순간 시점 이후 이전 직전 직후")
# Nouns that close what is said of time or condition (변경 시, 작업 후): what follows is another phrase.
WHEN = word_set("시 때 후 뒤 전 중 가운데 경우 이후 이전 직전 직후 당시 도중 대신")
# Nouns that stand as adverbs before a phrase and do not belong to it.
ADVERBIAL_NOUNS = word_set("""
결국 사실 보통 모두 각각 최대한 나름 오랫동안 처음 대부분 현재 실제 서로 만약 만일 원래 주로 대신 자연 당시 이번
지금 요즘 매번 항상 직접 먼저 우선 다만 물론 가령 예컨대 이제 보통 최근 과거 오늘날
""")

PRONOUNS = word_set("""
이것 그것 저것 이거 그거 저거 이 그 저 여기 거기 저기 이곳 그곳 이들 그들 자신 서로 누구 무엇 뭐 나 너 우리 제 내
전자 후자 이쪽 그쪽 이때 그때 걔 얘
""")

MEAN_VERBS = word_set("말 뜻 의미 가리키 일컫 지칭 나타내 칭 정의 상징")
MEAN_NOUNS = word_set("뜻 의미 말 소리 얘기 용어 개념 단어")
NAME_VERBS = word_set("하 부르 칭하 일컫 불리 칭 명명 호칭 지칭 불리우 이르 말 알려지 정의 표현")
ROLE_NOUNS = word_set("역할 담당 책임 기능")
ROLE_VERBS = word_set("하 수행 담당 맡 가지 갖 지 역할 기능")
EXISTENCE = word_set("있 없 존재 위치 계시 놓이 속하")
PASSIVE_STEMS = word_set("""
나뉘 쓰이 불리 담기 열리 닫히 잡히 걸리 놓이 쌓이 묶이 보이 들리 읽히 바뀌 섞이 풀리 밀리 숨겨지 이루어지 만들어지
나누어지 정해지 주어지 알려지 쪼개지 불리우 보여지 끝나 나오 생기
""")
# Verbal nouns at the end of a clipped line: the line tells what happens, it does not define.
ACTION_NOUNS = word_set("""
가능 불가 불가능 필요 사용 추적 담당 수행 관리 처리 제공 생성 삭제 적용 실행 설정 존재 발생 저장 전달 호출 반환
확인 지원 지정 허용 유지 이동 연결 통신 참조 관여 의존 동작 변경 할당 등록 요청 응답 삽입 추가 제거 배치 선택 결정
정의 구성 포함 완료 시작 종료 증가 감소 보장 탐색 비교 계산 출력 입력 조회 수정 갱신 전송 수신 변환 분리 분할 통합
공유 보관 활용 이용 요구 표현 표시 기록 해결 방지 최적화 초기화 작성 개발 구현 출시 발표 설치 배포 업데이트
""")
