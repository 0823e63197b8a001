"""Figures in a kernel: a picture with an alternative text, and the one look."""

import matplotlib.pyplot as plt
import nbformat
import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from dlcourse.figures.palette import BLUE, VERMILLION
from dlcourse.figures.showing import in_formats

FIGURE = """
from dlcourse import check
import matplotlib.pyplot as plt
plt.style.use("dlcourse.figures.look")
figure, axes = plt.subplots()
axes.plot([0, 1], [2, 3])
axes.set_title('a < b & "c"')
plt.show()
"""


def test_a_figure_becomes_a_picture_with_a_text():
    figure, axes = plt.subplots()
    axes.set_title('a < b & "c"')
    html = in_formats(figure)["text/html"]
    assert html.startswith('<img src="data:image/png;base64,iVBOR')
    assert html.endswith('alt="a &lt; b &amp; &quot;c&quot;.">') and html.count("<") == 1
    plt.close(figure)


def test_an_empty_figure_is_no_picture():
    assert in_formats(plt.figure()) == {}


@pytest.mark.slow
def test_in_a_kernel_the_picture_comes_with_its_text_and_the_file_for_other_formats():
    notebook = new_notebook(cells=[new_code_cell(FIGURE)])
    NotebookClient(notebook, kernel_name="python3").execute()
    (output,) = notebook.cells[0].outputs
    assert 'alt="a &lt; b &amp; &quot;c&quot;. Curve from 2 to 3.">' in output.data["text/html"]
    assert "image/png" in output.data
    nbformat.validate(notebook)


def test_the_look_has_the_palette_of_the_course():
    with plt.style.context("dlcourse.figures.look"):
        colours = plt.rcParams["axes.prop_cycle"].by_key()["color"]
    assert colours[:2] == [BLUE, VERMILLION]
