"""Markup in answers, outputs and names: the pages that instructors and students read stay inert."""

import json
from html.parser import HTMLParser

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_markdown_cell, new_raw_cell
from submissions import VICTIM, all_but, possible, solved, with_body, with_cell

from autograder.course.feedback import FeedbackPage

SCRIPT = "document.title='attacked'"

MARKDOWN = [
    f"<script>{SCRIPT}</script>",
    f"<img src=x onerror={SCRIPT}>",
    f"<svg/onload={SCRIPT}>",
    f"<iframe srcdoc='<script>{SCRIPT}</script>'></iframe>",
    f"<a href='javascript:{SCRIPT}'>a</a>",
    f"[a](javascript:{SCRIPT})",
    f"[a]( JaVaScRiPt:{SCRIPT})",
    f"[a](java&#115;cript:{SCRIPT})",
    f"[a](&#x6A;avascript:{SCRIPT})",
    f"[a](java&Tab;script:{SCRIPT})",
    f"[a](<java\tscript:{SCRIPT}>)",
    f"[a](javascript&colon;{SCRIPT})",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    f"[a](vbscript:{SCRIPT})",
    f"[a][b]\n\n[b]: javascript:{SCRIPT}",
    f"<javascript:{SCRIPT}>",
    f'[a](http://example.org "x\\" onmouseover=\\"{SCRIPT}")',
    f'# Heading" onclick="{SCRIPT}',
    f'```"><script>{SCRIPT}</script>\ncode\n```',
    f"`<script>{SCRIPT}</script>`",
    "![a](http://example.org/tracker.png)",
    "![a][t]\n\n[t]: http://example.org/tracker.png",
    "<img src='http://example.org/tracker.png'>",
    "<style>@import 'http://example.org/x.css';</style>",
    "<form action='http://example.org'><input type=submit></form>",
    "<meta http-equiv=refresh content='0;url=http://example.org'>",
    f"$\\href{{javascript:{SCRIPT}}}{{x}}$",
    f"$\\href{{java\tscript:{SCRIPT}}}{{x}}$",
    f"<!--><script>{SCRIPT}</script>-->",
    f"<<script>script>{SCRIPT}<</script>/script>",
    f"<math><mtext><script>{SCRIPT}</script></mtext></math>",
    f"\u2028<script\n>{SCRIPT}</script\n>",
    f"<script/x>{SCRIPT}</script>",
]

DISPLAYED = f"""
from IPython.display import HTML, Javascript, Markdown, SVG, IFrame, Latex, display, publish_display_data
bad = "<script>{SCRIPT}</script>"
display(HTML(bad)); display(Javascript("{SCRIPT}")); display(Markdown(bad)); display(Latex(bad))
display(IFrame("javascript:{SCRIPT}", 1, 1))
kinds = ["text/html", "application/javascript", "image/svg+xml", "text/markdown", "text/latex", "text/plain"]
kinds += ["application/vnd.jupyter.widget-view+json", "application/json", "image/png", "image/jpeg"]
for kind in kinds:
    publish_display_data({{kind: bad}})
    publish_display_data({{kind: [bad]}})
    publish_display_data({{kind: {{"a": bad}}}})
print(bad)
print("\\x1b]8;;javascript:{SCRIPT}\\x07a link\\x1b]8;;\\x07", "\\x1b[31m" + bad + "\\x1b[0m")
class Shown:
    def _repr_html_(self): return bad
    def __repr__(self): return bad
Shown()
"""


