"""Taking a publication down at once: out of the last good site, and marked so that it stays out."""
