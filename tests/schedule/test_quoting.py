"""Every word arrives as it was, whatever letters it has: quoted, then parsed back as the scheduler would."""

from __future__ import annotations

import plistlib
import shlex
import subprocess
from xml.etree import ElementTree as ET

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from notes2anki.errors import UsageError
from notes2anki.schedule import cron, launchd, systemd, windows
from schedule.conftest import a_job
from schedule.parsers import CRONS, cronie, debian_cron, systemd_command, systemd_words, windows_words

# A job is never made of anything else: see job.nightly.
LETTERS = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
NASTY = st.sampled_from([*"%%%$$\"'\\\\\\ ;|&<>`~!{}[]()*?#=@:+-^,.", "$HOME", "${HOME}", "%h", "100%", "내 볼트"])
TEXTS = st.lists(NASTY | LETTERS, max_size=12).map("".join)
PATHS = TEXTS.map(lambda text: f"/{text}")
COMMANDS = st.tuples(PATHS, st.lists(TEXTS, max_size=4)).map(lambda parts: (parts[0], *parts[1]))
VALUES = st.lists(TEXTS, max_size=2).map(lambda texts: tuple((f"V{n}", text) for n, text in enumerate(texts)))


def setting(unit: str, name: str) -> list[str]:
    """Return the values of a setting, with the lines that systemd would join joined."""
    joined, line = list[str](), ""
    for part in unit.split("\n"):
        line += part
        if (len(line) - len(line.rstrip("\\"))) % 2:
            line = line[:-1] + " "
            continue
        joined.append(line)
        line = ""
    return [line.partition("=")[2] for line in joined if line.startswith(f"{name}=")]


class TestSystemd:
    @given(COMMANDS, VALUES, TEXTS)
    @example(("/a$b/python", "$$", "%%", "\\", ""), (("V0", "\\"),), "a path that ends in a backslash\\")
    def test_a_service_has_the_words_of_its_job(
        self, command: tuple[str, ...], environment: tuple[tuple[str, str], ...], title: str
    ) -> None:
        job = a_job(command=command, environment=environment, title=title)

        unit = systemd.units(job)[f"{job.name}.service"]

        (line,) = setting(unit, "ExecStart")
        words = systemd_command(line)
        assert words == list(command) or words == [*systemd.BY_SHELL, *command]
        values = [systemd_words(each) for each in setting(unit, "Environment")]
        assert values == [[f"{key}={value}"] for key, value in environment]
        (description,) = setting(unit, "Description")
        assert description.replace("%%", "%") == title.rstrip("\\")
        assert setting(unit, "OnFailure") == [f"{job.name}-failed.service"]

    def test_the_words_for_the_desktop_arrive_too(self) -> None:
        job = a_job()

        (line,) = setting(systemd.units(job)[f"{job.name}-failed.service"], "ExecStart")

        assert systemd_command(line)[:4] == ["/bin/sh", "-c", systemd.TELL, "sh"]

    @pytest.mark.parametrize("line", ["/a %h", '/a "b', "/a $HOME", "/a \\x", "a", "/a'\"'", "/a$b"])
    def test_the_parser_would_notice(self, line: str) -> None:
        with pytest.raises(ValueError, match=r"specifier|quote|variable|escape|program"):
            systemd_command(line)


def shell_words(line: str) -> list[str]:
    """Ask a real shell for the words of a line."""
    script = f"printf '%s\\0' {line}"
    done = subprocess.run(["/bin/sh", "-c", script], check=True, capture_output=True, env={"HOME": "/nowhere"})
    return done.stdout.decode().split("\0")[:-1]


