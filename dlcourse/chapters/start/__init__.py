"""Chapter 0: start here."""
