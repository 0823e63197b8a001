"""What a student wrote is inert in the pages of those who grade: no script runs, nothing is fetched.

A hostile student's notebook is graded, then nbgrader's feedback page and the instructor's report are opened
in a browser with MathJax at work, and every element that came from the student is touched.
"""

from pathlib import Path
from typing import NamedTuple

import jupyter_server_mathjax
import nbformat
import pytest
from nbcourse import NbgraderCourse
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell
from playwright.sync_api import Page
from tools import require

from autograder.grading.assignment import Assignment, Plan
from autograder.grading.grading_course import GradingCourse
from autograder.reports import report

pytestmark = pytest.mark.browser

NOTEBOOK = "04_activations"
X = "window.hit=1"
TAG = f"<img src=x onerror={X}>"
LINK = f"[a](javascript:{X})"

MARKDOWN = [
    f"<script>{X}</script>",
    TAG,
    f"<svg/onload={X}>",
    f"<details open ontoggle={X}>",
    "<iframe srcdoc='<script>parent.hit=1</script>'>",
    f"<a href='javascript:{X}'>a</a>",
    "<meta http-equiv=refresh content='0;url=http://evil.example/'>",
    "<base href=http://evil.example> <style>body{display:none}</style>",
    "<form action=http://evil.example><input name=q></form>",
    f"<<script>{X}//<</script>",
    f"<!-- {TAG} -->",
    LINK,
    f"[a](JavaScript:{X}) [a](vbscript:{X}) <javascript:{X}>",
    f"[a](data:text/html,<script>{X}</script>)",
    f"[a](javascript\\:{X}) [a](\\javascript:{X}) [a](javascript%3a{X})",
    f"[a](&#106;avascript:{X}) [a](&amp;#106;avascript:{X}) [a](&amp;amp;#106;avascript:{X})",
    f"[a](javascript&colon;{X}) [a](java&Tab;script:{X}) [a](javascript&#x3a{X})",
    f"[a](<java\tscript:{X}>) [a](<\x01javascript:{X}>)",
    f"[a][r] ![a][r]\n\n[r]: javascript:{X}",
    f"[a](x' onclick='{X}) [a](x \"t' onmouseover='{X}\") [a](<1&quot onmouseover={X} b=>)",
    f'![a](javascript:{X}) ![a](x "onerror={X}") ![a]("onerror="{X})',
    "![tracked](http://evil.example/x.png) ![pasted](attachment:image.png)",
    f'<http://x/"onclick="{X}> http://x/"onmouseover="{X}',
    f"```html\n{TAG}\n```\n`{TAG}`\n\n    {TAG}",
    f"# {TAG}\n\n|{TAG}|\n|-|\n|{LINK}|",
    f"${TAG}$ $$ <script>{X}</script> $$ \\begin{{align}}{TAG}\\end{{align}}",
    f"$\\href{{javascript:{X}}}{{a}}$ $\\href{{JaVaScRiPt\\:{X}}}{{a}}$",
    f"$\\def\\x#1{{\\href{{javas#1}}{{a}}}}\\x{{cript:{X}}}$",
    f'$\\unicode[">{TAG}]{{41}}$ $\\class{{x" onmouseover={X}}}{{n}}$',
    "$\\style{position:fixed;top:0;left:0;width:100%;height:100%}{m}$",
]

SHOWN = f'''
from IPython.display import HTML, SVG, Javascript, Latex, Markdown, display

display(HTML("<script>{X}</script>{TAG}"), Markdown("{TAG} {LINK}"))
display(Latex(r"$\\href{{javascript:{X}}}{{x}}$"))
display(SVG(data="<svg xmlns='http://www.w3.org/2000/svg'><script>{X}</script><rect onload='{X}'/></svg>"))
display(Javascript("{X}"))
display({{"text/plain": "{TAG}", "text/html": "{TAG}", "application/javascript": "{X}"}}, raw=True)
display({{"image/svg+xml": "<svg onload={X}>", "image/png": "\\"onerror=\\"{X}"}}, raw=True)
display({{"image/png": "AAAA"}}, metadata={{"image/png": {{"width": "1\\" onerror=\\"{X}"}}}}, raw=True)
print("{TAG}\\x1b]8;;javascript:{X}\\x1b\\\\link\\x1b[31m{TAG}\\x1b[0m")
raise ValueError("{TAG}\\x1b[31m{TAG}")
'''

