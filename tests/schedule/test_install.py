"""Installing, showing and removing with stand-ins for the schedulers' programs: what they are told, and what is left.

The real ones, systemd and cron, have their turn in test_real_systemd.py and test_real_cron.py.
"""

from __future__ import annotations

import datetime as dt
import os
import plistlib
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from notes2anki import schedule
from notes2anki.errors import Notes2AnkiError, OutputError
from notes2anki.schedule import SCHEDULERS, choose, cron, launchd, systemd, tool, windows
from notes2anki.schedule.job import Installed, Job
from schedule.conftest import NAME, Program, a_job

OTHER = a_job(name="notes2anki-00c0ffee", at=dt.time(22, 5))


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@dataclass
class Recorded:
    """A scheduler that keeps its jobs in memory."""

    there: bool = True
    jobs: dict[str, Job] = field(default_factory=dict)

    def preview(self, job: Job) -> str:
        return job.name

    def usable(self) -> bool:
        return self.there

    def install(self, job: Job) -> None:
        self.jobs[job.name] = job

    def installed(self) -> tuple[Installed, ...]:
        return tuple(Installed(name, job.at, active=True, command="", place="") for name, job in self.jobs.items())

    def remove(self, name: str) -> bool:
        return self.jobs.pop(name, None) is not None

    def hints(self) -> tuple[str, ...]:
        return ()


class TestAllTogether:
    def test_the_best_that_is_there_is_chosen(self) -> None:
        def chosen(platform: str, *there: str) -> str:
            schedulers = {name: Recorded(name in there) for name in SCHEDULERS}
            return choose(schedulers=schedulers, platform=platform)

        assert chosen("linux", "systemd", "cron") == "systemd"
        assert chosen("linux", "cron") == "cron"
        assert chosen("freebsd14", "cron") == "cron"
        assert chosen("darwin", "launchd", "cron") == "launchd"
        assert chosen("darwin", "cron") == "cron"
        assert chosen("win32", "windows") == "windows"
        with pytest.raises(Notes2AnkiError, match="no systemd, cron here"):
            chosen("linux", "windows")

    def test_a_wanted_one_must_be_there(self) -> None:
        schedulers = {name: Recorded(name == "cron") for name in SCHEDULERS}

        assert choose("cron", schedulers=schedulers) == "cron"
        with pytest.raises(Notes2AnkiError, match="no launchd here"):
            choose("launchd", schedulers=schedulers)

    def test_a_job_that_changes_its_scheduler_runs_once_a_night(self) -> None:
        schedulers = {name: Recorded() for name in SCHEDULERS}
        for method in ("systemd", "cron"):
            schedule.install(a_job(), method, schedulers)
            schedule.install(OTHER, method, schedulers)

        assert [(method, job.name) for method, job in schedule.installed(schedulers)] == [
            ("cron", NAME),
            ("cron", OTHER.name),
        ]
        assert schedule.remove(NAME, schedulers) == ("cron",)
        assert schedule.remove(NAME, schedulers) == ()
        assert [job.name for _method, job in schedule.installed(schedulers)] == [OTHER.name]

    def test_a_machine_with_none_has_no_jobs(self, tmp_path: Path) -> None:
        assert schedule.installed() == ()
        assert schedule.remove(NAME) == ()
        assert not (tmp_path / "home").exists()


