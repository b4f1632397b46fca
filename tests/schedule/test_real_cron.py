"""A real cron takes the lines, runs them at the next minute and after a start, and hands on every word.

`pytest -m long tests/schedule/test_real_cron.py`; it takes up to two minutes and needs root and, as Debian names
them, the packages cron and util-linux. cron lives in namespaces of its own, with empty tables: neither the crontab
of the user who runs the tests nor the system's is read or written.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from notes2anki.schedule import cron
from notes2anki.schedule.job import job_name
from schedule.namespaces import LATE, TOOLS, Corner, corner, missing, wait_until
from schedule.recorder import SETTINGS, Recorder, make_recorder, our_command

WHY_NOT = missing("cron", "crontab")
pytestmark = [pytest.mark.long, pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT)]

FOLDER = '내 볼트 100% $HOME "it\'s" \\%'
PREPARE = """
mount -t tmpfs tmpfs /run
mount -t tmpfs -o mode=1730,gid="$(stat -c %g /var/spool/cron/crontabs)" tmpfs /var/spool/cron/crontabs
mount -t tmpfs tmpfs /etc/cron.d
mount --bind /dev/null /etc/crontab
"""
OWN = "# 내 것\nMAILTO=\"\"\n0 5 * * 1 backup \\% 'a b'\n"
WORDS = 60


@dataclass(frozen=True, slots=True)
class Night:
    """What a night with cron left behind."""

    at: dt.datetime
    recorder: Recorder
    config: Path
    home: Path
    tables: dict[str, str]
    sent: list[list[str]]
    arrived: list[list[str]]

    def runs(self, *, if_due: bool) -> list[dict[str, Any]]:
        return [run for run in self.recorder.starts() if ("--if-due" in run["words"]) == if_due]


def nasty_lines(arrived: Path) -> tuple[list[list[str]], str]:
    """Make lines that run each minute and write down the words that they were given."""
    random_words = random.Random(20260302)
    letters = [*"%%%$\"'\\\\ ;|&<>`~!{}[]()*?#=@:+-^,.가", "$HOME", "\\%", "100%", "%%", "\\\\%"]
    tell = "import json,sys; open(sys.argv[1],'a').write(json.dumps(sys.argv[2:])+'\\n')"
    sent = [
        ["".join(random_words.choices(letters, k=random_words.randrange(9))) for _word in range(4)]
        for _line in range(WORDS)
    ]
    lines = [
        "* * * * * " + " ".join(map(cron.word, ("/usr/bin/python3", "-I", "-c", tell, str(arrived), *words)))
        for words in sent
    ]
    return sent, "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Night:
    """Install the job for the next minute, start cron, wait for that minute, and remove the job."""
    home = tmp_path_factory.mktemp("cron")
    recorder = make_recorder(home / FOLDER)
    config = recorder.folder / "notes2anki.toml"
    config.write_text(SETTINGS)
    arrived = home / "arrived"
    sent, lines = nasty_lines(arrived)
    environment = {"HOME": str(home), "PATH": TOOLS, "LANG": "ko_KR.UTF-8", "XDG_STATE_HOME": str(home / "상태 100%")}
    tables = {}
    with corner(PREPARE, environment, home / "cron.log") as opened:
        write(opened, OWN)
        at = (dt.datetime.now().astimezone() + dt.timedelta(seconds=100)).replace(second=0, microsecond=0)
        command = ("schedule", "install", "--config", config, "--method", "cron")
        for time_of_day in ("03:30", f"{at:%H:%M}", f"{at:%H:%M}"):
            opened.run(*our_command(recorder.program, *command, "--at", time_of_day))
        tables["installed"] = opened.run("crontab", "-l").stdout
        tables["shown"] = opened.run(*our_command(recorder.program, "schedule", "show")).stdout
        write(opened, tables["installed"] + lines)
        opened.run("sh", "-c", "cron -f >/dev/null 2>&1 &")
        wait_until(lambda: len(recorder.events()) == 2)  # @reboot
        wait_until(lambda: len(recorder.events()) == 4)
        wait_until(lambda: arrived.exists() and len(arrived.read_text().splitlines()) >= WORDS)
        write(opened, tables["installed"])
        opened.run(*our_command(recorder.program, "schedule", "remove", "--config", config))
        tables["removed"] = opened.run("crontab", "-l").stdout
        time.sleep(1)
    words = [json.loads(line) for line in arrived.read_text().splitlines()]
    return Night(at, recorder, config, home, tables, sent, words)


def write(opened: Corner, table: str) -> None:
    """Write a crontab, as its user would."""
    opened.run("sh", "-c", 'printf "%s" "$0" | crontab -', table)


def test_cron_takes_the_lines_beside_the_users_own(night: Night) -> None:
    installed = night.tables["installed"]

    assert installed.startswith(OWN)
    assert installed.count(f"# {job_name(night.config)}\n") == 4
    assert f"\n{night.at.minute} {night.at.hour} * * * umask" in installed
    assert night.tables["shown"].startswith(f"{job_name(night.config)}: ")


def test_it_fires_at_its_minute_with_every_word_as_it_was(night: Night) -> None:
    (run,) = night.runs(if_due=False)

    assert 0 <= run["time"] - night.at.timestamp() < LATE
    words = ["-P", "-m", "notes2anki", "sync", "--config", str(night.config), "--scheduled"]
    assert run["words"] == [str(night.recorder.program), *words]
    kept = {key: run["environment"].get(key) for key in ("PYTHONUTF8", "NOTES2ANKI_LANG", "XDG_STATE_HOME")}
    assert kept == {"PYTHONUTF8": "1", "NOTES2ANKI_LANG": "ko", "XDG_STATE_HOME": str(night.home / "상태 100%")}
    assert (run["umask"], run["nice"], run["terminal"]) == (0o077, 10, False)


def test_after_a_start_it_asks_whether_a_run_is_due(night: Night) -> None:
    (run,) = night.runs(if_due=True)

    assert run["time"] < night.at.timestamp()
    assert run["words"][-2:] == ["--scheduled", "--if-due"]


def test_any_word_arrives(night: Night) -> None:
    assert {tuple(words) for words in night.arrived} == {tuple(words) for words in night.sent}


def test_removed_it_leaves_the_users_own(night: Night) -> None:
    assert night.tables["removed"] == OWN
