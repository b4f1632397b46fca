"""The job itself: its name, its command, when it runs next, and what cannot be one."""

from __future__ import annotations

import datetime as dt
import sys
import unicodedata
from pathlib import Path

import pytest

from notes2anki.errors import UsageError
from notes2anki.schedule.job import NAME, Installed, Job, hours_to_catch_up, job_name, nightly

AT = dt.time(3, 30)


def job_for(config: Path, environment: dict[str, str] | None = None) -> Job:
    return nightly(config, AT, Path("/log"), environment or {"LANG": "C"})


def test_it_runs_the_sync_of_a_configuration_with_this_python(tmp_path: Path) -> None:
    job = job_for(tmp_path / "공부 100%.toml")

    config = str(tmp_path / "공부 100%.toml")
    assert job.command == (sys.executable, "-P", "-m", "notes2anki", "sync", "--config", config, "--scheduled")
    assert job.command_if_due == (*job.command, "--if-due")
    assert Path(job.command[0]).is_absolute()
    assert (job.at, job.log) == (AT, str(Path(f"/log/{job.name}.log")))


class TestTheName:
    def test_is_the_configurations_by_whatever_path(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "real").mkdir()
        (tmp_path / "link").symlink_to(tmp_path / "real")
        monkeypatch.chdir(tmp_path)

        paths = [
            tmp_path / "real/n.toml",
            tmp_path / "link/n.toml",
            tmp_path / "link/../real/n.toml",
            Path("real/n.toml"),
        ]

        (name,) = {job_name(path) for path in paths}
        assert NAME.fullmatch(name)
        assert job_for(paths[1]).name == name

    def test_tells_vaults_apart(self, tmp_path: Path) -> None:
        assert job_name(tmp_path / "a.toml") != job_name(tmp_path / "b.toml")

    def test_does_not_hang_on_how_a_file_system_spells_korean(self, tmp_path: Path) -> None:
        assert job_name(tmp_path / unicodedata.normalize("NFD", "공부")) == job_name(tmp_path / "공부")


class TestTheEnvironment:
    def test_says_utf8_and_the_users_language(self, tmp_path: Path) -> None:
        assert dict(job_for(tmp_path, {"LANG": "ko_KR.UTF-8"}).environment) == {
            "PYTHONUTF8": "1",
            "NOTES2ANKI_LANG": "ko",
        }

    def test_keeps_what_the_user_has_set_for_us_and_where_his_files_are(self, tmp_path: Path) -> None:
        kept = {"NOTES2ANKI_STATE": "/state", "XDG_STATE_HOME": "/s"}

        job = job_for(
            tmp_path, {**kept, "LANG": "C", "XDG_CACHE_HOME": "", "XDG_RUNTIME_DIR": "/run", "TOKEN": "secret"}
        )

        assert dict(job.environment) == {"PYTHONUTF8": "1", "NOTES2ANKI_LANG": "en", **kept}


@pytest.mark.parametrize("letter", ["\n", "\r", "\t", "\x00", "\x7f", "\udc80", "\uffff"], ids=ascii)
def test_a_path_that_no_table_can_hold_is_refused(letter: str) -> None:
    with pytest.raises(UsageError, match="rename it"):
        nightly(Path("/a.toml"), AT, Path(f"/log{letter}"), {"LANG": "C"})
    with pytest.raises(UsageError, match="rename it"):
        job_for(Path("/a"), {"LANG": "C", "XDG_STATE_HOME": f"/{letter}"})


@pytest.mark.parametrize("hour", range(24))
def test_catching_up_ends_before_a_run_would_be_due_again(hour: int) -> None:
    """A run is due 20 hours after the last, and minutes of the hour are free: so 19 hours, all but the last five."""
    hours = hours_to_catch_up(dt.time(hour, 59))

    assert set(range(24)) - set(hours) == {(hour - back) % 24 for back in range(5)}
    assert list(hours) == sorted(hours)


class TestTheNextRun:
    def installed(self, *, at: dt.time | None = AT, active: bool = True) -> Installed:
        return Installed("notes2anki-0badcafe", at, active, "", "")

    @pytest.mark.parametrize(
        ("now", "expected"),
        [
            ("2026-03-02 03:29", "2026-03-02 03:30"),
            ("2026-03-02 03:30", "2026-03-03 03:30"),
            ("2026-12-31 12:00", "2027-01-01 03:30"),
        ],
    )
    def test_is_the_next_time_of_the_clock(self, now: str, expected: str) -> None:
        seoul = dt.timezone(dt.timedelta(hours=9))

        run = self.installed().next_run(dt.datetime.fromisoformat(now).replace(tzinfo=seoul))

        assert run == dt.datetime.fromisoformat(expected).replace(tzinfo=seoul)

    def test_is_unknown_where_nothing_would_run(self) -> None:
        now = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)

        assert self.installed(active=False).next_run(now) is None
        assert self.installed(at=None).next_run(now) is None
