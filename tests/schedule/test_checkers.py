"""What independent programs say of our texts; each test needs the program that it names."""

from __future__ import annotations

import datetime as dt
import plistlib
import shutil
import subprocess
from pathlib import Path

import pytest

from notes2anki.schedule import launchd, systemd, windows
from notes2anki.schedule.job import Installed, Job
from schedule.conftest import a_job

# Found before the tests hide the PATH.
FOUND = {name: shutil.which(name) for name in ("systemd-analyze", "plistutil", "xmllint")}

NAMES = ("ordinary", '내 볼트 100% $HOME "it\'s" <&> \\')


def needs(name: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(FOUND[name] is None, reason=f"there is no {name}")


def check(name: str, *arguments: object, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": "/usr/bin:/bin", "XDG_RUNTIME_DIR": str(home), "HOME": str(home), "TZ": "UTC"}
    command = [str(FOUND[name]), *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, text=True, env=environment, timeout=60)


@pytest.fixture(params=NAMES)
def job(request: pytest.FixtureRequest, tmp_path: Path) -> Job:
    """A job whose paths have a name that is ordinary, or not, and whose program is there."""
    folder = tmp_path / request.param
    folder.mkdir()
    (folder / "python").symlink_to("/bin/true")
    path = str(folder / "a.toml")
    return a_job(
        title=f"nightly ({path})",
        command=(str(folder / "python"), "-m", "notes2anki", "--config", path),
        environment=(("XDG_STATE_HOME", str(folder)),),
        log=path,
    )


def verify(units: dict[str, str], folder: Path) -> subprocess.CompletedProcess[str]:
    for name, text in units.items():
        (folder / name).write_text(text, encoding="utf-8")
    return check("systemd-analyze", "--user", "verify", *(folder / name for name in units), home=folder)


@needs("systemd-analyze")
class TestSystemd:
    def test_finds_no_fault_in_the_units(self, job: Job, tmp_path: Path) -> None:
        done = verify(dict(systemd.units(job)), tmp_path)

        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")

    @pytest.mark.parametrize(
        ("ours", "wrong"), [("Type=exec", "Type=oneshot"), ("ExecStart=", "ExecStart=x"), ("RestartSec=", "RestarSec=")]
    )
    def test_would_find_one(self, job: Job, tmp_path: Path, ours: str, wrong: str) -> None:
        units = {name: text.replace(ours, wrong) for name, text in systemd.units(job).items()}

        assert verify(units, tmp_path).stderr

    @pytest.mark.parametrize("at", [dt.time(3, 30), dt.time(0, 0), dt.time(23, 59)])
    def test_means_the_same_time(self, tmp_path: Path, at: dt.time) -> None:
        job = a_job(at=at)
        calendar = systemd.units(job)[f"{job.name}.timer"].partition("OnCalendar=")[2].partition("\n")[0]
        now = dt.datetime(2026, 3, 2, 3, 30, tzinfo=dt.UTC)

        done = check(
            "systemd-analyze",
            "calendar",
            "--iterations=1",
            "--base-time=2026-03-02 03:30:00 UTC",
            calendar,
            home=tmp_path,
        )

        assert done.returncode == 0
        expected = Installed(job.name, at, active=True, command="", place="").next_run(now)
        assert f"Next elapse: {expected:%a %F %T} UTC" in done.stdout


@needs("plistutil")
def test_plistutil_reads_the_agent(job: Job, tmp_path: Path) -> None:
    file = tmp_path / "agent.plist"
    file.write_bytes(launchd.agent(job))

    binary = tmp_path / "agent.binary"

    check("plistutil", "-i", file, "-f", "bin", "-o", binary, home=tmp_path)

    assert plistlib.loads(binary.read_bytes()) == plistlib.loads(file.read_bytes())


@needs("xmllint")
class TestXmllint:
    def test_reads_the_agent(self, job: Job, tmp_path: Path) -> None:
        file = tmp_path / "agent.plist"
        file.write_bytes(launchd.agent(job))

        assert check("xmllint", "--noout", "--nonet", file, home=tmp_path).returncode == 0

    def test_reads_the_task_as_windows_gets_it(self, job: Job, tmp_path: Path) -> None:
        file = tmp_path / "task.xml"
        file.write_bytes(windows.file_content(job))

        done = check("xmllint", "--noout", file, home=tmp_path)

        assert (done.returncode, done.stderr) == (0, "")
        path = check("xmllint", "--xpath", "string(//*[local-name()='Arguments'])", file, home=tmp_path)
        assert path.stdout.strip().endswith("--if-due")
        file.write_bytes(windows.file_content(job)[:-20])
        assert check("xmllint", "--noout", file, home=tmp_path).returncode != 0
