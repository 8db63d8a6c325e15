"""What a user is told when the embedded server cannot start."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph import embedded
from graph.embedded.home import Home
from graph.errors import DownloadError, HomeFolderError, StartError
from graph.settings import Settings, load_settings

if TYPE_CHECKING:
    from pathlib import Path


def test_a_home_that_cannot_be_a_folder_is_named(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(HomeFolderError, match=r"file/home: Not a directory.*WHOKNEW_HOME"):
        embedded.ensure_running(load_settings(home=tmp_path / "file" / "home"))


def test_java_that_cannot_have_its_memory_is_named_with_the_log(settings: Settings, tmp_path: Path) -> None:
    greedy = load_settings(home=tmp_path, heap_megabytes=2**40)

    with pytest.raises(StartError, match=rf"WHOKNEW_HEAP_MEGABYTES.*{tmp_path}"):
        embedded.ensure_running(greedy)

    assert embedded.status(greedy).phase == "stopped"


def test_a_folder_whose_database_another_process_uses_is_named(settings: Settings, tmp_path: Path) -> None:
    own = load_settings(home=tmp_path)
    embedded.ensure_running(own)
    record = Home(tmp_path).state.read_text(encoding="utf-8")
    Home(tmp_path).state.unlink()  # the server still runs, but nothing says so any more
    try:
        with pytest.raises(StartError, match="Another process uses the database in this folder"):
            embedded.ensure_running(own)
    finally:
        Home(tmp_path).state.write_text(record, encoding="utf-8")
        embedded.stop(own, wait=True)


def test_a_first_start_without_network_says_so(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")

    with pytest.raises(DownloadError, match="The first start needs the network once"):
        embedded.ensure_running(load_settings(home=tmp_path / "home", jar_cache=tmp_path / "cache"))
