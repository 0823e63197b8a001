"""What chapter 0 plays with: how to read the report of a check."""
