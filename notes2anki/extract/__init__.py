"""A Document becomes candidates."""
