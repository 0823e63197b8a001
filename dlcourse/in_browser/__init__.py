"""The course in a browser's own Python: what is different there (Pyodide, a site without a server).

There are no threads, no processes and no PyTorch. Cells that need PyTorch say so in one sentence and "run
all" goes on; data sets are fetched from the site when they are first asked for.
"""

import logging
import sys
from pathlib import Path

IN_BROWSER = sys.platform == "emscripten"


def prepare() -> None:
    """Make notebooks run here; called when the course is imported in a browser."""
    from dlcourse.in_browser import absent, cells, depth
    from dlcourse.state import FOLDER

    sys.dont_write_bytecode = True  # nothing of it would be there at the next visit
    Path(FOLDER).mkdir(exist_ok=True)  # beside the notebooks, in the browser's own storage
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)  # it tells of its cache in red
    absent.stand_in_for("torch", "torchvision", "tensorflow", "keras", "jax", "mxnet", "onnx")
    cells.let_the_rest_go_on()
    depth.keep_cells_within()
