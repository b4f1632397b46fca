"""What the user has decided once for all nights: `notes2anki.toml`, the environment and flags, read into one value."""
