"""How a notebook's kernel is reached."""

import os
import sys
from pathlib import Path
from uuid import UUID

LONGEST_SOCKET = 107
"""Bytes of a Unix socket's path on Linux."""

_NAME = f"kernel-{UUID(int=0)}-ipc-5"
"""What Jupyter calls a kernel's socket."""


def transport(folder: Path) -> str:
    """``"ipc"`` where kernels can have their sockets in this private folder, ``"tcp"`` elsewhere.

    Outputs cross a local TCP connection in the clear, and every account of the machine may listen; a socket
    in a folder has the folder's rights.

    Args:
        folder: where Jupyter keeps the connection files of its kernels.
    """
    fits = len(os.fsencode(folder / _NAME)) <= LONGEST_SOCKET
    return "ipc" if sys.platform == "linux" and fits else "tcp"
