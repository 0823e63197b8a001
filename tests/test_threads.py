"""Kernels, commands and tests compute with one thread that does not spin, unless somebody asks for more."""

import json
import os

import numpy as np
import pytest
import threadpoolctl
from kernel import printed_in_a_kernel

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


def test_the_installed_kernel_has_one_thread_without_anybodys_help(no_wish):
    settings, pools = json.loads(printed_in_a_kernel(ASK))
    assert settings == ONE and set(pools) == {1}


def test_who_asks_for_more_gets_more(no_wish, monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "2")
    settings, pools = json.loads(printed_in_a_kernel(ASK))
    assert settings == {**ONE, "OMP_NUM_THREADS": "2"}
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    assert set(pools) == {min(2, usable)}


def test_lab_gives_it_to_kernels_of_other_environments_too(no_wish, tmp_path):
    assert jupyter_environment().items() >= ONE.items()
    assert LabServer(tmp_path, tmp_path)._environment().items() >= ONE.items()


def test_the_tests_themselves_have_it():
    assert thread_settings() == {name: os.environ[name] for name in ONE}
    pools = [pool for pool in threadpoolctl.threadpool_info() if pool["user_api"] == "blas"]
    assert pools, np.__version__
    assert all(pool["num_threads"] <= int(os.environ["OMP_NUM_THREADS"]) for pool in pools)
