"""The only rooms that know how Anki is reached."""
