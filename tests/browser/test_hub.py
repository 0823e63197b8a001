"""A class on a JupyterHub: the whole way of a chapter in browsers, and what another student tries in vain.

The commands are those of docs/hub.md, run with real accounts (``tests/support/hubclass.py``).
"""

import json
import re
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from everything import only_with_everything
from hubclass import (
    ALICE,
    BOB,
    COURSE_ID,
    GRADER,
    INSTRUCTOR,
    PASSWORD,
    PROGRAMS,
    ROOT,
    HubClass,
    require_hub,
)
from playwright.sync_api import expect

from dlcourse.bench.lab_driver import LabNotebook

pytestmark = [pytest.mark.browser, only_with_everything]

NOTEBOOK = "04_activations"
PLACE = f"{NOTEBOOK}/{NOTEBOOK}.ipynb"
RIGHT = "def dead_fraction(acts):\n    return (acts <= 0).all(axis=0).mean()"
WRONG = "def dead_fraction(acts):\n    return (acts <= 0).mean()"


@pytest.fixture(scope="module")
def hub(browser):
    require_hub()
    made = HubClass()
    try:
        made.set_up()
        made.start()
        yield made
    finally:
        made.close()


class Desk:
    """A person's browser, logged in."""

    def __init__(self, hub, browser, name):
        self.hub, self.name = hub, name
        self.context = browser.new_context(viewport={"width": 1280, "height": 1000})
        self.page = self.context.new_page()
        self.page.goto(f"{hub.url}/hub/login")
        self.page.fill("#username_input", name)
        self.page.fill("#password_input", PASSWORD)
        self.page.click("#login_submit")
        self.page.wait_for_url(f"**/user/{name}/lab*", timeout=120_000)

    def assignments(self):
        """Open nbgrader's list from the menu."""
        self.page.get_by_role("menuitem", name="Nbgrader").click(timeout=60_000)
        offered = [text for text in self.page.locator(".lm-Menu-itemLabel").all_inner_texts() if text]
        self.page.get_by_role("menuitem", name="Assignment List").click()
        return offered

    def press(self, name):
        """Press a button of the list that does one thing for the assignment."""
        self.page.get_by_role("button", name=name, exact=True).first.click(timeout=30_000)

    def answer(self, code):
        """Write one answer, run all, save; return what the check says."""
        notebook = LabNotebook(self.context.new_page(), f"{self.hub.url}/user/{self.name}").open(PLACE)
        notebook.type("dead_fraction", code)
        notebook.run_all()
        notebook.save()
        assert notebook.problems == [] and notebook.foreign == []
        said = notebook.text("dead_fraction-check")
        notebook.page.close()
        return said


@pytest.fixture(scope="module")
def desk(hub, browser):
    opened = {}

    def sit_down(name):
        if name not in opened:
            opened[name] = Desk(hub, browser, name)
        return opened[name]

    yield sit_down
    for each in opened.values():
        each.context.close()


@pytest.fixture(scope="module")
def handed_in(hub, desk):
    """Both students have fetched, answered and submitted."""
    for name, code, says in ((ALICE, RIGHT, "All right"), (BOB, WRONG, "cases")):
        student = desk(name)
        assert student.assignments() == ["Assignment List"]  # nothing of a grader's menus
        student.press("Fetch")
        expect(student.page.get_by_role("button", name="Submit", exact=True)).to_be_visible(timeout=30_000)
        assert says in student.answer(code)
        student.press("Submit")
        expect(student.page.get_by_role("button", name="Fetch Feedback")).to_be_visible(timeout=30_000)
    return hub


def graded(hub):
    """Collect, grade and release as docs/instructor.md says; return what grading printed."""
    hub.run_as(INSTRUCTOR, "nbgrader", "collect", NOTEBOOK, "--update", cwd=hub.course)
    said = hub.run_as(INSTRUCTOR, "autograder", "grade", NOTEBOOK, cwd=hub.course)
    hub.run_as(INSTRUCTOR, "autograder", "feedback", NOTEBOOK, cwd=hub.course)
    hub.run_as(INSTRUCTOR, "nbgrader", "release_feedback", NOTEBOOK, cwd=hub.course)
    return said


