"""Getting out of the sandbox, or at the worker: every way is shut."""

import pytest
from submissions import possible, sandboxes, solved, with_cell

ATTEMPTS = {
    "the network": """
        import socket
        for kind in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX, socket.AF_NETLINK, 17, 40):
            for form in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW):
                try_(socket.socket, kind, form)
    """,
    "names of the network": """
        import socket, urllib.request
        try_(socket.create_connection, ("127.0.0.1", 22), 1)
        try_(socket.getaddrinfo, "example.org", 80)
        try_(urllib.request.urlopen, "http://127.0.0.1/", timeout=1)
    """,
    "an abstract socket": """
        import socket
        ends = socket.socketpair()
        try_(ends[0].bind, "\\0left for the next")
        try_(ends[0].connect, "\\0left for the next")
        try_(ends[0].listen)
    """,
    "ptrace": """
        for target in (1, os.getppid(), 0):
            for request in (16, 0x4206, 0):
                call("ptrace", request, target, 0, 0)
    """,
    "memory of other processes": """
        buffer = ctypes.create_string_buffer(64)
        call("process_vm_readv", 1, buffer, 1, buffer, 1, 0)
        call("process_vm_writev", 1, buffer, 1, buffer, 1, 0)
    """,
    "namespaces": """
        for flag in (0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000, 0x80):
            call("unshare", flag)
            call("setns", 0, flag)
            call("syscall", 56, flag | 17, 0, 0, 0, 0) if flag > 255 else None
        call("syscall", 435, 0, 88)
    """,
    "mounts": """
        call("mount", b"none", b"/tmp", b"tmpfs", 0, None)
        call("mount", b"/", b"/tmp", None, 4096, None)
        call("umount2", b"/packages", 2)
        call("chroot", b"/tmp")
        call("syscall", 155, b"/tmp", b"/tmp")
        call("syscall", 428, -100, b"/", 1)
        call("syscall", 430, b"tmpfs", 0)
    """,
    "another user": """
        for number in (0, 1, 65534):
            for change in (os.setuid, os.setgid, os.seteuid, os.setegid):
                try_(change, number)
        try_(os.setgroups, [0])
        call("capset", 0, 0)
    """,
    "system settings": """
        try_(os.sethostname, "mine") if hasattr(os, "sethostname") else call("sethostname", b"mine", 4)
        call("syscall", 164, None, None)
        call("syscall", 159, ctypes.create_string_buffer(208))
        call("personality", 0x0040000)
        call("syscall", 425, 1, ctypes.create_string_buffer(120))
        call("syscall", 321, 0, 0, 0)
        call("syscall", 323, 0)
        call("syscall", 298, 0, 0, 0, 0, 0)
        call("syscall", 250, 0, 0)
    """,
    "the worker's limits and priority": """
        import resource
        for number in range(16):
            try_(resource.prlimit, 1, number, (1, 1))
        try_(os.setpriority, os.PRIO_PROCESS, 1, 19)
        try_(os.setpriority, os.PRIO_USER, 0, 19)
        try_(os.sched_setaffinity, 1, {0})
        try_(os.sched_setscheduler, 1, os.SCHED_BATCH, os.sched_param(0))
        call("syscall", 251, 1, 1, 0x6007)
        call("syscall", 314, 1, ctypes.create_string_buffer(48), 0)
    """,
    "read-only places": """
        for place in ("/", "/packages", "/packages/numpy", "/packages/dlcourse", "/grader", "/grader/inside",
                      "/dev", "/usr/lib", "/etc", "/proc", "/proc/sys/kernel", "/proc/1"):
            try_(os.mkdir, f"{place}/left-behind")
            try_(open, f"{place}/left-behind.py", "w")
    """,
    "settings of the kernel and of processes": """
        places = ["/proc"]
        places += [f"/proc/{name}" for name in ("1", "self", "irq", "bus", "fs", "acpi", "scsi")]
        places += [folder for folder, _, _ in os.walk("/proc/sys")]
        for place in places:
            for name in os.listdir(place) if os.path.isdir(place) else ():
                if not os.path.isdir(f"{place}/{name}"):
                    try_(os.open, f"{place}/{name}", os.O_WRONLY)
    """,
    "modes of the machine's devices": """
        mode = os.stat("/dev/null").st_mode
        os.chmod("/dev/null", mode & 0o7777)
        open("/tmp/own", "w").close()
        for change in (os.chmod, lambda path, mode: call("syscall", 452, -100, path.encode(), mode, 0)):
            change("/tmp/own", 0)
            print("SUCCEEDED") if os.stat("/tmp/own").st_mode & 0o777 == 0 else refused.append("chmod")
        try_(os.setxattr, "/dev/null", "user.left", b"x")
    """,
    "System V and POSIX queues": """
        call("shmget", 1234, 4096, 0o1666)
        call("semget", 1234, 1, 0o1666)
        call("msgget", 1234, 0o1666)
        call("syscall", 240, b"/left", 0o102, 0o666, None)
        call("syscall", 248, b"user", b"left", b"x", 1, -3)
    """,
    "old system call tables": """
        call("syscall", 0x40000000 + 39)
    """,
}

