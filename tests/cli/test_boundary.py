"""Errors become plain messages and exit codes, and never quote a note."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from cli.conftest import Notes2Anki
from notes2anki.cli.boundary import guarded
from notes2anki.errors import (
    ConfigError,
    Notes2AnkiError,
    OutputError,
    RefusedError,
    TryLaterError,
    UsageError,
)

SECRET = "what the author wrote"


def raising(error: BaseException) -> int:
    def program() -> int:
        raise error

    return guarded(program)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (Notes2AnkiError("a.md:3: no"), 1),
        (UsageError("no"), 2),
        (OutputError("no"), 73),
        (TryLaterError("no"), 75),
        (RefusedError("no"), 76),
        (ConfigError("no"), 78),
        (click.Abort(), 130),
        (KeyboardInterrupt(), 130),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else None,
)
def test_what_can_be_mended_is_one_line(capsys: pytest.CaptureFixture[str], error: BaseException, code: int) -> None:
    assert raising(error) == code

    written = capsys.readouterr()
    assert written.out == ""
    assert re.fullmatch(r"notes2anki: .+\n", written.err)


@pytest.mark.parametrize(("program", "code"), [(lambda: None, 0), (lambda: 0, 0), (lambda: 3, 3)])
def test_what_ends_well_is_silent(capsys: pytest.CaptureFixture[str], program: object, code: int) -> None:
    assert callable(program)
    assert guarded(program) == code
    assert capsys.readouterr() == ("", "")


class TestABugOfOurs:
    def test_leaves_a_log_to_paste_without_the_notes_words(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("NOTES2ANKI_LANG", "en")
        monkeypatch.setattr("platformdirs.user_log_path", lambda *_args, **_settings: tmp_path / "log")

        def program() -> int:
            try:
                return int(SECRET)
            except ValueError as error:
                raise KeyError(SECRET) from error

        assert guarded(program) == 70

        (log,) = (tmp_path / "log").iterdir()
        assert str(log) in capsys.readouterr().err
        text = log.read_text(encoding="utf-8")
        assert SECRET not in text
        for expected in ("notes2anki 0.", "kiwipiepy ", f"Python {sys.version.split()[0]} on ", "test_boundary.py:"):
            assert expected in text
        assert text.index("builtins.ValueError") < text.index("builtins.KeyError")

    def test_prints_the_log_where_none_can_be_written(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "file").touch()
        monkeypatch.setattr("platformdirs.user_log_path", lambda *_args, **_settings: tmp_path / "file/log")
        monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "file"))

        assert raising(RuntimeError(SECRET)) == 70

        written = capsys.readouterr().err
        assert "builtins.RuntimeError" in written
        assert SECRET not in written


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("cards",), "PATH... is missing."),
        (("cards", "x", "--nonsense"), "There is no option --nonsense."),
        (("nonsense",), "There is no command nonsense."),
        (("cards", "x", "--format", "xml"), "'--format': 'xml' is not one of 'table', 'json', 'jsonl'."),
        (("cards", "x", "--min-score", "2"), "'--min-score': 2.0 is not in the range 0<=x<=1."),
        (("export", "x"), "FILE is missing."),
    ],
)
def test_wrong_use_is_told_with_the_way_to_help(
    notes2anki: Notes2Anki, arguments: tuple[str, ...], message: str
) -> None:
    done = notes2anki(*arguments)

    assert (done.code, done.out) == (2, "")
    usage, error, hint = done.err.splitlines()
    assert usage.startswith("Usage: notes2anki")
    assert error == f"notes2anki: {message}"
    assert re.fullmatch(r"notes2anki: See `notes2anki( \w+)? --help`\.", hint)


def test_without_arguments_it_shows_help(notes2anki: Notes2Anki) -> None:
    done = notes2anki()

    assert done.code == 2
    assert done.err.startswith("Usage: notes2anki")


class TestAsAProcess:
    """What only a real process shows."""

    def test_a_reader_that_leaves_early_is_no_error(self, vault: Path) -> None:
        for number in range(300):
            (vault / f"{number}.md").write_text(f"Q: {number}?\nA: {'long ' * 200}\n", encoding="utf-8")
        process = subprocess.Popen(
            [sys.executable, "-m", "notes2anki", "cards", str(vault), "--jobs", "1"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()

        assert process.stderr.read() == b""
        process.stderr.close()
        assert process.wait() == 0

    def test_a_console_of_another_encoding_loses_nothing(self, vault: Path) -> None:
        (vault / "a.md").write_text("Q: ✓ 한글 😀?\nA: yes\n", encoding="utf-8")
        command = [sys.executable, "-m", "notes2anki", "cards", str(vault / "a.md")]
        environment = {**os.environ, "PYTHONIOENCODING": "ascii", "NOTES2ANKI_LANG": "ko"}

        for form in ("jsonl", "table"):
            done = subprocess.run([*command, "--format", form], env=environment, capture_output=True, check=True)
            assert done.stdout.decode("ascii")
            if form == "jsonl":
                assert json.loads(done.stdout)["front"] == "✓ 한글 😀?"

    def test_korean_messages_follow_the_locale(self, tmp_path: Path) -> None:
        environment = {key: value for key, value in os.environ.items() if key not in ("LC_ALL", "NOTES2ANKI_LANG")}
        done = subprocess.run(
            [sys.executable, "-m", "notes2anki", "cards", str(tmp_path / "없음.md")],
            env={**environment, "LANG": "ko_KR.UTF-8", "LC_MESSAGES": "ko_KR.UTF-8", "PYTHONUTF8": "1"},
            capture_output=True,
            check=False,
        )

        assert done.returncode == 2
        assert done.stderr.decode() == f"notes2anki: 그런 파일이나 폴더가 없습니다: {tmp_path / '없음.md'}\n"

    def test_an_interrupt_ends_it_with_130(self, vault: Path, tmp_path: Path) -> None:
        script = tmp_path / "interrupted.py"
        script.write_text(
            "from notes2anki import run\n"
            "from notes2anki.cli import main\n"
            "def interrupt(*args, **settings): raise KeyboardInterrupt\n"
            "run.harvest = interrupt\n"
            f"main(['cards', {str(vault)!r}])\n",
            encoding="utf-8",
        )

        done = subprocess.run([sys.executable, str(script)], capture_output=True, check=False, text=True)

        assert done.returncode == 130
        assert "Traceback" not in done.stderr


class TestProgress:
    def bar(self, vault: Path, monkeypatch: pytest.MonkeyPatch, notes2anki: Notes2Anki, *, terminal: bool) -> str:
        for number in range(25):
            (vault / f"{number}.md").write_text(f"Q: {number}?\nA: {number}\n", encoding="utf-8")
        seen = io.StringIO()
        seen.isatty = lambda: terminal  # type: ignore[method-assign]  # a file that says it is a terminal
        monkeypatch.setattr(sys, "stderr", seen)
        assert notes2anki("cards", vault).code == 0
        return seen.getvalue()

    def test_is_shown_on_a_terminal(self, vault: Path, monkeypatch: pytest.MonkeyPatch, notes2anki: Notes2Anki) -> None:
        monkeypatch.setenv("TERM", "xterm")

        assert "27/27" in self.bar(vault, monkeypatch, notes2anki, terminal=True)

    def test_is_not_shown_elsewhere(self, vault: Path, monkeypatch: pytest.MonkeyPatch, notes2anki: Notes2Anki) -> None:
        assert self.bar(vault, monkeypatch, notes2anki, terminal=False) == ""
