"""Tests of workshop decks."""
