"""``autograder hub``: files that fit together, and a doctor that reads them."""

import http.server
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from traitlets.config import PyFileConfigLoader

from autograder.cli import main
from autograder.hub import examine
from autograder.hub.files import CLOSED, Hub, read
from dlcourse.resources import resource

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a hub needs accounts of Linux")


@pytest.fixture
def made(tmp_path):
    """A hub's folder with odd names in it."""
    folder = tmp_path / "a hub's folder"
    (tmp_path / "students.csv").write_text("id\nalice\nbob\n")
    people = ["--instructor", "ina", "--graders", "gina", "--students", str(tmp_path / "students.csv")]
    places = ["--course-id", "DL.2026", "--exchange", str(tmp_path / "an exchange"), "--port", "9000"]
    assert main(["hub", str(folder), *people, *places]) == 0
    return folder


def config_of(file):
    return PyFileConfigLoader(file.name, path=str(file.parent)).load_config()


def test_the_facts_are_read_as_they_were_given(made, tmp_path):
    found = read(made)
    assert found == Hub(
        folder=str(made),
        course_id="DL.2026",
        course="/home/ina/DL.2026",
        exchange=str(tmp_path / "an exchange"),
        instructor="ina",
        graders=("gina",),
        students=("alice", "bob"),
        port=9000,
        proxy=found.proxy,
    )
    assert found.student_group == "students-dl-2026"


def test_the_hub_is_private_and_its_kernels_too(made):
    config = config_of(made / "jupyterhub_config.py")
    addresses = (
        config.JupyterHub.bind_url,
        config.JupyterHub.hub_bind_url,
        config.ConfigurableHTTPProxy.api_url,
    )
    assert addresses == tuple(f"http://127.0.0.1:{port}" for port in (9000, 9001, 9002))
    assert config.PAMAuthenticator.allowed_groups == {"students-dl-2026", "graders-dl-2026"}
    assert "--KernelManager.transport=ipc" in config.Spawner.args
    assert config.Spawner.cmd == [str(made / "start-server")]
    assert config.JupyterHub.load_roles[0]["users"] == ["gina"]


def test_nbgraders_settings_name_the_course(made, tmp_path):
    students = config_of(made / "everybody" / "nbgrader_config.py")
    assert students.CourseDirectory.course_id == "DL.2026"
    assert students.Exchange.root == str(tmp_path / "an exchange")
    assert config_of(made / "instructor" / "nbgrader_config.py").CourseDirectory.root == "/home/ina/DL.2026"
    menus = json.loads((made / "everybody" / "labconfig" / "page_config.json").read_text())
    assert menus["disabledExtensions"]["@jupyter/nbgrader:formgrader"] is True


def test_the_scripts_can_be_read_by_a_shell_and_run_by_everybody(made):
    for name in ("set-up.sh", "start-server"):
        subprocess.run(["sh", "-n", made / name], check=True)
        assert (made / name).stat().st_mode & 0o777 == 0o755
    assert (made / "hub.toml").stat().st_mode & 0o777 == 0o644


def test_a_folder_with_something_in_it_is_left_alone(made, capsys):
    before = {file: file.read_bytes() for file in made.rglob("*") if file.is_file()}
    assert main(["hub", str(made)]) == 2
    assert "is not empty; nothing was changed" in capsys.readouterr().err
    assert before == {file: file.read_bytes() for file in made.rglob("*") if file.is_file()}


@pytest.mark.parametrize("id", ["Anna", "4711", "anna@example.org", "a" * 33, "-a"])
def test_an_id_that_is_no_accounts_name_is_refused(id, tmp_path, capsys):
    (tmp_path / "students.csv").write_text(f"id\nben\n{id}\n")
    folder = tmp_path / "hub"
    assert main(["hub", str(folder), "--students", str(tmp_path / "students.csv")]) == 2
    assert id in capsys.readouterr().err and not folder.exists()


def test_a_new_list_changes_the_facts_and_the_set_up_alone(made, tmp_path):
    config = made / "jupyterhub_config.py"
    config.write_text(config.read_text() + "# mine\n")
    before = {file: file.read_text() for file in made.rglob("*") if file.is_file()}
    (tmp_path / "students.csv").write_text("id\nbob\ncarla\n")
    assert main(["hub", str(made), "--roster", str(tmp_path / "students.csv")]) == 0
    changed = {file.name for file, text in before.items() if file.read_text() != text}
    assert changed == {"hub.toml", "set-up.sh"}
    assert read(made).students == ("bob", "carla") and read(made).graders == ("gina",)


NOTES = 'printf "%s %s\\n" "${0##*/}" "$*" >>"$DONE"\n'
KNOWS = 'case $2 in root) echo 0 ;; *) grep -q "useradd.* $2$" "$DONE" && echo 1001 ;; esac\n'


USERADD = "useradd --create-home --shell /bin/bash --key HOME_MODE=0700"


