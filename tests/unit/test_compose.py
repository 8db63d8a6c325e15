"""The compose file and the Dockerfile: valid, pinned, on loopback, no password in them."""

from __future__ import annotations

import re
from typing import Any

import jsonschema
import pytest
import yaml

from graph.embedded.lock import NEO4J_VERSION
from graph.settings import PROJECT_FOLDER, Settings

COMPOSE: dict[str, Any] = yaml.safe_load((PROJECT_FOLDER / "docker-compose.yml").read_text(encoding="utf-8"))
DOCKERFILE = (PROJECT_FOLDER / "Dockerfile").read_text(encoding="utf-8")
SERVICES: dict[str, Any] = COMPOSE["services"]

# The part of the Compose specification that the file uses, with our own rules where they are stricter:
# https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json
DURATION = {"type": "string", "pattern": r"^\d+(ms|s|m|h)$"}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["services"],
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string", "pattern": "^[a-z0-9][a-z0-9_-]*$"},
        "services": {"type": "object", "additionalProperties": {"$ref": "#/$defs/service"}},
        "volumes": {"type": "object", "additionalProperties": {"type": ["object", "null"]}},
    },
    "$defs": {
        "service": {
            "type": "object",
            "required": ["image"],
            "additionalProperties": False,
            "properties": {
                "image": {"type": "string", "pattern": r"^[a-z0-9/]+:\d+\.\d+\.\d+(-[a-z]+)?$"},
                "build": {"type": "string"},
                "command": {"type": "array", "items": {"type": "string"}},
                "environment": {"type": "object", "additionalProperties": {"type": ["string", "number", "null"]}},
                "ports": {"type": "array", "items": {"type": "string", "pattern": r"^127\.0\.0\.1:\d+:\d+$"}},
                "volumes": {"type": "array", "items": {"type": "string", "pattern": "^[a-z][a-z0-9-]*:/"}},
                "restart": {"enum": ["no", "always", "on-failure", "unless-stopped"]},
                "depends_on": {
                    "type": "object",
                    "additionalProperties": {
                        "type": "object",
                        "required": ["condition"],
                        "additionalProperties": False,
                        "properties": {"condition": {"enum": ["service_healthy", "service_completed_successfully"]}},
                    },
                },
                "healthcheck": {
                    "type": "object",
                    "required": ["test"],
                    "additionalProperties": False,
                    "properties": {
                        "test": {"type": "array", "prefixItems": [{"enum": ["CMD", "CMD-SHELL"]}], "minItems": 2},
                        "interval": DURATION,
                        "timeout": DURATION,
                        "start_period": DURATION,
                        "retries": {"type": "integer", "minimum": 1},
                    },
                },
            },
        }
    },
}


def test_the_compose_file_is_valid_with_pinned_images_and_loopback_ports() -> None:
    jsonschema.validate(COMPOSE, SCHEMA)


@pytest.mark.parametrize("ports", [["8501:8501"], ["0.0.0.0:8501:8501"]])
def test_the_check_itself_refuses_a_port_open_to_others(ports: list[str]) -> None:
    open_to_all = {**COMPOSE, "services": {"app": {**SERVICES["app"], "ports": ports}}}

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(open_to_all, SCHEMA)


def test_the_password_comes_from_the_environment_and_has_no_default() -> None:
    given = [
        str(value)
        for service in SERVICES.values()
        for name, value in service.get("environment", {}).items()
        if "PASSWORD" in name or "AUTH" in name
    ]

    assert len(given) == 3
    assert all(re.fullmatch(r"(neo4j/)?\$\{WHOKNEW_NEO4J_PASSWORD:\?[^}]+\}", value) for value in given)


def test_each_service_waits_for_what_it_needs() -> None:
    waits = {
        name: {other: rule["condition"] for other, rule in service.get("depends_on", {}).items()}
        for name, service in SERVICES.items()
    }

    assert waits == {
        "neo4j": {},
        "loader": {"neo4j": "service_healthy"},
        "app": {"neo4j": "service_healthy", "loader": "service_completed_successfully"},
    }
    assert "healthcheck" in SERVICES["neo4j"]
    assert "HEALTHCHECK" in DOCKERFILE


def test_the_data_outlives_the_container() -> None:
    volume, _, folder = SERVICES["neo4j"]["volumes"][0].partition(":")

    assert folder == "/data"
    assert volume in COMPOSE["volumes"]


def test_the_compose_file_uses_the_version_that_is_embedded_and_only_known_settings() -> None:
    known = {f"WHOKNEW_{name}".upper() for name in Settings.model_fields}
    used = set(re.findall(r"\bWHOKNEW_\w+", str(COMPOSE) + DOCKERFILE))

    assert SERVICES["neo4j"]["image"] == f"neo4j:{NEO4J_VERSION}-community"
    assert used <= known


def test_the_image_is_pinned_installs_what_is_locked_and_does_not_run_as_root() -> None:
    assert re.search(r"^FROM python:\d+\.\d+\.\d+-slim-\w+$", DOCKERFILE, flags=re.MULTILINE)
    assert "--require-hashes --requirement requirements/app.txt" in DOCKERFILE
    assert re.findall(r"^USER (\w+)$", DOCKERFILE, flags=re.MULTILINE) == ["whoknew"]


def test_what_the_dockerfile_copies_is_not_ignored() -> None:
    ignore = (PROJECT_FOLDER / ".dockerignore").read_text(encoding="utf-8").splitlines()

    assert "*" in ignore
    assert {"!pyproject.toml", "!README.md", "!requirements", "!graph", "!commands", "!cases"} <= set(ignore)
    assert not any("env" in line for line in ignore if line.startswith("!"))
