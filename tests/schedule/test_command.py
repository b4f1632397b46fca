"""`notes2anki schedule`: what the user types, and what is said."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli.conftest import Notes2Anki, notes2anki

from notes2anki.cli.help import Command
from notes2anki.cli.schedule import command as schedule_command
from notes2anki.schedule.job import job_name
from schedule.conftest import Program
from schedule.recorder import SETTINGS

__all__ = ["notes2anki"]


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A configuration in a folder with a Korean name and a percent sign."""
    file = tmp_path / "내 볼트 100%" / "notes2anki.toml"
    file.parent.mkdir()
    file.write_text(SETTINGS, encoding="utf-8")
    return file


def test_it_installs_shows_and_removes(notes2anki: Notes2Anki, config: Path, crontab: Path) -> None:
    name = job_name(config)

    done = notes2anki("schedule", "install", "--config", config, "--at", "04:05", "--method", "cron")

    assert (done.code, done.out) == (0, "")
    assert done.err.startswith(f"notes2anki: {name} runs every night at 04:05, by cron.\nnotes2anki: cron must be")
    assert "내 볼트 100'\\%/notes2anki.toml --scheduled" in crontab.read_text()
    first, command, place = notes2anki("schedule", "show").out.splitlines()
    assert first.startswith(f"{name}: at 04:05, by cron; next 20")
    assert command.endswith("내 볼트 100'\\%/notes2anki.toml --scheduled")
    assert place == "  crontab"
    done = notes2anki("schedule", "remove", "--config", config)
    assert (done.code, done.err) == (0, f"notes2anki: {name} is removed from cron.\n")
    assert not crontab.exists()


def test_the_best_scheduler_is_taken_when_none_is_named(
    notes2anki: Notes2Anki, config: Path, crontab: Path, program: Program
) -> None:
    assert "by cron" in notes2anki("schedule", "install", "--config", config).err
    assert crontab.exists()
    program("systemctl", "")

    assert "by systemd" in notes2anki("schedule", "install", "--config", config).err

    assert not crontab.exists()
    assert "at 03:30, by systemd" in notes2anki("schedule", "show").out


def test_two_vaults_have_two_jobs(notes2anki: Notes2Anki, config: Path, crontab: Path) -> None:
    other = config.with_name("other.toml")
    other.write_text(SETTINGS, encoding="utf-8")
    for each in (config, other, config):
        assert notes2anki("schedule", "install", "--config", each).code == 0

    assert len(notes2anki("schedule", "show").out.splitlines()) == 6
    notes2anki("schedule", "remove", "--config", config)
    assert notes2anki("schedule", "show").out.startswith(job_name(other))
    assert crontab.exists()


