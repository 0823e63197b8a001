"""Tests that need a program: skipped without it on a developer's machine, failed in CI."""

import sys

import pytest
import tools


@pytest.fixture
def without_programs(monkeypatch):
    monkeypatch.setattr(tools.shutil, "which", lambda name: None)
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.delenv("CI", raising=False)


def test_a_missing_program_skips_with_the_way_to_install_it(without_programs):
    with pytest.raises(pytest.skip.Exception, match="apt-get install chromium"):
        tools.require("chromium")


def test_a_missing_program_fails_in_ci(without_programs, monkeypatch):
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="bwrap is not installed"):
        tools.require("bwrap")


def test_the_environment_variable_names_the_program(without_programs, monkeypatch):
    monkeypatch.setenv("CHROMIUM", sys.executable)
    assert tools.require("chromium") == sys.executable


def test_any_of_the_usual_names_will_do(monkeypatch):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(tools.shutil, "which", {"google-chrome": "/opt/google-chrome"}.get)
    assert tools.require("chromium") == "/opt/google-chrome"
