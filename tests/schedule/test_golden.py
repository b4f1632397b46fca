"""What each scheduler is given, in `fixtures/*.md`: a job as JSON, then the text to the letter.

`pytest tests/schedule/test_golden.py --regenerate` writes the texts anew.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest
from triples import Triple, read_triples, write_triples

from notes2anki import schedule
from notes2anki.schedule import SCHEDULERS, cron
from notes2anki.schedule.job import Job

FIXTURES = Path(__file__).parent / "fixtures"
EXAMPLES = [
    pytest.param(method, triple, id=f"{method}: {triple.title}")
    for method in SCHEDULERS
    for triple in read_triples(FIXTURES / f"{method}.md")
]


def job_of(given: str) -> Job:
    """Read a job from a fixture."""
    read = json.loads(given)
    return Job(
        name=read["name"],
        title=read["title"],
        command=tuple(read["command"]),
        at=dt.time.fromisoformat(read["at"]),
        environment=tuple(read["environment"].items()),
        log=read["log"],
    )


@pytest.fixture(autouse=True)
def _somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the paths be those of somebody who has the command `timeout`."""
    monkeypatch.setenv("HOME", "/home/me")
    monkeypatch.setattr(cron, "_can_limit", lambda: True)


@pytest.mark.parametrize("method", SCHEDULERS)
def test_a_scheduler_has_examples(method: str, request: pytest.FixtureRequest) -> None:
    file = FIXTURES / f"{method}.md"
    if request.config.getoption("--regenerate"):
        write_triples(file, lambda given: SCHEDULERS[method].preview(job_of(given)))
    assert read_triples(file)


@pytest.mark.parametrize(("method", "triple"), EXAMPLES)
def test_the_text_is_as_written(method: str, triple: Triple, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--regenerate"):
        pytest.skip("expected outputs are being written")
    assert SCHEDULERS[method].preview(job_of(triple.given)) == triple.expected


def test_every_scheduler_is_shown_the_same_jobs() -> None:
    given = {method: [triple.given for triple in read_triples(FIXTURES / f"{method}.md")] for method in SCHEDULERS}

    assert len({tuple(jobs) for jobs in given.values()}) == 1
    assert sorted(file.stem for file in FIXTURES.glob("*.md")) == sorted(SCHEDULERS)


def test_a_preview_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (given, *_others) = [triple.given for triple in read_triples(FIXTURES / "cron.md")]

    for scheduler in schedule.SCHEDULERS.values():
        assert scheduler.preview(job_of(given))

    assert shutil.which("crontab") is None
    assert not (tmp_path / "home").exists()
