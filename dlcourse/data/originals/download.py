"""Fetch a file into the cache: verified, resumed when the line breaks, and all or nothing."""

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import IO, Any

from dlcourse.data.originals.files import RemoteFile

_CHUNK = 1 << 16


class Unavailable(OSError):
    """A file is neither in the cache nor to be had from its publishers."""


class Broken(OSError):
    """A transfer ended before the whole file had come."""


def fetch(file: RemoteFile, folder: Path, *, attempts: int = 3, timeout: float = 30.0) -> Path:
    """Return the file's place in ``folder``, downloading it unless it is there already.

    A file appears in the folder only when it is complete and its checksum is right.

    Args:
        file: What to fetch.
        folder: The cache.
        attempts: How often to try each mirror; a broken transfer is taken up where it stopped.
        timeout: Seconds without a single byte after which a mirror counts as dead.

    Raises:
        Unavailable: no mirror delivered the file.
    """
    import pooch

    pooch.get_logger().setLevel("WARNING")
    reason = "it has no mirrors"
    for mirror in file.mirrors:
        transfer = Transfer(file.name, attempts, timeout)
        try:
            kept = pooch.retrieve(
                mirror + file.name, f"md5:{file.md5}", fname=file.name, path=folder, downloader=transfer
            )
            return Path(kept)
        except ValueError:
            reason = f"what {mirror} sent has the wrong checksum"
        except (OSError, http.client.HTTPException) as error:
            reason = f"{mirror} failed: {error}"
    raise Unavailable(f"{file.name} is not in {folder} and could not be downloaded ({reason})")


class Transfer:
    """Download one file for pooch, showing how far it is."""

    def __init__(self, label: str, attempts: int, timeout: float):
        self._label = label
        self._attempts = attempts
        self._timeout = timeout

    def __call__(self, url: str, output_file: str, pooch: Any) -> None:
        """Write what the address holds into the file, over several connections if need be."""
        from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

        columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
        with Progress(*columns, transient=True) as progress, Path(output_file).open("wb") as out:
            show = partial(progress.update, progress.add_task(self._label, total=None))
            for attempt in range(1, self._attempts + 1):
                try:
                    return self._continue(url, out, show)
                except urllib.error.HTTPError as error:
                    if error.code < 500 or attempt == self._attempts:
                        raise  # asking again does not help where nothing is
                except (OSError, http.client.HTTPException):
                    if attempt == self._attempts:
                        raise
                time.sleep(0.2 * attempt)

    def _continue(self, url: str, out: IO[bytes], show: Callable[..., None]) -> None:
        """Go on where the file ends, or anew if the server sends everything again."""
        have = out.tell()
        request = urllib.request.Request(url, headers={"Range": f"bytes={have}-"} if have else {})
        with urllib.request.urlopen(request, timeout=self._timeout) as response:
            if response.status != http.HTTPStatus.PARTIAL_CONTENT:
                have = 0
                out.seek(0)
                out.truncate()
            length = response.headers.get("Content-Length")
            total = have + int(length) if length else None
            show(total=total, completed=have)
            while chunk := response.read(_CHUNK):
                out.write(chunk)
                show(advance=len(chunk))
        if total is not None and out.tell() < total:
            raise Broken(f"the transfer ended after {out.tell():,} of {total:,} bytes")
