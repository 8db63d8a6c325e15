"""What the embedded Neo4j is told: loopback only, no reports to anybody, small logs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.embedded.home import Home
    from graph.settings import Settings

JAVA_OPENED_PACKAGES = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")


def configuration(home: Home, bolt_port: int, settings: Settings) -> str:
    """The text of neo4j.conf; a `bolt_port` of 0 leaves the choice to the system.

    Names: https://neo4j.com/docs/operations-manual/5/configuration/configuration-settings/
    """
    chosen = {
        "server.directories.data": str(home.data),
        "server.directories.logs": str(home.logs),
        "server.default_listen_address": "127.0.0.1",
        "server.bolt.enabled": "true",
        "server.bolt.listen_address": f"127.0.0.1:{bolt_port}",
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "dbms.usage_report.enabled": "false",
        "dbms.security.auth_enabled": "true",
        "dbms.security.allow_csv_import_from_file_urls": "false",
        "server.memory.pagecache.size": f"{settings.page_cache_megabytes}m",
        "db.tx_log.rotation.retention_policy": "keep_none",
        "db.tx_log.rotation.size": "8M",
        "db.tx_log.preallocate": "false",
        # Logs go at a checkpoint, which comes every 15 minutes by itself: a corpus loaded by then leaves gigabytes.
        "db.checkpoint.interval.tx": "250",
        "db.logs.query.enabled": "OFF",
        # When a stop is asked for nobody is left to wait for: 1 s instead of 5 makes it 2 s instead of 10.
        "internal.server.bolt.thread_pool_shutdown_wait_time": "1s",
        "internal.server.bolt.connection_shutdown_wait_time": "1s",
    }
    return "".join(f"{name}={_escaped(value)}\n" for name, value in chosen.items())


def java_arguments(settings: Settings) -> list[str]:
    """The Java machine's arguments; -Xrs leaves the signals to Python, which stops the server in good order."""
    opened = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in JAVA_OPENED_PACKAGES]
    return [
        f"-Xmx{settings.heap_megabytes}m",
        "-XX:+DisableExplicitGC",  # as Neo4j's own start does: JPype asks for a full collection whenever memory grew
        "-Xrs",
        "-XX:+UseParallelGC",  # a question costs a sixth less than with the default, which is made for large heaps
        "-XX:+ExitOnOutOfMemoryError",
        "-Djava.awt.headless=true",
        *opened,
    ]


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\")
