"""Explorers of chapter 14."""
