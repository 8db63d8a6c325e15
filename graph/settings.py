"""The settings: read from the environment and from `.env`, each with its meaning."""

from __future__ import annotations

import difflib
import os
from pathlib import Path
from typing import Annotated, Any

import psutil
from dotenv import dotenv_values
from platformdirs import user_cache_path, user_data_path
from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph.errors import SettingsError

PREFIX = "WHOKNEW_"
ENV_FILE_VARIABLE = "WHOKNEW_ENV_FILE"  # names a file to read in place of .env
PROJECT_FOLDER = Path(__file__).resolve().parent.parent
URI_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")

_Port = Annotated[int, Field(ge=0, le=65535)]


def _absolute(folder: Path) -> Path:
    return folder.expanduser().absolute()


def _bolt_address(uri: str) -> str:
    if uri.partition("://")[0] not in URI_SCHEMES or not uri.partition("://")[2]:
        message = f"should look like bolt://localhost:7687 (schemes: {', '.join(URI_SCHEMES)})"
        raise ValueError(message)
    return uri


_Folder = Annotated[Path, AfterValidator(_absolute)]
MOST_HEAP, LEAST_HEAP = 1024, 256
"""In MB. With half as much a server slows down after some dozen loads; with less than the least it hardly starts."""


def default_heap(memory: int) -> int:
    """The heap, in MB, for a server on a machine with so many bytes of memory: a quarter of it, within bounds."""
    return max(LEAST_HEAP, min(MOST_HEAP, memory // 4 // 1024**2))


class Settings(BaseSettings):
    """Everything that can be set, with its default; see `.env.example`."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, extra="ignore", frozen=True)

    neo4j_uri: Annotated[str, AfterValidator(_bolt_address)] | None = Field(
        default=None, description="Address of a Neo4j of your own; without it the embedded server is used."
    )
    neo4j_user: str = Field(default="neo4j", description="User name at a Neo4j of your own.")
    neo4j_password: SecretStr | None = Field(default=None, description="Password at a Neo4j of your own.")
    neo4j_database: str = Field(default="neo4j", description="Name of the database within the server.")
    query_timeout_seconds: float = Field(
        default=30, gt=0, description="Longest time that one query may take, in seconds."
    )
    row_cap: int = Field(
        default=10_000, ge=1, description="Most rows that one answer returns; an answer says when it was cut."
    )
    home: _Folder = Field(
        default_factory=lambda: user_data_path("whoknew", appauthor=False),
        description="Folder of the embedded server: its data, log, password and state.",
    )
    jar_cache: _Folder = Field(
        default_factory=lambda: user_cache_path("whoknew", appauthor=False),
        description="Folder where Neo4j's program files are kept once fetched (about 130 MB); homes can share it.",
    )
    bolt_port: _Port = Field(
        default=7687, description="Port that the embedded server prefers; if it is taken, or 0, any free one is used."
    )
    heap_megabytes: int = Field(
        default_factory=lambda: default_heap(psutil.virtual_memory().total),
        ge=128,
        description="Memory for the embedded server's heap, in MB; by default a quarter of the machine's, at most 1024 "
        "and at least 256.",
    )
    page_cache_megabytes: int = Field(
        default=128, ge=16, description="Memory for the embedded server's page cache, in MB."
    )
    load_processes: int = Field(
        default=0, ge=0, description="Processes that load many cases at once; 0 is one for each processor."
    )
    cases_folder: _Folder = Field(
        default=PROJECT_FOLDER / "cases",
        validate_default=True,
        description="Folder that holds the cases, one folder each.",
    )
    questions_folder: _Folder | None = Field(
        default=None, description="Folder with questions of your own, beside the ones that come with whoknew."
    )
    reports_folder: _Folder | None = Field(
        default=None, description="Folder with the texts of the reports, so that a locator opens the passage."
    )
    app_host: str = Field(
        default="127.0.0.1", description="Address that the app listens on; the default is this machine only."
    )
    app_port: _Port = Field(default=8501, description="Port of the app; if it is taken, the next free one is used.")


def load_settings(**overrides: Any) -> Settings:
    """The settings from the environment and `.env` in the current folder, with `overrides` (by field name) on top.

    Raises SettingsError, naming every setting that is wrong and what would be right.
    """
    env_file = os.environ.get(ENV_FILE_VARIABLE, ".env")
    try:
        settings = Settings(_env_file=env_file, **overrides)
    except ValidationError as error:
        faults = [_fault(item["loc"], item["msg"], item.get("input")) for item in error.errors()]
        raise SettingsError(" ".join(faults)) from None
    _refuse_unknown_names({*os.environ, *dotenv_values(env_file), *(f"{PREFIX}{name}" for name in overrides)})
    return settings


def _fault(location: tuple[int | str, ...], message: str, value: object) -> str:
    name = f"{PREFIX}{location[0]}".upper() if location else PREFIX
    shown = "a secret" if "PASSWORD" in name else repr(value)
    return f"{name} is {shown}: {message.removeprefix('Value error, ')}."


def _refuse_unknown_names(given: set[str]) -> None:
    known = {ENV_FILE_VARIABLE, *(f"{PREFIX}{field}".upper() for field in Settings.model_fields)}
    unknown = sorted({name.upper() for name in given if name.upper().startswith(PREFIX)} - known)
    if not unknown:
        return
    close = difflib.get_close_matches(unknown[0], sorted(known), n=1)
    hint = f"Did you mean {close[0]}?" if close else f"The settings are {', '.join(sorted(known))}."
    raise SettingsError(f"{unknown[0]} is not a setting. {hint}")
