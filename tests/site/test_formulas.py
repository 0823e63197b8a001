"""Formulas of the book are set when it is built; one that cannot be set ends the build."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from tools import require

PROGRAM = Path(__file__).parents[2] / "scripts" / "site" / "set_formulas.mjs"
PAGE = '<p><span class="math notranslate nohighlight">\\({}\\)</span></p>'
BLOCKS = (
    '<div class="math notranslate nohighlight">\n\\[\\begin{split}a\\\\b\\end{split}\\]</div>\n'
    '<div class="amsmath math notranslate nohighlight">\n\\begin{align*}c &amp;= d\\end{align*}</div>'
)


@pytest.fixture(scope="session")
def mathjax():
    import book  # conftest.py has put scripts/site on the path
    import npm

    require("node")
    try:
        return npm.npm_package(Path(sys.prefix) / "site", "mathjax", book.MATHJAX)
    except npm.NotObtainableError as error:
        pytest.skip(str(error))


def set_in(folder, mathjax, page):
    (folder / "page.html").write_text(page, encoding="utf-8")
    program = ["node", str(PROGRAM), str(mathjax), str(folder)]
    done = subprocess.run(program, capture_output=True, text=True, timeout=60)
    return done, (folder / "page.html").read_text(encoding="utf-8")


def test_formulas_are_set_and_readable_for_screen_readers(tmp_path, mathjax):
    done, page = set_in(tmp_path, mathjax, PAGE.format("x &lt; \\alpha") + BLOCKS)
    assert done.returncode == 0, done.stderr
    assert "\\" not in page
    assert page.count("<mjx-container") == page.count("<math ") == 3
    assert len(re.findall('<mjx-container[^>]* display="true"', page)) == 2
    assert "<mo>&lt;</mo>" in page and "<mi>α</mi>" in page
    style = (tmp_path / "_static" / "formulas" / "formulas.css").read_text(encoding="utf-8")
    assert 'url("./MathJax_Main-Regular.woff")' in style
    assert (tmp_path / "_static" / "formulas" / "MathJax_Main-Regular.woff").exists()


def test_a_formula_that_cannot_be_set_ends_the_build(tmp_path, mathjax):
    done, page = set_in(tmp_path, mathjax, PAGE.format("\\frac{1}{"))
    assert done.returncode != 0 and "\\frac{1}{" in done.stderr
    assert "mjx-container" not in page
