"""One package per chapter: what is checked (exercises) and what is played with (explorers)."""
