"""From paths to a vault and its files."""

from __future__ import annotations

import json
import os
import unicodedata
from pathlib import Path

import pytest

from notes2anki.errors import UsageError
from notes2anki.model import Severity
from notes2anki.vault.selection import Selection, select


def write(root: Path, *paths: str) -> None:
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("# note\n", encoding="utf-8")


def settings(root: Path, **files: object) -> None:
    for name, content in files.items():
        file = root / ".obsidian" / name.replace("__", "/").replace("_json", ".json").replace("_", "-")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(content), encoding="utf-8")


def paths(selection: Selection) -> list[str]:
    return [file.path for file in selection.files]


def codes(selection: Selection) -> list[tuple[str, str]]:
    return [(problem.span.path, problem.code) for problem in selection.problems]


class TestTheVaultOfAPath:
    def test_a_folder_is_its_own_vault(self, tmp_path: Path) -> None:
        write(tmp_path, "notes/b.md", "notes/deep/a.md", "other/c.md")

        selection = select([tmp_path / "notes"])

        assert selection.root == tmp_path / "notes"
        assert selection.vault_name == "notes"
        assert paths(selection) == ["b.md", "deep/a.md"]

    def test_a_folder_inside_an_obsidian_vault_belongs_to_that_vault(self, tmp_path: Path) -> None:
        (tmp_path / "vault/.obsidian").mkdir(parents=True)
        write(tmp_path, "vault/daily/2026/a.md", "vault/b.md")

        selection = select([tmp_path / "vault/daily"])

        assert selection.root == tmp_path / "vault"
        assert paths(selection) == ["daily/2026/a.md"]

    def test_the_vault_of_a_file_is_the_nearest_one_above(self, tmp_path: Path) -> None:
        (tmp_path / ".obsidian").mkdir()
        (tmp_path / "inner/.obsidian").mkdir(parents=True)
        write(tmp_path, "inner/x/a.md")

        selection = select([tmp_path / "inner/x/a.md"])

        assert selection.root == tmp_path / "inner"
        assert paths(selection) == ["x/a.md"]

    def test_the_vault_of_a_lone_file_is_its_folder(self, tmp_path: Path) -> None:
        write(tmp_path, "notes/a.md", "notes/b.md")

        selection = select([tmp_path / "notes/a.md"])

        assert (selection.root, paths(selection)) == (tmp_path / "notes", ["a.md"])

    def test_several_paths_without_a_vault_share_the_folder_above_them(self, tmp_path: Path) -> None:
        write(tmp_path, "work/a.md", "home/b.md", "home/c.md")

        selection = select([tmp_path / "work", tmp_path / "home/b.md"])

        assert (selection.root, paths(selection)) == (tmp_path, ["home/b.md", "work/a.md"])

    def test_a_file_named_twice_is_read_once(self, tmp_path: Path) -> None:
        write(tmp_path, "a.md")

        selection = select([tmp_path, tmp_path / "a.md", tmp_path])

        assert (paths(selection), codes(selection)) == (["a.md"], [])

    def test_paths_of_two_vaults_are_refused(self, tmp_path: Path) -> None:
        (tmp_path / "one/.obsidian").mkdir(parents=True)
        (tmp_path / "two/.obsidian").mkdir(parents=True)

        with pytest.raises(UsageError, match="different vaults"):
            select([tmp_path / "one", tmp_path / "two"])

    def test_a_linked_folder_is_followed_when_it_is_named(self, tmp_path: Path) -> None:
        write(tmp_path, "real/a.md")
        (tmp_path / "link").symlink_to(tmp_path / "real")

        assert paths(select([tmp_path / "link"])) == ["a.md"]

    @pytest.mark.parametrize(("name", "message"), [("gone.md", "no file or folder"), ("a.txt", "not a Markdown file")])
    def test_a_path_that_cannot_be_read_is_told_at_once(self, tmp_path: Path, name: str, message: str) -> None:
        (tmp_path / "a.txt").write_text("text", encoding="utf-8")

        with pytest.raises(UsageError, match=message):
            select([tmp_path / name])


