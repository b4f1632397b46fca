"""Run as `python -m notes2anki`."""

from notes2anki.cli import main

if __name__ == "__main__":
    main()
