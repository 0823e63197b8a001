"""Kernels, commands and tests compute with one thread that does not spin, unless somebody asks for more."""

import json
import os
import sys

import pytest
import threadpoolctl
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import start_new_kernel

from dlcourse.bench.lab_driver import LabServer
from dlcourse.commands.lab import jupyter_environment
from dlcourse.threads import thread_settings

ONE = {"OMP_NUM_THREADS": "1", "OMP_WAIT_POLICY": "PASSIVE"}
ASK = """
import json, os, numpy, threadpoolctl
print(json.dumps([
    {name: os.environ[name] for name in ("OMP_NUM_THREADS", "OMP_WAIT_POLICY")},
    [pool["num_threads"] for pool in threadpoolctl.threadpool_info()],
]))
"""


@pytest.fixture
def no_wish(monkeypatch):
    for name in ONE:
        monkeypatch.delenv(name)


def in_a_kernel():
    """What a kernel says that the environment's own kernelspec starts, as any front end does."""
    manager, client = start_new_kernel(
        kernel_name="python3", kernel_spec_manager=KernelSpecManager(kernel_dirs=[])
    )
    try:
        printed = []
        client.execute_interactive(
            ASK, timeout=60, output_hook=lambda message: printed.append(message["content"].get("text", ""))
        )
        return json.loads("".join(printed))
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def test_the_installed_kernel_has_one_thread_without_anybodys_help(no_wish):
    settings, pools = in_a_kernel()
    assert settings == ONE and set(pools) == {1}


def test_who_asks_for_more_gets_more(no_wish, monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "2")
    settings, pools = in_a_kernel()
    assert settings == {**ONE, "OMP_NUM_THREADS": "2"}
    assert set(pools) == {min(2, os.cpu_count())}


def test_lab_gives_it_to_kernels_of_other_environments_too(no_wish, tmp_path):
    assert jupyter_environment().items() >= ONE.items()
    assert LabServer(tmp_path, tmp_path)._environment().items() >= ONE.items()


def test_the_tests_themselves_have_it():
    assert "numpy" in sys.modules and thread_settings() == {name: os.environ[name] for name in ONE}
    wished = int(os.environ["OMP_NUM_THREADS"])
    assert all(pool["num_threads"] <= wished for pool in threadpoolctl.threadpool_info())
