"""The real `notes2anki sync` over a small vault, started by a real systemd user manager and by a real cron.

`pytest -m long tests/schedule/test_real_sync.py`; it takes about three minutes and needs what the two batteries with a
stand-in need. What makes up for a missed night, keeps two runs apart and tries again is here the program itself.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from notes2anki.lock import held
from notes2anki.targets.apkg_reader import read_notes
from schedule.namespaces import LATE, TOOLS, Corner, corner, missing, wait_until
from schedule.recorder import Recorder, our_command
from schedule.test_real_cron import PREPARE as CRON
from schedule.test_real_systemd import SOON, Home, switched_on

FOLDER = "내 볼트 100% $HOME it's"
NOTE = """## 네트워크
### NAT(Network Address Translation)
사설 IP와 공인 IP를 서로 바꿔주는 기술이다.

Q: {}?
A: hops
"""
PYTHON = Path(sys.executable)

pytestmark = pytest.mark.long
with_systemd = pytest.mark.skipif(bool(why := missing("systemctl", "dbus-daemon")), reason=why)
with_cron = pytest.mark.skipif(bool(why := missing("cron", "crontab")), reason=why)


@dataclass(frozen=True, slots=True)
class Vault:
    """A folder with a vault in it and its configuration."""

    folder: Path

    @property
    def config(self) -> Path:
        return self.folder / "notes2anki.toml"

    @property
    def package(self) -> Path:
        return self.folder / "deck.apkg"

    @property
    def state(self) -> Path:
        return self.folder / "state"

    def write(self, name: str) -> None:
        """Write a file of which a card comes that asks for its name, an hour ago."""
        file = self.folder / "볼트" / f"{name}.md"
        file.write_text(NOTE.format(f"What is {name}"), encoding="utf-8")
        hour = time.time() - 3600
        os.utime(file, (hour, hour))

    def asked(self) -> set[str]:
        """Return what the package asks."""
        return {note.fields[0] for note in read_notes(self.package).values()}

    def status(self, opened: Corner) -> Any:
        """Return what `notes2anki status` tells."""
        return json.loads(opened.run(*our_command(PYTHON, "status", "--json", "--config", self.config)).stdout)

    def log(self) -> str:
        log = self.folder / "night.log"
        return log.read_text(encoding="utf-8") if log.exists() else ""


def make_vault(folder: Path) -> Vault:
    (folder / "볼트").mkdir(parents=True)
    made = Vault(folder)
    made.config.write_text(
        'vault = "볼트"\noutput = "deck.apkg"\nstate = "state"\nlog = "night.log"\n', encoding="utf-8"
    )
    made.write("TTL")
    return made


class TestSystemd:
    pytestmark = with_systemd

    @pytest.fixture
    def vault(self, tmp_path: Path) -> Vault:
        return make_vault(tmp_path / FOLDER)

    @pytest.fixture
    def home(self, tmp_path: Path, vault: Vault) -> Home:
        made = Home(tmp_path / "home", Recorder(vault.folder))
        (made.folder / "bin").mkdir(parents=True)
        made.adjust(".timer", SOON)
        made.adjust(".service", "[Service]\nRestartSec=3\n")
        return made

    def test_nights_and_one_that_was_missed(self, home: Home, vault: Vault) -> None:
        later = dt.datetime.now().astimezone() + dt.timedelta(hours=6)
        with switched_on(home) as machine:
            install(machine.corner, vault, later, "systemd")
            machine.systemctl("start", f"{home.name}.service")
            wait_until(vault.package.exists)
            wait_until(lambda: machine.shown(".service", "ActiveState") == "inactive")
            assert machine.shown(".service", "Result") == "success"
            assert vault.asked() == {"What is TTL?", "NAT(Network Address Translation)"}
        vault.write("ARP")
        (stamp,) = home.folder.glob(".local/share/systemd/timers/stamp-*.timer")
        three_days = time.time() - 3 * 86400
        os.utime(stamp, (three_days, three_days))

        with switched_on(home) as machine:
            wait_until(lambda: "What is ARP?" in vault.asked())
            wait_until(lambda: machine.shown(".service", "ActiveState") == "inactive")
            told = vault.status(machine.corner)

        assert [run["exit_code"] for run in told["runs"]] == [0, 0]
        assert told["runs"][0]["counts"]["files_read"] == 1
        assert dt.datetime.fromisoformat(told["next_run"]).strftime("%H:%M") == f"{later:%H:%M}"

    def test_it_keeps_away_from_another_run_and_comes_again(self, home: Home, vault: Vault) -> None:
        with switched_on(home) as machine:
            install(machine.corner, vault, dt.datetime.now().astimezone() + dt.timedelta(hours=6), "systemd")
            with held(vault.state):
                machine.systemctl("start", f"{home.name}.service")
                wait_until(lambda: "exit=75" in vault.log())
                wait_until(lambda: machine.shown(".service", "SubState") == "auto-restart")
                assert machine.shown(".service", "Result") == "success"
                assert not vault.package.exists()

            wait_until(vault.package.exists)
            wait_until(lambda: machine.shown(".service", "ActiveState") == "inactive")
            assert [run["exit_code"] for run in vault.status(machine.corner)["runs"]] == [0]


@dataclass(frozen=True, slots=True)
class Morning:
    """What a start of the machine and a night after it left of two vaults; one was in use when the machine started."""

    at: dt.datetime
    caught_up: Vault
    in_use: Vault
    told: Mapping[Path, Any]
    log_in_use: str


@pytest.fixture(scope="module")
def morning(tmp_path_factory: pytest.TempPathFactory) -> Morning:
    home = tmp_path_factory.mktemp("real-cron")
    caught_up, in_use = (make_vault(home / name / FOLDER) for name in ("a", "b"))
    with corner(CRON, {"HOME": str(home), "PATH": TOOLS, "LANG": "ko_KR.UTF-8"}, home / "cron.log") as opened:
        at = (dt.datetime.now().astimezone() + dt.timedelta(seconds=130)).replace(second=0, microsecond=0)
        for vault in (caught_up, in_use):
            install(opened, vault, at, "cron")
        with held(in_use.state):
            opened.run("sh", "-c", "cron -f >/dev/null 2>&1 &")
            wait_until(caught_up.package.exists)
            wait_until(lambda: "exit=75" in in_use.log())
            assert not in_use.package.exists()
            log_in_use = in_use.log()
        wait_until(in_use.package.exists)
        wait_until(lambda: caught_up.log().count(" exit=") == 2)
        told = {vault.config: vault.status(opened) for vault in (caught_up, in_use)}
    return Morning(at, caught_up, in_use, told, log_in_use)


class TestCron:
    pytestmark = with_cron

    def test_after_a_start_it_makes_up_for_the_night(self, morning: Morning) -> None:
        night, start = morning.told[morning.caught_up.config]["runs"]

        assert (start["exit_code"], start["counts"]["added"]) == (0, 2)
        assert dt.datetime.fromisoformat(start["started_at"]) < morning.at
        assert (night["exit_code"], night["counts"]["unchanged"]) == (0, 2)

    def test_it_keeps_away_from_another_run_and_comes_again(self, morning: Morning) -> None:
        (night,) = morning.told[morning.in_use.config]["runs"]

        assert "exit=75" in morning.log_in_use
        assert (night["exit_code"], night["counts"]["added"]) == (0, 2)
        late = dt.datetime.fromisoformat(night["started_at"]) - morning.at
        assert dt.timedelta() <= late < dt.timedelta(seconds=LATE)


def install(opened: Corner, vault: Vault, at: dt.datetime, method: str) -> None:
    """Install the job with the Python that runs the tests."""
    arguments = ("--config", vault.config, "--at", f"{at:%H:%M}", "--method", method)
    opened.run(*our_command(PYTHON, "schedule", "install", *arguments))