class TestSystemd:
    @pytest.fixture
    def log(self, program: Program) -> Path:
        return program("systemctl", 'case "$*" in *is-active*00c0ffee*) exit 3;; esac')

    def test_writes_three_units_and_starts_the_timer(self, log: Path, tmp_path: Path) -> None:
        systemd.install(a_job())

        assert files(tmp_path / "home") == [
            f".config/systemd/user/{NAME}{end}" for end in ("-failed.service", ".service", ".timer")
        ]
        assert log.read_text().splitlines() == [
            "--user daemon-reload",
            f"--user enable --now {NAME}.timer",
        ]

    def test_obeys_the_users_folder(self, log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "elsewhere"))
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

        systemd.install(a_job())

        assert log.exists()
        assert len(files(tmp_path / "elsewhere/systemd/user")) == 3
        assert systemd.stamp(NAME) == tmp_path / f"data/systemd/timers/stamp-{NAME}.timer"

    def test_shows_what_is_installed(self, log: Path) -> None:
        for job in (a_job(), OTHER):
            systemd.install(job)
        (systemd.folder() / "notes2anki-mine.timer").touch()

        shown = systemd.installed()

        assert log.exists()
        assert [(job.name, job.at, job.active) for job in shown] == [
            (OTHER.name, dt.time(22, 5), False),
            (NAME, dt.time(3, 30), True),
        ]
        assert all(job.command == "/home/me/.venv/bin/python -m notes2anki sync" for job in shown)
        assert shown[1].place.endswith(f"{NAME}.timer")

    def test_removes_everything_and_nobody_elses(self, log: Path, tmp_path: Path) -> None:
        for job in (a_job(), OTHER):
            systemd.install(job)
        (systemd.folder() / "mine.timer").touch()
        systemd.stamp(NAME).parent.mkdir(parents=True)
        systemd.stamp(NAME).touch()
        wants = systemd.folder() / "timers.target.wants"
        wants.mkdir()
        (wants / f"{NAME}.timer").symlink_to(systemd.folder() / f"{NAME}.timer")

        assert systemd.remove(NAME)

        assert list((tmp_path / "home").rglob(f"*{NAME}*")) == []
        assert len(files(tmp_path / "home")) == 4
        told = log.read_text().splitlines()
        assert told[-3:] == [
            f"--user stop {NAME}.timer {NAME}.service {NAME}-failed.service",
            "--user daemon-reload",
            f"--user reset-failed {NAME}.service {NAME}-failed.service",
        ]
        assert not systemd.remove(NAME)

    def test_removes_what_is_left_of_a_job(self, program: Program, tmp_path: Path) -> None:
        program("systemctl", "")
        systemd.install(a_job())
        (systemd.folder() / f"{NAME}.timer").unlink()
        program("systemctl", 'case "$2" in stop|reset-failed) exit 5;; esac')

        assert systemd.remove(NAME)
        assert files(tmp_path / "home") == []

    def test_removes_files_where_no_manager_answers(self, program: Program, tmp_path: Path) -> None:
        program("systemctl", "")
        systemd.install(a_job())
        program("systemctl", "exit 1")

        assert [job.active for job in systemd.installed()] == [False]
        assert systemd.remove(NAME)
        assert files(tmp_path / "home") == []

    def test_shows_files_where_there_is_no_systemd_any_more(self, log: Path) -> None:
        systemd.install(a_job())
        log.with_name("systemctl").unlink()

        assert [job.active for job in systemd.installed()] == [False]

    def test_says_what_systemd_said(self, program: Program) -> None:
        program("systemctl", 'echo "Failed to connect to bus" >&2; exit 1')

        with pytest.raises(Notes2AnkiError, match=r"`systemctl --user daemon-reload` failed: Failed to connect to bus"):
            systemd.install(a_job())
        assert not systemd.usable()

    def test_a_timer_that_was_changed_by_hand_is_shown_without_its_time(self, log: Path) -> None:
        systemd.install(a_job())
        timer = systemd.folder() / f"{NAME}.timer"
        timer.write_text(timer.read_text().replace("*-*-* 03:30:00", "Mon 04:00"))
        (systemd.folder() / f"{NAME}.service").unlink()

        (shown,) = systemd.installed()

        assert log.exists()
        assert (shown.at, shown.command) == (None, "")

    def test_tells_of_lingering_where_it_is_off(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(systemd, "LINGERING", tmp_path)
        monkeypatch.setattr("getpass.getuser", lambda: "me")

        assert "loginctl enable-linger" in " ".join(systemd.hints())
        (tmp_path / "me").touch()
        assert systemd.hints() == ()


class TestCron:
    OWN = "MAILTO=me\n# 백업\n*/5 * * * * backup --to 'a b' \\% # mine\n\n"

    def test_adds_lines_to_a_users_own_and_takes_them_away_again(self, crontab: Path) -> None:
        crontab.write_bytes(self.OWN.encode() + b"# caf\xe9\r\n")

        cron.install(a_job())
        cron.install(OTHER)

        assert crontab.read_bytes().startswith(self.OWN.encode() + b"# caf\xe9\r\n")
        assert crontab.read_text(errors="replace").count(f"# {NAME}\n") == 4
        assert [(job.name, job.at) for job in cron.installed()] == [(NAME, dt.time(3, 30)), (OTHER.name, OTHER.at)]
        assert cron.remove(NAME)
        assert cron.remove(OTHER.name)
        assert crontab.read_bytes() == self.OWN.encode() + b"# caf\xe9\r\n"
        assert not cron.remove(NAME)

    def test_installing_again_changes_the_time_and_nothing_else(self, crontab: Path) -> None:
        cron.install(a_job())
        first = crontab.read_text()
        cron.install(a_job())
        assert crontab.read_text() == first

        cron.install(a_job(at=dt.time(22, 5)))

        (shown,) = cron.installed()
        assert (shown.at, shown.place) == (dt.time(22, 5), "crontab")
        assert "notes2anki sync" in shown.command

    def test_leaves_no_empty_crontab_behind(self, crontab: Path) -> None:
        cron.install(a_job())
        assert crontab.exists()

        assert cron.remove(NAME)

        assert not crontab.exists()

    @pytest.mark.parametrize(
        "said",
        [
            "no crontab for me",
            "crontab: can't open 'me': No such file or directory",
            "You (me) are not allowed to use this program (crontab)",
        ],
    )
    def test_a_user_without_a_crontab_has_no_jobs(self, program: Program, said: str) -> None:
        program("crontab", f'echo "{said}" >&2; exit 1')

        assert cron.installed() == ()
        assert not cron.remove(NAME)

    def test_a_crontab_that_cannot_be_read_is_never_written(self, program: Program) -> None:
        log = program("crontab", "echo 'Input/output error' >&2; exit 1")

        with pytest.raises(Notes2AnkiError, match="left alone: Input/output error"):
            cron.install(a_job())

        assert log.read_text() == "-l\n"

    def test_a_crontab_that_cron_refuses_is_told(self, program: Program) -> None:
        program("crontab", 'if [ "$1" = - ]; then cat >/dev/null; echo "bad minute" >&2; exit 1; fi')

        with pytest.raises(Notes2AnkiError, match="`crontab -` failed: bad minute"):
            cron.install(a_job())

    def test_limits_the_time_where_there_is_a_command_for_it(self, crontab: Path, program: Program) -> None:
        cron.install(a_job())
        assert " timeout " not in crontab.read_text()
        program("timeout", "")

        cron.install(a_job())

        assert " timeout -k 60 1800 " in crontab.read_text()

    def test_a_job_whose_nightly_line_is_gone_is_shown_as_such(self, crontab: Path) -> None:
        cron.install(a_job())
        lines = crontab.read_text().splitlines(keepends=True)
        crontab.write_text("".join(lines[:1] + lines[2:]))

        assert [(job.at, job.active) for job in cron.installed()] == [(None, False)]


class TestLaunchd:
    @pytest.fixture
    def log(self, program: Program, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setattr(sys, "platform", "darwin")
        monkeypatch.setattr(launchd, "PAUSE", 0)
        return program("launchctl", "")

    def job(self, tmp_path: Path) -> Job:
        return a_job(log=str(tmp_path / "home/Library/Logs/notes2anki/a.log"))

    def test_writes_an_agent_and_loads_it(self, log: Path, tmp_path: Path) -> None:
        job = self.job(tmp_path)

        launchd.install(job)
        (launchd.folder() / "notes2anki-mine.plist").touch()

        file = tmp_path / f"home/Library/LaunchAgents/{NAME}.plist"
        assert plistlib.loads(file.read_bytes())["Label"] == NAME
        assert Path(job.log).parent.is_dir()
        user = f"gui/{os.getuid()}"
        assert log.read_text().splitlines() == [f"bootout {user}/{NAME}", f"bootstrap {user} {file}"]
        (shown,) = launchd.installed()
        assert (shown.at, shown.active, shown.place) == (dt.time(3, 30), True, str(file))

    def test_waits_while_the_old_one_is_being_unloaded(self, program: Program, log: Path, tmp_path: Path) -> None:
        again = f'if [ "$1" = bootstrap ] && [ $(grep -c bootstrap {log}) -lt 3 ]; then echo busy >&2; exit 5; fi'
        program("launchctl", again)

        launchd.install(self.job(tmp_path))

        assert log.read_text().count("bootstrap") == 3

    def test_says_what_launchd_said_in_the_end(self, program: Program, log: Path, tmp_path: Path) -> None:
        program("launchctl", 'if [ "$1" = bootstrap ]; then echo "Bootstrap failed: 5" >&2; exit 5; fi')

        with pytest.raises(Notes2AnkiError, match="Bootstrap failed: 5"):
            launchd.install(self.job(tmp_path))
        assert log.read_text().count("bootstrap") == launchd.TRIES

    def test_removes_agent_and_log(self, log: Path, tmp_path: Path) -> None:
        job = self.job(tmp_path)
        launchd.install(job)
        Path(job.log).write_text("a night\n")

        assert launchd.remove(NAME)

        assert files(tmp_path / "home") == []
        assert log.read_text().splitlines()[-1] == f"bootout gui/{os.getuid()}/{NAME}"
        assert not launchd.remove(NAME)

    @pytest.mark.parametrize("content", [b"", b"<plist><dict>", b"\xff", plistlib.dumps([]), plistlib.dumps({})])
    def test_a_damaged_agent_is_shown_and_can_be_removed(self, log: Path, content: bytes) -> None:
        tool.write(launchd.folder() / f"{NAME}.plist", content)

        (shown,) = launchd.installed()

        assert log.exists()
        assert (shown.name, shown.at, shown.command) == (NAME, None, "")
        assert launchd.remove(NAME)

    def test_is_for_macs_only(self, log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        assert log.exists()
        assert launchd.usable()
        monkeypatch.setattr(sys, "platform", "linux")
        assert not launchd.usable()


class TestWindows:
    @pytest.fixture
    def tasks(self, program: Program, tmp_path: Path) -> Path:
        """A Task Scheduler that keeps its tasks in the returned folder and prints them in UTF-8."""
        folder = tmp_path / "tasks"
        folder.mkdir()
        program(
            "schtasks",
            f'cd "{folder}"\n'
            'case "$1 $2 $3" in\n'
            '"/Create /F /TN") cp "$6" "$4" ;;\n'
            '"/Delete /F /TN") rm "$4" ;;\n'
            '"/Query /FO CSV") for each in *; do printf \'"\\\\%s","N/A","준비"\\n\' "$each"; done ;;\n'
            '"/Query /TN "*) [ -f "$3" ] || exit 1; [ -z "$4" ] || iconv -f UTF-16 -t UTF-8 "$3" ;;\n'
            "esac",
        )
        return folder

    def test_makes_shows_and_deletes_a_task(self, tasks: Path) -> None:
        (tasks / "Backup").touch()
        for job in (a_job(), OTHER):
            windows.install(job)
        windows.install(a_job(at=dt.time(4, 45)))

        content = (tasks / NAME).read_bytes()
        assert content.startswith(b"\xff\xfe")
        assert content.decode("utf-16").startswith('<?xml version="1.0" encoding="UTF-16"?>\n<Task ')
        assert [(job.name, job.at, job.active) for job in windows.installed()] == [
            (OTHER.name, dt.time(22, 5), True),
            (NAME, dt.time(4, 45), True),
        ]
        assert windows.installed()[0].command == ("/home/me/.venv/bin/python -X utf8 -m notes2anki sync --if-due")
        assert windows.remove(NAME)
        assert not windows.remove(NAME)
        assert files(tasks) == ["Backup", OTHER.name]

    def test_a_task_that_is_off_is_not_active(self, tasks: Path) -> None:
        text = windows.task(a_job()).replace("<Settings>", "<Settings><Enabled>false</Enabled>")
        (tasks / NAME).write_text(windows.DECLARATION + text, encoding="utf-16")

        assert [job.active for job in windows.installed()] == [False]

    def test_reads_utf16_as_well(self, program: Program, tmp_path: Path) -> None:
        (tmp_path / "task.xml").write_bytes(windows.file_content(a_job()))
        program("schtasks", f'case "$4" in /XML) cat "{tmp_path}/task.xml" ;; *) printf "%s" \'\\{NAME},N/A\' ;; esac')

        assert [job.at for job in windows.installed()] == [dt.time(3, 30)]

    def test_runs_without_a_window_where_python_can(self, tmp_path: Path) -> None:
        job = a_job(command=(str(tmp_path / "python.exe"), "-m", "notes2anki", "sync"))
        assert f"<Command>{tmp_path / 'python.exe'}</Command>" in windows.preview(job)
        (tmp_path / "pythonw.exe").touch()

        assert f"<Command>{tmp_path / 'pythonw.exe'}</Command>" in windows.preview(job)


class TestTools:
    def test_a_program_that_is_not_there(self) -> None:
        with pytest.raises(Notes2AnkiError, match="`nonsense -x` failed: No such file or directory"):
            tool.run("nonsense", "-x")

    def test_a_program_that_says_nothing(self, program: Program) -> None:
        program("silent", "exit 4")

        with pytest.raises(Notes2AnkiError, match="`silent` failed: exit code 4"):
            tool.run("silent")

    def test_a_program_that_hangs(self, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(tool, "SECONDS", 0.1)
        program("slow", "exec sleep 9")

        with pytest.raises(Notes2AnkiError, match="`slow` failed: no answer"):
            tool.run("slow")

    def test_programs_speak_english(self, program: Program) -> None:
        program("locale", 'echo "$LC_ALL"')

        assert tool.run("locale") == "C\n"

    def test_a_folder_or_a_file_that_cannot_be_made(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()

        with pytest.raises(OutputError, match=r"file cannot be written \(Not a directory|\(File exists"):
            tool.write(tmp_path / "file/a", b"")
        with pytest.raises(OutputError, match=r"cannot be written \(Is a directory"):
            tool.write(tmp_path, b"")
        with pytest.raises(OutputError, match=r"cannot be deleted \("):
            tool.delete(tmp_path)
