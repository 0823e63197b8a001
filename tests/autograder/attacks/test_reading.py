"""Reading what a student must not know: hidden cases, references, seeds, other people's files."""

import json

from submissions import VICTIM, all_but, possible, solved, with_body, with_cell

from autograder.sandbox.perimeter import course_files
from dlcourse.checking.registry import exercises
from dlcourse.curriculum import chapters
from dlcourse.resources import resource

WALK = """
import os, sys
found = []
for folder, folders, files in os.walk("/"):
    skipped = ("/proc", "/usr", "/lib", "/lib64", sys.base_prefix, "/packages/numpy", "/packages/matplotlib")
    if folder in skipped:
        folders.clear()
    found += [os.path.join(folder, name) for name in files + folders]
"""

SEARCH_MEMORY = """
import gc, sys
texts = []
for thing in gc.get_objects():
    if callable(thing) and getattr(thing, "__module__", "") and "chapters" in str(thing.__module__):
        texts.append(repr(thing))
frame = sys._getframe()
while frame:
    texts += [f"{name}={value!r}"[:500] for name, value in frame.f_locals.items() if name in WORDS]
    frame = frame.f_back
print("MEMORY", texts)
"""


def test_the_file_system_holds_nothing_of_the_course(attack):
    names = ["gradebook", ".autograder-key", "ledger", "submitted", "nbgrader", "exercises"]
    code = WALK + (
        f"words = {names!r}\n"
        "print('COUNT', len(found))\n"
        "print('HIT', [path for path in found if path.split('/')[-1].startswith(tuple(words))])\n"
        "print('COURSE', sorted(path for path in found if path.startswith('/packages/dlcourse/')"
        " and not path.startswith('/packages/dlcourse/checking')))\n"
    )
    graded = attack(with_cell(solved(), code))
    assert graded.marks == possible()
    lines = dict(line.split(" ", 1) for line in graded.printed.splitlines() if " " in line)
    assert int(lines["COUNT"]) > 100
    assert lines["HIT"] == "[]"
    allowed = {name for _, name in course_files(())}
    for path in json.loads(lines["COURSE"].replace("'", '"')):
        name = path.removeprefix("/packages/dlcourse/")
        assert name == "chapters" or {name, name.partition("/")[0]} & allowed


def test_no_file_of_the_sandbox_contains_a_reference_or_a_key_of_a_quiz():
    lines = {
        line
        for path, _ in course_files(())
        for file in ([path] if path.is_file() else path.rglob("*.py"))
        for line in file.read_text(encoding="utf-8").splitlines()
    }
    for chapter in chapters():
        for exercise in exercises(chapter):
            file = resource("notebooks").parent / f"dlcourse/chapters/{chapter}/exercises/{exercise.name}.py"
            assert file.exists()
            secret_lines = {line for line in file.read_text("utf-8").splitlines() if len(line.strip()) > 40}
            own = {line for line in secret_lines if not line.lstrip().startswith(NOT_TELLING)}
            assert not own & lines, exercise.id


NOT_TELLING = ("from ", "import ", "#", '"', "def ", "@")


OUT_OF_REACH = [
    *(
        "dlcourse.chapters.activations.exercises.dead_fraction",
        "dlcourse.numpy.activations",
        "dlcourse.torch",
    ),
    *("dlcourse.data", "dlcourse.experiments", "dlcourse.frameworks", "dlcourse.exploring", "dlcourse.cli"),
    *("autograder", "autograder.oracle", "nbgrader"),
    *("sqlalchemy", "pytest", "torch", "torch.nn.functional", "cloudpickle", "scipy", "sklearn", "pyseccomp"),
]


def test_what_a_numpy_exercise_has_no_use_for_cannot_be_imported(attack):
    code = f"""
import importlib
for name in {OUT_OF_REACH!r}:
    try:
        importlib.import_module(name)
        print("IMPORTED", name)
    except ImportError:
        print("refused", name)
"""
    lines = attack(with_cell(solved(), code)).printed.splitlines()
    assert [line for line in lines if line.startswith(("refused", "IMPORTED"))] == [
        f"refused {name}" for name in OUT_OF_REACH
    ]


def test_an_answer_that_asks_another_library_earns_nothing(attack):
    notebook = with_body(
        solved(), "import torch", "return (torch.tensor(args[0]) <= 0).all(0).double().mean().item()"
    )
    assert attack(notebook).marks == all_but(VICTIM)


