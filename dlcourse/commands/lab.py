"""``dlcourse lab [FOLDER]``: fresh notebooks into a course folder, and JupyterLab there."""

import argparse
import os
import socket
import sys
import webbrowser
from pathlib import Path

from dlcourse.commands import CommandError
from dlcourse.commands.handout import update
from dlcourse.state import FOLDER
from dlcourse.threads import thread_settings
from dlcourse.transport import transport

DEFAULT_PORT = 8888
LAST_PORT = 65535
FIRST_NOTEBOOK = "00_start.ipynb"
JUPYTER_CONFIG = Path(__file__).parent / "jupyter"


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "lab",
        help="copy the notebooks into your folder and open JupyterLab there",
        description="Copies the course's notebooks into FOLDER, never over a file that you have changed, "
        "and opens JupyterLab there. Ctrl+C ends it.",
    )
    parser.add_argument("folder", nargs="?", default="my-course", type=Path, metavar="FOLDER")
    parser.add_argument("--no-browser", action="store_true", help="print the address, open nothing")
    parser.add_argument(
        "--port", type=_port, help=f"where to serve (default: {DEFAULT_PORT} or the next free)"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Hand out the notebooks, then serve until the student ends it."""
    folder = args.folder.resolve()
    first_time = not (folder / FOLDER).exists()
    update(folder)
    if "JUPYTERHUB_SERVICE_PREFIX" in os.environ:
        print(f"JupyterHub serves this session already: open a notebook of {folder} in its file browser.")
        return 0
    address = running_server(folder)
    if address is not None:
        print(f"JupyterLab is already open for {folder}: {address}")
        if not args.no_browser:
            webbrowser.open(address)
        return 0
    port = choose_port(args.port)
    print(f"JupyterLab opens in {folder}; Ctrl+C in this window ends it.", flush=True)
    serve(folder, port, browser=not args.no_browser, first_time=first_time)
    print(f"JupyterLab has ended. Your work is in {folder}")
    return 0


def running_server(folder: Path) -> str | None:
    """The address of a JupyterLab of ours that serves this folder already, if there is one."""
    from jupyter_server.serverapp import list_running_servers

    for server in list_running_servers():
        if Path(server["root_dir"]) == folder:
            token = f"?token={server['token']}" if server.get("token") else ""
            return f"{server['url']}lab{token}"
    return None


def choose_port(wanted: int | None) -> int:
    """The wanted port, or without a wish the first free one from the usual port on.

    Raises:
        CommandError: the wanted port is taken; the message names the next free one.
    """
    first = DEFAULT_PORT if wanted is None else wanted
    free = next(filter(_is_free, range(first, LAST_PORT + 1)), None)
    if free is None:
        raise CommandError(f"no port from {first} to {LAST_PORT} is free; choose a lower one with --port")
    if wanted is not None and free != wanted:
        raise CommandError(
            f"port {wanted} is taken, perhaps by a JupyterLab that is still open for another folder; "
            f"port {free} is free: --port {free}"
        )
    if free != first:
        print(f"Port {first} is taken; using {free}.")
    return free


def _port(text: str) -> int:
    if text.isdecimal() and 1 <= int(text) <= LAST_PORT:
        return int(text)
    raise argparse.ArgumentTypeError(f"a port is a number from 1 to {LAST_PORT}, not {text!r}")


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        if os.name == "posix":  # as the server does: a port that was just left is free
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def serve(folder: Path, port: int, *, browser: bool, first_time: bool) -> None:
    """Run JupyterLab in this process, with this environment's kernel and the course's settings."""
    os.environ.update(jupyter_environment())
    from jupyter_core.paths import jupyter_runtime_dir
    from jupyterlab.labapp import LabApp

    kernels = f"--KernelManager.transport={transport(Path(jupyter_runtime_dir()))}"
    arguments = jupyter_arguments(folder, port, browser=browser, first_time=first_time)
    LabApp.launch_instance(argv=[*arguments, kernels])


def jupyter_environment() -> dict[str, str]:
    """Variables that make Jupyter prefer this environment and read the course's settings."""
    paths = [str(JUPYTER_CONFIG), *filter(None, [os.environ.get("JUPYTER_CONFIG_PATH")])]
    return thread_settings() | {
        "JUPYTER_CONFIG_PATH": os.pathsep.join(paths),
        "JUPYTER_PREFER_ENV_PATH": "1",  # or a kernel named python3 in the home folder would be used
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)]),
    }


def jupyter_arguments(folder: Path, port: int, *, browser: bool, first_time: bool) -> list[str]:
    """The options of ``jupyter lab``."""
    return [
        f"--ServerApp.root_dir={folder}",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        f"--ServerApp.open_browser={browser}",
        "--ServerApp.answer_yes=True",
        "--Application.log_level=WARN",
        f"--ServerApp.allow_root={hasattr(os, 'geteuid') and os.geteuid() == 0}",  # containers
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        *([f"--LabApp.default_url=/lab/tree/{FIRST_NOTEBOOK}"] if first_time else []),
    ]
