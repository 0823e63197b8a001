"""Drives a real JupyterLab 4 in headless Chromium: ``LabServer`` is the process, ``LabNotebook`` one page.

    server = LabServer(home, root).start()
    notebook = LabNotebook(browser.new_page(), server.url).open("chapter.ipynb")
    notebook.type("task-1", "def f(x): return x")
    assert notebook.run("task-1-check") == "..."

Cells are named by their nbformat id or by one of their tags.
"""

import ctypes
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dlcourse.threads import thread_settings

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Locator, Page, Request, Response

CHROMIUM_ARGS = [
    "--no-sandbox",  # containers run as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

SETTINGS: dict[str, dict[str, Any]] = {
    "@jupyterlab/apputils-extension:notification": {
        "fetchNews": "false",
        "checkForUpdates": False,
        "doNotDisturbMode": True,
    },
    # Every cell stands in the page, also those out of sight.
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
    "@jupyterlab/docmanager-extension:plugin": {"autosave": False},
}
"""What the tests set in JupyterLab's settings, by plugin."""

DARK: dict[str, dict[str, Any]] = {"@jupyterlab/apputils-extension:themes": {"theme": "JupyterLab Dark"}}
"""Settings for the dark theme; pass them to ``LabServer``."""


class LabServer:
    """``jupyter lab`` on a free local port, with its own home, configuration, data and runtime folders."""

    def __init__(
        self,
        home: Path,
        root: Path,
        *,
        settings: Mapping[str, Mapping[str, Any]] | None = None,
        options: Sequence[str] = (),
        cwd: Path | None = None,
    ) -> None:
        """Prepare a server without starting it.

        Args:
            home: empty folder for everything that Jupyter writes.
            root: folder that JupyterLab shows.
            settings: JupyterLab settings by plugin, in addition to ``SETTINGS``.
            options: more command line options, such as ``"--Exchange.root=..."``.
            cwd: the server's working directory; default ``root``.
        """
        # JupyterLab ignores relative folders without a word.
        self.home, self.root = home.resolve(), root.resolve()
        self.cwd = (cwd or root).resolve()
        self.url = ""
        self._settings = {**SETTINGS, **(settings or {})}
        self._options = list(options)
        self._log = self.home / "server.log"

    def start(self, timeout: float = 60) -> "LabServer":
        """Start the process and wait until it answers."""
        self.home.mkdir(parents=True, exist_ok=True)
        port = _free_port()
        self.url = f"http://127.0.0.1:{port}"
        with self._log.open("w") as log:
            self._process = subprocess.Popen(
                self._command(port),
                env=self._environment(),
                cwd=self.cwd,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_die_with_parent if sys.platform == "linux" else None,
            )
        deadline = time.monotonic() + timeout
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise RuntimeError(f"JupyterLab did not start:\n{self._log.read_text()[-3000:]}")
            time.sleep(0.1)
        return self

    @property
    def pid(self) -> int:
        """The server's process."""
        return self._process.pid

    def stop(self) -> None:
        """Ask the server to shut its kernels down and to leave; insist after a while."""
        if self._process.poll() is not None:
            return
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def _command(self, port: int) -> list[str]:
        return [
            *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
            *("--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}", "--ServerApp.port_retries=0"),
            *("--IdentityProvider.token=", f"--ServerApp.root_dir={self.root}"),
            *("--LabApp.expose_app_in_browser=True", "--JupyterNotebookApp.expose_app_in_browser=True"),
            "--LabApp.news_url=None",
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
            "--LabApp.extension_manager=readonly",
            *self._options,
        ]

    def _environment(self) -> dict[str, str]:
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "JPY_"))}
        names = ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
        for name in (*names, "MPLCONFIGDIR"):
            folder = self.home / name.lower()
            folder.mkdir(exist_ok=True)
            environment[name] = str(folder)
        settings = self.home / "jupyter_config_dir" / "labconfig" / "default_setting_overrides.json"
        settings.parent.mkdir(exist_ok=True)
        settings.write_text(json.dumps(self._settings))
        environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
        environment |= thread_settings()
        environment["JUPYTER_PREFER_ENV_PATH"] = "1"  # this Python's kernel wins over the user's
        return environment

    def _answers(self) -> bool:
        try:
            urllib.request.urlopen(f"{self.url}/api/status", timeout=2).close()
        except (urllib.error.URLError, OSError):
            return False
        return True


