"""Boardpress: a safeguarding board writes each thing once and publishes it everywhere."""

__version__ = "0.1.0"
