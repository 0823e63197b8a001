"""The same worker without a perimeter, for those who trust every student's code with their machine."""

import os
import shutil
import subprocess
import sys
import tempfile

from autograder.sandbox.sandbox import Sandbox
from dlcourse.threads import thread_settings


class TrustingSandbox(Sandbox):
    """Runs submissions as ordinary programs of this user: nothing is shut in, nothing is hidden."""

    _folder = ""

    def stop(self) -> None:
        """End the worker and remove its folder."""
        super().stop()
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = ""

    def _launch(self, control: int, complaints: int) -> int:
        self._folder = tempfile.mkdtemp(prefix="autograder-")
        words = [
            sys.executable,
            "-B",
            "-m",
            "autograder.guest.trusted",
            str(control),
            self.kind,
            self._folder,
        ]
        self._process = subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=complaints,
            pass_fds=(control,),
            env=os.environ | thread_settings(),
        )
        return self._process.pid
