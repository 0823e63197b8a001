"""Every chapter from top to bottom in a real JupyterLab, next to the same notebook without a browser.

    python scripts/lab_walk.py
    python scripts/lab_walk.py activations gan --pictures walk/
    python scripts/lab_walk.py --edition student --json

Prints what "run all" took both ways, on the clock and in the kernel's processor seconds; fails when a cell
raised, when the page had an error or asked for an address off this machine, and when Lab needs more than
``MOST`` times the processor seconds. With ``--pictures`` the whole page is saved, screen by screen.
"""

import argparse
import json
import math
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from nbformat.v4 import new_code_cell
from playwright.sync_api import Browser, sync_playwright

from autograder.notebooks import solution_edition, student_edition
from dlcourse.bench.lab_driver import CHROMIUM_ARGS, LabNotebook, LabServer
from dlcourse.bench.programs import find_program
from dlcourse.curriculum import chapter_of
from dlcourse.resources import resource
from dlcourse.threads import thread_settings

MOST = 1.2
EDITIONS = {"solution": solution_edition, "student": student_edition}
WAIT_SECONDS = 600
SCREEN = {"width": 1366, "height": 768}

FIRST, LAST = "walk-first", "walk-last"
_START = "import resource as _resource, time as _time\n_started = _time.perf_counter(), _time.process_time()"
_STOP = """_children = _resource.getrusage(_resource.RUSAGE_CHILDREN)
print(_time.perf_counter() - _started[0],
      _time.process_time() - _started[1] + _children.ru_utime + _children.ru_stime)"""


@dataclass(frozen=True)
class Walk:
    """What "run all" of one chapter took.

    Attributes:
        chapter: its name.
        alone_s: on the clock, run by nbclient.
        alone_cpu_s: processor seconds of that kernel and what it started.
        lab_s: on the clock, run in JupyterLab.
        lab_cpu_s: processor seconds of that kernel.
        faults: errors of cells and of the page.
    """

    chapter: str
    alone_s: float
    alone_cpu_s: float
    lab_s: float
    lab_cpu_s: float
    faults: list[str]

    @property
    def ratio(self) -> float:
        """Processor seconds in Lab over those without a browser."""
        return self.lab_cpu_s / self.alone_cpu_s


def walks(sources: list[Path], edition: str, pictures: Path | None) -> Iterator[Walk]:
    """Run each notebook without a browser, then in one JupyterLab."""
    with TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary)
        root = folder / "root"
        (root / ".dlcourse").mkdir(parents=True)
        chromium = find_program("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGS)
        server = LabServer(folder / "home", root).start()
        try:
            for source in sources:
                notebook = EDITIONS[edition](source)
                notebook.cells.insert(0, new_code_cell(_START, id=FIRST))
                notebook.cells.append(new_code_cell(_STOP, id=LAST))
                nbformat.write(notebook, root / f"{source.stem}.ipynb")
                yield _walk(root / f"{source.stem}.ipynb", server, browser, pictures)
        finally:
            server.stop()
            browser.close()


def _walk(file: Path, server: LabServer, browser: Browser, pictures: Path | None) -> Walk:
    alone = _without_browser(file)
    page = browser.new_page(viewport=SCREEN)
    notebook = LabNotebook(page, server.url).open(file.name)
    ended = notebook.run_all(WAIT_SECONDS)
    in_lab = [float(number) for number in notebook.text(LAST).split()] if ended else [math.nan] * 2
    faults = [*_red_outputs(notebook), *notebook.problems, *notebook.foreign]
    if not ended:
        faults.insert(0, "a cell raised an exception; what comes after it was not run")
    if pictures:
        _take_pictures(notebook, pictures / file.stem)
    notebook.command("kernelmenu:shutdown")
    page.close()
    return Walk(chapter_of(file.name), *alone, *in_lab, faults)


def _without_browser(file: Path) -> list[float]:
    program = "from nbclient.cli import NbClientApp as App; App.launch_instance()"
    command = [sys.executable, "-c", program, "--allow-errors", "--output", "alone-executed", file.name]
    subprocess.run(
        command, cwd=file.parent, check=True, capture_output=True, env=os.environ | thread_settings()
    )
    executed = file.parent / "alone-executed.ipynb"
    said = nbformat.read(executed, as_version=4).cells[-1].outputs[0].text
    executed.unlink()
    return [float(number) for number in said.split()]


def _red_outputs(notebook: LabNotebook) -> list[str]:
    red = notebook.page.locator('.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.stderr"]')
    return [text.strip().splitlines()[-1] for text in red.all_inner_texts()]


def _take_pictures(notebook: LabNotebook, folder: Path) -> None:
    """The notebook as a reader scrolls through it."""
    folder.mkdir(parents=True, exist_ok=True)
    scroller = notebook.page.locator(".jp-WindowedPanel-outer").first
    height = scroller.evaluate("panel => panel.scrollHeight")
    step = scroller.evaluate("panel => panel.clientHeight")
    for number in range(-(-height // step)):
        scroller.evaluate("(panel, y) => panel.scrollTo(0, y)", number * step)
        notebook.page.wait_for_timeout(300)
        scroller.screenshot(path=str(folder / f"{number:03}.png"))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("chapters", nargs="*", help="default: all")
    parser.add_argument("--edition", choices=EDITIONS, default="solution")
    parser.add_argument("--pictures", type=Path, metavar="FOLDER", help="save the pages, screen by screen")
    parser.add_argument("--json", action="store_true", help="print the figures for another program")
    return parser.parse_args()


def main() -> int:
    """Walk through the chosen chapters; 1 when there was a fault."""
    args = _arguments()
    sources = sorted((resource("notebooks") / "source").glob("[0-9][0-9]_*.md"))
    chosen = [file for file in sources if not args.chapters or chapter_of(file.name) in args.chapters]
    if missing := set(args.chapters) - {chapter_of(file.name) for file in chosen}:
        sys.exit(f"there is no chapter {', '.join(sorted(missing))}")
    bad = False
    if not args.json:
        print(f"{'chapter':30} {'alone':>7} {'cpu':>7} {'in Lab':>7} {'cpu':>7} {'ratio':>6}")
    for walk in walks(chosen, args.edition, args.pictures):
        bad |= bool(walk.faults) or not walk.ratio <= MOST
        if args.json:
            print(json.dumps(asdict(walk)), flush=True)
            continue
        times = f"{walk.alone_s:7.1f} {walk.alone_cpu_s:7.1f} {walk.lab_s:7.1f} {walk.lab_cpu_s:7.1f}"
        print(f"{walk.chapter:30} {times} {walk.ratio:6.2f}", flush=True)
        for fault in walk.faults:
            print(f"  {fault}", flush=True)
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
