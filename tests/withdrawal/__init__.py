"""Tests of taking a publication down at once."""