class TestCron:
    @given(st.lists(TEXTS, min_size=1, max_size=4))
    @example(["\\", "\\%", "%", "%%", "", "'%'", "\\\\%", "\\\\", "a\\"])
    @settings(max_examples=60)
    def test_the_shell_gets_the_words_from_every_cron(self, words: list[str]) -> None:
        line = " ".join(map(cron.word, words))

        for command in {each(line) for each in CRONS}:
            assert shell_words(command) == words

    @given(COMMANDS, VALUES, TEXTS)
    @example(("/a%b/python", "100%"), (("V0", "%"),), "100% # notes2anki-0badcafe")
    def test_a_line_has_the_words_of_its_job(
        self, command: tuple[str, ...], environment: tuple[tuple[str, str], ...], title: str
    ) -> None:
        job = a_job(command=command, environment=environment, title=title)

        comment, nightly, hourly, reboot = cron.lines(job, can_limit=True)

        assert comment.startswith("# ")
        values = [f"{key}={value}" for key, value in environment]
        start = ["env", *values, "nice", "-n", "10", "timeout", "-k", "60", "1800"]
        for line, fields, expected in (
            (nightly, 5, [*start, *command]),
            (hourly, 5, [*start, *command, "--if-due"]),
            (reboot, 1, [*start, *command, "--if-due"]),
        ):
            run = debian_cron(line.split(" ", fields)[fields])
            assert run.startswith("umask 077; ")
            assert shlex.split(run.removeprefix("umask 077; "), comments=True) == expected

    @given(TEXTS, COMMANDS)
    def test_the_lines_are_found_again_and_no_others(self, title: str, command: tuple[str, ...]) -> None:
        job = a_job(title=title, command=command)
        own = "# my own\n5 4 * * * backup # notes2anki-0badcaff\n*/5 * * * * x # about notes2anki-0badcafe!"

        table = cron.with_job(own, job, can_limit=False)

        assert cron.without(table, job.name) == own + "\n"
        assert cron.with_job(table, job, can_limit=False) == table
        (found,) = [each for each in cron.parse(table) if each.name == job.name]
        assert (found.at, found.active) == (job.at, True)

    @pytest.mark.parametrize(
        ("line", "debians", "others"),
        [
            ("a%b", "a", "a"),
            (r"a\%b", "a%b", "a%b"),
            (r"a\\%b", "a\\", r"a\\"),
            (r"\a \\ \\\ b", r"\a \ \\ b", r"\a \\ \\\ b"),
            ("a\\", "a\\", "a\\"),
        ],
    )
    def test_the_parsers_are_as_measured(self, line: str, debians: str, others: str) -> None:
        """Debian's was asked by a crontab whose SHELL is a program that writes down its arguments."""
        assert (debian_cron(line), cronie(line)) == (debians, others)


class TestLaunchd:
    @given(COMMANDS, VALUES, TEXTS)
    def test_a_property_list_has_the_words_of_its_job(
        self, command: tuple[str, ...], environment: tuple[tuple[str, str], ...], log: str
    ) -> None:
        properties = plistlib.loads(launchd.agent(a_job(command=command, environment=environment, log=log)))

        assert properties["ProgramArguments"] == [*command, "--if-due"]
        assert properties["EnvironmentVariables"] == dict(environment)
        assert properties["StandardOutPath"] == log


class TestWindows:
    @given(COMMANDS, TEXTS)
    @example((r"C:\내 볼트\pythonw.exe", '"', "\\", '\\"', "a\\\\", "a b\\", ""), "<&>\"'")
    def test_a_task_has_the_words_of_its_job(self, command: tuple[str, ...], title: str) -> None:
        assume(not any(windows.REPLACED.search(word) for word in command))

        root = ET.fromstring(windows.task(a_job(command=command, title=title)))

        read = {tag.rpartition("}")[2]: text for tag, text in ((each.tag, each.text or "") for each in root.iter())}
        assert read["Command"] == command[0]
        assert windows_words(read["Arguments"]) == ["-X", "utf8", *command[1:], "--if-due"]
        assert read["Description"] == title

    @pytest.mark.parametrize("path", [r"C:\%TEMP%\a.toml", r"C:\$(Arg0)\a.toml"])
    def test_a_path_that_windows_would_change_is_refused(self, path: str) -> None:
        with pytest.raises(UsageError, match="rename it"):
            windows.task(a_job(command=("C:\\python.exe", path)))

    def test_one_percent_sign_is_none_of_these(self) -> None:
        assert "공부 100%" in windows.task(a_job(command=("C:\\python.exe", r"C:\공부 100%\a.toml")))

    @pytest.mark.parametrize(
        ("line", "words"),
        # The examples of the C library's documentation, "Parsing C command-line arguments".
        [
            (r'"abc" d e', ["abc", "d", "e"]),
            (r"a\\b d\"e f\"g h", [r"a\\b", 'd"e', 'f"g', "h"]),
            (r"a\\\"b c d", [r"a\"b", "c", "d"]),
            (r'a\\\\"b c" d e', [r"a\\b c", "d", "e"]),
        ],
    )
    def test_the_parser_is_as_the_manual_says(self, line: str, words: list[str]) -> None:
        assert windows_words(line) == words
