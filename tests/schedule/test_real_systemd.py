"""A real systemd user manager runs the job: at its time, once, again after a missed night, and tells of a failure.

`pytest -m long tests/schedule/test_real_systemd.py`; it takes about three minutes and needs root and, as Debian
names them, the packages systemd, dbus-user-session and util-linux. The manager lives in namespaces of its own and
has a home in the test's folder; a manager of the user who runs the tests is not touched.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from notes2anki.schedule import systemd
from notes2anki.schedule.job import JITTER, job_name
from schedule.conftest import a_job
from schedule.namespaces import LATE, TOOLS, Corner, corner, missing, wait_until
from schedule.recorder import SETTINGS, Recorder, make_recorder, our_command

WHY_NOT = missing("systemctl", "dbus-daemon")
pytestmark = [pytest.mark.long, pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT)]

FOLDER = '내 볼트 100% $HOME "it\'s"'
MANAGER = next((path for path in ("/usr/lib/systemd/systemd", "/lib/systemd/systemd") if Path(path).exists()), "")
PREPARE = f"""
mount --bind "$HOME/bin" /usr/local/sbin  # where the manager looks for programs first
mount -t tmpfs tmpfs /run
mkdir -p /run/systemd/system "$XDG_RUNTIME_DIR"
chmod 700 "$XDG_RUNTIME_DIR"
dbus-daemon --session --address="$DBUS_SESSION_BUS_ADDRESS" --fork
{MANAGER} --user --log-target=console &
for _try in $(seq 100); do
    if systemctl --user show-environment >/dev/null 2>&1; then break; fi
    sleep 0.1
