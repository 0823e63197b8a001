"""What chapter 15 checks."""