@pytest.fixture(scope="module")
def fed_back(handed_in):
    """Submissions are graded, and feedback is released."""
    said = graded(handed_in)
    assert re.search(rf"{ALICE} +│ 6 +│ 50", said) and re.search(rf"{BOB} +│ [0-5]", said)
    return handed_in


def test_the_doctor_finds_nothing_to_do(hub):
    said = hub.run(PROGRAMS / "autograder", "doctor", "--hub", hub.folder)
    assert "Nothing needs doing." in said


def test_the_doctor_says_what_is_open_and_how_to_close_it(hub):
    def found():
        return hub.run("sh", "-c", f"{PROGRAMS}/autograder doctor --hub {hub.folder} || true")

    home, exchange = f"/home/{BOB}", hub.exchange
    hub.run("chmod", "755", home)
    hub.run("chmod", "777", exchange)
    said = found()
    assert f"-> chmod 700 {home}\n" in said and f"-> chmod 1777 {exchange}\n" in said and "2 to do" in said
    for command in re.findall(r"-> (.*)", said):
        hub.run("sh", "-c", command)
    assert "Nothing needs doing." in found()


def test_feedback_comes_back_to_the_browser_with_formulas_and_without_a_network(fed_back, desk, artifacts):
    student = desk(ALICE)
    student.press("Fetch Feedback")
    expect(student.page.get_by_text("View Feedback").first).to_be_visible(timeout=30_000)
    file = fed_back.run("find", f"/home/{ALICE}/{NOTEBOOK}", "-name", "*.html").strip()
    tab = LabNotebook(student.context.new_page(), fed_back.url)
    tab.page.goto(f"{fed_back.url}/user/{ALICE}/files/{quote(file.removeprefix(f'/home/{ALICE}/'))}")
    assert tab.page.locator("math").count() > 20
    expect(tab.page.get_by_text("All right: 6 of 6 points.").first).to_be_visible()
    tab.page.screenshot(path=artifacts / "hub-feedback.png")
    assert tab.foreign == []


def test_progress_is_kept_of_a_fetched_chapter(handed_in):
    said = handed_in.run_as(ALICE, "dlcourse", "progress", cwd=f"/home/{ALICE}/{NOTEBOOK}")
    assert re.search(r"activations .* 1 of 6", said)


IN_A_TERMINAL = """async ([base, command]) => {
  const token = document.cookie.match(/_xsrf=([^;]+)/)[1];
  const made = await fetch(`${base}/api/terminals`, { method: "POST", headers: { "X-XSRFToken": token } });
  const { name } = await made.json();
  const socket = new WebSocket(`${base.replace("http", "ws")}/terminals/websocket/${name}`);
  return new Promise((resolve) => {
    let said = "";
    socket.onmessage = ({ data }) => {
      const [kind, text] = JSON.parse(data);
      if (kind === "setup") socket.send(JSON.stringify(["stdin", `${command}; echo do''ne\\r`]));
      if (kind === "stdout") said += text;
      if (said.includes("done")) resolve(said);
    };
  });
}"""


def test_a_terminal_of_the_server_knows_the_commands(hub, desk):
    base = f"{hub.url}/user/{ALICE}"
    said = desk(ALICE).page.evaluate(IN_A_TERMINAL, [base, "command -v dlcourse nbgrader"])
    assert f"{PROGRAMS}/dlcourse" in said and f"{PROGRAMS}/nbgrader" in said


def test_a_grader_starts_the_instructors_server_and_opens_formgrader(fed_back, desk, artifacts):
    page = desk(GRADER).context.new_page()
    page.goto(f"{fed_back.url}/user/{INSTRUCTOR}/formgrader")
    page.get_by_role("button", name="Launch Server").click()
    page.get_by_role("button", name="Authorize").click(timeout=120_000)
    expect(page.get_by_role("row").filter(has_text=NOTEBOOK)).to_be_visible(timeout=60_000)
    page.screenshot(path=artifacts / "hub-formgrader.png")


