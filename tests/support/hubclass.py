"""A class on this machine: real accounts, a hub of ``autograder hub``, everything removed afterwards.

Needs root, Linux and the environment of ``make hub``.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path

import pytest
from labcommand import free_port

from autograder.hub.files import CLOSED
from dlcourse.resources import resource

ROOT = resource("notebooks").parent
PROGRAMS = ROOT / ".venv-hub" / "bin"
COURSE_ID = "hubtest-dl"
INSTRUCTOR, GRADER, ALICE, BOB = "hubtest-i", "hubtest-g", "hubtest-a", "hubtest-b"
EVERYBODY = (INSTRUCTOR, GRADER, ALICE, BOB)
PASSWORD = "only-for-this-test"


def require_hub() -> None:
    """Skip the calling test, or fail it under ``CI=true``, where there can be no hub."""
    reason = ""
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("useradd"):
        reason = "needs root on Linux, to make accounts"
    elif not (PROGRAMS / "jupyterhub").exists():
        reason = "needs the environment of 'make hub'"
    if reason and os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    if reason:
        pytest.skip(reason)


class HubClass:
    """One instructor, one more grader, two students, and a hub."""

    def __init__(self) -> None:
        self.base = Path(tempfile.mkdtemp(prefix="hubtest-", dir="/srv"))
        self.base.chmod(0o755)
        self.folder, self.exchange = self.base / "hub", self.base / "exchange"
        self.course = Path("/home", INSTRUCTOR, COURSE_ID)
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._modes = {place: place.stat() for place in (ROOT / name for name in CLOSED)}

    def set_up(self) -> None:
        """The commands of docs/hub.md up to the first released chapter."""
        students = self.base / "students.csv"
        students.write_text(f"id,first_name,last_name\n{ALICE},Alice,Archer\n{BOB},Bob,Berg\n")
        people = ["--instructor", INSTRUCTOR, "--graders", GRADER, "--students", str(students)]
        places = ["--exchange", str(self.exchange), "--port", str(self.port)]
        self.run(PROGRAMS / "autograder", "hub", self.folder, "--course-id", COURSE_ID, *people, *places)
        self.run("sh", self.folder / "set-up.sh")
        passwords = "".join(f"{name}:{PASSWORD}\n" for name in EVERYBODY)
        subprocess.run(["chpasswd"], input=passwords, text=True, check=True)
        init = ["init", self.course, "--course-id", COURSE_ID, "--chapters", "activations"]
        more = ["--students", students, "--exchange", self.exchange]
        self.run_as(INSTRUCTOR, "autograder", *init, *more, cwd="/")
        for step in ("generate_assignment", "release_assignment"):
            self.run_as(INSTRUCTOR, "nbgrader", step, "04_activations", cwd=self.course)
        with (self.folder / "jupyterhub_config.py").open("a") as config:  # for the driver of the browser
            config.write('\nc.Spawner.args.append("--LabApp.expose_app_in_browser=True")\n')

    def start(self) -> None:
        """Start the hub and wait until it answers."""
        log = (self.base / "hub.log").open("a")
        self.process = subprocess.Popen(
            [PROGRAMS / "jupyterhub", "--config", self.folder / "jupyterhub_config.py"],
            cwd=self.folder / "state",
            env={**os.environ, "PATH": f"{PROGRAMS}:{os.environ['PATH']}"},
            stdout=log,
            stderr=log,
        )
        deadline = time.monotonic() + 120
        while not self._answers():
            assert self.process.poll() is None and time.monotonic() < deadline, self.log()
            time.sleep(0.3)

    def kill(self) -> None:
        """End the hub as a crash does."""
        self.process.kill()
        self.process.wait()

    def log(self) -> str:
        """The end of what the hub said."""
        return (self.base / "hub.log").read_text()[-4000:]

    def run(self, *words: str | Path) -> str:
        """Run a command as root; return what it printed."""
        return _run(words, cwd=self.base)

    def run_as(self, name: str, *words: str | Path, cwd: str | Path | None = None, check: bool = True) -> str:
        """Run a command as an account would in a terminal of its server; return what it printed."""
        home = Path("/home", name)
        env = {"HOME": str(home), "USER": name, "LOGNAME": name, "LANG": "C.UTF-8"}
        env |= {"PATH": f"{PROGRAMS}:/usr/local/bin:/usr/bin:/bin", "OMP_NUM_THREADS": "1"}
        who = "instructor" if name == INSTRUCTOR else "everybody"
        env["JUPYTER_CONFIG_PATH"] = str(self.folder / who)
        settings = [f"{key}={value}" for key, value in env.items()]
        command = ["runuser", "-u", name, "--", "env", "-i", *settings, *words]
        return _run(command, cwd=cwd or home, check=check)

    def servers(self, name: str) -> set[int]:
        """The processes of an account."""
        found = subprocess.run(["pgrep", "-u", name], capture_output=True, text=True)
        return set(map(int, found.stdout.split()))

    def close(self) -> None:
        """Stop everything that was started here and remove what was made."""
        if hasattr(self, "process") and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(30)
        proxy = self.folder / "state" / "proxy.pid"
        pids = [int(proxy.read_text())] if proxy.exists() else []
        for pid in [*pids, *(pid for name in EVERYBODY for pid in self.servers(name))]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        for name in EVERYBODY:
            subprocess.run(["userdel", "--remove", "--force", name], capture_output=True)
        for group in ("students", "graders"):
            subprocess.run(["groupdel", f"{group}-{COURSE_ID}"], capture_output=True)
        for place, was in self._modes.items():
            os.chown(place, was.st_uid, was.st_gid)
            place.chmod(was.st_mode & 0o7777)
        shutil.rmtree(self.base)

    def _answers(self) -> bool:
        try:
            urllib.request.urlopen(f"{self.url}/hub/health", timeout=2).close()
        except (urllib.error.URLError, OSError):
            return False
        return True


def _run(words: Sequence[str | Path], cwd: str | Path, check: bool = True) -> str:
    done = subprocess.run(
        list(map(str, words)),
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
    )
    if check:
        assert done.returncode == 0 and "Traceback" not in done.stdout, f"{words}: {done.stdout[-3000:]}"
    return done.stdout if check else f"{done.returncode} {done.stdout}"
