"""The playable edition: every chapter in JupyterLite, with Python in the browser (Pyodide)."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import course_wheel
import nbformat
import runtime
from front_page import edition

PYTHON = "static/pyodide"
"""Where Pyodide and the wheels lie, inside of the playable edition."""

SKLEARN = ("data/*.csv", "data/*.csv.gz", "images/*.jpg")
STORAGE = "dlcourse"
"""The database of the browser that holds a student's files; the front page reads it."""

APPS = ("lab", "notebooks")
EXTENSIONS = ("@jupyterlite/pyodide-kernel-extension", "@jupyter-widgets/jupyterlab-manager", "anywidget")
"""Of what is installed here; those for a server do not fit."""


def build(target: Path, cache: Path, release: Path | None, notebooks: list[Path]) -> None:
    """Build the playable edition.

    Args:
        target: the folder that it becomes.
        cache: where downloads are kept.
        release: a folder with Pyodide's own release, or None.
        notebooks: the student notebooks, in their order.
    """
    python = runtime.gather(cache, release)
    work = cache / "lite"
    shutil.rmtree(work, ignore_errors=True)
    (work / "contents").mkdir(parents=True)
    for file in notebooks:
        notebook = nbformat.read(file, as_version=4)
        notebook.metadata["dlcourse"] = {"edition": edition(notebook)}
        nbformat.write(notebook, work / "contents" / file.name)
    (work / "jupyter-lite.json").write_text(json.dumps(settings(), indent=1), encoding="utf-8")
    (work / "overrides.json").write_text(json.dumps(OVERRIDES, indent=1), encoding="utf-8")
    shutil.copytree(python, work / PYTHON)
    course_wheel.add_to(work / PYTHON)
    put_data(work / PYTHON / "data")
    extensions = [f"{sys.prefix}/share/jupyter/labextensions/{name}" for name in EXTENSIONS]
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
    if not (target / PYTHON).exists():
        shutil.copytree(work / PYTHON, target / PYTHON)


def settings() -> dict:
    """What JupyterLite reads: Python comes from this site, and no index of packages is asked."""
    kernel = {
        "pyodideUrl": f"./{PYTHON}/pyodide.js",
        "disablePyPIFallback": True,
        "loadPyodideOptions": {"lockFileURL": f"./{PYTHON}/pyodide-lock.json", "packages": ["dlcourse"]},
    }
    data = {
        "appName": "dlcourse",
        "disabledExtensions": [],
        "enableMemoryStorage": True,
        "contentsStorageName": STORAGE,
        "litePluginSettings": {"@jupyterlite/pyodide-kernel-extension:kernel": kernel},
    }
    return {"jupyter-lite-schema-version": 0, "jupyter-config-data": data}


OVERRIDES = {
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
}
"""As in ``dlcourse lab``: the whole notebook is in the page, and nothing asks for news."""


def put_data(folder: Path) -> None:
    """The data files that a notebook fetches when it first asks for them, scikit-learn's included."""
    import sklearn.datasets

    folder.mkdir(exist_ok=True)
    for file in (course_wheel.ROOT / "datasets").iterdir():
        if file.suffix in (".npz", ".csv", ".tsv", ".gz"):
            shutil.copy(file, folder)
    for pattern in SKLEARN:
        for file in Path(sklearn.datasets.__file__).parent.glob(pattern):
            shutil.copy(file, folder)
