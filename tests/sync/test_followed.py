"""What follows a run: the log, and at night a notice."""

from __future__ import annotations

import http.server
import json
import re
import stat
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from notes2anki.errors import RefusedError
from notes2anki.sync import log, notice
from notes2anki.sync.followed import followed
from notes2anki.sync.notice import tell
from sync.nights import Nights

WORDS = ("TTL", "hops", "사설", "NAT", "port")  # no number: the log is full of them


class TestTheLog:
    def test_it_tells_of_every_run_and_holds_no_word_of_the_notes(self, nights: Nights) -> None:
        nights.write("c.md", "Q: What does 사설 look like?\nA: TTL\n![[NAT.png]]\n")
        nights.write("bad.md", b"\x00" * 1000)
        for _night in range(2):
            followed(nights.night, nights.config, scheduled=False, say=print)
        nights.vault.rename(nights.vault.with_name("gone"))
        with pytest.raises(RefusedError):
            followed(nights.night, nights.config, scheduled=False, say=print)

        text = nights.config.log_file.read_text(encoding="utf-8")

        assert [line.split()[3] for line in text.splitlines() if " exit=" in line] == ["exit=3", "exit=3", "exit=76"]
        assert "added=4" in text
        assert re.search(r"c\.md:\d missing-", text)
        assert "bad.md:1 binary" in text
        assert not [word for word in WORDS if word in text]

    def test_only_its_owner_reads_it_and_it_does_not_grow_for_ever(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(log, "LARGEST", 2_000)
        for number in range(200):
            with log.opened(tmp_path / "logs/night.log") as logger:
                logger.info("run %d %s", number, "x" * 100)

        files = sorted((tmp_path / "logs").iterdir())

        assert [file.name for file in files] == ["night.log", *(f"night.log.{n}" for n in range(1, log.KEPT))]
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
        assert all(file.stat().st_size <= 2_000 for file in files)
        assert "run 199 " in files[0].read_text()

    def test_one_that_cannot_be_written_stops_nothing(self, nights: Nights, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        nights.config = replace(nights.config, log=tmp_path / "file/log")
        said: list[str] = []

        assert followed(nights.night, nights.config, scheduled=False, say=said.append).exit_code == 0
        assert "The log" in said[0]


class _Monitor(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.called.append(self.path)  # type: ignore[attr-defined]  # set below
        self.send_response(500 if "broken" in self.path else 200)
        self.end_headers()

    def do_POST(self) -> None:
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.called.append(f"{told['type']} {told['title']}: {told['message']}")  # type: ignore[attr-defined]
        self.do_GET()

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def monitor() -> Iterator[tuple[str, list[str]]]:
    """A monitor on this machine, and what it was called with."""
    with http.server.HTTPServer(("127.0.0.1", 0), _Monitor) as server:
        called: list[str] = []
        server.called = called  # type: ignore[attr-defined]  # for the handler
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", called
        server.shutdown()
        thread.join()


class TestTheNotice:
    @pytest.fixture(autouse=True)
    def _configured(
        self, nights: Nights, monitor: tuple[str, list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        program = (
            "import json, os, sys; json.dump([sys.argv[2:], os.environ['NOTES2ANKI_EXIT_CODE'],"
            " os.environ['NOTES2ANKI_MESSAGE']], open(sys.argv[1], 'w'))"
        )
        nights.config = replace(
            nights.config,
            on_success_url=f"{monitor[0]}/good",
            on_failure_url=f"{monitor[0]}/bad",
            on_failure_command=(sys.executable, "-c", program, str(tmp_path / "told"), "failed: {message}", "a b"),
        )
        monkeypatch.setattr(notice, "PATIENCE", 120)
        monkeypatch.setattr(notice, "COMMAND_PATIENCE", 120)
        for variable in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.delenv(variable, raising=False)

    def test_a_good_night(self, nights: Nights, monitor: tuple[str, list[str]], tmp_path: Path) -> None:
        followed(nights.night, nights.config, scheduled=True, say=print)

        assert monitor[1] == ["/good"]
        assert not (tmp_path / "told").exists()

    def test_a_night_that_failed(self, nights: Nights, monitor: tuple[str, list[str]], tmp_path: Path) -> None:
        nights.vault.rename(nights.vault.with_name("gone"))
        with pytest.raises(RefusedError) as raised:
            followed(nights.night, nights.config, scheduled=True, say=print)

        assert monitor[1] == ["/bad"]
        message = str(raised.value)
        assert json.loads((tmp_path / "told").read_text()) == [[f"failed: {message}", "a b"], "76", message]

    def test_by_day_nobody_is_called(self, nights: Nights, monitor: tuple[str, list[str]]) -> None:
        followed(nights.night, nights.config, scheduled=False, say=print)

        assert monitor[1] == []

    @pytest.mark.parametrize(
        ("exit_code", "called"), [(0, ["/good"]), (3, ["/good"]), (75, []), (130, []), (1, ["/bad"]), (70, ["/bad"])]
    )
    def test_what_is_a_failure(
        self, nights: Nights, monitor: tuple[str, list[str]], exit_code: int, called: list[str]
    ) -> None:
        assert tell(nights.config, exit_code, "message") == ()
        assert monitor[1] == called

    def test_what_fails_here_changes_nothing(self, nights: Nights, monitor: tuple[str, list[str]]) -> None:
        said: list[str] = []
        for url in (f"{monitor[0]}/broken", "http://127.0.0.1:1/", "http://[::bad"):
            nights.config = replace(nights.config, on_success_url=url)
            assert followed(nights.night, nights.config, scheduled=True, say=said.append).exit_code == 0
        nights.config = replace(nights.config, on_failure_url="", on_failure_command=("no such program",))

        assert tell(nights.config, 1, "") == ("no such program failed (FileNotFoundError).",)
        assert len(said) == 3
        assert all("could not be called" in line for line in said)


# It still looks for a module that Python is about to drop.
@pytest.mark.filterwarnings("ignore:'imghdr' is deprecated")
class TestApprise:
    @pytest.fixture(autouse=True)
    def _configured(self, nights: Nights, monitor: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
        nights.config = replace(nights.config, on_failure_notify=(monitor[0].replace("http:", "json:"),))
        for variable in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.delenv(variable, raising=False)

    def test_it_tells_of_a_failure(self, nights: Nights, monitor: tuple[str, list[str]]) -> None:
        assert tell(nights.config, 76, "Too much is gone.") == ()
        assert tell(nights.config, 0, "") == ()

        assert monitor[1] == ["failure notes2anki: Too much is gone.", "/"]

    @pytest.mark.parametrize("address", ["nonsense", "json://127.0.0.1:1/secret"])
    def test_what_fails_is_told_without_the_address(
        self, nights: Nights, monitor: tuple[str, list[str]], address: str
    ) -> None:
        nights.config = replace(nights.config, on_failure_notify=(*nights.config.on_failure_notify, address))

        told = tell(nights.config, 1, "It failed.")

        assert told == ("Apprise could not notify every address of on_failure_notify.",)
        assert monitor[1] == ["failure notes2anki: It failed.", "/"]

    def test_a_fault_in_it_is_told_and_no_more(self, nights: Nights, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_arguments: object, **_settings: object) -> bool:
            raise RuntimeError("https://a-password@example.org")

        monkeypatch.setattr("apprise.Apprise.notify", fail)

        assert tell(nights.config, 1, "It failed.") == ("Apprise failed (RuntimeError).",)

    def test_where_it_is_not_installed(self, nights: Nights, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(notice, "has_apprise", lambda: False)

        assert tell(nights.config, 1, "") == ("on_failure_notify needs Apprise: pip install 'notes2anki[apprise]'",)