def test_earlier_cells_frames_and_objects_tell_nothing(attack):
    words = 'WORDS = ("reference", "expected", "seed", "cases", "key", "exercise", "points", "verdict")\n'
    body = [
        *("import gc, sys, inspect", "found, frame = [], sys._getframe()"),
        "while frame:",
        "    found += [name for name in frame.f_locals if name in WORDS]",
        "    frame = frame.f_back",
        "found += [repr(o) for o in gc.get_objects() if type(o).__name__ in ('Exercise', 'Case', "
        "'Function', 'Quiz')]",
        "found += [line for line in In if 'reference' in line and 'SEEN' not in line]",
        "SEEN.append(found)",
        "return 0.5",
    ]
    notebook = with_cell(with_body(solved(), *body), words + "SEEN = []")
    graded = attack(with_cell(notebook, "print('SEEN', len(SEEN), sum(SEEN, []))\n" + SEARCH_MEMORY, "end"))
    seen = next(line for line in graded.printed.splitlines() if line.startswith("SEEN"))
    assert int(seen.split()[1]) > 3
    assert seen.endswith("[]")
    assert "MEMORY []" in graded.printed


def test_the_worker_cannot_be_read(attack):
    code = """
import os
for name in ("mem", "environ", "maps", "smaps", "exe", "cwd", "root", "auxv", "stack", "syscall", "io",
             "fd/0", "fd/3", "fd/4", "map_files", "ns/pid", "task/1/mem", "cwd/x", "root/etc"):
    for mode in (os.O_RDONLY, os.O_WRONLY, os.O_RDWR):
        try:
            print("OPENED", name, os.read(os.open(f"/proc/1/{name}", mode), 100))
        except OSError:
            pass
print("done")
"""
    graded = attack(with_cell(solved(), code, "end"))
    assert "done" in graded.printed and "OPENED" not in graded.printed
    assert graded.marks == possible()


def test_the_environment_and_the_command_line_name_no_course(attack):
    code = (
        "import os\n"
        "print('ENV', dict(os.environ))\n"
        "for name in ('self', '1'):\n    print('LINE', open(f'/proc/{name}/cmdline').read().split('\\0'))\n"
        "links = [f'/proc/self/fd/{fd}' for fd in os.listdir('/proc/self/fd')]\n"
        "print('LINK', [os.readlink(link) for link in links if os.path.lexists(link)])"
    )
    graded = attack(with_cell(solved(), code, "end"))
    lines = dict(line.split(" ", 1) for line in graded.printed.splitlines() if " " in line)
    assert str(resource("notebooks").parent) not in lines["ENV"] + lines["LINE"]
    assert set(eval(lines["ENV"])) <= ENVIRONMENT
    links = [link for link in eval(lines["LINK"]) if not link.startswith(("/dev/null", "socket:", "/proc/"))]
    assert links == []


ENVIRONMENT = {
    *("PATH", "HOME", "MPLBACKEND", "MPLCONFIGDIR", "IPYTHONDIR", "LANG", "PWD", "LC_CTYPE"),
    *("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "COLUMNS", "LINES"),
    *("CLICOLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "PAGER", "GIT_PAGER", "MANPAGER", "KMP_INIT_AT_FORK"),
    *("KMP_DUPLICATE_LIB_OK", "TERM", "JPY_PARENT_PID"),
}


def test_the_feedback_shows_no_hidden_case(attack):
    """A failing case is shown where it is one of those that students know, and not otherwise."""
    right_for_known_cases = "return float((args[0] <= 0).all(axis=0).mean()) + (args[0].size > 30)"
    graded = attack(with_body(solved(), right_for_known_cases))
    entry = graded.result.entry.exercises[f"{VICTIM}-check"]
    failures = [answer.failure for answer in entry.verdict.answers if answer.failure]
    assert failures and all(failure.hidden for failure in failures)
    for failure in failures:
        assert failure.called not in graded.outputs
        assert f"expected: {failure.expected}" not in graded.outputs


def test_the_code_learns_no_verdict_while_it_can_still_change_an_answer(attack):
    """As many calls, in the same order, for a right answer as for a wrong one."""
    counts = []
    for body in ("return float((args[0] <= 0).all(axis=0).mean())", "return None"):
        notebook = with_cell(with_body(solved(), "CALLS.append(args[0].shape)", body), "CALLS = []")
        place = next(i for i, c in enumerate(notebook.cells) if f'"activations.{VICTIM}"' in c.source)
        graded = attack(with_cell(notebook, "print('CALLS', CALLS, _)", place + 1))
        counts.append(next(line for line in graded.printed.splitlines() if line.startswith("CALLS")))
    assert counts[0] == counts[1]