class TestPrint:
    @pytest.mark.parametrize(
        ("method", "expected"),
        [
            ("systemd", "OnCalendar=*-*-* 03:30:00"),
            ("cron", "\n30 3 * * * "),
            ("launchd", "<key>ProgramArguments</key>"),
            ("windows", "<StartWhenAvailable>true"),
        ],
    )
    def test_shows_what_would_be_and_changes_nothing(
        self, notes2anki: Notes2Anki, config: Path, tmp_path: Path, method: str, expected: str
    ) -> None:
        before = sorted(tmp_path.rglob("*"))

        done = notes2anki("schedule", "install", "--config", config, "--method", method, "--print")

        assert (done.code, done.err) == (0, "")
        assert expected in done.out
        assert done.out.endswith("\n")
        assert sorted(tmp_path.rglob("*")) == before

    def test_takes_the_nearest_configuration(
        self, notes2anki: Notes2Anki, config: Path, crontab: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (config.parent / "daily").mkdir()
        monkeypatch.chdir(config.parent / "daily")

        done = notes2anki("schedule", "install", "--print")

        assert (done.code, done.err) == (0, "")
        assert done.out.count(job_name(config)) == 4
        assert not crontab.exists()


class TestWhatIsRefused:
    @pytest.mark.parametrize("text", ["25:00", "3", "03:60", "half past three", ""])
    def test_no_time_of_day(self, notes2anki: Notes2Anki, text: str) -> None:
        done = notes2anki("schedule", "install", "--at", text)

        assert (done.code, done.out) == (2, "")
        assert done.err == f"notes2anki: {text!r} is no time of day such as 03:30.\n"

    def test_a_configuration_that_is_not_there(self, notes2anki: Notes2Anki, crontab: Path) -> None:
        done = notes2anki("schedule", "install", "--config", "gone.toml")

        assert done.code == 78
        assert "gone.toml; `notes2anki init` writes one" in done.err
        assert not crontab.exists()

    @pytest.mark.parametrize(
        ("settings", "message"),
        [(None, "There is no configuration; `notes2anki init` writes one."), ("valt = 1", "valt")],
    )
    def test_a_configuration_with_which_no_night_would_run(
        self, notes2anki: Notes2Anki, crontab: Path, tmp_path: Path, settings: str | None, message: str
    ) -> None:
        if settings:
            (tmp_path / "notes2anki.toml").write_text(settings, encoding="utf-8")

        done = notes2anki("schedule", "install")

        assert done.code == 78
        assert message in done.err
        assert not crontab.exists()

    def test_a_machine_without_schedulers(self, notes2anki: Notes2Anki, config: Path) -> None:
        done = notes2anki("schedule", "install", "--config", config)

        assert done.code == 1
        assert done.err.startswith("notes2anki: There is no ")

    def test_a_scheduler_that_is_not_here(self, notes2anki: Notes2Anki, config: Path, tmp_path: Path) -> None:
        done = notes2anki("schedule", "install", "--config", config, "--method", "systemd")

        assert (done.code, done.err) == (1, "notes2anki: There is no systemd here that could run a nightly job.\n")
        assert not (tmp_path / "home/.config").exists()


def test_a_job_can_be_removed_when_its_configuration_is_gone(
    notes2anki: Notes2Anki, config: Path, crontab: Path
) -> None:
    notes2anki("schedule", "install", "--config", config)
    config.unlink()

    assert notes2anki("schedule", "remove", "--config", config).code == 0
    assert not crontab.exists()


def test_nothing_installed_is_no_failure(notes2anki: Notes2Anki, config: Path) -> None:
    shown, removed = notes2anki("schedule", "show"), notes2anki("schedule", "remove", "--config", config)

    assert (shown.code, shown.out, shown.err) == (0, "", "notes2anki: No nightly job is installed.\n")
    assert removed.code == 0
    assert f"There was no nightly job for {config}" in removed.err


def test_a_job_that_is_off_or_changed_is_told(
    notes2anki: Notes2Anki, config: Path, crontab: Path, program: Program, tmp_path: Path
) -> None:
    program("systemctl", "")
    notes2anki("schedule", "install", "--config", config)
    program("systemctl", 'case "$*" in *is-active*) exit 3;; esac')
    assert notes2anki("schedule", "show").out.startswith(f"{job_name(config)}: at 03:30, by systemd; it is not active")
    (timer,) = (tmp_path / "home/.config/systemd/user").glob("*.timer")
    timer.write_text("[Timer]\n")

    shown = notes2anki("schedule", "show").out

    assert shown.startswith(f"{job_name(config)}: by systemd; its time was changed by hand")
    assert not crontab.exists()


@pytest.mark.parametrize("name", sorted(schedule_command.commands))
@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_command_of_the_group_has_help_with_an_example_that_parses(
    notes2anki: Notes2Anki, monkeypatch: pytest.MonkeyPatch, name: str, language: str
) -> None:
    monkeypatch.setenv("NOTES2ANKI_LANG", language)
    command = schedule_command.commands[name]
    assert isinstance(command, Command)

    text = notes2anki("schedule", name, "--help").out

    assert command.short_help
    for example in command.examples:
        assert f"\n  {example}\n" in text
        assert example.split()[:3] == ["notes2anki", "schedule", name]
        command.make_context(name, example.split()[3:])
    assert ("사용법" in text) == (language == "ko")
    if language == "ko":
        for english in ("Usage", "Options:", "Example:", " the "):
            assert english not in text


def test_what_is_installed_speaks_the_users_language(
    notes2anki: Notes2Anki, monkeypatch: pytest.MonkeyPatch, config: Path
) -> None:
    monkeypatch.setenv("NOTES2ANKI_LANG", "ko")

    text = notes2anki("schedule", "install", "--config", config, "--method", "systemd", "--print").out

    assert "야간 작업이 실패했습니다" in text
    assert "Environment=NOTES2ANKI_LANG=ko" in text
    assert os.environ["NOTES2ANKI_LANG"] == "ko"


def test_a_job_without_output_runs_all_the_same(tmp_path: Path) -> None:
    """Windows starts programs so that have no window; so does a shell with both streams closed."""
    (tmp_path / "notes").mkdir()
    for number in range(30):
        (tmp_path / f"notes/{number}.md").write_text(f"Q: {number}?\nA: {number}\n", encoding="utf-8")
    command = [sys.executable, "-m", "notes2anki", "export", str(tmp_path / "notes"), "-o", str(tmp_path / "a.apkg")]

    done = subprocess.run(["/bin/sh", "-c", 'exec "$@" >&- 2>&-', "sh", *command], check=False)

    assert done.returncode == 0
    assert (tmp_path / "a.apkg").exists()
