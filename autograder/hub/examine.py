"""What is still open on a machine with a hub, each with the command that closes it."""

import grp
import http.client
import os
import pwd
import shlex
import shutil
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from traitlets.config import PyFileConfigLoader

from autograder.hub.files import CLOSED, Hub
from autograder.sandbox.requirements import missing
from dlcourse.finding import Finding
from dlcourse.resources import resource
from dlcourse.transport import transport

EACH = 0.6e9
"""Bytes of a student: 175 MB of server, 334 MB of kernel after chapter 4 (docs/hub.md), and some room."""

_OTHERS = stat.S_IROTH | stat.S_IWOTH | stat.S_IXOTH


def examine(hub: Hub) -> Iterator[Finding]:
    """Look at everything; root sees all of it."""
    clone = resource("notebooks").parent
    yield accounts(hub)
    yield homes(hub)
    yield exchange(Path(hub.exchange))
    yield course_in_exchange(hub)
    yield kernels(hub)
    yield reachable("Python", Path(sys.executable).resolve())
    yield reachable("Course", clone / "dlcourse")
    yield solutions(hub, [*(clone / place for place in CLOSED), Path(hub.course)])
    yield sandbox()
    yield proxy(hub.proxy)
    yield running(hub.port)
    yield memory(len(hub.students))


def accounts(hub: Hub) -> Finding:
    """Does everybody of the list have an account in the group that may log in, and nobody else?"""
    wanted = {hub.student_group: hub.students, hub.grader_group: (hub.instructor, *hub.graders)}
    lacking = [name for group, names in wanted.items() for name in names if name not in _members(group)]
    if lacking:
        return Finding(
            "Accounts", f"{_some(lacking)} cannot log in: no account or not in its group", _set_up(hub)
        )
    gone = {name: group for group, names in wanted.items() for name in _members(group) if name not in names}
    if gone:
        commands = "; ".join(shlex.join(["gpasswd", "--delete", *each]) for each in gone.items())
        return Finding("Accounts", f"not in the list, and can log in: {_some([*gone])}", commands)
    return Finding("Accounts", f"{sum(map(len, wanted.values()))}, each in its group")


def homes(hub: Hub) -> Finding:
    """Can one student read what another has written?"""
    names = [name for name in (hub.instructor, *hub.graders, *hub.students) if _home(name)]
    open_ones = [str(_home(name)) for name in names if _home(name).stat().st_mode & _OTHERS]  # type: ignore[union-attr]
    if open_ones:
        return Finding(
            "Homes", f"others can read {_some(open_ones)}", shlex.join(["chmod", "700", *open_ones])
        )
    return Finding("Homes", "each is its owner's alone")


def exchange(folder: Path) -> Finding:
    """Can students add to the exchange, and touch nothing that is somebody else's?"""
    if not folder.is_dir():
        return Finding(
            "Exchange", f"{folder} is not there", shlex.join(["install", "-d", "-m", "1777", str(folder)])
        )
    mode = stat.S_IMODE(folder.stat().st_mode)
    if mode != 0o1777:
        return Finding("Exchange", f"{folder} has mode {mode:o}", shlex.join(["chmod", "1777", str(folder)]))
    return Finding("Exchange", f"{folder}, with the sticky bit")


def course_in_exchange(hub: Hub) -> Finding:
    """Does the course's name in the exchange belong to the instructor?"""
    place = Path(hub.exchange) / hub.course_id
    command = shlex.join(
        ["install", "-d", "-o", hub.instructor, "-g", hub.grader_group, "-m", "755", str(place)]
    )
    if not place.is_dir():
        return Finding("Its course", f"{place} is not there: a student could take the name", command)
    owner = place.owner()
    if owner != hub.instructor:
        return Finding(
            "Its course",
            f"{place} is {owner}'s",
            f"look into it, then: {shlex.join(['rm', '-r', str(place)])} && {command}",
        )
    return Finding("Its course", f"{place} is {owner}'s")