class LabNotebook:
    """One notebook in one browser page.

    Attributes:
        page: the Playwright page.
        problems: errors of the page so far: console errors, exceptions, failed requests.
        foreign: addresses off this machine that the page asked for.
    """

    def __init__(self, page: "Page", base_url: str) -> None:
        self.page = page
        self.problems: list[str] = []
        self.foreign: list[str] = []
        self._base_url = base_url
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.problems.append(f"exception in the page: {error}"))
        page.on("response", self._on_response)
        page.on("request", self._on_request)

    def open(self, path: str, *, mode: str = "lab", timeout: float = 60) -> "LabNotebook":
        """Open a notebook and wait for its kernel.

        Args:
            path: relative to the server's root.
            mode: ``"lab"``, ``"doc"`` for its single-document mode, ``"notebook"`` for Notebook 7, or
                ``"site"`` for the playable edition of the course's site.
            timeout: in seconds.
        """
        places = {"notebook": f"notebooks/{path}", "site": f"play/notebooks/index.html?path={path}"}
        self.page.goto(f"{self._base_url}/{places.get(mode, f'{mode}/tree/{path}?reset')}")
        return self.opened(path.rpartition("/")[2], timeout)

    def opened(self, name: str, timeout: float = 60) -> "LabNotebook":
        """Wait until the page shows the notebook of this name, and its kernel is idle."""
        self.page.wait_for_function(
            f"""name => {{
              const widget = window.jupyterapp && {_CURRENT};
              return widget && widget.context && widget.context.isReady && widget.title.label === name;
            }}""",
            arg=name,
            timeout=timeout * 1000,
        )
        self.wait_idle(timeout)
        return self

    def wait_idle(self, timeout: float = 60) -> None:
        """Wait for an idle kernel; raise if a dialog is in the way (it would wait for ever)."""
        found = self.page.wait_for_function(
            f"""() => {{
              const dialog = document.querySelector(".jp-Dialog");
              if (dialog) return "a dialog is open: " + dialog.innerText;
              const context = {_CURRENT}.sessionContext, kernel = context.session?.kernel;
              const ready = context.isReady && kernel && kernel.connectionStatus === "connected";
              return ready && kernel.status === "idle" && "idle";
            }}""",
            timeout=timeout * 1000,
        ).json_value()
        if found != "idle":
            raise RuntimeError(found)

    def cell(self, key: str) -> "Locator":
        """The cell with this id or tag."""
        self.page.evaluate(  # the page itself knows neither ids nor tags
            f"""() => {{
              for (const cell of {_CURRENT}.content.widgets) {{
                const tags = cell.model.getMetadata("tags") || [];
                cell.node.dataset.cellId = cell.model.id;
                cell.node.dataset.cellTags = ` ${{tags.join(" ")}} `;
              }}
            }}"""
        )
        return self.page.locator(f'.jp-Cell[data-cell-id="{key}"], .jp-Cell[data-cell-tags*=" {key} "]')

    def outputs(self, key: str) -> "Locator":
        """The outputs of a cell."""
        return self.cell(key).locator(".jp-OutputArea-output")

    def text(self, key: str) -> str:
        """The text of a cell's outputs as a reader sees it."""
        return "\n".join(self.outputs(key).all_inner_texts())

    def type(self, key: str, code: str) -> None:
        """Replace a cell's source through the editor, as a keyboard would."""
        cell = self.cell(key)
        editor = cell.locator(".cm-content")
        editor.click()
        editor.press("Control+a")
        self.page.keyboard.insert_text(code)  # no bracket closing, no automatic indent
        self.page.wait_for_function(
            f"([id, code]) => {_CELL_BY_ID}.model.sharedModel.getSource() === code",
            arg=[cell.get_attribute("data-cell-id"), code],
            timeout=5000,
        )

    def run(self, key: str, timeout: float = 60) -> str:
        """Run one cell with Ctrl+Enter and return the text of its outputs when it has ended."""
        cell = self.cell(key)
        id = cell.get_attribute("data-cell-id")
        self.page.evaluate(f"([id]) => {{ {_CELL_BY_ID}.model.executionCount = null; }}", [id])
        cell.locator(".cm-content").press("Control+Enter")
        self.page.wait_for_function(
            f"""([id]) => {{
              const {{executionState, executionCount}} = {_CELL_BY_ID}.model;
              return executionState === "idle" && executionCount !== null;
            }}""",
            arg=[id],
            timeout=timeout * 1000,
        )
        return self.text(key)

    def run_all(self, timeout: float = 120) -> bool:
        """Run every cell; True when none raised an exception."""
        succeeded = self.command("notebook:run-all-cells", timeout=timeout)
        self.wait_idle(timeout)
        return succeeded

    def save(self) -> None:
        """Write the notebook to disk."""
        self.command("docmanager:save")

    def command(self, id: str, args: Mapping[str, Any] | None = None, timeout: float = 60) -> Any:
        """Execute a JupyterLab command; raise when it takes too long."""
        return self.page.evaluate(  # evaluate() itself waits for ever
            """([id, args, ms]) => Promise.race([
              window.jupyterapp.commands.execute(id, args),
              new Promise((_, fail) => setTimeout(() => fail(new Error(`${id} timed out`)), ms)),
            ])""",
            [id, dict(args or {}), timeout * 1000],
        )

    def _on_console(self, message: "ConsoleMessage") -> None:
        if message.type == "error":
            self.problems.append(f"console: {message.text} ({message.location.get('url')})")

    def _on_response(self, response: "Response") -> None:
        if response.status >= 400:
            self.problems.append(f"status {response.status}: {response.url}")

    def _on_request(self, request: "Request") -> None:
        is_network = request.url.startswith(("http:", "https:", "ws:", "wss:"))
        if is_network and "//127.0.0.1" not in request.url:
            self.foreign.append(request.url)


OpenNotebook = Callable[..., LabNotebook]

_CURRENT = "window.jupyterapp.shell.currentWidget"
_CELL_BY_ID = f"{_CURRENT}.content.widgets.find(cell => cell.model.id === id)"


def _free_port() -> int:
    with socket.socket() as probe:  # another process may take it before Jupyter does: that is a loud error
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _die_with_parent() -> None:
    """Let Linux end the server when the test run is killed."""
    set_parent_death_signal = 1
    ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGTERM)
