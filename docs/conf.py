"""Sphinx's settings: pip install '.[docs]', then sphinx-build -W docs site."""

from cleaner import __version__

project = "cleaner"
project_copyright = "the authors of cleaner"
release = version = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.viewcode"]
exclude_patterns = ["conf.py"]

myst_heading_anchors = 3  # links to headings, as GitHub makes them
autodoc_member_order = "bysource"

html_theme = "furo"
html_title = "cleaner"
html_static_path = ["_static"]
html_css_files = ["pages.css"]
html_theme_options = {"source_view_link": ""}
