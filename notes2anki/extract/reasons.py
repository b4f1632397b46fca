"""Why a card exists, in words for a person: one text for each rule that proposes."""

from __future__ import annotations

from notes2anki.messages import later

WHY = {
    "heading": later("a heading that asks for what stands under it"),
    "item_heading": later("a heading in a list that asks for what stands under it"),
    "bold_line": later("a marked line with its explanation under it"),
    "title_line": later("a title line with its explanation under it"),
    "item": later("a list entry with what hangs on it"),
    "callout": later("a callout: its title asks for its text"),
    "question": later("a question of the author with the answer that follows"),
    "colon": later("a term and its explanation, parted by a colon"),
    "arrow": later("a term and what it leads to, joined by an arrow"),
    "equals": later("a term and its explanation, joined by an equals sign"),
    "dash": later("a term and its explanation, parted by a dash"),
    "stop": later("a marked term and its explanation, parted by a full stop"),
    "paren": later("a term with its explanation in brackets"),
    "table_row": later("a table row: its first cell asks for the others"),
    "table_column": later("a table of one row: a header asks for its cell"),
    "footnote": later("a footnote that explains the sentence it hangs on"),
    "definition": later("a sentence that says what something is"),
    "claim": later("a statement of fact with its most telling words hidden"),
    "explicit": later("the author wrote it as a card"),
}


def why(rule: str) -> str:
    """Return the reason for a rule, in English; `messages` has it in the user's language."""
    return WHY.get(rule) or WHY.get(rule.split("_", maxsplit=1)[0]) or WHY["explicit"]
