"""Using up resources: it costs the exercise at fault its points, and nobody else anything."""

import resource
import time
from dataclasses import replace
from typing import ClassVar

import pytest
from submissions import LIMITS, VICTIM, all_but, lane, possible, solved, with_body, with_cell

from autograder.grading.execution import Execution

pytestmark = pytest.mark.slow

STUBBORN = ["while True:", "    try:", "        while True: pass", "    except BaseException: pass"]

IN_A_CELL = {
    "an endless loop": "while True: pass",
    "one that swallows every interrupt": "\n".join(STUBBORN),
    "sleep with the alarm turned off": "import signal, time\nsignal.setitimer(signal.ITIMER_REAL, 0)\n"
    "signal.signal(signal.SIGALRM, signal.SIG_IGN)\ntime.sleep(1000)",
    "signals blocked": "import signal, time\n"
    "signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))\ntime.sleep(1000)",
    "10 GB": "hoard = bytearray(10 * 2**30)",
    "10 GB in pieces": "hoard = [bytearray(2**22) for _ in range(2560)]",
    "10 GB of arrays, every MemoryError swallowed": "import numpy as np\nhoard = []\nfor _ in range(3000):\n"
    "    try: hoard.append(np.ones(2**19))\n    except MemoryError: hoard.clear()",
    "memory of many processes": "import os, time\nfor _ in range(6):\n    if os.fork() == 0:\n"
    "        hoard = bytearray(b'x') * (400 * 2**20)\n        time.sleep(60)\n        os._exit(0)\n"
    "time.sleep(10)",
    "a file in memory": "import os\nfd = os.memfd_create('hoard')",
    "a large file": "with open('/tmp/large', 'wb') as file:\n"
    "    for _ in range(1000): file.write(bytes(2**20))",
    "many large files": "for i in range(100):\n    for top in ('/tmp', '/dev/shm'):\n"
    "        with open(f'{top}/{i}', 'wb') as file: file.write(bytes(30 * 2**20))",
    "many empty files": "import os\nfor i in range(10**6): os.mknod(f'/tmp/{i}')",
    "a fork bomb": "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass",
    "a chain of processes": "import os, time\nfor _ in range(5000):\n    if os.fork(): break\ntime.sleep(60)",
    "threads": "import threading, time\nthreading.stack_size(2**16)\n"
    "for _ in range(5000): threading.Thread(target=time.sleep, args=(60,)).start()",
    "deep recursion": "import sys\nsys.setrecursionlimit(10**9)\n"
    "def deeper(n): return deeper(n + 1)\ndeeper(0)",
    "deep recursion in C": "x = []\nfor _ in range(10**6): x = [x]\nrepr(x)\nimport pickle; pickle.dumps(x)",
    "a long integer": "x = 9 ** 9 ** 9",
    "a regular expression": "import re\nre.match(r'(a+)+$', 'a' * 60 + 'b')",
    "the processor": "import os\nfor _ in range(3): os.fork()\nwhile True: pass",
    "children that go on with the notebook": "import os, time\nfor _ in range(3): os.fork()\ntime.sleep(0.1)",
}

PRINTING = {
    "without end": "while True: print('x' * 50)",
    "100 MB": "for _ in range(100): print('x' * 2**20)",
    "100 MB at once": "print('x' * 100 * 2**20)",
    "to the descriptors": "import os\n"
    "for _ in range(1000): os.write(1, b'x' * 10000); os.write(2, b'x' * 10000)",
    "a deep value": "x = []\nfor _ in range(500): x = [x, x[:1]]\nx",
    "many displays": "from IPython.display import display\n"
    "for i in range(20000): display({'text/plain': 'x'}, raw=True)",
    "a large picture": "from IPython.display import display\n"
    "display({'image/png': 'iVBO' * 10**7}, raw=True)",
}

IN_A_FUNCTION = {
    "an endless loop": ["while True: pass"],
    "one that swallows every interrupt": STUBBORN,
    "os._exit": ["import os", "os._exit(0)"],
    "a crash": ["import ctypes", "ctypes.string_at(0)"],
    "sys.exit": ["raise SystemExit(0)"],
    "an interrupt of its own": ["raise KeyboardInterrupt"],
    "10 GB": ["return bytearray(10 * 2**30)"],
    "a long list": ["return [0.0] * (4 * 10**6)"],
    "100 MB printed": ["print('x' * 100 * 2**20)", "return None"],
    "a million handles": ["return [object() for _ in range(10**6)]"],
    "a large array": ["import numpy as np", "return np.zeros(6 * 10**6)"],
    "recursion": ["import sys", "sys.setrecursionlimit(10**9)", f"return {VICTIM}(*args)"],
    "a list in itself": ["x = []", "x.append(x)", "return x"],
    "a value that never ends": ["class E(tuple):", "    __iter__ = lambda s: iter([s, s])", "return E()"],
}


