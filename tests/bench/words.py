"""The words of the invented notes: a study diary about services that do not exist."""

from __future__ import annotations

QUALIFIERS = (
    "분산", "지연", "읽기 전용", "임시", "이중", "순환", "비동기", "격리된", "압축된", "예약", "원격", "보조",
    "단계별", "공유", "서명된", "가변", "역방향", "계층형", "자동", "수동", "병렬", "선행", "후행", "교차",
)  # fmt: skip
THINGS = (
    "색인", "잠금", "대기열", "로그", "스냅샷", "게이트웨이", "캐시", "분할표", "점검기", "수집기", "배달원", "중계기",
    "목록", "저장소", "시계", "표식", "검사합", "버퍼", "스케줄러", "라우터", "복제본", "감시자", "토큰", "채널",
)  # fmt: skip
KINDS = ("구성 요소", "자료 구조", "절차", "규칙", "서비스", "프로세스", "기록 방식", "신호")
TASKS = (
    "들어온 요청을 순서대로 줄 세운다",
    "바뀐 블록만 골라 디스크에 쓴다",
    "끊긴 연결을 세 번까지 다시 맺는다",
    "오래된 항목부터 하나씩 비운다",
    "두 노드의 시각 차이를 `drift_ms`로 기록한다",
    "같은 키를 가진 메시지를 하나로 합친다",
    "쓰기 권한을 한 프로세스에만 준다",
    "응답이 늦은 노드를 목록에서 뺀다",
    "전체 기록의 지문을 `manifest.lock`에 남긴다",
    "작은 파일 여럿을 한 묶음으로 보낸다",
    "실패한 작업의 번호를 따로 모은다",
    "남은 용량을 10초마다 조정자에게 알린다",
    "읽는 쪽과 쓰는 쪽의 속도 차이를 흡수한다",
    "설정 값을 `/etc/harbor.d`에서 다시 읽는다",
)
DOINGS = (
    "들어온 요청을 순서대로 줄 세우는",
    "바뀐 블록만 골라 디스크에 쓰는",
    "끊긴 연결을 다시 맺는",
    "오래된 항목부터 비우는",
    "같은 키를 가진 메시지를 합치는",
    "쓰기 권한을 한 곳에만 주는",
    "응답이 늦은 노드를 걸러 내는",
    "남은 용량을 조정자에게 알리는",
)
WHENS = (
    "부하가 몰릴 때",
    "리더가 바뀐 뒤",
    "디스크가 80% 찼을 때",
    "배포가 시작되기 전에",
    "복제가 끝나면",
    "네트워크가 갈라진 동안",
    "자정이 지나면",
    "첫 요청이 올 때",
    "점검이 실패하면",
    "노드가 새로 들어오면",
)
PLACES = ("항구 클러스터", "경계 노드", "저장 계층", "제어 평면", "수집 경로", "백업 영역", "시험 환경", "대기 구역")
ENGLISH_THINGS = (
    "ledger", "shard map", "lease", "drain queue", "beacon", "quorum file", "spool", "tide gauge", "relay", "pilot",
    "anchor table", "buoy", "manifest", "dry dock", "signal mast", "cargo index", "berth", "tow line", "hatch", "keel",
)  # fmt: skip
ENGLISH_QUALIFIERS = ("lazy", "remote", "sealed", "paired", "rolling", "idle", "shared", "signed", "stale", "warm")
ENGLISH_TASKS = (
    "keeps the last known position of every reader",
    "rejects writes that arrive after the lease has ended",
    "copies only the pages that were touched",
    "reconciles `harbor-state` with the desired plan",
    "merges neighbouring ranges into one",
    "sends a heartbeat to the coordinator",
    "holds back messages until their parents are stored",
    "splits a large batch into pieces of 64 kB",
    "records who asked for the lock and when",
    "drops connections that stay silent",
    "picks the replica with the shortest queue",
    "writes a checksum next to each segment",
)
ENGLISH_WHENS = (
    "before the next election starts",
    "when a node leaves the ring",
    "every thirty seconds",
    "after the snapshot is sealed",
    "while the network is split",
    "as soon as the disk is four fifths full",
    "unless `--no-wait` is given",
    "until the leader confirms it",
)
ENGLISH_KINDS = ("component", "background process", "data structure", "protocol", "agreement", "service")
