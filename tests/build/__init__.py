"""Tests of the build engine."""
