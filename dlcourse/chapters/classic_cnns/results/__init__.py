"""Trainings done once for the explorers of chapter 9, with the scripts that remake them."""
