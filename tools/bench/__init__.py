"""Measures Boardpress beside other generators of sites: `make bench`, or `python -m tools.bench`."""
