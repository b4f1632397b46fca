"""`notes2anki init` and `notes2anki config`, as a user runs them."""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from cli.conftest import Finished, Notes2Anki

from notes2anki.config.read import own_file
from notes2anki.extract import MINIMUM


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let a user type lines."""
    import io

    def type_lines(*lines: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    return type_lines


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home/.config"))
    (tmp_path / "home").mkdir()
    (tmp_path / "볼트").mkdir()
    return tmp_path / "home"


def written(path: Path) -> dict[str, object]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


class TestInit:
    def test_it_asks_four_questions(
        self, notes2anki: Notes2Anki, home: Path, tmp_path: Path, answer: Callable[..., None]
    ) -> None:
        answer(str(tmp_path / "볼트"), "~/cards.apkg", "공부", "y")

        done = notes2anki("init")

        assert done.code == 0
        assert done.out == ""
        assert written(own_file()) == {
            "vault": str(tmp_path / "볼트"),
            "output": str(home / "cards.apkg"),
            "deck": "공부",
            "delta": True,
        }
        assert str(own_file()) in done.err

    def test_with_yes_it_asks_nothing(self, notes2anki: Notes2Anki, home: Path, tmp_path: Path) -> None:
        done = notes2anki("init", "--yes", "--vault", "볼트", "--config", "etc/my.toml")

        assert done.code == 0
        assert written(tmp_path / "etc/my.toml") == {
            "vault": str(tmp_path / "볼트"),
            "output": str(home / "볼트.apkg"),
        }
        assert notes2anki("config", "validate", "--config", "etc/my.toml").code == 0

    def test_the_vault_is_that_of_the_current_folder(
        self, notes2anki: Notes2Anki, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "볼트/.obsidian").mkdir()
        (tmp_path / "볼트/daily").mkdir()
        monkeypatch.chdir(tmp_path / "볼트/daily")

        assert notes2anki("init", "--yes", "--config", home / "a.toml").code == 0
        assert written(home / "a.toml")["vault"] == str(tmp_path / "볼트")

    @pytest.mark.parametrize("content", ['{"vaults": [1]}', "[]", "{", '{"vaults": {"a": {}}}', '{"vaults": {"a": 1}}'])
    def test_or_the_one_that_obsidian_opened_last(
        self, notes2anki: Notes2Anki, home: Path, tmp_path: Path, content: str
    ) -> None:
        known = home / ".config/obsidian/obsidian.json"
        known.parent.mkdir(parents=True)
        vaults = {
            name: {"path": str(tmp_path / name), "ts": ts} for name, ts in (("볼트", 7), ("gone", 9), ("home", 5))
        }
        known.write_text(json.dumps({"vaults": vaults}), encoding="utf-8")
        notes2anki("init", "--yes", "--config", "a.toml")
        known.write_text(content, encoding="utf-8")
        notes2anki("init", "--yes", "--config", "b.toml")

        assert written(tmp_path / "a.toml")["vault"] == str(tmp_path / "볼트")
        assert written(tmp_path / "b.toml")["vault"] == str(tmp_path)

    def test_what_is_there_is_not_replaced_unasked(self, notes2anki: Notes2Anki, home: Path, tmp_path: Path) -> None:
        (tmp_path / "a.toml").write_text("# mine\n", encoding="utf-8")
        arguments = ("init", "--yes", "--vault", home, "--config", "a.toml")

        assert notes2anki(*arguments).code == 2
        assert (tmp_path / "a.toml").read_text(encoding="utf-8") == "# mine\n"
        assert notes2anki(*arguments, "--force").code == 0
        assert written(tmp_path / "a.toml")["vault"] == str(home)

    def test_a_vault_that_is_not_there(self, notes2anki: Notes2Anki, home: Path, tmp_path: Path) -> None:
        done = notes2anki("init", "--yes", "--vault", "none", "--config", home / "a.toml")

        assert done.code == 78
        assert str(tmp_path / "none") in done.err
        assert not (home / "a.toml").exists()


@pytest.fixture
def configured(notes2anki: Notes2Anki, home: Path, tmp_path: Path) -> Path:
    """A configuration in the current folder."""
    assert home.is_dir()
    made = notes2anki("init", "--yes", "--vault", "볼트", "--output", "deck.apkg", "--config", "notes2anki.toml")
    assert made.code == 0
    return tmp_path / "notes2anki.toml"


class TestConfig:
    def test_show_is_toml_with_origins(
        self, notes2anki: Notes2Anki, configured: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv("NOTES2ANKI_DELTA", "true")

        shown = notes2anki("config", "show").out

        values = tomllib.loads(shown)
        assert values["vault"] == str(tmp_path / "볼트")
        assert values["delta"] is True
        assert f'vault = "{tmp_path}/볼트"  # {configured}:4' in shown.splitlines()
        assert "delta = true  # NOTES2ANKI_DELTA" in shown.splitlines()
        assert 'deck_from = "heading"  # default' in shown.splitlines()
        assert f"min_score = {MINIMUM}  # default" in shown.splitlines()
        assert "# most_per_file is not set  # default" in shown.splitlines()

    def test_show_as_json(self, notes2anki: Notes2Anki, configured: Path, tmp_path: Path) -> None:
        shown = json.loads(notes2anki("config", "show", "--json").out)

        assert shown["output"]["value"] == [str(tmp_path / "deck.apkg")]
        assert shown["output"]["origin"].startswith(str(configured))
        assert shown["state"]["value"].startswith(str(tmp_path))
        assert shown["min_score"] == {"value": MINIMUM, "origin": "default"}
        assert shown["most_per_file"] == {"value": None, "origin": "default"}

    @pytest.mark.usefixtures("home")
    def test_path(self, notes2anki: Notes2Anki, tmp_path: Path) -> None:
        assert notes2anki("config", "path").out.strip() == str(own_file())
        (tmp_path / "notes2anki.toml").touch()
        assert notes2anki("config", "path").out.strip() == str(tmp_path / "notes2anki.toml")

    @pytest.mark.parametrize(
        ("line", "message"),
        [
            ("decks = 1", "there is no key decks; did you mean deck?"),
            ('vault = "none"', "vault: there is no folder"),
            ('output = "none/a.apkg"', "output: there is no folder"),
            ('on_failure_notify = "ntfy://a"', "on_failure_notify needs Apprise: pip install 'notes2anki[apprise]'"),
        ],
    )
    def test_validate(
        self, notes2anki: Notes2Anki, configured: Path, line: str, message: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("notes2anki.cli.config.has_apprise", lambda: False)

        def validate() -> Finished:
            return notes2anki("config", "validate")

        assert validate().code == 0
        kept = [old for old in configured.read_text(encoding="utf-8").splitlines() if old[:5] != line[:5]]
        configured.write_text("\n".join([*kept, line]), encoding="utf-8")

        done = validate()

        assert done.code == 78
        assert message in done.err
