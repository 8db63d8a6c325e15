"""What every test can ask for: a real Neo4j in a folder of its own, and settings that point there."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import hypothesis
import pytest

from graph.client import Database
from graph.embedded import stop
from graph.settings import ENV_FILE_VARIABLE, PREFIX, Settings, load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

hypothesis.settings.register_profile("whoknew", deadline=None)  # a busy machine is no fault of the code
hypothesis.settings.load_profile("whoknew")

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session", autouse=True)
def own_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests and the commands that they start see their own server folder, and none of the user's settings."""
    jar_cache = load_settings().jar_cache
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.upper().startswith(PREFIX)]:
            patch.delenv(name)
        patch.setenv(ENV_FILE_VARIABLE, os.devnull)
        patch.setenv("WHOKNEW_HOME", str(tmp_path_factory.mktemp("server")))
        patch.setenv("WHOKNEW_JAR_CACHE", str(jar_cache))
        patch.setenv("WHOKNEW_BOLT_PORT", "0")
        patch.setenv("WHOKNEW_HEAP_MEGABYTES", "512")
        yield


@pytest.fixture(scope="session")
def settings(own_environment: None) -> Settings:
    """The settings of the tests' own server."""
    return load_settings()


@pytest.fixture(scope="session")
def database(settings: Settings) -> Iterator[Database]:
    """A real Neo4j, started once for the whole run and shared by all tests."""
    with Database.open(settings) as opened:
        yield opened
    stop(settings)


@pytest.fixture
def empty_database(database: Database) -> Database:
    """The same Neo4j with nothing in it."""
    database.write(lambda transaction: transaction.run("MATCH (node) DETACH DELETE node").consume())
    return database


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a real browser; without one the test is skipped, or fails where REQUIRE_BROWSER is set (CI)."""
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found is None and os.environ.get("REQUIRE_BROWSER"):
        pytest.fail("REQUIRE_BROWSER is set, but no Chromium is installed (apt-get install chromium)")
    if found is None:
        pytest.skip("no Chromium is installed (Debian, Ubuntu: apt-get install chromium)")
    return found
