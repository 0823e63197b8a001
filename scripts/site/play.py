"""The playable edition: every chapter in JupyterLite, with Python in the browser (Pyodide)."""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import course_wheel
import front_page
import jupyter_server
import links
import nbformat
import runtime

SKLEARN = ("data/*.csv", "data/*.csv.gz", "images/*.jpg")
STORAGE = "dlcourse"
"""The database of the browser that holds a student's files; the front page reads it."""

APPS = ("notebooks", "lab", "tree", "edit", "consoles")
"""The page of a notebook, and those that its menus and its links to other chapters lead to."""

EXTENSION_FOLDER = Path(sys.prefix) / "share" / "jupyter" / "labextensions"
KERNEL_EXTENSION = "@jupyterlite/pyodide-kernel-extension"
EXTENSIONS = (KERNEL_EXTENSION, "@jupyter-widgets/jupyterlab-manager", "anywidget")
"""Of what is installed here; those for a server do not fit."""


def build(target: Path, cache: Path, release: Path | None, notebooks: list[Path]) -> None:
    """Build the playable edition.

    Args:
        target: the folder that it becomes.
        cache: where downloads are kept.
        release: a folder with Pyodide's own release, or None.
        notebooks: the student notebooks, in their order.
    """
    gathered = runtime.gather(cache, release)
    work = cache / "lite"
    shutil.rmtree(work, ignore_errors=True)
    (work / "contents").mkdir(parents=True)
    for file in notebooks:
        notebook = nbformat.read(file, as_version=4)
        notebook.metadata["dlcourse"] = {"edition": front_page.edition(notebook)}
        for cell in notebook.cells:
            if cell.cell_type == "markdown":
                cell.source = links.to_chapters(cell.source, [each.stem for each in notebooks])
        nbformat.write(notebook, work / "contents" / file.name)
    (work / "overrides.json").write_text(json.dumps(OVERRIDES, indent=1), encoding="utf-8")
    python = (
        _named(put_python(gathered, work / "static" / "python", cache, _kernel()))
        .relative_to(work)
        .as_posix()
    )
    (work / "jupyter-lite.json").write_text(json.dumps(settings(python), indent=1), encoding="utf-8")
    extensions = [str(EXTENSION_FOLDER / name) for name in EXTENSIONS]
    build_config = {"ignore_sys_prefix": True, "federated_extensions": extensions}
    (work / "jupyter_lite_config.json").write_text(
        json.dumps({"LiteBuildConfig": build_config}), encoding="utf-8"
    )
    lite = [
        str(Path(sys.executable).parent / "jupyter-lite"),
        "build",
        "--lite-dir",
        ".",
        "--contents",
        "contents",
    ]
    apps = [f"--apps={app}" for app in APPS]
    options = ["--no-sourcemaps", "--no-unused-shared-packages", "--no-libarchive", "--output-dir", "built"]
    overrides = ["--settings-overrides", "overrides.json"]
    done = subprocess.run(
        [*lite, *apps, *options, *overrides], cwd=work, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"jupyter lite build failed:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    shutil.rmtree(target, ignore_errors=True)
    shutil.move(work / "built", target)
    if not (target / python).exists():
        shutil.copytree(work / python, target / python)
    _finish(target, python)


def _finish(target: Path, python: str) -> None:
    """What JupyterLite's own files lack: a language, icons, our worker, and peace with it."""
    worker = target / "service-worker.js"
    ours = f"(() => {{\n{front_page.worker(python)}}})();\n"  # a scope of its own
    worker.write_text(ours + worker.read_text(encoding="utf-8"), encoding="utf-8")
    shutil.copy(front_page.FRONT / "play.js", target)
    icons = Path(jupyter_server.__file__).parent / "static" / "favicons"  # they show whether a kernel is busy
    shutil.copytree(icons, target / "static" / "favicons")
    for page in (target / app / "index.html" for app in APPS):
        text = page.read_text(encoding="utf-8")
        text = text.replace("<html>", '<html lang="en">', 1)
        page.write_text(
            text.replace("<head>", '<head>\n<script src="../play.js"></script>', 1), encoding="utf-8"
        )


def put_python(gathered: Path, folder: Path, cache: Path, others: Sequence[Path] = ()) -> Path:
    """Make the folder with all that Python needs in the browser: runtime, wheels, the course and its data.

    Args:
        gathered: the runtime and Pyodide's wheels.
        folder: to be made.
        cache: where compiled archives are kept.
        others: more wheels.
    """
    shutil.copytree(gathered, folder)
    course_wheel.add_to(folder, cache, others)
    _put_data(folder / "data")
    return folder


def _kernel() -> list[Path]:
    """The wheels that make Python a kernel of JupyterLite."""
    carried = EXTENSION_FOLDER / KERNEL_EXTENSION / "static" / "pypi"
    return [next(carried.glob(f"{name}-*.whl")) for name in KERNEL]


def _named(folder: Path) -> Path:
    """The folder under a name that changes with what is in it, so that browsers may keep it for ever."""
    return folder.rename(f"{folder}-{runtime.sha256(folder / 'pyodide-lock.json')[:12]}")


def settings(python: str) -> dict:
    """What JupyterLite reads: Python comes from this site, and no index of packages is asked."""
    kernel = {
        "pyodideUrl": f"./{python}/pyodide.js",
        "disablePyPIFallback": True,
        "loadPyodideOptions": {"lockFileURL": f"./{python}/pyodide-lock.json", "packages": AT_ONCE},
    }
    data = {
        "appName": "dlcourse",
        "disabledExtensions": [],
        "enableMemoryStorage": True,
        "exposeAppInBrowser": True,  # for tests and timings
        "contentsStorageName": STORAGE,
        "litePluginSettings": {f"{KERNEL_EXTENSION}:kernel": kernel},
    }
    return {"jupyter-lite-schema-version": 0, "jupyter-config-data": data}


KERNEL = ("piplite", "pyodide_kernel", "ipykernel")
AT_ONCE = [*KERNEL, "micropip", "ssl", "sqlite3", "comm", "jedi", "ipython", "dlcourse"]
"""Packages that are fetched beside the runtime; the kernel would ask for its own one after the other."""

DOWNLOAD = {"command": "docmanager:download", "rank": 4}
OVERRIDES = {
    "@jupyterlab/apputils-extension:themes": {"adaptive-theme": True},
    "@jupyterlab/mainmenu-extension:plugin": {"menus": [{"id": "jp-mainmenu-file", "items": [DOWNLOAD]}]},
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
}
"""The whole notebook is in the page and nothing asks for news, as in ``dlcourse lab``; dark as the site."""


def _put_data(folder: Path) -> None:
    """The data files that a notebook fetches when it first asks for them, scikit-learn's included."""
    import sklearn.datasets

    folder.mkdir(exist_ok=True)
    for file in (course_wheel.ROOT / "datasets").iterdir():
        if file.suffix in (".npz", ".csv", ".tsv", ".gz"):
            shutil.copy(file, folder)
    for pattern in SKLEARN:
        for file in Path(sklearn.datasets.__file__).parent.glob(pattern):
            shutil.copy(file, folder)