@pytest.fixture
def memory_of_the_grader():
    """The grader itself does not grow with what a submission does."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert grown < 400, f"the grader has grown by {grown:.0f} MB"


@pytest.mark.parametrize("name", IN_A_CELL)
def test_in_a_cell_of_its_own_it_costs_nothing(attack, memory_of_the_grader, name):
    started = time.monotonic()
    graded = attack(with_cell(solved(), IN_A_CELL[name], 5))
    assert graded.marks == possible(), graded.result.entry.notes
    assert time.monotonic() - started < LIMITS.seconds + 10


@pytest.mark.parametrize("name", PRINTING)
def test_printing_is_cut(attack, memory_of_the_grader, name):
    graded = attack(with_cell(solved(), PRINTING[name], 5))
    assert graded.marks == possible(), graded.result.entry.notes
    assert len(graded.result.text) < 1_000_000


@pytest.mark.parametrize("name", IN_A_FUNCTION)
def test_in_a_function_it_costs_that_exercise(attack, memory_of_the_grader, name):
    assert attack(with_body(solved(), *IN_A_FUNCTION[name])).marks == all_but(VICTIM)


def test_what_ends_the_process_in_a_cell_costs_nothing_that_was_solved(attack):
    for place in (1, 10, "end"):
        graded = attack(with_cell(solved(), "import os\nos._exit(0)", place))
        assert graded.marks == possible()
        assert any("broke off" in note for note in graded.result.entry.notes)


def test_ending_the_process_again_and_again_comes_to_an_end(attack):
    notebook = solved()
    for place in range(2, 40, 2):
        with_cell(notebook, "import os\nos._exit(0)", place)
    started = time.monotonic()
    graded = attack(notebook)
    assert set(graded.marks) == set(possible())
    assert time.monotonic() - started < 2 * LIMITS.seconds


def test_slow_ends_share_one_limit_of_time(attack):
    notebook = solved()
    for place in range(2, 40, 2):
        with_cell(notebook, "import os, time\ntime.sleep(1)\nos._exit(0)", place)
    short = replace(LIMITS, seconds=3)
    started = time.monotonic()
    attack(notebook, limits=short)
    assert time.monotonic() - started < 3 * short.seconds + 5
    lane(short, False).close()


CROWD = """
import os
for _ in range(50):
    if os.fork() == 0:
        try:
            os.setsid()
        except OSError:
            pass
        while True:
            pass
print("SESSION", os.getsid(0) == os.getsid(os.getppid()))
"""


LOOK = """
import os, time
time.sleep(1)
others = [int(n) for n in os.listdir("/proc") if n.isdigit() and int(n) not in (1, os.getpid())]
nice = [os.getpriority(os.PRIO_PROCESS, n) for n in others]
print("NICE", len(nice), set(nice), os.getpriority(os.PRIO_PROCESS, 0))
"""


def test_a_crowd_of_processes_stays_behind_everybody_else(attack):
    """What a notebook starts stays in its session and has the lowest priority: about one share in all."""
    graded = attack(with_cell(with_cell(solved(), LOOK, "end"), CROWD, 3))
    shown = graded.printed
    assert "NICE 50 {19} 0" in shown and "SESSION True" in shown, shown
    assert graded.marks == possible(), graded.result.entry.notes


class Starved(Execution):
    """Runs of which the first has no processor."""

    runs: ClassVar[list[bool]] = []

    def _run_once(self):
        session, job = super()._run_once()
        job.starved = 0.0 if self.runs else self._seconds
        self.runs.append(job.starved > 0)
        return session, job


def test_what_ran_out_of_time_for_want_of_a_processor_is_run_again(monkeypatch, attack):
    monkeypatch.setattr("autograder.grading.execution.Execution", Starved)
    attack(with_cell(solved(), "import time\ntime.sleep(60)", "end"))
    assert Starved.runs == [True, False]