TOOLS = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
refused = []
def try_(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
        print("SUCCEEDED", function, args)
    except Exception as error:
        refused.append(error)
def call(name, *args):
    ctypes.set_errno(0)
    args = [ctypes.c_long(arg) if isinstance(arg, int) else arg for arg in args]
    result = getattr(libc, name)(*args)
    print("SUCCEEDED", name, args) if result != -1 else refused.append(ctypes.get_errno())
    if result == 0 and name == "syscall" and args[0].value == 56: os._exit(0)
"""

# Nothing here would do harm if it succeeded: files are opened, not written; settings stay what they are.

SIGNALS = {
    "to everybody": "os.kill(-1, number)",
    "to the worker": "os.kill(1, number)",
    "to the parent": "os.kill(os.getppid(), number)",
    "to the group": "os.killpg(0, number)",
    "to itself": "os.kill(os.getpid(), number)",
}


def dedent(text):
    return "\n".join(line[8:] for line in text.splitlines())


@pytest.mark.parametrize("name", ATTEMPTS)
def test_it_is_refused(attack, name):
    workers = [box._worker for box in sandboxes()]
    graded = attack(
        with_cell(solved(), TOOLS + dedent(ATTEMPTS[name]) + "\nprint('REFUSED', len(refused))", 5)
    )
    assert graded.marks == possible()
    assert "SUCCEEDED" not in graded.printed
    ended_by_the_filter = name == "old system call tables"
    assert ended_by_the_filter or int(graded.printed.split("REFUSED")[1].split()[0]) >= 2
    assert [box._worker for box in sandboxes()] == workers, "the worker had to be replaced"


@pytest.mark.parametrize("name", SIGNALS)
def test_signals_hit_the_sender_alone(attack, name):
    workers = [box._worker for box in sandboxes()]
    code = (
        f"import os, time\nfor number in range(1, 65):\n    try: {SIGNALS[name]}\n"
        "    except OSError: pass\ntime.sleep(0.3)"
    )
    graded = attack(with_cell(solved(), code, 5))
    assert graded.marks == possible(), graded.result.entry.notes
    assert [box._worker for box in sandboxes()] == workers, "the worker had to be replaced"


def test_a_storm_of_signals_while_answers_are_checked(attack):
    code = (
        "import os, threading, signal\n"
        "def storm():\n"
        "    while True:\n"
        "        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD, signal.SIGALRM):\n"
        "            os.kill(1, number)\n"
        "threading.Thread(target=storm, daemon=True).start()"
    )
    workers = [box._worker for box in sandboxes()]
    assert attack(with_cell(solved(), code)).marks == possible()
    assert [box._worker for box in sandboxes()] == workers


def test_no_program_can_be_started(attack):
    code = TOOLS + (
        "import subprocess, sys\n"
        "for words in (['sh', '-c', 'id'], ['/bin/sh', '-c', 'id'], ['bwrap', '--help'], "
        "['mount'], ['su']):\n"
        "    try_(subprocess.run, words, check=True)\n"
        "try_(os.execv, '/bin/sh', ['sh'])\nprint('END')"
    )
    graded = attack(with_cell(solved(), code, "end"))
    assert "END" in graded.printed and "SUCCEEDED" not in graded.printed
    assert graded.marks == possible()


def test_a_second_python_is_as_shut_in_as_the_first(attack):
    code = TOOLS + (
        "import subprocess, sys\n"
        "code = 'import socket; socket.socket()'\n"
        "done = subprocess.run([sys.executable, '-I', '-c', code], capture_output=True, text=True)\n"
        "print('STATUS', done.returncode, 'PermissionError' in done.stderr)"
    )
    graded = attack(with_cell(solved(), code, "end"))
    assert "STATUS 1 True" in graded.printed, graded.printed
    assert graded.marks == possible()