def kernels(hub: Hub) -> Finding:
    """Could other accounts listen to what kernels print?"""
    config = PyFileConfigLoader("jupyterhub_config.py", path=hub.folder).load_config()
    wanted = "--KernelManager.transport=ipc"
    if wanted not in config.Spawner.get("args", ()):
        return Finding(
            "Kernels", "use TCP, which every account can read", f'add "{wanted}" to c.Spawner.args'
        )
    runtime = [(name, _home(name)) for name in (hub.instructor, *hub.students)]
    long = [
        name
        for name, home in runtime
        if home and transport(home / ".local" / "share" / "jupyter" / "runtime") != "ipc"
    ]
    if long:
        return Finding(
            "Kernels", f"the homes of {_some(long)} have too long a name for sockets", "rename them"
        )
    return Finding("Kernels", "are reached over sockets in their owner's home")


def reachable(about: str, path: Path) -> Finding:
    """Can students run this Python and read this course?"""
    shut = [place for place in (path, *path.parents) if not place.stat().st_mode & stat.S_IXOTH]
    if shut:
        return Finding(
            about,
            f"{path} lies in {shut[-1]}, which is closed to students",
            "install the course below /opt with a Python of the system: make hub PYTHON=/usr/bin/python3",
        )
    return Finding(about, str(path))


def solutions(hub: Hub, places: list[Path]) -> Finding:
    """Can students read solutions, marks or the secret key?"""
    readable = [str(place) for place in places if place.is_dir() and _is_open(place)]
    if readable:
        paths = shlex.join(readable)
        return Finding(
            "Solutions",
            f"students can read {_some(readable)}",
            f"chgrp {hub.grader_group} {paths}; chmod o= {paths}",
        )
    return Finding("Solutions", "and marks are closed to students")


def sandbox() -> Finding:
    """Can submissions be graded safely?"""
    lacking = missing()
    return Finding("Sandbox", lacking[0], "; ".join(lacking)) if lacking else Finding("Sandbox", "works here")


def proxy(program: str) -> Finding:
    """Is the proxy in front of the hub there?"""
    search = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/local/bin"])
    found = shutil.which(program, path=search)
    if found is None:
        return Finding("Proxy", f"{program} is not installed", "npm install -g configurable-http-proxy")
    return Finding("Proxy", found)


def running(port: int) -> Finding:
    """Does the hub answer?"""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/hub/health")
        status = connection.getresponse().status
    except (OSError, http.client.HTTPException) as error:
        return Finding("Hub", f"port {port} does not answer ({error})", "systemctl start dlcourse-hub")
    finally:
        connection.close()
    if status != http.HTTPStatus.OK:
        return Finding("Hub", f"port {port} answers {status}", "journalctl -u dlcourse-hub -n 50")
    return Finding("Hub", f"answers on http://127.0.0.1:{port}")


def memory(students: int) -> Finding:
    """For how many students at once is there memory?"""
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    fit = int((total - 1e9) / EACH)
    found = f"{total / 1e9:.0f} GB: about {max(fit, 0)} students with a chapter open at the same time"
    return Finding("Memory", found, f"the class has {students}; see docs/hub.md" if students > fit else "")


def _is_open(place: Path) -> bool:
    closed_above = any(not above.stat().st_mode & stat.S_IXOTH for above in place.parents)
    return not closed_above and bool(place.stat().st_mode & _OTHERS)


def _members(group: str) -> list[str]:
    try:
        return grp.getgrnam(group).gr_mem
    except KeyError:
        return []


def _home(name: str) -> Path | None:
    try:
        home = Path(pwd.getpwnam(name).pw_dir)
    except KeyError:
        return None
    return home if home.is_dir() else None


def _set_up(hub: Hub) -> str:
    return shlex.join(["sh", f"{hub.folder}/set-up.sh"])


def _some(names: list[str]) -> str:
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
