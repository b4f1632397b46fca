"""Names of what is taken off a line that holds more, under which `Document.dropped` remembers the line."""

from __future__ import annotations

NO_CARD = "no-card"
"""`%%no-card%%`: the author wants no card of the line."""

FLASHCARD_TAG = "flashcard tag"
"""`#flashcards`: another program is to find cards there."""

BESIDE_TEXT = (NO_CARD, FLASHCARD_TAG)
