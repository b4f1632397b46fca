"""Anki cards from ordinary Markdown notes."""