@pytest.fixture
def set_up(made, tmp_path):
    """Runs set-up.sh with programs that only note what they are asked; returns the notes and how it ended."""
    programs, done = tmp_path / "programs", tmp_path / "done"
    programs.mkdir()
    done.touch()
    for name in ("groupadd", "useradd", "gpasswd", "install", "chgrp", "chmod", "id"):
        (programs / name).write_text(f"#!/bin/sh\n{KNOWS if name == 'id' else NOTES}")
        (programs / name).chmod(0o755)

    def run():
        script = (made / "set-up.sh").read_text().replace(f"{sys.prefix}/bin/python -m compileall", "true")
        env = {"PATH": f"{programs}:/usr/bin:/bin", "DONE": str(done)}
        ended = subprocess.run(["sh", "-c", script], env=env, capture_output=True, text=True)
        return done.read_text().splitlines(), ended

    return run


def test_set_up_run_again_only_adds(made, set_up, tmp_path):
    first, ended = set_up()
    assert ended.returncode == 0 and f"{USERADD} bob" in first
    assert "gpasswd --add bob students-dl-2026" in first and "gpasswd --add gina graders-dl-2026" in first
    (tmp_path / "students.csv").write_text("id\ncarla\n")
    assert main(["hub", str(made), "--roster", str(tmp_path / "students.csv")]) == 0
    second = set_up()[0][len(first) :]
    assert [line for line in second if line.startswith("useradd")] == [f"{USERADD} carla"]
    assert not any("bob" in line or "del" in line for line in second)


def test_set_up_closes_what_has_solutions_in_it(set_up):
    clone = resource("notebooks").parent
    done, _ = set_up()
    for place in filter(Path.is_dir, (clone / name for name in CLOSED)):
        assert f"chgrp graders-dl-2026 {place}" in done and f"chmod o= {place}" in done


def test_set_up_takes_no_account_of_the_system(made, set_up, tmp_path):
    (tmp_path / "students.csv").write_text("id\nroot\n")
    assert main(["hub", str(made), "--roster", str(tmp_path / "students.csv")]) == 0
    done, ended = set_up()
    assert ended.returncode == 1 and "root is an account of the system" in ended.stderr
    assert not any("gpasswd --add root" in line for line in done)


def test_who_is_not_in_the_list_may_not_log_in(made, monkeypatch):
    groups = {"students-dl-2026": ["alice", "bob", "zoe"], "graders-dl-2026": ["ina", "gina"]}
    monkeypatch.setattr(examine, "_members", groups.__getitem__)
    found = examine.accounts(read(made))
    assert found.advice == "gpasswd --delete zoe students-dl-2026"
    groups["students-dl-2026"].remove("zoe")
    assert examine.accounts(read(made)).advice == ""
    groups["students-dl-2026"].remove("bob")
    assert "set-up.sh" in examine.accounts(read(made)).advice


def test_a_hub_that_runs_is_told_from_one_that_does_not():
    class Answers(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200 if self.path == "/hub/health" else 404)
            self.end_headers()

    with http.server.HTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        assert examine.running(server.server_port).advice == ""
        server.shutdown()
    assert examine.running(server.server_port).advice == "systemctl start dlcourse-hub"


def test_the_doctor_of_a_hub_wants_root(made, monkeypatch, capsys):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert main(["doctor", "--hub", str(made)]) == 2
    assert "give this command as root" in capsys.readouterr().err


def test_a_folder_without_a_hub_is_named(tmp_path, capsys):
    assert main(["doctor", "--hub", str(tmp_path)]) == 2
    assert "'autograder hub FOLDER' makes one" in capsys.readouterr().err


def test_the_exchange_is_judged_by_its_rights(tmp_path):
    exchange = tmp_path / "exchange"
    assert examine.exchange(exchange).advice == f"install -d -m 1777 {exchange}"
    exchange.mkdir()
    exchange.chmod(0o777)
    assert examine.exchange(exchange).advice == f"chmod 1777 {exchange}"
    exchange.chmod(0o1777)
    assert examine.exchange(exchange).advice == ""


def test_what_lies_in_a_private_folder_is_out_of_reach(tmp_path):
    private = tmp_path / "private"
    (private / "inside").mkdir(parents=True)
    private.chmod(0o700)
    assert (
        str(private) in examine.reachable("Python", private / "inside").found
        or tmp_path.stat().st_mode & 1 == 0
    )
    assert examine.reachable("Python", Path("/usr/bin")).advice == ""


def test_kernels_on_tcp_are_found(made):
    assert examine.kernels(read(made)).advice == ""
    config = made / "jupyterhub_config.py"
    config.write_text(config.read_text().replace('"--KernelManager.transport=ipc",', ""))
    assert examine.kernels(read(made)).advice == 'add "--KernelManager.transport=ipc" to c.Spawner.args'


def test_too_many_students_for_the_memory_are_told():
    assert examine.memory(1).advice == ""
    assert "the class has 100000" in examine.memory(100_000).advice


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() == 0, reason="root may read everything")
def test_a_student_who_may_not_read_the_solutions_is_told_in_one_sentence(tmp_path, capsys, monkeypatch):
    closed = tmp_path / "source"
    closed.mkdir()
    closed.chmod(0)
    monkeypatch.setattr("autograder.commands.find_sources", lambda: closed)
    assert main(["init", str(tmp_path / "course")]) == 2
    assert "Traceback" not in capsys.readouterr().err
