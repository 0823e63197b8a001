"""What chapter 16 checks."""
