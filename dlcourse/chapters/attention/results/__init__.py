"""What was trained beforehand for chapter 11, and the scripts that train it again."""
