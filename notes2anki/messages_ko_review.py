"""What the decisions of the user and their command say in Korean, by the English text."""

from __future__ import annotations

_COMMANDS = {
    "Keep and drop cards, and teach the judge by it.": "카드를 남기거나 빼고, 그것으로 판단을 가르칩니다.",
    "Decide about single cards. What you keep is made although its score is low; what you drop is made no more."
    " From ten decisions on, with some of either kind, they also correct the scores of cards not yet made, on this"
    " machine alone. No decision ever changes or removes another card.": (
        "카드 하나하나를 결정합니다. 남긴 것은 점수가 낮아도 만들고, 뺀 것은 더 만들지 않습니다. 두 가지 결정이 모두"
        " 있고 합쳐서 열 개가 되면, 아직 만들지 않은 카드의 점수도 이 컴퓨터에서만 바로잡습니다. 어떤 결정도 다른"
        " 카드를 바꾸거나 없애지 않습니다."
    ),
    "The folder that remembers notes; else the configuration's.": "노트를 기억하는 폴더. 주지 않으면 설정의 폴더.",
    "The folder that remembers notes, with what you decided on cards.": (
        "노트를 기억하는 폴더. 카드에 내린 결정도 여기 있습니다."
    ),
    "List the cards and what you decided on them.": "카드와 거기에 내린 결정을 보여 줍니다.",
    "List the cards that the last run knew, of all files or of those at PATH, and what you decided on them. On a"
    " terminal it is a table, in a pipe JSON, one object a line.": (
        "지난 실행이 알던 카드를, 모든 파일 또는 PATH에 있는 파일의 것만, 거기에 내린 결정과 함께 보여 줍니다."
        " 터미널에서는 표로, 파이프에서는 한 줄에 하나씩 JSON으로 출력합니다."
    ),
    "List also what only its score keeps out.": "점수가 낮다는 것 말고는 문제가 없는 것도 보여 줍니다.",
    "Keep cards, and make those whose score is low.": "카드를 남깁니다. 점수가 낮은 것도 만듭니다.",
    "Keep the cards with these GUIDs, of which the first letters are enough. One that only its score keeps out is made"
    " from the next run on; `review list --all` and `cards --all` show its GUID.": (
        "GUID로 고른 카드를 남깁니다. 앞 글자 몇 개면 됩니다. 점수 때문에만 빠진 것은 다음 실행부터 만듭니다. 그 GUID는"
        " `review list --all`과 `cards --all`이 보여 줍니다."
    ),
    "Drop cards: no run makes them again.": "카드를 뺍니다. 다시 만들지 않습니다.",
    "Drop the cards with these GUIDs, of which the first letters are enough. No further package holds them, also when"
    " you edit their sentence. A package cannot delete: those that are in Anki already, delete there.": (
        "GUID로 고른 카드를 뺍니다. 앞 글자 몇 개면 됩니다. 문장을 고쳐도 다음 패키지부터 담지 않습니다. 패키지는"
        " 지울 수 없으니, Anki에 이미 있는 것은 거기서 지우세요."
    ),
    "Take decisions back.": "결정을 되돌립니다.",
    "Take back what you decided on the cards with these GUIDs; they also teach nothing any more.": (
        "GUID로 고른 카드에 내린 결정을 되돌립니다. 더는 아무것도 가르치지 않습니다."
    ),
}

_RESULTS = {
    "There are no cards yet; `notes2anki sync` or `notes2anki export --state` makes some.": (
        "아직 카드가 없습니다. `notes2anki sync`나 `notes2anki export --state`가 만듭니다."
    ),
    "{number} cards are kept; the next run makes those that are not there.": (
        "카드 {number}개를 남깁니다. 없는 것은 다음 실행이 만듭니다."
    ),
    "{number} cards are dropped; the next run writes packages without them. Delete in Anki what is there already.": (
        "카드 {number}개를 뺍니다. 다음 실행이 이들 없이 패키지를 씁니다. Anki에 이미 있는 것은 거기서 지우세요."
    ),
    "{number} decisions are forgotten.": "결정 {number}개를 잊었습니다.",
    "{guid} may be {cards}; write more of its letters.": (
        "하나로 정해지지 않습니다. 글자를 더 적어 주세요. {guid}: {cards}"
    ),
    "You decided nothing on {guid}; `notes2anki review list` shows what you did.": (
        "그 카드에 내린 결정이 없습니다. 내린 결정은 `notes2anki review list`가 보여 줍니다: {guid}"
    ),
    "No card has the GUID {guid}; `notes2anki review list --all` shows them.": (
        "그런 GUID의 카드가 없습니다. GUID는 `notes2anki review list --all`이 보여 줍니다: {guid}"
    ),
    "Your {number} decisions correct the scores of cards not yet made.": (
        "결정 {number}개로 아직 만들지 않은 카드의 점수를 바로잡습니다."
    ),
    "From {fewest} decisions on, some of either kind, they will correct the scores of cards not yet made; there are"
    " {number}.": (
        "두 가지 결정이 모두 있고 합쳐서 {fewest}개가 되면 아직 만들지 않은 카드의 점수를 바로잡습니다. 지금은"
        " {number}개입니다."
    ),
    "Decided": "결정",
    "Score": "점수",
    "kept": "남김",
    "dropped": "뺌",
    "left out": "빠짐",
    "you dropped cards like it": "이와 비슷한 카드를 빼셨습니다",
    "you dropped it": "이 카드를 빼셨습니다",
    "score {score}, by what you keep and drop {leaned}": "점수 {score}, 남기고 뺀 것에 따르면 {leaned}",
}

REVIEW = {**_COMMANDS, **_RESULTS}
