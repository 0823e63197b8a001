"""``dlcourse bench --explorers`` drives a JupyterLab of its own and gives plausible figures."""

import json

import pytest
from everything import only_with_everything
from tools import require

import dlcourse.bench.explorers as bench
from dlcourse.cli import main

pytestmark = pytest.mark.browser


@only_with_everything
def test_an_explorer_is_timed(capsys, monkeypatch) -> None:
    require("chromium")
    monkeypatch.setattr(bench, "KEYS", 3)
    monkeypatch.setattr(bench, "FRESH_KERNELS", 1)
    assert main(["bench", "--explorers", "cnn_layers.sliding", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["explorer"] == "cnn_layers.sliding"
    assert 5 < row["key_to_pixels_ms"] < 5000 and 5 < row["open_ms"] < 60_000
    assert 1 <= row["pictures_of_30"] <= 31 and row["compute_ms"] > 0


def test_an_unknown_explorer_is_told_at_once(capsys) -> None:
    assert main(["bench", "--explorers", "cnn_layers.slidng"]) == 2
    assert "cnn_layers.sliding" in capsys.readouterr().err


@only_with_everything
def test_the_site_is_timed(capsys, monkeypatch, site) -> None:
    import dlcourse.bench.site as bench_site
    import dlcourse.commands.bench as command

    monkeypatch.setattr(bench_site, "ROUNDS", 1)
    monkeypatch.setattr(command, "_built_site", lambda: site)
    assert main(["bench", "--site", "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert list(figures) == list(bench_site.Figures._fields)
    assert figures["second_verdict_s"] > 0 and 0 < figures["first_verdict_s"] < 600
    assert 5 < figures["key_to_pixels_ms"] < 5000 and 0 < figures["page_s"] < 60
    assert 10 < figures["first_visit_mb"] < figures["site_mb"] < 500
    assert figures["offsite_requests"] == 0
