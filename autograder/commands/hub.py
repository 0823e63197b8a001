"""``autograder hub FOLDER``: what an administrator needs for a class on a shared server."""

import argparse
import shlex
import sys
from pathlib import Path

from autograder.commands.init import course_id
from autograder.course.students import read_students


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "hub",
        help="write what a JupyterHub for a class needs",
        description="Writes the configuration of a JupyterHub, the script that starts each student's server, "
        "nbgrader's settings, the commands for accounts and rights, and a systemd unit. Nothing is started "
        "and no account is made: docs/hub.md leads through it.",
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="new or empty, for example /srv/hub")
    parser.add_argument(
        "--roster",
        type=Path,
        metavar="FILE.csv",
        help="give the hub in FOLDER another list of students: hub.toml and set-up.sh are written anew, all "
        "else stays, and no other option counts",
    )
    parser.add_argument("--course-id", type=course_id, default="dlcourse", metavar="ID")
    parser.add_argument("--instructor", default="instructor", metavar="ACCOUNT", help="default: %(default)s")
    parser.add_argument(
        "--graders", nargs="+", default=(), metavar="ACCOUNT", help="who may open the instructor's server"
    )
    parser.add_argument("--students", type=Path, metavar="FILE.csv", help="as for 'autograder init'")
    parser.add_argument(
        "--course", type=Path, metavar="FOLDER", help="the nbgrader course; default: ID in instructor's home"
    )
    parser.add_argument("--exchange", type=Path, default=Path("/srv/nbgrader/exchange"), metavar="FOLDER")
    parser.add_argument("--port", type=int, default=8000, help="on the loopback address, with the next two")
    parser.add_argument("--memory", default="1G", help="limit for one student (default: %(default)s)")
    parser.add_argument("--proxy", default=_proxy(), metavar="PROGRAM", help="default: %(default)s")
    parser.set_defaults(run=run)


def _proxy() -> str:
    """The proxy that 'make hub' has installed, else any that is there."""
    name = "configurable-http-proxy"
    own = Path(sys.prefix) / "node_modules" / ".bin" / name
    return str(own) if own.exists() else name


def run(args: argparse.Namespace) -> int:
    """Write the files and say what comes next."""
    from autograder.hub.files import Hub, renew, write

    folder = args.folder.resolve()
    if args.roster:
        renew(folder, _ids(args.roster))
        print(f"{folder}/set-up.sh has the new list. As root:")
        _print_next(folder)
        return 0
    hub = Hub(
        folder=str(folder),
        course_id=args.course_id,
        course=str(args.course.resolve() if args.course else Path("/home", args.instructor, args.course_id)),
        exchange=str(args.exchange.resolve()),
        instructor=args.instructor,
        graders=tuple(args.graders),
        students=_ids(args.students) if args.students else (),
        port=args.port,
        memory=args.memory,
        proxy=args.proxy,
    )
    write(hub)
    print(f"The hub's files are in {folder}. Read them, then, as root:")
    _print_next(folder)
    return 0


def _ids(file: Path) -> tuple[str, ...]:
    return tuple(student.id for student in read_students(file))


def _print_next(folder: Path) -> None:
    print(f"  {shlex.join(['sh', f'{folder}/set-up.sh'])}")
    print(f"  {shlex.join([f'{sys.prefix}/bin/autograder', 'doctor', '--hub', str(folder)])}")
