"""What the schedulers make of what they are given, written after their sources, to parse our texts back."""

from __future__ import annotations

import re

SPACE = " \t\n\r"


def systemd_words(line: str) -> list[str]:
    """Split as systemd does: extract_first_word() with quotes and C escapes, then specifiers.

    Raises ValueError for what systemd would refuse or fill in.
    """
    words, at = list[str](), 0
    while at < len(line):
        if line[at] in SPACE:
            at += 1
            continue
        word, at = _systemd_word(line, at)
        words.append(_specifiers(word))
    return words


def _systemd_word(line: str, at: int) -> tuple[str, int]:
    word, quote = "", ""
    while at < len(line) and (quote or line[at] not in SPACE):
        letter = line[at]
        at += 1
        if letter == "\\":
            if line[at] not in "\\\"'":
                raise ValueError(f"escape \\{line[at]}")
            word += line[at]
            at += 1
        elif letter == quote:
            quote = ""
        elif not quote and letter in "\"'":
            quote = letter
        else:
            word += letter
    if quote:
        raise ValueError("open quote")
    return word, at


def _specifiers(word: str) -> str:
    if re.search("%(?!%)", word.replace("%%", "")):
        raise ValueError(f"specifier in {word}")
    return word.replace("%%", "%")


def systemd_command(line: str) -> list[str]:
    """Return the words of ExecStart=; raise ValueError for a program that systemd refuses, and for a variable."""
    program, *arguments = systemd_words(line)
    if not program.startswith("/") or set(program) & set("\"'\\$"):
        raise ValueError(f"program {program}")
    return [program, *map(_variables, arguments)]


def _variables(word: str) -> str:
    if re.search(r"\$(?:\{|[A-Za-z_])", word.replace("$$", "")):
        raise ValueError(f"variable in {word}")
    return word.replace("$$", "$")


def debian_cron(rest: str) -> str:
    """Return the command of a crontab line as Debian's cron 3.0pl1 hands it to the shell (measured)."""
    pieces = re.findall(r"\\.?|[^\\]", rest)
    end = pieces.index("%") if "%" in pieces else len(pieces)
    return "".join(piece[1:] if piece in ("\\%", "\\\\") else piece for piece in pieces[:end])


def cronie(rest: str) -> str:
    """Return the command of a crontab line as cronie and ISC cron 4 do (do_command.c, child_process)."""
    pieces = re.findall(r"\\.?|[^\\]", rest)
    end = pieces.index("%") if "%" in pieces else len(pieces)
    return "".join("%" if piece == "\\%" else piece for piece in pieces[:end])


def busybox_crond(rest: str) -> str:
    """Return the command of a crontab line as BusyBox does, which has no escapes."""
    return rest


CRONS = (debian_cron, cronie, busybox_crond)


def windows_words(line: str) -> list[str]:
    """Split arguments as CommandLineToArgvW does after the program's name."""
    words, at = list[str](), 0
    while at < len(line):
        if line[at] in " \t":
            at += 1
            continue
        word, at = _windows_word(line, at)
        words.append(word)
    return words


def _windows_word(line: str, at: int) -> tuple[str, int]:
    word, quoted = "", False
    while at < len(line) and (quoted or line[at] not in " \t"):
        backslashes = 0
        while at < len(line) and line[at] == "\\":
            backslashes += 1
            at += 1
        if at < len(line) and line[at] == '"':
            word += "\\" * (backslashes // 2)
            if backslashes % 2:
                word += '"'
            else:
                quoted = not quoted
            at += 1
        else:
            word += "\\" * backslashes
            if at < len(line) and (quoted or line[at] not in " \t"):
                word += line[at]
                at += 1
    return word, at