class TestWhatIsPassedOver:
    def test_hidden_folders_and_other_files(self, tmp_path: Path) -> None:
        write(tmp_path, "a.md", "B.MD", "c.markdown", ".trash/t.md", ".git/g.md", ".hidden.md", "image.png", "md")

        assert paths(select([tmp_path])) == ["B.MD", "a.md", "c.markdown"]

    def test_template_folders_by_custom_and_by_settings(self, tmp_path: Path) -> None:
        settings(
            tmp_path,
            templates_json={"folder": "Forms/"},
            daily_notes_json={"template": "Etc/daily form", "format": "YYYY/MM/DD"},
            plugins__templater_obsidian__data_json={"templates_folder": "tp"},
            plugins__periodic_notes__data_json={"weekly": {"template": "Etc/week.md"}},
        )
        write(tmp_path, "Forms/f.md", "forms of life.md", "_templates/x.md", "in/_templates/y.md", "tp/t.md")
        write(tmp_path, "Etc/daily form.md", "Etc/week.md", "Etc/kept.md")

        selection = select([tmp_path])

        assert paths(selection) == ["Etc/kept.md", "forms of life.md"]
        assert selection.settings.daily_format == "YYYY/MM/DD"

    def test_a_template_folder_of_the_whole_vault_is_no_template_folder(self, tmp_path: Path) -> None:
        settings(tmp_path, templates_json={"folder": "/"})
        write(tmp_path, "a.md")

        assert paths(select([tmp_path])) == ["a.md"]

    def test_what_obsidian_excludes_by_prefix_and_by_pattern(self, tmp_path: Path) -> None:
        settings(
            tmp_path, app_json={"userIgnoreFilters": ["Archive/", "/draft-\\d+/", "", 7], "strictLineBreaks": True}
        )
        write(tmp_path, "Archive/a.md", "x/draft-12.md", "x/draft.md")

        selection = select([tmp_path])

        assert paths(selection) == ["x/draft.md"]
        assert selection.settings.strict_line_breaks

    def test_an_excluded_folder_is_read_when_it_is_named(self, tmp_path: Path) -> None:
        settings(tmp_path, app_json={"userIgnoreFilters": ["Archive/", "Archive/old/"]})
        write(tmp_path, "Archive/a.md", "Archive/old/b.md", "_templates/c.md")

        assert paths(select([tmp_path / "Archive"])) == ["Archive/a.md"]
        assert paths(select([tmp_path / "_templates"])) == ["_templates/c.md"]
        assert paths(select([tmp_path / "Archive/old/b.md"])) == ["Archive/old/b.md"]

    def test_settings_that_cannot_be_read_are_told_and_the_defaults_hold(self, tmp_path: Path) -> None:
        settings(tmp_path, app_json={"userIgnoreFilters": ["/(/"]})
        (tmp_path / ".obsidian/templates.json").write_text("{not json", encoding="utf-8")
        write(tmp_path, "a.md")

        selection = select([tmp_path])

        assert paths(selection) == ["a.md"]
        assert sorted(codes(selection)) == [
            (".obsidian/app.json", "broken-settings"),
            (".obsidian/templates.json", "broken-settings"),
        ]

    @pytest.mark.parametrize("content", ["[]", "null", '{"userIgnoreFilters": 5, "folder": {}}', "[" * 100_000])
    def test_odd_settings_change_nothing(self, tmp_path: Path, content: str) -> None:
        write(tmp_path, "a.md")
        (tmp_path / ".obsidian").mkdir()
        for name in ("app.json", "templates.json", "daily-notes.json"):
            (tmp_path / ".obsidian" / name).write_text(content, encoding="utf-8")

        assert paths(select([tmp_path])) == ["a.md"]


