"""Formulas of feedback pages: MathML for everything the course writes, as typed for what cannot be read."""

import nbformat
import pytest
from nbconvert.filters.markdown_mistune import MarkdownWithMath

from autograder.course.formulas import FormulaRenderer, mathml
from dlcourse.resources import resource


def page(text):
    return MarkdownWithMath(renderer=FormulaRenderer(escape=False)).render(text)


@pytest.mark.parametrize("file", sorted(resource("notebooks").glob("*.ipynb")), ids=lambda file: file.stem)
def test_every_formula_of_the_course_can_be_shown(file):
    cells = nbformat.read(file, as_version=4).cells
    shown = "".join(page(cell.source) for cell in cells if cell.cell_type == "markdown")
    assert "$" not in shown and "<code>\\" not in shown and "<mi>\\" not in shown


def test_what_a_formula_looks_like():
    assert "<msup><mi>x</mi><mn>2</mn></msup>" in page("so $x^2$ is")
    assert 'display="block"' in page("$$\\frac{1}{2}$$")
    assert "<mtable" in page("\\begin{matrix} 1 & 2 \\end{matrix}")


@pytest.mark.parametrize(
    "tex", ["\\begin{matrix} 1", "<img src=x onerror=hit>" * 1000, r"\left( x", "{" * 1500]
)
def test_what_cannot_be_read_stays_as_it_was_typed(tex):
    shown = mathml(tex, "inline")
    assert shown.startswith("<code>") and "<img" not in shown


def test_no_tag_comes_out_of_a_formula():
    for tex in (
        "<script>hit</script>",
        r"\text{<script>hit</script>}",
        r"\href{javascript:hit}{a}",
        r"\&lt;b>",
    ):
        shown = page(f"$a {tex}$")
        assert "<script" not in shown and "href" not in shown and "<b>" not in shown
