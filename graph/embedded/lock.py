"""The lock: every program file of Neo4j by its exact version, size and SHA-256, as `neo4j.lock` lists them.

`python -m graph.embedded.lock` works the list out anew after a change of NEO4J_VERSION.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

NEO4J_VERSION = "5.26.24"
NEO4J_ARTIFACTS = ("neo4j", "neo4j-bolt")
LOCK_FILE = Path(__file__).with_name("neo4j.lock")

_HEADER = (
    f"# Neo4j Community {NEO4J_VERSION}: SHA-256, bytes, Maven coordinate. Written by python -m graph.embedded.lock\n"
)


@dataclass(frozen=True, order=True)
class LockedJar:
    """One program file; `size` in bytes, `sha256` in hexadecimal, `classifier` empty for most."""

    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str
    size: int

    @property
    def filename(self) -> str:
        """The name under which the file is kept."""
        return "-".join(part for part in (self.artifact, self.version, self.classifier) if part) + ".jar"

    def line(self) -> str:
        """The file's line in the lock."""
        coordinate = ":".join(part for part in (self.group, self.artifact, self.version, self.classifier) if part)
        return f"{self.sha256} {self.size} {coordinate}"


def read_lock(path: Path = LOCK_FILE) -> tuple[LockedJar, ...]:
    """The locked files, in the order of the lock."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(_parse(line) for line in lines if line and not line.startswith("#"))


def _parse(line: str) -> LockedJar:
    sha256, size, coordinate = line.split()
    group, artifact, version, classifier = (*coordinate.split(":"), "")[:4]
    return LockedJar(group, artifact, version, classifier, sha256, int(size))


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's content, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def resolve(folder: Path) -> tuple[LockedJar, ...]:
    """The files that Neo4j needs, resolved and fetched into `folder` by jgo."""
    from jgo.maven import Dependency, MavenContext, PythonResolver  # noqa: PLC0415  # loads much, rarely needed

    context = MavenContext(repo_cache=folder, resolver=PythonResolver())
    roots = [
        Dependency(context.project("org.neo4j", name).at_version(NEO4J_VERSION).artifact()) for name in NEO4J_ARTIFACTS
    ]
    inputs, transitive = context.resolver.resolve(roots)
    dependencies = [*inputs, *transitive]
    with ThreadPoolExecutor(8) as pool:
        paths = list(pool.map(lambda dependency: dependency.artifact.resolve(), dependencies))
    jars = (
        LockedJar(
            each.groupId, each.artifactId, each.version, each.classifier or "", sha256_of(path), path.stat().st_size
        )
        for each, path in zip(dependencies, paths, strict=True)
    )
    return tuple(sorted(jars))


def main() -> None:
    """Writes the lock anew."""
    with tempfile.TemporaryDirectory() as folder:
        jars = resolve(Path(folder))
    LOCK_FILE.write_text(_HEADER + "".join(f"{jar.line()}\n" for jar in jars), encoding="utf-8")
    sys.stdout.write(f"{len(jars)} files locked in {LOCK_FILE.name}\n")


if __name__ == "__main__":
    main()
