"""Candidates become Anki notes."""
