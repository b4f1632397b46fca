"""The bench works: nothing here asks how fast anything is."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.bench import Bench
from bench.command import MEASURES, main
from bench.figures import Comparison, Contest, Cost, contest_object
from bench.processes import FailedError
from bench.table import aligned, table, width

RUN = Path(__file__).parent / "run.py"


def bench(*arguments: str) -> str:
    """Run the bench on a handful of files and return what it prints."""
    command = [sys.executable, str(RUN), "--quick", "--rounds", "1", "--no-peers", *arguments]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def test_a_quick_run_prints_a_table_of_every_measure() -> None:
    printed = bench()

    print(printed)
    for title in (
        "first export of 8 files",
        "sync, nothing changed, in one process: 20 files",
        "sync, one file changed, in one process: 20 files",
        "nights as whole processes: 20 files",
        "a package of 200 notes",
        "40 Korean sentences",
        "40 English sentences",
        "reading 6 daily notes",
        "reading hostile notes of 50 characters",
    ):
        assert f"== {title}" in printed
    assert "loaded by a first run (wanted: none): none" in printed
    assert "a vault without Korean loads kiwipiepy: no" in printed
    assert "a vault with Korean loads kiwipiepy: yes" in printed  # so that the line above can be false


def test_the_same_as_json() -> None:
    printed = json.loads(bench("--measure", "reading", "--json"))

    (contest,) = printed["contests"]
    assert set(contest["rows"]) == {"read_document", "bare MarkdownIt"}
    assert contest["rows"]["read_document"]["median ms a file"]["median"] > 0
    assert {each["of"] for each in contest["comparisons"]} == {"time s", "median ms a file", "max ms a file"}


def test_a_measure_that_fails_costs_no_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_bench: Bench) -> Iterator[Contest]:
        yield CONTEST
        raise FailedError("no disk")

    monkeypatch.setattr("bench.command.MEASURES", {"first": fail, "second": lambda _bench: iter([CONTEST])})
    with pytest.raises(SystemExit) as left:
        main(["--quick"])

    assert left.value.code == "first: no disk"
    assert capsys.readouterr().out.count("== 경주") == 2


@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_is_explained(name: str) -> None:
    assert f"## {name}" in RUN.with_name("README.md").read_text(encoding="utf-8")


CONTEST = Contest(
    "경주",
    {"ours": [Cost(2.0, 3.0), Cost(8.0, 3.0)], "theirs": [Cost(1.0, 1.0), Cost(2.0, 1.0)]},
    [Comparison("ours", "theirs", wanted="< 1"), Comparison("ours", "", "cores")],
    load=(0.5, 1.5),
)


def test_rounds_are_compared_one_by_one() -> None:
    ratio, cores = contest_object(CONTEST)["comparisons"]

    assert (ratio["median"], ratio["min"], ratio["max"]) == (3.0, 2.0, 4.0)
    assert (cores["min"], cores["max"], cores["against"]) == (0.375, 1.5, None)


def test_a_contest_is_a_table() -> None:
    assert "\n\n".join(table({"machine": "one"}, [CONTEST])).splitlines() == [
        "machine: one",
        "",
        "== 경주 (load 0.5 … 1.5)",
        "             time s      CPU s",
        "------  -----------  ---------",
        "ours      5 (2 … 8)  3 (3 … 3)",
        "theirs  1.5 (1 … 2)  1 (1 … 1)",
        "",
        "ours / baseline      of  median    min … max  wanted",
        "---------------  ------  ------  -----------  ------",
        "ours / theirs    time s       3        2 … 4     < 1",
        "ours              cores   0.938  0.375 … 1.5       -",
    ]


def test_columns_stay_straight_under_korean_words() -> None:
    lines = list(aligned([["이름", "값"], ["색인", "1"], ["a", "10"], ["e\N{COMBINING ACUTE ACCENT}", "100"]]))

    assert len({width(line) for line in lines}) == 1
    assert lines[2:4] == ["색인    1", "a      10"]
