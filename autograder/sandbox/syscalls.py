"""The system calls that student code has no business with, as a filter that bubblewrap installs."""

import errno
import os
import tempfile

DENIED = (
    *("ptrace", "process_vm_readv", "process_vm_writev", "kcmp", "pidfd_getfd", "process_madvise"),
    *("unshare", "setns", "mount", "umount2", "pivot_root", "chroot", "move_mount", "open_tree", "fsopen"),
    *("fsmount", "fsconfig", "fspick", "mount_setattr", "name_to_handle_at", "open_by_handle_at"),
    *("socket", "bind", "listen", "accept", "accept4", "connect"),
    *("shmget", "shmat", "shmctl", "msgget", "msgsnd", "msgrcv", "msgctl", "semget", "semop", "semctl"),
    *("mq_open", "mq_unlink", "mq_timedsend", "mq_timedreceive", "add_key", "request_key", "keyctl"),
    *("bpf", "perf_event_open", "userfaultfd", "io_uring_setup", "io_uring_enter", "io_uring_register"),
    *("init_module", "finit_module", "delete_module", "kexec_load", "kexec_file_load", "reboot"),
    *("swapon", "swapoff", "acct", "quotactl", "syslog", "sethostname", "setdomainname", "settimeofday"),
    *("clock_settime", "adjtimex", "clock_adjtime", "personality", "vhangup", "ioperm", "iopl"),
    *("memfd_create", "migrate_pages", "move_pages", "setpriority", "ioprio_set"),
    *("sched_setaffinity", "sched_setscheduler", "sched_setparam", "sched_setattr"),
    *("setxattr", "lsetxattr", "fsetxattr", "removexattr", "lremovexattr", "fremovexattr"),
)
"""Refused with EPERM.

Without sockets there is nothing to talk to but the grader; files in memory alone (memfd) would count towards
no limit; priorities and processor affinities could be taken from the worker, and so from everybody after.
"""

WITHOUT_EFFECT = ("chmod", "fchmod", "fchmodat", "chown", "fchown", "lchown", "fchownat", "setsid")
"""They do nothing and report success, for the sake of libraries that copy files and start programs.

/dev/null is the machine's own: where the grader is root, its mode could be changed. Linux gives each session
a share of the processors of its own: sixty of them would leave nothing to other students.
"""

NEWER = {
    **{"memfd_secret": 447, "fchmodat2": 452, "setxattrat": 463, "removexattrat": 466},
    **{"open_tree_attr": 467, "file_setattr": 469},
}
"""The same, for calls whose names the installed libseccomp may not know; these numbers hold everywhere."""

_NEW_NAMESPACES = 0x7E020000
"""The flags of clone() that make namespaces."""


def write_filter() -> int:
    """Compile the filter into an anonymous file.

    Returns:
        Its descriptor, to be handed to bubblewrap.
    """
    import pyseccomp

    rules = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    for call in (*DENIED, *NEWER.values()):
        rules.add_rule(pyseccomp.ERRNO(errno.EPERM), call)
    for call in WITHOUT_EFFECT:
        rules.add_rule(pyseccomp.ERRNO(0), call)
    # The limits of a process are its own business: the worker has the same user.
    rules.add_rule(pyseccomp.ERRNO(errno.EPERM), "prlimit64", pyseccomp.Arg(0, pyseccomp.NE, 0))
    # clone3 hides its flags from a filter; without it the C library falls back on clone.
    rules.add_rule(pyseccomp.ERRNO(errno.ENOSYS), "clone3")
    for bit in range(32):
        flag = 1 << bit
        if flag & _NEW_NAMESPACES:
            has_flag = pyseccomp.Arg(0, pyseccomp.MASKED_EQ, flag, flag)
            rules.add_rule(pyseccomp.ERRNO(errno.EPERM), "clone", has_flag)
    with tempfile.TemporaryFile() as file:
        rules.export_bpf(file)
        file.seek(0)
        return os.dup(file.fileno())