COURSE, EXCHANGE, HUB = f"/home/{INSTRUCTOR}/{COURSE_ID}", "{base}/exchange", "{base}/hub"
DATA = f"/home/{ALICE}/.local/share/jupyter"
IN_VAIN = {
    "another home": f"ls /home/{ALICE}",
    "another notebook": f"cat /home/{ALICE}/{PLACE}",
    "what another has handed in": f"ls {EXCHANGE}/{COURSE_ID}/inbound",
    "another feedback": f"ls {EXCHANGE}/{COURSE_ID}/feedback",
    "the secret of another's feedback": f"ls {DATA}/nbgrader_cache",
    "the course's key": f"cat {COURSE}/.autograder-key",
    "the ledger": f"ls {COURSE}/ledger",
    "the gradebook": f"cat {COURSE}/gradebook.db",
    "solutions of the course": f"ls {COURSE}/source/{NOTEBOOK}",
    "solutions of the repository": f"cat {ROOT}/notebooks/source/{NOTEBOOK}.md",
    "right answers of the tests": f"ls {ROOT}/tests",
    "a course of one's own with solutions": f"{PROGRAMS}/autograder init /tmp/hubtest-own",
    "another kernel's sockets": f"ls {DATA}/runtime",
    "what the hub remembers": f"cat {HUB}/state/jupyterhub.sqlite",
    "the hub's secret": f"cat {HUB}/state/cookie_secret",
    "renaming the course in the exchange": f"mv {EXCHANGE}/{COURSE_ID} {EXCHANGE}/gone",
    "removing the course from the exchange": f"rmdir {EXCHANGE}/{COURSE_ID}",
    "an assignment of one's own in the course": f"mkdir {EXCHANGE}/{COURSE_ID}/outbound/05_perceptron_mlp",
    "changing what is handed out": f"touch {EXCHANGE}/{COURSE_ID}/outbound/{PLACE}",
    "the hub's start script": f"touch {HUB}/start-server",
    "the course's package": f"touch {ROOT}/dlcourse/__init__.py",
}


@pytest.mark.parametrize("attempt", IN_VAIN.values(), ids=IN_VAIN)
def test_another_student_cannot(attempt, fed_back):
    said = fed_back.run_as(BOB, "sh", "-c", attempt.format(base=fed_back.base), check=False)
    assert not said.startswith("0 ") and "No such file" not in said, said
    assert "Traceback" not in said


def test_what_is_refused_to_another_student_is_there(fed_back):
    """The list above would prove nothing of paths that do not exist."""
    for attempt in IN_VAIN.values():
        words = attempt.format(base=fed_back.base).split()
        if words[0] in ("ls", "cat", "mv", "touch"):
            fed_back.run("sh", "-c", f"ls {words[1]}")


def test_kernels_are_reached_over_sockets_and_servers_ask_who_is_there(handed_in):
    runtime = Path(f"/home/{ALICE}/.local/share/jupyter/runtime")
    connections = [json.loads(file.read_text()) for file in runtime.glob("kernel-*.json")]
    assert connections and {each["transport"] for each in connections} == {"ipc"}
    (server,) = (json.loads(file.read_text()) for file in runtime.glob("jpserver-*.json"))
    code = "import sys, urllib.request; print(urllib.request.urlopen(sys.argv[1]).status)"
    for page in ("api/contents", "api/kernels"):
        address = f"http://127.0.0.1:{server['port']}/user/{ALICE}/{page}"
        said = handed_in.run_as(BOB, "python", "-c", code, address, check=False)
        assert "403" in said and not said.startswith("0 ")


def test_another_server_and_the_graders_pages_are_refused(fed_back, desk):
    desk(INSTRUCTOR)
    page = desk(BOB).context.new_page()
    for place in (f"user/{ALICE}/lab", f"user/{INSTRUCTOR}/formgrader", "hub/admin"):
        page.goto(f"{fed_back.url}/{place}")
        expect(page.get_by_text("403")).to_be_visible()


