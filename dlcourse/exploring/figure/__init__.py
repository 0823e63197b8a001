"""The Matplotlib view of explorers that are not scenes yet; it goes when the last one has been converted."""