ANSWERS = {
    "dead_fraction": f"def dead_fraction(x):\n    print('{TAG}')\n    raise OSError('{TAG} `{TAG}` {LINK}')",
    "collapse": f"def collapse(weights, biases):\n    '''{TAG}'''\n    return '{TAG} {LINK}'",
    "choose": f'choice = {{"q1": "{TAG}", "q2": "c"}}',
}

FILE = f"{NOTEBOOK} {TAG} {LINK}.ipynb"


def hostile_notebook(release: Path) -> nbformat.NotebookNode:
    notebook = nbformat.read(release, as_version=4)
    for cell in notebook.cells:
        id = cell.metadata.get("nbgrader", {}).get("grade_id")
        cell.source = ANSWERS.get(id, cell.source)
    foreign = {"grade_id": f"{TAG} {LINK}", "grade": True, "solution": False, "locked": True, "points": 5}
    notebook.cells += [
        *map(new_markdown_cell, MARKDOWN),
        new_raw_cell(f"{TAG}<script>{X}</script>"),
        new_raw_cell(TAG, metadata={"raw_mimetype": "text/html"}),
        new_code_cell(SHOWN),
        new_code_cell(f"# {TAG}", metadata={"nbgrader": {**foreign, "schema_version": 3}}),
    ]
    return notebook


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Mallory attacks; Alice hands in what she was given. Both are graded and have feedback."""
    require("bwrap")
    course = NbgraderCourse(tmp_path_factory.mktemp("pages"), NOTEBOOK)
    course.release()
    course.submit("alice", nbformat.read(course.path("release"), as_version=4))
    place = course.folder / "submitted" / "mallory" / NOTEBOOK
    place.mkdir(parents=True)
    nbformat.write(hostile_notebook(course.path("release")), place / FILE)
    Assignment(GradingCourse(course.folder), NOTEBOOK, Plan()).grade()
    done = course.api().generate_feedback(NOTEBOOK)
    assert done["success"], done.get("error")
    return course


class Seen(NamedTuple):
    """A page that was opened, and what it did."""

    page: Page
    requests: list[str]
    complaints: list[str]


@pytest.fixture
def show(browser):
    """Opens HTML with MathJax from this machine; requests of anything else are refused and noted."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    yield lambda html: open_page(context, html)
    context.close()


HOME = "http://course.test/"
OUR_MATHJAX = f"{HOME}mathjax/MathJax.js?config=TeX-AMS-MML_HTMLorMML-full,Safe"
THEIR_MATHJAX = (
    "https://cdnjs.cloudflare.com/ajax/libs/mathjax/2.7.7/latest.js?config=TeX-AMS_CHTML-full,Safe"
)


def open_page(context, html: str) -> Seen:
    html = html.replace(THEIR_MATHJAX, OUR_MATHJAX)
    mathjax = Path(jupyter_server_mathjax.__file__).parent / "static"
    page, requests, complaints = context.new_page(), [], []

    def serve(route):
        address = route.request.url
        file = mathjax / address.removeprefix(f"{HOME}mathjax/").partition("?")[0]
        if address == HOME:
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
        elif address.startswith(f"{HOME}mathjax/") and file.is_file():
            route.fulfill(path=file)
        else:
            if not address.startswith(f"{HOME}mathjax/"):
                requests.append(address)
            route.fulfill(status=404, body="")

    page.route(lambda address: not address.startswith("data:"), serve)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: (complaints.append("a dialog"), dialog.dismiss()))
    page.goto(HOME)
    if OUR_MATHJAX in html:
        page.wait_for_function("window.MathJax && MathJax.isReady")
        page.wait_for_function("MathJax.Hub.queue.pending === 0 && !MathJax.Hub.queue.running")
    return Seen(page, requests, complaints)


