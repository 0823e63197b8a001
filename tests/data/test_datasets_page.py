"""docs/datasets.md: every set has its section, a picture or a sample that is true, and its licence."""

import re

import pytest

from dlcourse.data import gallery, load, names, pictures
from dlcourse.data.loading import find_card
from dlcourse.data.preview import preview_lines
from dlcourse.resources import resource

DOCS = resource("datasets").parent / "docs"
PAGE = (DOCS / "datasets.md").read_text(encoding="utf-8")
PICTURES = DOCS / "images" / "datasets"


def section(name):
    return re.split(r"^##+ ", PAGE.split(f"\n### {name}\n")[1], flags=re.MULTILINE)[0]


def unwrapped(text):
    return " ".join(text.split())


@pytest.mark.parametrize("name", names())
def test_a_section_says_how_to_load_what_it_holds_and_under_which_licence(name):
    text, card = unwrapped(section(name)), find_card(name)
    assert f'`load("{name}")`' in text
    assert card.summary in text
    assert f"[{card.licence}]({card.licence_url})" in text
    assert card.attribution in text
    assert card.baseline in text
    for field in card.fields:
        assert f"{field.dtype} {field.train} and {field.test}, {field.meaning}" in text


@pytest.mark.parametrize("name", names())
def test_a_section_has_a_described_picture_or_a_sample(name):
    picture = re.search(r"!\[(.{20,})\]\(images/datasets/(\w+)\.png\)", section(name))
    if picture:
        assert picture[2] == name
        assert 1_000 < (PICTURES / f"{name}.png").stat().st_size < 150_000
    else:
        assert "\n".join(preview_lines(load(name), 5)) in section(name)


def test_every_picture_is_shown():
    shown = set(re.findall(r"images/datasets/(\w+)\.png", PAGE))
    assert shown == {path.stem for path in PICTURES.glob("*.png")}


def test_the_overview_links_to_every_section():
    for name in names():
        assert f"| [`{name}`](#{name}) |" in PAGE


@pytest.mark.slow
def test_the_gallery_draws_the_pictures_of_the_page(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("MPLBACKEND", "Agg")
    gallery.main([str(tmp_path / "pictures")])
    drawn = {path.name: path.stat().st_size for path in (tmp_path / "pictures").iterdir()}
    assert drawn.keys() == {path.name for path in PICTURES.glob("*.png")}
    assert max(drawn.values()) < 150_000
    assert len(capsys.readouterr().out.splitlines()) == len(drawn)


def test_without_a_chinese_font_captions_are_english_alone(monkeypatch):
    monkeypatch.setattr(pictures, "_CHINESE_FONTS", ())
    figure = gallery.picture("emoji_captions")
    titles = [axes.get_title() for axes in figure.axes]
    assert any(titles)
    assert not re.search("[\u4e00-\u9fff]", "".join(titles))


def test_a_text_has_no_picture():
    with pytest.raises(KeyError):
        gallery.picture("poems_zh")
