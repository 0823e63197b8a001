"""The frameworks of chapter 14: the same training in each, their files, their graphs and their tools."""
