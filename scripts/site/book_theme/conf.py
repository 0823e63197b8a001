"""How Sphinx makes the book; nothing of it asks another site."""

from sphinx.application import Sphinx
from sphinx.ext.mathjax import html_visit_displaymath, html_visit_math

project = "dlcourse"
author = "the dlcourse authors"
extensions = ["myst_nb"]
html_theme = "sphinx_book_theme"
html_title = "dlcourse"
html_static_path = ["_static"]
html_css_files = ["book.css", "formulas/formulas.css"]
html_js_files = ["book.js"]
html_show_sourcelink = False
html_copy_source = False
html_theme_options = {
    "use_download_button": False,
    "use_fullscreen_button": False,
    "home_page_in_toc": True,
    "navbar_persistent": [],  # the side bar has the search
}
html_math_renderer = "at_build"
myst_enable_extensions = ["dollarmath", "amsmath"]
myst_heading_anchors = 3
nb_execution_mode = "off"
nb_mime_priority_overrides = [("html", "image/svg+xml", 0), ("html", "text/html", 10)]
suppress_warnings = ["myst.header", "mystnb.unknown_mime_type"]


def setup(app: Sphinx) -> None:
    """Formulas are set when the pages are there, so that no browser has to: see ``set_formulas.mjs``."""
    app.add_html_math_renderer("at_build", (html_visit_math, None), (html_visit_displaymath, None))
