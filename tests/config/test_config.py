"""The configuration: where it is found, what outranks what, and how a mistake in it is told."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from notes2anki.cards.options import DeckFrom
from notes2anki.config.keys import KEYS
from notes2anki.config.read import FILE_NAME, own_file, read_config
from notes2anki.config.sample import sample, toml
from notes2anki.config.values import Config
from notes2anki.errors import ConfigError
from notes2anki.extract import MINIMUM
from notes2anki.model import Kind

LEAST = 'vault = "notes"\noutput = "deck.apkg"\n'


def write(folder: Path, text: str = LEAST) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE_NAME).write_text(text, encoding="utf-8")
    return folder / FILE_NAME


def faults(folder: Path, text: str, **environment: str) -> list[str]:
    file = write(folder, text)
    with pytest.raises(ConfigError) as raised:
        read_config(file, environment=environment, folder=folder)
    return [line.replace(f"{folder}/", "") for line in str(raised.value).splitlines()]


class TestWhereItIsFound:
    def test_a_named_file_is_read(self, tmp_path: Path) -> None:
        file = write(tmp_path / "elsewhere")

        assert read_config(file, environment={}, folder=tmp_path).config.file == file

    def test_then_the_variables(self, tmp_path: Path) -> None:
        file = write(tmp_path / "elsewhere")
        write(tmp_path)

        found = read_config(environment={"NOTES2ANKI_CONFIG": "elsewhere/notes2anki.toml"}, folder=tmp_path)

        assert found.config.file == file

    def test_then_the_nearest_above(self, tmp_path: Path) -> None:
        write(tmp_path)
        file = write(tmp_path / "a")
        (tmp_path / "a/b/c").mkdir(parents=True)

        assert read_config(environment={}, folder=tmp_path / "a/b/c").config.file == file

    def test_then_the_users_own(self, tmp_path: Path) -> None:
        file = write(own_file().parent)

        assert read_config(environment={}, folder=tmp_path).config.file == file
        file.unlink()

    def test_without_one_the_user_is_told_how_to_get_one(self, tmp_path: Path) -> None:
        with pytest.raises(ConfigError, match="There is no configuration; `notes2anki init` writes one"):
            read_config(environment={}, folder=tmp_path)

    @pytest.mark.parametrize("named", [Path("none.toml"), None])
    def test_one_that_was_named_must_be_there(self, tmp_path: Path, named: Path | None) -> None:
        write(tmp_path)

        with pytest.raises(ConfigError, match=r"no configuration .*none\.toml"):
            read_config(named, environment={"NOTES2ANKI_CONFIG": "none.toml"}, folder=tmp_path)


class TestWhatOutranksWhat:
    def test_a_flag_the_environment_the_file_the_default(self, tmp_path: Path) -> None:
        write(tmp_path, LEAST + 'deck = "file"\nsite_url = "file"\nvault_name = "file"\n')
        environment = {"NOTES2ANKI_DECK": "environment", "NOTES2ANKI_SITE_URL": "environment"}

        found = read_config(environment=environment, flags={"deck": "flag"}, folder=tmp_path)

        assert (found.config.deck, found.config.site_url, found.config.vault_name) == ("flag", "environment", "file")
        assert {name: found.origins[name] for name in ("deck", "site_url", "vault_name", "delta")} == {
            "deck": "flag",
            "site_url": "NOTES2ANKI_SITE_URL",
            "vault_name": f"{tmp_path / FILE_NAME}:5",
            "delta": "default",
        }

    def test_no_file_is_needed_where_all_is_said_otherwise(self, tmp_path: Path) -> None:
        found = read_config(environment={"NOTES2ANKI_VAULT": "v"}, flags={"output": "a.apkg"}, folder=tmp_path)

        assert found.config == Config(tmp_path / "v", (tmp_path / "a.apkg",))

    def test_paths_start_from_where_they_are_written(self, tmp_path: Path) -> None:
        file = write(tmp_path / "etc", 'vault = "../notes"\noutput = ["a.apkg", "~/b.apkg"]\n')

        config = read_config(file, environment={"NOTES2ANKI_STATE": "state"}, folder=tmp_path).config

        assert config.vault == tmp_path / "notes"
        assert config.output == (tmp_path / "etc/a.apkg", Path("~/b.apkg").expanduser())
        assert config.state == tmp_path / "state"


@pytest.mark.parametrize(
    ("variable", "text", "field", "value"),
    [
        ("DELTA", "true", "delta", True),
        ("DELTA", "No", "delta", False),
        ("ORPHAN_RUNS", "3", "orphan_runs", 3),
        ("MIN_SCORE", "0.8", "min_score", 0.8),
        ("LANGUAGES", "ko", "languages", ("ko",)),
        ("KINDS", "explicit, claim", "kinds", (Kind.EXPLICIT, Kind.CLAIM)),
        ("SKIP_SECTIONS", "References, 참고", "skip_sections", ("References", "참고")),
        ("INCLUDE", "daily/**, work/**", "include", ("daily/**", "work/**")),
        ("DECK_FROM", "folder", "deck_from", DeckFrom.FOLDER),
        ("ON_FAILURE_COMMAND", "say 'it failed'", "on_failure_command", ("say", "it failed")),
        ("ON_FAILURE_URL", "https://example.com/x", "on_failure_url", "https://example.com/x"),
        ("OUTPUT", "a.apkg:b.apkg", "output", (Path("/f/a.apkg"), Path("/f/b.apkg"))),
    ],
)
def test_values_in_the_environment_are_text(variable: str, text: str, field: str, value: object) -> None:
    environment = {"NOTES2ANKI_VAULT": "v", "NOTES2ANKI_OUTPUT": "o.apkg", f"NOTES2ANKI_{variable}": text}

    assert getattr(read_config(environment=environment, folder=Path("/f")).config, field) == value


class TestMistakes:
    @pytest.mark.parametrize(
        ("line", "message"),
        [
            ('decks = "x"', "there is no key decks; did you mean deck? The keys are vault, output, delta, "),
            ('Vault = "x"', "there is no key Vault; did you mean vault? The keys are "),
            ("zzz = 1", "there is no key zzz. The keys are vault, "),
            ("[cards]\nkind = 1", "there is no key cards. The keys are "),
            ("delta = 1", "delta must be true or false, not 1."),
            ("delta = 'yes'", "delta must be true or false, not 'yes'."),
            ("orphan_runs = 0", "orphan_runs must be a whole number from 1 to 1000, not 0."),
            ("orphan_runs = true", "orphan_runs must be a whole number from 1 to 1000, not True."),
            ("min_score = 1.5", "min_score must be a number from 0 to 1, not 1.5."),
            ("min_score = nan", "min_score must be a number from 0 to 1, not nan."),
            ("deck = 1", "deck must be a text, not 1."),
            ("deck_from = 'headings'", "deck_from must be heading, folder or vault, not 'headings'."),
            ("languages = ['fr']", "languages must be a list of ko and en, not ['fr']."),
            ("kinds = ['definitions']", "kinds must be a list of concept, heading, footnote, definition, claim and "),
            ("kinds = []", "kinds must be a list of concept, heading,"),
            ("most_per_file = 0", "most_per_file must be a whole number from 1 to 1000, not 0."),
            ("languages = []", "languages must be a list of ko and en, not []."),
            ("include = [1]", "include must be a text or a list of texts, not [1]."),
            ("on_failure_url = 'file:///etc/passwd'", "on_failure_url must be an address that begins with https://"),
            ("on_failure_command = 'say \"it'", "on_failure_command must be a program with its arguments"),
            ("state = ''", "state must be a path, not ''."),
            ("log = '~nobody-at-all/x'", "log must be a path"),
        ],
    )
    def test_it_is_told_with_its_line(self, tmp_path: Path, line: str, message: str) -> None:
        (told,) = faults(tmp_path, f"# a comment\n{LEAST}{line}\n")

        assert told.startswith(f"{FILE_NAME}:4: {message}")

    @pytest.mark.parametrize("output", ["'deck.txt'", "[]", "['a.apkg', './a.apkg']", "3"])
    def test_what_cannot_be_written(self, tmp_path: Path, output: str) -> None:
        (told,) = faults(tmp_path, f"vault = 'v'\noutput = {output}\n")

        assert told.startswith(f"{FILE_NAME}:2: output must be one or more different files whose names end in .apkg")

    def test_all_of_them_are_told_at_once(self, tmp_path: Path) -> None:
        told = faults(tmp_path, "vault = 1\ndecks = 2\n", NOTES2ANKI_DELTA="maybe")

        assert [fault.partition(": ")[0] for fault in told] == [
            f"{FILE_NAME}:2",
            f"{FILE_NAME}:1",
            "NOTES2ANKI_DELTA",
            FILE_NAME,
        ]
        assert told[-1] == f"{FILE_NAME}: output must be set."

    def test_what_is_not_toml(self, tmp_path: Path) -> None:
        (told,) = faults(tmp_path, "vault = 'a'\noutput = deck.apkg\n")

        assert told.startswith(f"{FILE_NAME}:2: this is not TOML (")

    def test_what_is_not_utf8(self, tmp_path: Path) -> None:
        file = write(tmp_path)
        file.write_bytes("vault = '볼트'\n".encode("cp949"))

        with pytest.raises(ConfigError, match="not UTF-8"):
            read_config(file, environment={}, folder=tmp_path)

    def test_a_flag_is_named_as_it_is_typed(self, tmp_path: Path) -> None:
        with pytest.raises(ConfigError, match="--min-score: min_score must be a number"):
            read_config(write(tmp_path), environment={}, flags={"min_score": 2})

    def test_a_byte_order_mark_is_no_mistake(self, tmp_path: Path) -> None:
        file = write(tmp_path)
        file.write_bytes(b"\xef\xbb\xbf" + LEAST.encode())

        assert read_config(file, environment={}).config.vault == tmp_path / "notes"


class TestANewFile:
    def test_it_says_what_was_chosen_and_explains_the_rest(self, tmp_path: Path) -> None:
        text = sample({"vault": "~/볼트", "output": "a.apkg", "delta": True})

        assert tomllib.loads(text) == {"vault": "~/볼트", "output": "a.apkg", "delta": True}
        for key in KEYS:
            assert f"{key.name} = " in text
        assert read_config(write(tmp_path, text), environment={}).config.delta

    def test_its_examples_are_valid_and_the_defaults_are_the_programs(self, tmp_path: Path) -> None:
        commented = sample({"vault": "v", "output": "a.apkg"})
        lines = [line.removeprefix("# ") if " = " in line else line for line in commented.splitlines()]
        without = read_config(write(tmp_path / "a", commented), environment={}).config
        examples = read_config(write(tmp_path / "a", "\n".join(lines)), environment={}).config

        unlike = {field for field in Config.__slots__ if getattr(without, field) != getattr(examples, field)}

        assert unlike == {"min_score", "most_per_file", "state", "log", "on_failure_command", "on_failure_notify"}
        assert examples.min_score == MINIMUM

    @pytest.mark.parametrize("text", ['a"b', "a\\b", "줄\n바꿈", "\x7f\x01", "'''", "C:\\새 폴더"])
    def test_any_text_is_written_so_that_it_is_read_again(self, text: str) -> None:
        assert tomllib.loads(f"a = {toml([text])}") == {"a": [text]}


def test_every_key_is_a_field_and_every_field_a_key() -> None:
    assert {key.name for key in KEYS} | {"file"} == set(Config.__slots__)


class TestWhereStateAndLogAre:
    def test_each_vault_has_its_own(self) -> None:
        one, other = (Config(Path(path), ()) for path in ("/a/볼트", "/b/볼트"))

        assert one.state_folder.name.startswith("볼트-")
        assert one.state_folder != other.state_folder
        assert one.log_file != other.log_file

    def test_as_configured(self) -> None:
        config = Config(Path("/a"), (), state=Path("/s"), log=Path("/l"))

        assert (config.state_folder, config.log_file) == (Path("/s"), Path("/l"))
