"""Makes the virtual environment from a lock: `python requirements/install.py app|dev`.

Needs nothing but Python 3.11 or newer. Says what it does; a second run with the same lock does nothing.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
ENVIRONMENT = PROJECT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
OLDEST_PYTHON = (3, 11)
LINES_OF_A_FAILURE = 25
EVERY = 20


def main() -> None:
    """Brings the environment to what the lock says, unless it is there already."""
    wanted = sys.argv[1]
    if is_installed(wanted) or (wanted == "app" and is_installed("dev")):  # the larger lock holds the smaller one
        return
    make_environment()
    install_locked(lock_of(wanted))
    say("Installing whoknew itself")
    pip("install", "--quiet", "--no-deps", "--no-build-isolation", "--editable", str(PROJECT))
    stamp_of(wanted).write_text(fingerprint_of(wanted), encoding="utf-8")


def is_installed(name: str) -> bool:
    """Whether the environment was made from that lock as it is now."""
    stamp = stamp_of(name)
    return PYTHON.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == fingerprint_of(name)


def lock_of(name: str) -> Path:
    """The file that lists the packages."""
    return PROJECT / "requirements" / f"{name}.txt"


def stamp_of(name: str) -> Path:
    """The file that says from what the environment was made."""
    return ENVIRONMENT / f"installed-{name}.sha256"


def fingerprint_of(name: str) -> str:
    """A text that changes when Python's version, the lock or the project's own settings do."""
    files = (lock_of(name), PROJECT / "pyproject.toml", Path(__file__))
    return hashlib.sha256(sys.version.encode() + b"".join(file.read_bytes() for file in files)).hexdigest()


def make_environment() -> None:
    """Creates the virtual environment, anew if it was made by another Python."""
    if sys.version_info < OLDEST_PYTHON:
        sys.exit(
            f"whoknew needs Python 3.11 or newer, found {sys.version.split()[0]}. Try: make PYTHON=python3.12 demo"
        )
    if find_spec("ensurepip") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        sys.exit(f"Python's venv module is missing. On Debian or Ubuntu: apt-get install python{version}-venv")
    if PYTHON.exists() and made_by_this_python():
        return
    say(f"Making a virtual environment in .venv with Python {sys.version.split()[0]}")
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)], check=True)


def made_by_this_python() -> bool:
    """Whether the environment that is there has this very version of Python."""
    shown = subprocess.run([str(PYTHON), "--version"], check=False, capture_output=True, text=True)
    return shown.stdout.split()[-1:] == [sys.version.split()[0].rstrip("+")]


def install_locked(lock: Path) -> None:
    """Installs exactly the packages of the lock, each checked against its hash, and says how far it has come."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    total = sum("==" in line and not line.startswith((" ", "#")) for line in lines)
    say(f"Installing about {total} packages, as requirements/{lock.name} locks them (a minute or two the first time)")
    pip("install", "--require-hashes", "--requirement", str(lock), total=total)


def pip(*arguments: str, total: int = 0) -> None:
    """Runs pip; shows its last lines and ends if it fails."""
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments]
    lines: list[str] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        for line in process.stdout or ():
            lines.append(line.rstrip())
            report(lines, total)
    if process.returncode:
        shown = "\n".join(lines[-LINES_OF_A_FAILURE:])
        sys.exit(f"{shown}\nInstalling failed; pip's own words stand above. Without a network nothing can be fetched.")


def report(lines: list[str], total: int) -> None:
    """Says how far pip has come, when its newest line is one that counts."""
    if lines[-1].startswith("Collecting "):
        collected = sum(line.startswith("Collecting ") for line in lines)
        if collected % EVERY == 0:
            say(f"  {collected} of about {total} packages fetched")
    elif lines[-1].startswith("Installing collected"):
        say("  unpacking them")


def say(text: str) -> None:
    """Prints at once."""
    print(text, flush=True)


if __name__ == "__main__":
    main()