ACTIVE = """elements => elements.flatMap(element => {
    const addresses = ['href', 'xlink:href', 'src', 'action', 'formaction', 'data']
    const schemes = addresses.filter(name => element.hasAttribute(name)).map(name => {
        try { return new URL(element.getAttribute(name), document.baseURI).protocol } catch { return '' }
    })
    const runs = schemes.some(scheme => ['javascript:', 'vbscript:'].includes(scheme))
        || (schemes.includes('data:') && element.tagName !== 'IMG')
    const handles = [...element.attributes].some(attribute => /^(on|srcdoc)/.test(attribute.name))
    return runs || handles ? [element.outerHTML.slice(0, 200)] : []
})"""

COUNTED = (
    "script, iframe, frame, object, embed, base, form, input, svg, meta, style, link, video, audio, details"
)
"""Elements of which a student may add none; formulas apart, which MathJax keeps in scripts of their kind."""


def elements(page):
    found = page.locator(COUNTED).evaluate_all("all => all.map(e => e.tagName + ' ' + (e.type || ''))")
    return sorted(name for name in found if "math/tex" not in name)


def touch_everything(page):
    page.evaluate("""() => document.querySelectorAll('body *').forEach(element => {
        for (const kind of ['mouseover', 'mouseenter', 'focus', 'click']) {
            const followed = kind === 'click' && element.href && element.protocol !== 'javascript:'
            if (!followed) element.dispatchEvent(new MouseEvent(kind, {bubbles: true, cancelable: true}))
        }
    })""")
    page.wait_for_timeout(500)


def assert_inert(seen: Seen):
    assert seen.page.locator("*").evaluate_all(ACTIVE) == []
    touch_everything(seen.page)
    assert seen.page.evaluate("window.hit") is None
    assert seen.page.url.partition("#")[0] == HOME
    assert len(seen.page.frames) == 1
    assert seen.requests == [] and seen.complaints == []


@pytest.mark.parametrize(
    "html",
    [
        f"<script>{X}</script>",
        f"<img src='data:image/png;base64,AAAA' onerror='{X}'>",
        f"<a href='&#106;avascript:{X}'>a</a>",
        f"<a href='java\tscript:{X}'>a</a>",
        f"<a href='data:text/html,<script>{X}</script>'>a</a>",
        "<img src='http://evil.example/x.png'>",
        "<iframe src='about:blank'></iframe>",
        "<script>alert(1)</script>",
    ],
)
def test_what_is_not_inert_is_noticed(show, html):
    with pytest.raises(AssertionError):
        assert_inert(show(f"<!DOCTYPE html><body>{html}"))


def test_the_feedback_page_is_inert(course, show, artifacts):
    def feedback(student):
        return (course.folder / "feedback" / student / NOTEBOOK / f"{NOTEBOOK}.html").read_text(
            encoding="utf-8"
        )

    usual, seen = show(feedback("alice")), show(feedback("mallory"))
    seen.page.screenshot(path=artifacts / "feedback-hostile.png", full_page=True)
    assert elements(seen.page) == elements(usual.page)
    overlays = (
        "all => all.filter(e => ['fixed', 'sticky'].includes(getComputedStyle(e).position)).map(e => e.id)"
    )
    assert set(seen.page.locator("body *").evaluate_all(overlays)) <= {"MathJax_Message", ""}
    sources = seen.page.locator("img").evaluate_all("all => all.map(e => e.getAttribute('src').slice(0, 15))")
    assert set(sources) <= {"data:image/png;"}
    assert seen.page.get_by_text("onerror=").count() > 10  # it is all there, as text
    assert_inert(seen)


def test_the_report_is_inert(course, show):
    page = report(GradingCourse(course.folder), NOTEBOOK)
    seen = show(page.replace("Content-Security-Policy", "X-None"))  # the policy is the second line of defence
    assert seen.page.get_by_text("onerror=").count() >= 3
    assert seen.page.get_by_text(FILE).count() == 1
    assert elements(seen.page) == ["META ", "META ", "META ", "META ", "STYLE "]
    assert_inert(seen)


@pytest.mark.parametrize(
    ("width", "scheme"), [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")]
)
def test_the_report_can_be_read_on_any_screen(course, browser, artifacts, width, scheme):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.set_content(report(GradingCourse(course.folder), NOTEBOOK))
    page.wait_for_function("[...document.images].every(image => image.complete && image.naturalWidth)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, background[4:-1].split(","))) < 150) == (scheme == "dark")
    page.screenshot(path=artifacts / f"report-{width}-{scheme}.png", full_page=True)
    context.close()