done
"""
SOON = "[Timer]\nAccuracySec=100ms\nRandomizedDelaySec=0\n"  # the minutes of patience that a test has not


@dataclass(frozen=True, slots=True)
class Home:
    """The home of a user with a vault, and the program that stands in for Python."""

    folder: Path
    recorder: Recorder

    @property
    def config(self) -> Path:
        return self.recorder.folder / "notes2anki.toml"

    @property
    def name(self) -> str:
        return job_name(self.config)

    @property
    def units(self) -> Path:
        return self.folder / ".config/systemd/user"

    def environment(self) -> dict[str, str]:
        """Return what the manager and our command are started with."""
        return {
            "HOME": str(self.folder),
            "PATH": TOOLS,
            "LANG": "ko_KR.UTF-8",
            "XDG_RUNTIME_DIR": "/run/user/0",
            "XDG_STATE_HOME": str(self.folder / "상태 100%"),
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/user/0/bus",
        }

    def adjust(self, unit: str, text: str) -> None:
        """Add settings of the test to a unit of the job."""
        folder = self.units / f"{self.name}{unit}.d"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "test.conf").write_text(text)

    def told(self) -> str:
        """Return what was shown on the desktop."""
        shown = self.folder / "notifications"
        return shown.read_text() if shown.exists() else ""


@dataclass(frozen=True, slots=True)
class Machine:
    """The home with the manager running."""

    home: Home
    corner: Corner

    def notes2anki(self, *arguments: object) -> str:
        done = self.corner.run(*our_command(self.home.recorder.program, *arguments))
        return done.stdout + done.stderr

    def install(self, at: str = "03:30") -> None:
        self.notes2anki("schedule", "install", "--config", self.home.config, "--at", at, "--method", "systemd")

    def systemctl(self, *arguments: str) -> None:
        self.corner.run("systemctl", "--user", *arguments)

    def shown(self, unit: str, setting: str) -> str:
        command = ("systemctl", "--user", "show", f"{self.home.name}{unit}", "-p", setting, "--value")
        return self.corner.run(*command).stdout.strip()

    def next_time(self) -> dt.datetime:
        """Return when the timer fires next, jitter and all."""
        command = ("systemctl", "--user", "list-timers", "--all", "--output=json", f"{self.home.name}.timer")
        (listed,) = json.loads(self.corner.run(*command).stdout)
        return dt.datetime.fromtimestamp(listed["next"] / 1e6, dt.UTC)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home", make_recorder(tmp_path / FOLDER))
    made.config.write_text(SETTINGS)
    notify = made.folder / "bin/notify-send"
    notify.parent.mkdir(parents=True)
    notify.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >> {made.folder}/notifications\n')
    notify.chmod(0o755)
    return made


@contextmanager
def switched_on(home: Home) -> Iterator[Machine]:
    """Start the machine, and pull the plug at the end."""
    with corner(PREPARE, home.environment(), home.folder / "manager.log") as opened:
        yield Machine(home, opened)


@pytest.fixture
def machine(home: Home) -> Iterator[Machine]:
    with switched_on(home) as machine:
        yield machine


def test_it_fires_at_its_time_with_every_word_as_it_was(machine: Machine) -> None:
    home = machine.home
    home.adjust(".timer", SOON)
    at = (dt.datetime.now().astimezone() + dt.timedelta(seconds=100)).replace(second=0, microsecond=0)

    machine.install(f"{at:%H:%M}")

    assert machine.shown(".timer", "ActiveState") == "active"
    assert f"next {at:%Y-%m-%d %H:%M}" in machine.notes2anki("schedule", "show").replace("다음 실행", "next")
    wait_until(lambda: len(home.recorder.events()) == 2)
    (run,) = home.recorder.starts()
    assert 0 <= run["time"] - at.timestamp() < LATE
    words = ["-P", "-m", "notes2anki", "sync", "--config", str(home.config), "--scheduled"]
    assert run["words"] == [str(home.recorder.program), *words]
    kept = {key: run["environment"].get(key) for key in ("PYTHONUTF8", "NOTES2ANKI_LANG", "XDG_STATE_HOME")}
    assert kept == {"PYTHONUTF8": "1", "NOTES2ANKI_LANG": "ko", "XDG_STATE_HOME": str(home.folder / "상태 100%")}
    limits = (run["umask"], run["nice"], run["no_new_privileges"], run["terminal"])
    assert limits == (0o077, 10, "1", False)
    wait_until(lambda: machine.shown(".service", "ActiveState") == "inactive")
    assert machine.shown(".service", "Result") == "success"


def test_a_night_while_the_machine_was_off_is_made_up_for(home: Home) -> None:
    home.adjust(".timer", SOON)
    later = dt.datetime.now().astimezone() + dt.timedelta(hours=6)
    with switched_on(home) as machine:
        machine.install(f"{later:%H:%M}")
        time.sleep(3)
    assert home.recorder.events() == []
    (stamp,) = home.folder.glob(".local/share/systemd/timers/stamp-*.timer")
    assert stamp == home.folder / f".local/share/systemd/timers/stamp-{home.name}.timer"
    three_days = time.time() - 3 * 86400
    # The last time that it fired, as systemd remembers it.
    os.utime(stamp, (three_days, three_days))
    switched_on_at = time.time()

    with switched_on(home):
        wait_until(lambda: len(home.recorder.events()) == 2)
        time.sleep(3)

    (run,) = home.recorder.starts()
    assert run["time"] - switched_on_at < LATE


def test_a_night_that_was_not_missed_is_not_repeated(home: Home) -> None:
    home.adjust(".timer", SOON)
    later = dt.datetime.now().astimezone() + dt.timedelta(hours=6)
    for _boot in range(2):
        with switched_on(home) as machine:
            machine.install(f"{later:%H:%M}")
            time.sleep(2)

    assert home.recorder.events() == []


def test_the_jitter_is_within_a_quarter_of_an_hour_and_stays(machine: Machine) -> None:
    at = (dt.datetime.now().astimezone() + dt.timedelta(hours=6)).replace(second=0, microsecond=0)

    elapses = set()
    for _installation in range(3):
        machine.install(f"{at:%H:%M}")
        elapses.add(machine.next_time())

    (elapse,) = elapses
    assert dt.timedelta() < elapse - at < JITTER


def test_two_runs_never_meet(machine: Machine) -> None:
    home = machine.home
    home.recorder.behave(seconds=4)
    home.adjust(".timer", f"{SOON}OnCalendar=\nOnCalendar=*:*:0/2\n")

    machine.install()

    wait_until(lambda: len(home.recorder.events()) == 1)
    machine.systemctl("start", f"{home.name}.service")  # by hand, in the middle of a run
    wait_until(lambda: len(home.recorder.events()) >= 7)
    kinds = [event["event"] for event in home.recorder.events()]
    assert kinds[:7] == ["start", "end", "start", "end", "start", "end", "start"]


def test_try_later_is_a_success_and_is_tried_later(machine: Machine) -> None:
    home = machine.home
    home.recorder.behave(code=75)
    home.adjust(".service", "[Service]\nRestartSec=3\n")
    machine.install()

    machine.systemctl("start", f"{home.name}.service")
    wait_until(lambda: machine.shown(".service", "SubState") == "auto-restart")

    assert machine.shown(".service", "Result") == "success"
    wait_until(lambda: len(home.recorder.starts()) == 2)
    first, second = (run["time"] for run in home.recorder.starts())
    assert 3 <= second - first < LATE
    home.recorder.behave(code=0)
    wait_until(lambda: machine.shown(".service", "ActiveState") == "inactive")
    runs = len(home.recorder.starts())
    time.sleep(5)
    assert len(home.recorder.starts()) == runs
    assert home.told() == ""
    assert machine.shown(".timer", "ActiveState") == "active"


def test_the_real_pause_is_an_hour(machine: Machine) -> None:
    machine.install()

    assert machine.shown(".service", "RestartUSec") == "1h"
    assert machine.shown(".service", "RuntimeMaxUSec") == "30min"


def test_some_files_skipped_is_no_failure(machine: Machine) -> None:
    home = machine.home
    home.recorder.behave(code=3)
    machine.install()

    machine.systemctl("start", f"{home.name}.service")

    wait_until(lambda: len(home.recorder.events()) == 2)
    wait_until(lambda: machine.shown(".service", "ActiveState") == "inactive")
    assert machine.shown(".service", "Result") == "success"
    assert home.told() == ""
    assert len(home.recorder.starts()) == 1


@pytest.mark.parametrize("code", [1, 70, 76, 78])
def test_a_failure_is_told(machine: Machine, code: int) -> None:
    home = machine.home
    home.recorder.behave(code=code)
    machine.install()

    machine.systemctl("start", f"{home.name}.service")

    wait_until(lambda: home.told().count("\n") == 3)
    assert machine.shown(".service", "Result") == "exit-code"
    assert home.told().splitlines() == [
        "--app-name=notes2anki",
        "notes2anki: 야간 작업이 실패했습니다",
        f"까닭은 로그에 있습니다: journalctl --user -u {home.name}.service",
    ]
    wait_until(lambda: machine.shown("-failed.service", "ActiveState") == "inactive")
    assert machine.shown("-failed.service", "Result") == "success"
    assert machine.shown(".timer", "ActiveState") == "active"


def test_a_run_without_end_is_ended_and_told(machine: Machine) -> None:
    home = machine.home
    home.recorder.behave(seconds=600)
    home.adjust(".service", "[Service]\nRuntimeMaxSec=2\n")
    machine.install()

    machine.systemctl("start", f"{home.name}.service")

    wait_until(lambda: bool(home.told()))
    assert machine.shown(".service", "Result") == "timeout"
    assert [event["event"] for event in home.recorder.events()] == ["start"]


def test_a_python_that_is_gone_is_told(machine: Machine) -> None:
    home = machine.home
    machine.install()
    home.recorder.program.unlink()

    machine.corner.run("systemctl", "--user", "start", f"{home.name}.service", check=False)

    wait_until(lambda: bool(home.told()))


def test_installed_again_it_is_one_job_and_removed_it_is_none(machine: Machine) -> None:
    home = machine.home
    home.recorder.behave(code=75)
    other = home.config.with_name("other.toml")
    other.write_text(SETTINGS)
    for at in ("03:30", "22:05"):
        machine.install(at)
    machine.notes2anki("schedule", "install", "--config", other, "--method", "auto")

    shown = machine.notes2anki("schedule", "show")

    assert shown.count("systemd") >= 2
    assert sorted(timer.name for timer in home.units.glob("*.timer")) == sorted(
        [f"{home.name}.timer", f"{job_name(other)}.timer"]
    )
    assert machine.next_time().astimezone().hour == 22
    machine.systemctl("start", f"{home.name}.service")
    wait_until(lambda: machine.shown(".service", "SubState") == "auto-restart")

    for config in (home.config, other):
        machine.notes2anki("schedule", "remove", "--config", config)

    left = machine.corner.run("systemctl", "--user", "list-units", "--all", "--no-legend", "notes2anki*").stdout
    assert left == ""
    assert list(home.folder.rglob("*notes2anki-*")) == []


def test_a_run_in_progress_ends_when_its_job_is_removed(machine: Machine) -> None:
    home = machine.home
    home.recorder.behave(seconds=3600)
    machine.install()
    machine.systemctl("start", f"{home.name}.service")
    wait_until(lambda: len(home.recorder.events()) == 1)

    machine.notes2anki("schedule", "remove", "--config", home.config)

    assert [event["event"] for event in home.recorder.events()] == ["start"]
    assert machine.corner.run("pgrep", "-f", str(home.recorder.program), check=False).returncode == 1


def test_any_word_arrives(machine: Machine) -> None:
    """Sixty services with words of random nasty letters, each asked what it was given."""
    random_words = random.Random(20260302)
    letters = [*"%%$$\"'\\\\ ;|&<>`~!{}[]()*?#=@:+-^,.가", "$HOME", "${HOME}", "%h", "$$", "%%", "\\n", "\\x41"]
    home = machine.home
    home.units.mkdir(parents=True)
    arrived = home.folder / "arrived"
    tell = "import json,os,sys; open(sys.argv[1],'a').write(json.dumps([sys.argv[2:],os.environ['V']])+'\\n')"
    sent = []
    for number in range(60):
        words = ["".join(random_words.choices(letters, k=random_words.randrange(9))) for _word in range(4)]
        *arguments, value = words
        job = a_job(
            name=f"notes2anki-{number:08x}",
            title=words[0],
            command=("/usr/bin/python3", "-I", "-c", tell, str(arrived), *arguments),
            environment=(("V", value),),
        )
        sent.append([arguments, value])
        for name, text in systemd.units(job).items():
            (home.units / name).write_text(text)
    machine.systemctl("daemon-reload")

    machine.systemctl("start", *(f"notes2anki-{number:08x}.service" for number in range(60)))

    wait_until(lambda: arrived.exists() and len(arrived.read_text().splitlines()) == 60)
    assert sorted(map(json.loads, arrived.read_text().splitlines())) == sorted(sent)


@pytest.mark.parametrize("folder", ["plain", FOLDER, "=", "a;b", "백\\슬래시"])
def test_a_python_in_any_folder_knows_where_it_is(machine: Machine, folder: str) -> None:
    """An interpreter finds its packages by its own path, so the zeroth word must be right, too."""
    home = machine.home
    python = home.folder / folder / "bin/python"
    python.parent.mkdir(parents=True)
    python.symlink_to(Path(sys.executable).resolve())
    tell = "import sys; open(sys.argv[1],'w').write(sys.orig_argv[0] + '|' + sys.executable)"
    job = a_job(command=(str(python), "-I", "-c", tell, str(home.folder / "told")))
    home.units.mkdir(parents=True)
    for name, text in systemd.units(job).items():
        (home.units / name).write_text(text)
    machine.systemctl("daemon-reload")

    machine.systemctl("start", f"{job.name}.service")

    wait_until((home.folder / "told").exists)
    wait_until(lambda: (home.folder / "told").read_text() == f"{python}|{python}")
