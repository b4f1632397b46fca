"""What a note is known again by, edit by edit; and where it is better taken for new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest

from identity.pages import Page, joined, known, page
from notes2anki.identity import CLOSE, Rule, match
from notes2anki.model import Guid, Kind, Note, Span, Style

NEW = None


@dataclass(frozen=True, slots=True)
class Case:
    """An edit: pages before and after, and for each note after it which one before it is (by position), and why."""

    name: str
    before: tuple[Page, ...]
    after: tuple[Page, ...]
    wanted: tuple[int | None, ...]
    rules: tuple[Rule | None, ...] = ()


DNS = (
    "# DNS",
    "리졸버 => 클라이언트 대신 네임 서버에 질의하는 프로그램",
    "zone transfer => copies all records of a zone to a secondary server",
    "TTL이 지난 레코드는 캐시에서 지워진다.",
    "A glue record gives the address of a name server inside its own zone.",
)
HERE, TEXT, FRONT, BACK, ALIKE = Rule.HERE, Rule.TEXT, Rule.FRONT, Rule.BACK, Rule.ALIKE

KEPT = [
    Case("nothing", (page("dns.md", *DNS),), (page("dns.md", *DNS),), (0, 1, 2, 3), (HERE,) * 4),
    Case(
        "lines inserted above", (page("dns.md", *DNS),), (page("dns.md", "", "", "", *DNS),), (0, 1, 2, 3), (HERE,) * 4
    ),
    Case(
        "reordered", (page("dns.md", *DNS),), (page("dns.md", DNS[0], *reversed(DNS[1:])),), (3, 2, 1, 0), (HERE,) * 4
    ),
    Case("file renamed", (page("dns.md", *DNS),), (page("Domain Name System.md", *DNS),), (0, 1, 2, 3), (TEXT,) * 4),
    Case("file moved", (page("dns.md", *DNS),), (page("네트워크/dns.md", *DNS),), (0, 1, 2, 3), (TEXT,) * 4),
    Case(
        "explained again, far from where it stood, and once less",
        (page("a.md", "port => a number of 16 bits", "socket => a pair of them\nan open file\na way in", *DNS[1:]),),
        (page("a.md", *DNS[1:], "socket => an open file", "port => an interface\na number of 16 bits"),),
        (2, 3, 4, 5, 1, 0),
        (HERE, HERE, HERE, HERE, FRONT, FRONT),
    ),
    Case(
        "heading renamed",
        (page("dns.md", *DNS),),
        (page("dns.md", "# 이름 풀이", *DNS[1:]),),
        (0, 1, 2, 3),
        (HERE,) * 4,
    ),
    Case(
        "file cut in two",
        (page("dns.md", *DNS),),
        (page("dns 2.md", *DNS[3:]), page("dns.md", *DNS[:3])),
        (2, 3, 0, 1),
        (TEXT, TEXT, HERE, HERE),
    ),
    Case(
        "two files made one",
        (page("a.md", *DNS[:3]), page("b.md", *DNS[3:])),
        (page("b.md", *DNS[3:], "", *DNS[:3]),),
        (2, 3, 0, 1),
        (HERE, HERE, TEXT, TEXT),
    ),
    Case(
        "spaces, case and punctuation mended",
        (page("a.md", "데이터 베이스 => 자료를 모아 둔 곳.", "Http is stateless"),),
        (page("a.md", "데이터베이스 => 자료를 모아 둔 곳", "HTTP is stateless."),),
        (0, 1),
        (HERE, HERE),
    ),
    Case(
        "typo in a question",
        (page("dns.md", *DNS),),
        (page("dns.md", *DNS[:2], DNS[2].replace("zone tr", "zone rt"), *DNS[3:]),),
        (0, 1, 2, 3),
        (HERE, BACK, HERE, HERE),
    ),
    Case(
        "typo in an answer",
        (page("dns.md", *DNS),),
        (page("dns.md", DNS[0], DNS[1].replace("질의하는", "질이하는"), *DNS[2:]),),
        (0, 1, 2, 3),
        (FRONT, HERE, HERE, HERE),
    ),
    Case(
        "a third of the words of a sentence said otherwise",
        (page("dns.md", *DNS),),
        (page("dns.md", *DNS[:4], "A glue record tells the address of any name server inside its parent zone."),),
        (0, 1, 2, 3),
        (HERE, HERE, HERE, ALIKE),
    ),
    Case(
        "an answer said otherwise and made longer",
        (page("dns.md", *DNS),),
        (page("dns.md", DNS[0], f"{DNS[1]}, 답을 캐시에도 저장한다", *DNS[2:]),),
        (0, 1, 2, 3),
        (FRONT, HERE, HERE, HERE),
    ),
    Case(
        "typo in the only note of a file, and lines inserted above",
        (page("a.md", "idempotent => 여러 번 실행해도 결과가 같은 성질"),),
        (page("a.md", "", "", "idempotant => 여러 번 실행해도 결과가 같은 성질"),),
        (0,),
        (BACK,),
    ),
    Case(
        "file renamed, and a typo mended in it",
        (page("dns.md", *DNS),),
        (page("names.md", *DNS[:4], DNS[4].replace("address", "adress")),),
        (0, 1, 2, 3),
        (TEXT, TEXT, TEXT, ALIKE),
    ),
    Case(
        "a sentence moved elsewhere and said otherwise, with its block id",
        (page("a.md", "Every lease ends after a day unless it is renewed in time. ^lease"), page("b.md", *DNS)),
        (page("b.md", *DNS, "", "Each lease ends after one day unless it is renewed early. ^lease"),),
        (1, 2, 3, 4, 0),
        (HERE, HERE, HERE, HERE, Rule.BLOCK_ID),
    ),
    Case(
        "two sentences swap places and are mended",
        (
            page(
                "a.md",
                DNS[1],
                "The stub asks one server only. ^x",
                DNS[2],
                "The cache forgets after an hour. ^y",
                DNS[3],
            ),
        ),
        (
            page(
                "a.md",
                DNS[1],
                "The cache forgets after one hour. ^y",
                DNS[2],
                "The stub asks a server only. ^x",
                DNS[3],
            ),
        ),
        (0, 3, 2, 1, 4),
        (HERE, Rule.BLOCK_ID, HERE, Rule.BLOCK_ID, HERE),
    ),
    Case(
        "the same answer twice in one file",
        (page("a.md", "# 배열", "탐색 => O(n)", "# 연결 리스트", "탐색 => O(n)"),),
        (page("a.md", "# 연결 리스트", "탐색 => O(n)", "", "# 배열", "탐색 => O(n)"),),
        (1, 0),
        (HERE, HERE),
    ),
    Case(
        "the same note in two files that are both renamed",
        (
            page("Joystick.md", "Stub => an article that is too short"),
            page("Keyboard.md", "Stub => an article that is too short"),
        ),
        (
            page("Joystick 정리.md", "Stub => an article that is too short"),
            page("Keyboard 정리.md", "Stub => an article that is too short"),
        ),
        (0, 1),
        (TEXT, TEXT),
    ),
    Case(
        "an insertion that is much like a note",
        (page("dns.md", *DNS),),
        (page("dns.md", *DNS, "A glue record gives the name of a zone inside its own server."),),
        (0, 1, 2, 3, NEW),
    ),
    Case(
        "a deletion beside a note much like it",
        (page("a.md", "Port 80 is open.", "Port 81 is open.", "Port 82 is open."),),
        (page("a.md", "Port 80 is open.", "Port 82 is open."),),
        (0, 2),
        (HERE, HERE),
    ),
    Case(
        "a copy in another file",
        (page("a.md", *DNS),),
        (page("a.md", *DNS), page("b.md", *DNS)),
        (0, 1, 2, 3, NEW, NEW, NEW, NEW),
    ),
    Case(
        "a copy that is edited",
        (page("a.md", *DNS),),
        (page("a.md", *DNS, DNS[4].replace("address", "location")),),
        (0, 1, 2, 3, NEW),
    ),
]


@pytest.mark.parametrize("case", KEPT, ids=lambda case: case.name)
def test_edits(case: Case) -> None:
    before, after = joined(case.before), joined(case.after)
    old = known(before)

    matches = {each.note: each for each in match(after, old).matches}

    found = [matches.get(note.guid) for note in after]
    assert [None if each is None else [note.guid for note in old].index(each.known) for each in found] == [*case.wanted]
    if case.rules:
        assert [None if each is None else each.ground.rule for each in found] == [*case.rules]


class TestUncertain:
    """What may be a lost note but is not surely one is new, and told with the notes that it may be."""

    def test_one_new_note_and_two_lost_that_are_as_close(self) -> None:
        before = page("a.md", "Port 80 is open for the web server.", "Port 81 is open for the web server.")
        after = page("a.md", "Port 82 is open for the web server.")

        found = match(after, known(before))

        assert found.matches == ()
        (doubt,) = found.uncertain
        assert doubt.note == after[0].guid
        assert {guid for guid, _score in doubt.close} == {f"g:{note.guid}" for note in before}

    def test_two_new_notes_and_one_lost(self) -> None:
        before = page("a.md", "The kernel schedules threads by their priority.")
        after = page("b.md", "The kernel schedules threads by their priority.") + page(
            "c.md", "The kernel schedules threads by their priority."
        )

        found = match(after, known(before))

        assert found.matches == ()
        assert [doubt.note for doubt in found.uncertain] == [note.guid for note in after]

    def test_a_line_much_like_the_lost_one_where_lines_are_gone(self) -> None:
        """The line may have been there all the time, without a note."""
        lines = ["The first step copies.", "If it is false then the code after else runs.", "The last step ends."]
        after = [lines[0], "", "", "If it is false then the code after elif runs.", "", lines[2]]

        found = match(page("a.md", *after), known(page("a.md", *lines)))

        assert len(found.matches) == 2
        assert len(found.uncertain) == 1

    def test_scores_fall_and_none_is_below_what_counts_as_close(self) -> None:
        before = page("a.md", *(f"Host {number} serves the mail of the office." for number in range(9)))
        found = match(page("a.md", *[""] * 20, "Host ten serves the mail of the office."), known(before))

        (doubt,) = found.uncertain
        scores = [score for _guid, score in doubt.close]
        assert scores == sorted(scores, reverse=True)
        assert len(scores) == 3
        assert scores[-1] >= CLOSE

    def test_what_is_like_nothing_lost_is_new_without_a_doubt(self) -> None:
        found = match(page("a.md", "Bees dance."), known(page("a.md", DNS[4])))

        assert (found.matches, found.uncertain) == ((), ())


class TestNeverOnAWrongNote:
    def test_a_line_that_was_replaced_by_another(self) -> None:
        before = page("dns.md", *DNS)
        after = page("dns.md", *DNS[:4], "벌은 춤으로 꽃의 방향을 알린다.")

        assert [each.note for each in match(after, known(before)).matches] == [note.guid for note in after[:3]]

    def test_a_question_with_the_answer_of_another(self) -> None:
        before = page("a.md", "MTU => the greatest size of a frame", "MSS => the greatest size of a segment")
        after = page("a.md", "MSS => the greatest size of a frame")

        found = {each.known for each in match(after, known(before)).matches}

        assert f"g:{before[0].guid}" not in found

    @pytest.mark.parametrize(("other", "matches"), [("C( N/2 )", 2), ("최소 N/2, 최대 N log N", 3)])
    def test_a_question_that_another_line_asks_too(self, other: str, matches: int) -> None:
        """Two lines asked it, so that only the third had a card; with that and one of them gone, the first has one."""
        before = page("sort.md", DNS[1], "", "병합 정렬의 비교 횟수 => 최소 N/2, 최대 N", DNS[2])
        after = page("sort.md", DNS[1], "", f"병합 정렬의 비교 횟수 => {other}", "", DNS[2])

        assert len(match(after, known(before)).matches) == matches

    @pytest.mark.parametrize(
        ("text", "other", "matches"),
        [
            ("비교 횟수의 상한", "비교 횟수의 하한", 2),
            (
                "캐시 서버는 네임 서버가 돌려준 값을 한동안 저장한다.",
                "캐시 서버는 네임 서버가 돌려준 값을 한동안 저앙한다.",
                3,
            ),
        ],
    )
    def test_one_letter_on_another_line(self, text: str, other: str, matches: int) -> None:
        before = page("sort.md", text, "", DNS[1], DNS[2])
        after = page("sort.md", "", DNS[1], "", "", DNS[2], "", other)

        assert len(match(after, known(before)).matches) == matches

    def test_a_title_that_is_taken_out(self) -> None:
        """The lines below it come under the title before, which no card asked."""
        answer = "used to keep its keys in a file beside the executable"
        before = page("a.md", DNS[1], "", f"Secure Token Service (STS) => {answer}", DNS[2])
        after = page("a.md", DNS[1], f"Secure Vault Project (SVP) => {answer}", DNS[2])

        assert len(match(after, known(before)).matches) == 2

    def test_a_title_that_is_written_anew_where_it_stands(self) -> None:
        answer = "used to keep its keys in a file beside the executable"
        before = page("a.md", DNS[1], f"Secure Token Service (STS) => {answer}", DNS[2])
        after = page("a.md", DNS[1], f"Secure Vault Project (SVP) => {answer}", DNS[2])

        assert len(match(after, known(before)).matches) == 3

    def test_answers_that_are_swapped(self) -> None:
        first, second = "adds an element on top of the stack", "takes the upper element off the stack"
        before = page("a.md", f"push => {first}", f"pop => {second}")
        after = page("a.md", f"push => {second}", f"pop => {first}")

        found = {(each.note, each.known) for each in match(after, known(before)).matches}

        assert found <= {(new.guid, f"g:{old.guid}") for new, old in zip(after, before, strict=True)}

    def test_no_note_changes_its_type(self) -> None:
        """Anki lets no note do so."""
        (note,) = page("a.md", "MTU => the greatest size of a frame")
        typed = replace(note, style=Style.TYPED, guid=Guid("n"))

        assert match([typed], known([note])).matches == ()

    def test_a_number_is_no_typo(self) -> None:
        before = page("a.md", "HTTPS listens on port 443 by default.")
        after = page("b.md", "HTTPS listens on port 444 by default.")

        assert match(after, known(before)).matches == ()

    def test_a_block_id_on_other_words(self) -> None:
        before = page("a.md", "The lease ends after a day. ^x")
        after = page("a.md", "꿀벌은 여덟 자 모양으로 춤을 춘다. ^x")

        assert match(after, known(before)).matches == ()


OPTIONS = (
    "# Pool",
    "Default => eight",
    "# Log",
    "Default => eight",
    "# Cache",
    "Default => twelve",
    "Nobody reads it.",
)
VITAMINS = (
    "Vitamin A dissolves in fat.",
    "Vitamin D dissolves in fat.",
    "Vitamin E dissolves in fat.",
    "So does butter.",
)


class TestOneOfMany:
    """What is one of many built alike is known again where it stands if all that changed is a word mistyped."""

    @pytest.mark.parametrize(
        "after",
        [
            (*OPTIONS[:3], "Defalt => eight", *OPTIONS[4:]),
            (*OPTIONS[:3], "Defalt => eight", OPTIONS[4], "Default => thirteen", OPTIONS[6]),
        ],
        ids=["alone", "beside another answer to its question"],
    )
    def test_a_word_mistyped(self, after: tuple[str, ...]) -> None:
        old, new = page("a.md", *OPTIONS), page("a.md", *after)

        found = {each.note: each.known for each in match(new, known(old)).matches}

        assert found[new[1].guid] == f"g:{old[1].guid}"

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (VITAMINS, (*VITAMINS[:2], "Vitamin K dissolves in fat.", VITAMINS[3])),
            (OPTIONS, (*OPTIONS[:3], "", "", "Defalt => eight", "", *OPTIONS[4:])),
        ],
        ids=["a name of one letter", "on another line"],
    )
    def test_what_may_be_one_more_of_them(self, before: tuple[str, ...], after: tuple[str, ...]) -> None:
        old, new = page("a.md", *before), page("a.md", *after)

        assert len(match(new, known(old)).matches) == 3


class TestFootnotes:
    """A footnote is asked where the sentence stands that it hangs on; its own text stands elsewhere."""

    LINES = (
        "resolver => asks for names",
        "The lease of an address with a router ends after (1) days. => See the manual, part two.",
        "root zone => has thirteen names",
        "glue => the address of a name server",
    )

    @pytest.mark.parametrize(
        "other",
        [
            "The lease of an address with a router and a switch ends after (2) days.",
            "A switch gives no lease of an address, and with a printer its lease ends never (2).",
        ],
        ids=["much like it", "less like it"],
    )
    def test_the_first_of_two_sentences_that_it_hangs_on_is_gone(self, other: str) -> None:
        lines = (*self.LINES, f"{other} => See the manual, part two.")
        before = hung_on(page("net.md", *lines), line=2, text_at=9)
        after = hung_on(page("net.md", lines[0], "", *lines[2:]), line=5, text_at=9)

        assert not [each for each in match(after, known(before)).matches if each.known == f"g:{before[-1].guid}"]

    def test_its_text_is_put_elsewhere_and_the_sentence_edited(self) -> None:
        before = hung_on(page("net.md", *self.LINES), line=2, text_at=9)
        mended = self.LINES[1].replace("after", "aftr")
        after = hung_on(page("net.md", self.LINES[0], mended, *self.LINES[2:]), line=2, text_at=3)

        assert [each.known for each in match(after, known(before)).matches if each.note == after[-1].guid] == [
            f"g:{before[-1].guid}"
        ]


def hung_on(notes: Sequence[Note], line: int, text_at: int) -> list[Note]:
    """Return notes, the one of a line as a footnote whose text stands elsewhere, and no other that it hangs on."""
    asking = next(note for note in notes if note.sources[0].start == line)
    footnote = replace(asking, kind=Kind.FOOTNOTE, sources=(Span("net.md", text_at, text_at), *asking.sources))
    return [*(note for note in notes if note.back != asking.back), footnote]


class TestUndo:
    def test_what_was_deleted_and_comes_back_is_what_it_was(self) -> None:
        before = page("dns.md", *DNS)
        gone = known(before[3:], live=False)

        found = match(before, [*known(before[:3]), *gone])

        assert [each.known for each in found.matches] == [f"g:{note.guid}" for note in before]

    def test_what_was_reworded_and_is_put_back(self) -> None:
        first = page("dns.md", *DNS)
        second = page("dns.md", *DNS[:4], "A glue record tells the address of any name server inside its parent zone.")
        there = {each.note: each.known for each in match(second, known(first)).matches}
        now = [replace(old, guid=there[note.guid]) for old, note in zip(known(second), second, strict=True)]

        back = {each.note: each.known for each in match(first, now).matches}

        assert back == {note.guid: f"g:{note.guid}" for note in first}

    def test_the_lost_note_is_not_preferred_to_one_that_is_there(self) -> None:
        """Somebody copied a sentence, deleted the copy, and now mends the sentence."""
        sentence = "A lease that nobody renews ends after eight days."
        there = page("a.md", DNS[1], sentence, DNS[2])
        gone = known(page("b.md", sentence), live=False)
        after = page("a.md", DNS[1], sentence.replace("eight", "nine"), DNS[2])

        found = {each.note: each.known for each in match(after, [*known(there), *gone]).matches}

        assert found[after[1].guid] == f"g:{there[1].guid}"


class TestBirth:
    """A note that is born as a known one was, and is the only one, has its guid if it stands where that stood."""

    BEFORE = page("a.md", DNS[1], "장점 => 빠르다", DNS[2])

    def test_an_answer_that_is_written_anew(self) -> None:
        after = page("a.md", DNS[1], "장점 => 코드를 고치지 않고도 서버를 늘릴 수 있다", DNS[2])
        births = {after[1].guid: Guid(f"g:{self.BEFORE[1].guid}")}

        found = {each.note: each for each in match(after, known(self.BEFORE), births).matches}

        assert found[after[1].guid].known == f"g:{self.BEFORE[1].guid}"
        assert found[after[1].guid].ground.rule is Rule.BIRTH

    def test_the_question_in_another_spelling(self) -> None:
        """It may be another sentence of the line: two may tell of one thing."""
        before = page("a.md", DNS[1], "Lease => the loan of an address", DNS[2])
        after = page("a.md", DNS[1], "lease => whatever nobody else may have at that hour", DNS[2])
        births = {after[1].guid: Guid(f"g:{before[1].guid}")}

        assert len(match(after, known(before), births).matches) == 2

    def test_another_sentence_under_the_name_of_the_file(self) -> None:
        before = page("Lease.md", "Lease => the loan of an address", DNS[2])
        after = page("Lease.md", "Lease => whatever nobody else may have at that hour", DNS[2])
        births = {after[0].guid: Guid(f"g:{before[0].guid}")}

        assert len(match(after, known(before), births).matches) == 1

    def test_another_line_that_asks_the_same(self) -> None:
        after = page("a.md", DNS[1], DNS[2], "", "장점 => 코드를 고치지 않고도 서버를 늘릴 수 있다")
        births = {after[2].guid: Guid(f"g:{self.BEFORE[1].guid}")}

        assert len(match(after, known(self.BEFORE), births).matches) == 2
