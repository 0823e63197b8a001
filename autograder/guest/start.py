"""First file that runs in the sandbox: sets up the path of modules and becomes the worker."""

import os
import socket
import sys

sys.path[:] = [
    *(path for path in sys.path if path.startswith(sys.base_prefix)),
    "/grader",
    "/packages",
    "/tmp",
]
os.environ.update(
    HOME="/tmp",
    MPLBACKEND="module://matplotlib_inline.backend_inline",
    MPLCONFIGDIR="/tmp/matplotlib",
    IPYTHONDIR="/tmp/ipython",
    LANG="C.UTF-8",
    **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
)

from inside.guest.worker import main  # noqa: E402

main(socket.socket(fileno=int(sys.argv[1])), sys.argv[2])
