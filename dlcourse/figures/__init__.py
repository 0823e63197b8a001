"""Matplotlib figures: one look (``look.mplstyle``), and a text for those who cannot see them."""