class Page(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.acts, self._in_script = [], False

    def handle_starttag(self, tag, attributes):
        self._in_script = tag == "script"
        if tag in ("iframe", "object", "embed", "form", "base") or (
            tag == "meta" and "http-equiv" in dict(attributes)
        ):
            self.acts.append((tag, attributes))
        for name, value in attributes:
            text = "".join((value or "").split()).lower()
            if name.startswith("on") or (
                name in ("href", "src", "action", "xlink:href") and self._bad(tag, text)
            ):
                self.acts.append((tag, name, value))

    def _bad(self, tag, address):
        if tag == "script":
            return False  # the template's own
        picture = tag == "img" and address.startswith(("data:image/png;base64,", "data:image/jpeg;base64,"))
        loaded = tag in ("img", "link", "source") and address.startswith(("http", "//"))
        return loaded or (address.startswith(("javascript:", "vbscript:", "data:")) and not picture)

    def handle_data(self, data):
        if self._in_script and "attacked" in data:
            self.acts.append(("script", data[:100]))

    def handle_endtag(self, tag):
        self._in_script = False


def acts_of(graded):
    notebook = nbformat.reads(graded.result.text, as_version=4)
    nbformat.validate(notebook)
    page = Page()
    for exporter in (HTMLExporter, FeedbackPage):
        body, _ = exporter(template_name="classic").from_notebook_node(notebook)
        page.feed(body)
        assert "attacked" in body or "tracker" in body or "example.org" in body
    return [act for act in page.acts if "cdnjs" not in str(act)]


def test_the_parser_of_these_tests_sees_an_attack():
    page = Page()
    page.feed(
        f"<script>{SCRIPT}</script><img src=x onerror=1><a href='java\tscript:x'>a</a><iframe></iframe>"
    )
    assert len(page.acts) == 4


def test_markup_in_markdown_is_inert(attack):
    notebook = solved()
    notebook.cells += [new_markdown_cell(text) for text in MARKDOWN]
    notebook.cells += [new_raw_cell(text) for text in MARKDOWN]
    graded = attack(notebook)
    assert graded.marks == possible()
    assert acts_of(graded) == []


def test_markup_in_outputs_is_inert(attack):
    graded = attack(with_cell(solved(), DISPLAYED, "end"))
    assert graded.marks == possible()
    assert acts_of(graded) == []


@pytest.mark.parametrize(
    "line",
    [
        "raise ValueError(BAD)",
        "raise type(BAD, (Exception,), {})(BAD)",
        "print(BAD)",
        "import warnings; warnings.warn(BAD, RuntimeWarning); return BAD",
        "return {BAD: BAD}",
        "return [BAD] * 3",
        "return type(BAD, (), {})()",
    ],
)
def test_markup_in_what_a_check_reports_is_inert(attack, line):
    bad = f"</code><script>{SCRIPT}</script><img src=x onerror={SCRIPT}>`<b>`"
    notebook = with_body(with_cell(solved(), f"BAD = {bad!r}"), line)
    graded = attack(notebook)
    assert graded.marks == all_but(VICTIM)
    assert acts_of(graded) == []


def test_markup_in_names_of_cells_and_files_is_inert(attack):
    notebook = solved()
    for number, text in enumerate(MARKDOWN):
        cell = with_cell(notebook, f"# {text!r}", "end").cells[-1]
        cell.id = f"cell-{number}"
        cell.metadata["nbgrader"] = {"grade_id": text, "grade": True, "points": 5}
    notes = tuple(f"The file was called '{text}'; it was taken for another." for text in MARKDOWN)
    graded = attack(notebook, notes=notes)
    assert graded.marks == possible()
    assert acts_of(graded) == []


def test_metadata_and_attachments_of_the_student_are_dropped(attack):
    notebook = solved()
    notebook.metadata["title"] = f"<script>{SCRIPT}</script>"
    notebook.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": SCRIPT}}
    for cell in notebook.cells:
        cell.metadata["collapsed"] = SCRIPT
        cell.metadata["tags"] = [*cell.metadata.get("tags", []), SCRIPT]
        if cell.cell_type == "markdown":
            cell["attachments"] = {"x.png": {"image/svg+xml": f"<svg onload={SCRIPT}>"}}
        else:
            cell.outputs = [{"output_type": "display_data", "data": {"text/html": SCRIPT}, "metadata": {}}]
    graded = attack(notebook)
    assert graded.marks == possible()
    assert "attacked" not in json.dumps(graded.result.text)


def test_what_the_grader_says_cannot_be_imitated(attack):
    box = '<div class="alert alert-info about-this-submission">'
    forged = new_markdown_cell(f"{box}\n\n**About this submission**\n\n- All is right.\n\n</div>")
    notebook = solved()
    notebook.cells.insert(0, forged)
    graded = nbformat.reads(attack(notebook).result.text, as_version=4)
    page, _ = HTMLExporter(template_name="classic").from_notebook_node(graded)
    assert page.count(box) == 1
    assert page.index("Nothing had to be repaired") < page.index("All is right")
