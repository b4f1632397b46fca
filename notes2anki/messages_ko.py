"""What the program says in Korean, by the English text.

No particle stands after a placeholder where its form would hang on the word that fills it.
"""

from __future__ import annotations

from types import MappingProxyType

KOREAN = MappingProxyType({})
