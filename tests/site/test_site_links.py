"""Links between chapters in a course of some chapters."""

import links  # conftest.py has put scripts/site on the path

KNOWN = ("03_regression",)


def test_a_chapter_of_the_course_is_linked_from_a_notebook_and_from_a_page_of_docs():
    for link in ("[chapter 3](03_regression.ipynb)", "[chapter 3](../notebooks/03_regression.ipynb)"):
        assert links.to_chapters(f"as in {link}.", KNOWN) == "as in [chapter 3](03_regression.ipynb)."


def test_a_chapter_that_is_left_out_is_named():
    assert links.to_chapters("[08](../notebooks/08_cnn_layers.ipynb), 1. Windows", KNOWN) == "08, 1. Windows"


def test_other_links_stay():
    text = "[a paper](https://example.org/08_x.pdf), [below](#a-heading)"
    assert links.to_chapters(text, KNOWN) == text


def test_the_book_names_headings_in_small_letters():
    assert links.to_headings("[below](#What-you-take-along)") == "[below](#what-you-take-along)"
