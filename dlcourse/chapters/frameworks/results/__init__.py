"""What cells of chapter 14 print where everything is installed, with the scripts that remake it."""
