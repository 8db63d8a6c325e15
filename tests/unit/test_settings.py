"""Settings: where they come from, and what is said when one is wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from graph.errors import SettingsError, WhoknewError
from graph.settings import PREFIX, PROJECT_FOLDER, Settings, default_heap, load_settings

if TYPE_CHECKING:
    from pathlib import Path


def test_every_setting_is_explained_in_the_example_file_in_the_same_words() -> None:
    example = (PROJECT_FOLDER / ".env.example").read_text(encoding="utf-8")
    shown = re.findall(r"^# (.+)\n# (WHOKNEW_[A-Z0-9_]+)=", example, flags=re.MULTILINE)

    declared = [(field.description, f"{PREFIX}{name}".upper()) for name, field in Settings.model_fields.items()]
    assert shown == declared


def test_the_example_file_can_be_used_as_it_is_with_everything_uncommented(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    example = (PROJECT_FOLDER / ".env.example").read_text(encoding="utf-8")
    (tmp_path / ".env").write_text(re.sub(r"^# (WHOKNEW_\w+=)", r"\1", example, flags=re.MULTILINE), encoding="utf-8")
    monkeypatch.setenv("WHOKNEW_ENV_FILE", str(tmp_path / ".env"))

    settings = load_settings()

    assert settings.neo4j_uri == "bolt://127.0.0.1:7687"
    assert settings.query_timeout_seconds == Settings.model_fields["query_timeout_seconds"].default


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("WHOKNEW_ROW_CAP=7\nWHOKNEW_APP_PORT=9000\nOTHER=1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WHOKNEW_ENV_FILE")
    monkeypatch.setenv("WHOKNEW_ROW_CAP", "8")

    settings = load_settings()

    assert (settings.row_cap, settings.app_port) == (8, 9000)


def test_an_empty_value_means_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHOKNEW_NEO4J_URI", "")

    assert load_settings().neo4j_uri is None


def test_every_wrong_value_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHOKNEW_ROW_CAP", "many")
    monkeypatch.setenv("WHOKNEW_NEO4J_URI", "http://localhost:7474")

    with pytest.raises(SettingsError) as caught:
        load_settings()

    assert "WHOKNEW_ROW_CAP is 'many'" in str(caught.value)
    assert "WHOKNEW_NEO4J_URI is 'http://localhost:7474': should look like bolt://localhost:7687" in str(caught.value)


def test_a_misspelt_setting_is_named_with_the_one_that_was_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHOKNEW_ROWCAP", "7")

    with pytest.raises(SettingsError, match=r"WHOKNEW_ROWCAP is not a setting\. Did you mean WHOKNEW_ROW_CAP\?"):
        load_settings()


def test_a_password_is_never_shown() -> None:
    settings = load_settings(neo4j_password="a-secret")  # noqa: S106  # shown to be hidden

    assert "a-secret" not in repr(settings) + str(settings.model_dump_json())


def test_folders_are_absolute_and_a_tilde_is_the_users_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))

    assert load_settings(cases_folder="~/cases").cases_folder == tmp_path / "cases"


def test_the_app_listens_on_this_machine_only_by_default() -> None:
    assert load_settings().app_host == "127.0.0.1"


def test_every_error_begins_with_a_sentence_of_its_own() -> None:
    def below(error: type[WhoknewError]) -> list[type[WhoknewError]]:
        return [error, *(each for child in error.__subclasses__() for each in below(child))]

    sentences = [error.sentence() for error in below(WhoknewError)]

    assert all(re.fullmatch(r"[A-Z].*\.", sentence) for sentence in sentences)
    assert len(set(sentences)) == len(sentences)
    assert str(SettingsError("One more.")) == "A setting is wrong. One more."


@pytest.mark.parametrize(("gigabytes", "heap"), [(0.5, 256), (1, 256), (2, 512), (3, 768), (4, 1024), (64, 1024)])
def test_the_heap_is_a_quarter_of_the_memory_of_a_small_machine_and_no_more_than_is_of_use(
    gigabytes: float, heap: int
) -> None:
    assert default_heap(int(gigabytes * 1024**3)) == heap
