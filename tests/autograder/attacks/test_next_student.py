"""What a submission leaves behind: the next student must not meet any of it (see conftest.py)."""

import os
import resource
import signal
from pathlib import Path

import pytest
from submissions import possible, sandboxes, solved, with_cell

LEFT_BEHIND = {
    "files in every writable place": """
        import os
        for place in ("/tmp", "/dev/shm", "/dev", "/dev/pts", "/run", "/var/tmp", "."):
            for name in ("left", ".hidden", "numpy.py", "sitecustomize.py", "with\\nnewline", "ünïcode"):
                try: open(f"{place}/{name}", "w").write("left")
                except OSError: pass
    """,
    "a deep tree": """
        import os
        for _ in range(3000):
            os.mkdir("deeper"); os.chdir("deeper")
    """,
    "many files": """
        import os
        for i in range(5000): open(f"/tmp/{i}", "w").close()
    """,
    "folders that cannot be entered": """
        import os
        os.makedirs("/tmp/a/b/c")
        os.mkdir("/tmp/a/shut", 0)
        open("/tmp/a/b/c/file", "w").close()
        os.umask(0o777)
        os.makedirs("/tmp/z", exist_ok=True)
        os.chmod("/tmp", 0); os.chmod("/tmp/a/b", 0); os.chmod("/dev/shm", 0o500)
    """,
    "links out of the folder": """
        import os
        for i, target in enumerate(("/", "/packages", "/proc/self", "/dev/null", "/tmp", "nowhere")):
            os.symlink(target, f"/tmp/link{i}")
        os.link("/tmp/link0", "/tmp/hard")
        os.symlink("/tmp/round", "/tmp/round")
    """,
    "pipes": """
        import os
        os.mkfifo("/tmp/pipe"); os.mkfifo("/dev/shm/pipe")
    """,
    "open files without a name": """
        import os
        kept = [open(f"/tmp/{i}", "w") for i in range(100)]
        for i in range(100): os.unlink(f"/tmp/{i}")
    """,
    "a daemon that acts later": """
        import os, time
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                time.sleep(0.5)
                while True:
                    try: open("/tmp/later", "w").write("left"); os.kill(-1, 9)
                    except OSError: pass
            os._exit(0)
    """,
    "a daemon that ignores every signal": """
        import os, signal, time
        for _ in range(20):
            if os.fork() == 0:
                os.setsid()
                for number in range(1, 65):
                    try: signal.signal(number, signal.SIG_IGN)
                    except (OSError, ValueError): pass
                time.sleep(1000)
    """,
    "children that nobody waits for": """
        import os
        for _ in range(30):
            if os.fork() == 0: os._exit(0)
    """,
    "a stopped process": """
        import os, signal
        if os.fork() == 0: os.kill(os.getpid(), signal.SIGSTOP)
    """,
    "attributes": """
        import os
        for place in ("/tmp", "/dev/shm"):
            try: os.setxattr(place, "user.left", b"the answers")
            except OSError: pass
    """,
    "shared memory": """
        from multiprocessing import shared_memory
        try: shared_memory.SharedMemory("left", create=True, size=1000)
        except OSError: pass
        open("/dev/shm/left2", "wb").write(bytes(1000))
    """,
    "a lock and a pseudo terminal": """
        import fcntl, os
        lock = open("/packages/dlcourse/__init__.py")
        try: fcntl.flock(lock, fcntl.LOCK_EX)
        except OSError: pass
        try: os.openpty()
        except OSError: pass
        if os.fork() == 0:
            import time; time.sleep(1000)
    """,
    "changed modules": """
        import numpy as np, sys, random, warnings, builtins, dlcourse, gc
        np.random.seed(42); random.seed(42); np.zeros = np.ones
        np.seterr(all="raise"); np.set_printoptions(precision=1)
        warnings.simplefilter("error"); builtins.print = lambda *a: None
        sys.path.insert(0, "/tmp"); sys.setrecursionlimit(60); gc.disable()
        dlcourse.check = None
    """,
    "changed process": """
        import os, resource, signal, locale
        os.environ["PYTHONPATH"] = "/tmp"; os.environ["HOME"] = "/dev/shm"
        resource.setrlimit(resource.RLIMIT_NOFILE, (30, 30))
        signal.signal(signal.SIGALRM, signal.SIG_IGN); os.umask(0o777)
        try: os.nice(19)
        except OSError: pass
        os.chdir("/dev/shm")
    """,
}


def dedent(text):
    return "\n".join(line[8:] for line in text.splitlines())


@pytest.mark.parametrize("name", LEFT_BEHIND)
def test_the_next_student_finds_nothing(attack, name):
    graded = attack(with_cell(solved(), dedent(LEFT_BEHIND[name]), "end"))
    assert graded.marks == possible(), graded.result.entry.notes


@pytest.mark.parametrize("name", ["files in every writable place", "folders that cannot be entered"])
def test_the_next_student_finds_nothing_after_a_sudden_end_either(attack, name):
    code = dedent(LEFT_BEHIND[name]) + "\nimport os\nos._exit(1)"
    assert attack(with_cell(solved(), code, "end")).marks == possible()


def test_files_of_one_run_are_gone_in_the_next_run_of_the_same_notebook(attack):
    code = "import os\nprint('FILES', os.listdir('/tmp'))\nopen('/tmp/left', 'w').close()"
    notebook = with_cell(with_cell(solved(), "import os\nos._exit(0)", "end"), code)
    assert "FILES []" in attack(notebook).printed


def workers():
    """Of every sandbox that is warm; earlier tests of this process may have left more, or killed one."""
    return [box._worker for box in sandboxes() if box._worker and is_alive(box._worker)]


def is_alive(pid):
    return Path(f"/proc/{pid}").exists()


def test_a_worker_that_died_is_replaced(attack):
    attack(solved())
    for worker in workers():
        os.kill(worker, signal.SIGKILL)
    assert attack(solved()).marks == possible()


def test_a_worker_that_cannot_start_anything_any_more_is_replaced(attack):
    attack(solved())
    for worker in workers():
        resource.prlimit(worker, resource.RLIMIT_NOFILE, (3, 3))
    assert attack(solved()).marks == possible()
