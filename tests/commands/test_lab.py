"""``dlcourse lab``: the right folder, a free port, this environment's kernel, the course's settings."""

import os
import socket
import sys

import pytest
from labcommand import lab_command

from dlcourse.cli import main
from dlcourse.commands import CommandError, lab
from dlcourse.resources import resource


@pytest.fixture
def taken_port():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


@pytest.fixture
def served(monkeypatch):
    """Record how JupyterLab would have been started instead of starting it."""
    calls = []
    monkeypatch.setattr(lab, "serve", lambda *args, **options: calls.append((args, options)))
    return calls


def test_notebooks_are_copied_before_jupyterlab_starts_there(tmp_path, served, capsys):
    folder = tmp_path / "my course"
    assert main(["lab", str(folder), "--no-browser"]) == 0
    assert main(["lab", str(folder)]) == 0
    assert [args[0] for args, _ in served] == [folder, folder]
    assert [options for _, options in served] == [
        {"browser": False, "first_time": True},
        {"browser": True, "first_time": False},
    ]
    originals = {path.name for path in resource("notebooks").glob("*.ipynb")}
    assert {path.name for path in folder.glob("*.ipynb")} == originals
    assert f"Your work is in {folder}" in capsys.readouterr().out


def test_the_originals_are_no_place_to_work_in(served, capsys):
    assert main(["lab", str(resource("notebooks"))]) == 2
    assert "choose another folder" in capsys.readouterr().err
    assert not served


def test_a_folder_that_cannot_be_made_is_named(tmp_path, served, capsys):
    (tmp_path / "file").write_text("")
    assert main(["lab", str(tmp_path / "file" / "course")]) == 2
    assert "cannot be written" in capsys.readouterr().err
    assert not served


def test_a_taken_port_that_was_asked_for_is_refused_with_a_free_one(tmp_path, taken_port, served, capsys):
    assert main(["lab", str(tmp_path), "--port", str(taken_port)]) == 2
    message = capsys.readouterr().err
    assert f"port {taken_port} is taken" in message
    suggested = int(message.rsplit("--port ", 1)[1])
    assert lab.choose_port(suggested) == suggested
    assert not served


def test_a_taken_default_port_gives_way_to_the_next_free_one(taken_port, monkeypatch, capsys):
    monkeypatch.setattr(lab, "DEFAULT_PORT", taken_port)
    port = lab.choose_port(None)
    assert port > taken_port
    assert f"Port {taken_port} is taken; using {port}." in capsys.readouterr().out


def test_when_no_port_is_free_the_message_says_so(taken_port, monkeypatch):
    monkeypatch.setattr(lab, "LAST_PORT", taken_port)
    with pytest.raises(CommandError, match="choose a lower one with --port"):
        lab.choose_port(taken_port)


@pytest.mark.parametrize("text", ["0", "65536", "-1", "eight", "8888.0", ""])
def test_a_port_that_is_none_is_refused(text, capsys):
    with pytest.raises(SystemExit):
        main(["lab", "--port", text])
    assert "a port is a number from 1 to 65535" in capsys.readouterr().err


def test_the_students_own_jupyter_settings_still_count(monkeypatch):
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "/of/the/student")
    paths = lab.jupyter_environment()["JUPYTER_CONFIG_PATH"].split(os.pathsep)
    assert paths == [str(lab.JUPYTER_CONFIG), "/of/the/student"]


def test_behind_a_hub_notebooks_are_handed_out_and_nothing_is_served(tmp_path, served, monkeypatch, capsys):
    monkeypatch.setenv("JUPYTERHUB_SERVICE_PREFIX", "/user/alice/")
    assert main(["lab", str(tmp_path / "course")]) == 0
    assert not served and (tmp_path / "course" / "00_start.ipynb").is_file()
    assert "JupyterHub serves this session already" in capsys.readouterr().out


def test_only_the_first_time_opens_the_first_notebook(tmp_path):
    first, later = (
        lab.jupyter_arguments(tmp_path, 9999, browser=True, first_time=first_time)
        for first_time in (True, False)
    )
    assert set(first) - set(later) == {"--LabApp.default_url=/lab/tree/00_start.ipynb"}


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="sends the signal of Ctrl+C as POSIX does")
def test_jupyterlab_runs_with_our_settings_and_ends_with_ctrl_c(tmp_path):
    folder = tmp_path / "my course"
    command = [sys.executable, "-m", "dlcourse.cli"]
    with lab_command(command, folder, cwd=tmp_path, home=tmp_path / "home") as running:
        settings = running.get("lab/api/settings/@jupyter-widgets/jupyterlab-manager:plugin")
        assert settings["schema"]["properties"]["saveState"]["default"] is True
        assert {item["name"] for item in running.get("api/contents")["content"]} >= {"00_start.ipynb"}
        output = running.press_ctrl_c()
    assert running.process.returncode == 0
    assert output.endswith(f"JupyterLab has ended. Your work is in {folder}\n")


def test_a_folder_that_is_open_already_is_shown_again(tmp_path, served, capsys, monkeypatch):
    monkeypatch.setattr(lab, "running_server", lambda folder: "http://localhost:8888/lab?token=x")
    opened = []
    monkeypatch.setattr(lab.webbrowser, "open", opened.append)
    assert main(["lab", str(tmp_path / "course")]) == 0
    assert main(["lab", str(tmp_path / "course"), "--no-browser"]) == 0
    assert opened == ["http://localhost:8888/lab?token=x"] and not served
    assert "already open" in capsys.readouterr().out