class TestWhatIsReported:
    @pytest.mark.parametrize(
        "name",
        [
            "a (Conflicted copy MacBook 202603021205).md",
            "a (김하나's conflicted copy 2026-03-02).md",
            "a (conflicted copy 2026-03-02 120501).md",
            "a.sync-conflict-20260302-120501-ABCDEFG.md",
        ],
    )
    def test_conflict_copies(self, tmp_path: Path, name: str) -> None:
        write(tmp_path, "a.md", name)

        selection = select([tmp_path])

        assert (paths(selection), codes(selection)) == (["a.md"], [(name, "conflict-copy")])

    def test_a_note_about_conflicts_is_no_conflict_copy(self, tmp_path: Path) -> None:
        write(tmp_path, "merge (conflicted copy).md", "sync-conflict.md")

        assert len(select([tmp_path]).files) == 2

    def test_files_that_icloud_has_not_downloaded(self, tmp_path: Path) -> None:
        write(tmp_path, "in/.기록.md.icloud", "in/.image.png.icloud")

        selection = select([tmp_path])

        assert codes(selection) == [("in/기록.md", "not-downloaded")]
        assert selection.problems[0].severity is Severity.ERROR

    def test_links_are_not_followed(self, tmp_path: Path) -> None:
        write(tmp_path, "outside/secret.md", "vault/a.md")
        (tmp_path / "vault/link.md").symlink_to(tmp_path / "outside/secret.md")
        (tmp_path / "vault/folder").symlink_to(tmp_path / "outside")
        (tmp_path / "vault/loop").symlink_to(tmp_path / "vault")
        (tmp_path / "vault/dangling.png").symlink_to(tmp_path / "nowhere")

        selection = select([tmp_path / "vault"])

        assert paths(selection) == ["a.md"]
        assert codes(selection) == [(name, "link-skipped") for name in ("folder", "link.md", "loop")]
        assert {problem.severity for problem in selection.problems} == {Severity.INFO}

    def test_names_that_are_not_utf8(self, tmp_path: Path) -> None:
        write(tmp_path, "a.md")
        (tmp_path / os.fsdecode("메모.md".encode("cp949"))).write_bytes(b"text")

        selection = select([tmp_path])

        assert (paths(selection), codes(selection)) == (["a.md"], [("메모.md", "odd-name")])

    def test_a_pipe_named_as_a_note(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.md")

        assert codes(select([tmp_path])) == [("pipe.md", "not-a-file")]

    def test_a_folder_that_cannot_be_entered(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write(tmp_path, "a.md", "locked/b.md")
        scandir = os.scandir

        def refuse(location: str) -> object:
            if location.endswith("locked"):
                raise PermissionError(13, "Permission denied")
            return scandir(location)

        monkeypatch.setattr(os, "scandir", refuse)
        selection = select([tmp_path])

        assert (paths(selection), codes(selection)) == (["a.md"], [("locked", "unreadable-folder")])
        assert "Permission denied" in selection.problems[0].message

    def test_two_files_that_links_could_not_tell_apart(self, tmp_path: Path) -> None:
        write(tmp_path, unicodedata.normalize("NFC", "기록.md"), unicodedata.normalize("NFD", "기록.md"))

        selection = select([tmp_path])

        assert (paths(selection), codes(selection)) == (["기록.md"], [("기록.md", "same-name")])


def test_paths_are_composed_and_open_by_the_disks_spelling(tmp_path: Path) -> None:
    name = unicodedata.normalize("NFD", "폴더/기록.md")
    write(tmp_path, name)

    (file,) = select([tmp_path]).files

    assert file.path == "폴더/기록.md"
    assert Path(file.location) == tmp_path / name
    assert Path(file.location).read_text(encoding="utf-8") == "# note\n"


def test_ten_thousand_levels_are_not_needed_but_two_hundred_work(tmp_path: Path) -> None:
    deep = "/".join(["d"] * 200) + "/a.md"
    write(tmp_path, deep)

    assert paths(select([tmp_path])) == [deep]
