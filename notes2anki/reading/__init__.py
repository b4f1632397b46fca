"""Text becomes a Document; every block knows its lines. No file is touched here."""