def test_a_hub_that_is_killed_while_somebody_hands_in_loses_nothing(fed_back, desk):
    student, inbound = desk(ALICE), fed_back.exchange / COURSE_ID / "inbound"
    before, servers = set(inbound.iterdir()), fed_back.servers(ALICE)
    student.page.reload()
    student.assignments()
    student.press("Submit")
    fed_back.kill()
    fed_back.start()
    deadline = time.monotonic() + 30
    while not set(inbound.iterdir()) - before and time.monotonic() < deadline:
        time.sleep(0.2)
    (new,) = set(inbound.iterdir()) - before
    assert RIGHT.splitlines()[1] in (new / f"{NOTEBOOK}.ipynb").read_text().replace("\\n", "\n")
    assert servers & fed_back.servers(ALICE)  # nobody's kernel has ended
    student.page.reload()
    student.assignments()
    expect(student.page.get_by_role("button", name="Submit", exact=True)).to_be_visible(timeout=60_000)
    assert re.search(rf"{ALICE} +│ 6 +│ 50", graded(fed_back))


def test_a_course_is_restored_from_its_backup(fed_back):
    """The commands of docs/hub.md, and what was graded is still graded."""
    archive, student = fed_back.base / "backup.tar", Path("/home", ALICE, NOTEBOOK)
    saved = [str(place)[1:] for place in (fed_back.course, student, fed_back.exchange)]
    fed_back.run("sh", "-c", 'umask 077; exec tar -cpf "$@"', "sh", archive, "-C", "/", *saved)
    assert archive.stat().st_mode & 0o077 == 0
    fed_back.run("rm", "-r", fed_back.course, fed_back.exchange, student)
    fed_back.run("tar", "-xpf", archive, "-C", "/")
    assert (student / f"{NOTEBOOK}.ipynb").owner() == ALICE
    said = fed_back.run_as(INSTRUCTOR, "autograder", "grade", NOTEBOOK, cwd=fed_back.course)
    assert "0 graded" in said and re.search(rf"{ALICE} +│ 6 +│ 50", said)
    fed_back.run(PROGRAMS / "autograder", "doctor", "--hub", fed_back.folder)


def test_two_graders_of_one_group_take_turns(fed_back):
    shared, group = fed_back.base / "shared", f"graders-{COURSE_ID}"
    fed_back.run("install", "-d", "-o", INSTRUCTOR, "-g", group, "-m", "2770", shared)
    init = ["init", shared / "dl", "--course-id", "shared", "--chapters", "activations"]
    fed_back.run_as(INSTRUCTOR, "autograder", *init, cwd="/")
    find = ["find", shared / "dl"]
    fed_back.run("chgrp", "-R", group, shared / "dl")
    fed_back.run(*find, "-type", "d", "-exec", "chmod", "g+rwxs", "{}", "+")
    fed_back.run(
        *find, "-type", "f", "!", "-name", ".autograder-signing-key", "-exec", "chmod", "g+rw", "{}", "+"
    )
    work = fed_back.base / "work.ipynb"
    fed_back.run("cp", f"/home/{ALICE}/{PLACE}", work)
    fed_back.run("chmod", "644", work)
    for turn, name in enumerate((INSTRUCTOR, GRADER, INSTRUCTOR)):
        steps = [
            ["nbgrader", "generate_assignment", NOTEBOOK, "--force"],
            ["nbgrader", "release_assignment", NOTEBOOK, "--force"],
            ["autograder", "receive", f"student-{turn}", NOTEBOOK, work, "--new"],
            ["autograder", "grade", NOTEBOOK],
            ["autograder", "feedback", NOTEBOOK],
            ["nbgrader", "release_feedback", NOTEBOOK],
            ["autograder", "report", NOTEBOOK],
            ["autograder", "export", NOTEBOOK, "--to", "csv"],
        ]
        for words in steps:
            fed_back.run_as(name, "sh", "-c", 'umask 022; exec "$@"', "sh", *words, cwd=shared / "dl")
    said = fed_back.run_as(GRADER, "autograder", "grade", NOTEBOOK, cwd=shared / "dl")
    assert "0 graded, 3 unchanged" in said
