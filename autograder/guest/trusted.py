"""Starts a worker as an ordinary program, for grading without a perimeter."""

import os
import socket
import sys

from .worker import main

if __name__ == "__main__":
    descriptor, kind, folder = sys.argv[1:]
    os.chdir(folder)
    main(socket.socket(fileno=int(descriptor)), kind, writable=(folder,), alone=False)
