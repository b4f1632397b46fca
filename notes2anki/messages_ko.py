"""What the program says in Korean, by the English text.

No particle stands after a placeholder where its form would hang on the word that fills it.
"""

from __future__ import annotations

from types import MappingProxyType

from notes2anki.messages_ko_night import NIGHT
from notes2anki.messages_ko_review import REVIEW

_HELP = {
    "Usage: ": "사용법: ",
    "Options": "옵션",
    "Commands": "명령",
    "Example": "예",
    "Show this message and exit.": "이 도움말을 보여 줍니다.",
    "Show the version and exit.": "버전을 보여 줍니다.",
    "Make Anki cards from ordinary Markdown notes. The notes are only read, never changed.": (
        "평범한 마크다운 노트에서 Anki 카드를 만듭니다. 노트는 읽기만 하고 절대 고치지 않습니다."
    ),
    "Write an Anki deck.": "Anki 덱을 파일로 씁니다.",
    "Make cards from the Markdown files at PATH and write them as an Anki package. An old package of ours at the same"
    " place tells what has changed since, and is replaced only by one that has passed its check.": (
        "PATH에 있는 마크다운 파일에서 카드를 만들어 Anki 패키지로 씁니다. 같은 자리에 전에 만든 패키지가 있으면 그동안"
        " 무엇이 바뀌었는지 거기서 알아내고, 검사를 통과한 새 패키지로만 바꿉니다."
    ),
    "The package to write, such as deck.apkg.": "쓸 패키지 파일. 예: deck.apkg",
    "Write nothing; say what would be written.": "아무것도 쓰지 않고, 무엇을 쓸지만 알려 줍니다.",
    "Print the result as JSON, for programs.": "결과를 프로그램이 읽을 JSON으로 출력합니다.",
    "Print the cards without writing anything.": "아무것도 쓰지 않고 카드를 출력합니다.",
    "Print the cards that the Markdown files at PATH would give, in reading order. Nothing is written. On a terminal it"
    " is a table, in a pipe JSON, one object a line.": (
        "PATH에 있는 마크다운 파일이 줄 카드를 읽는 순서대로 출력합니다. 아무것도 쓰지 않습니다. 터미널에서는 표로,"
        " 파이프에서는 한 줄에 하나씩 JSON으로 출력합니다."
    ),
    "How to print them; else a table on a terminal, jsonl in a pipe.": (
        "출력 형식. 주지 않으면 터미널에서는 table, 파이프에서는 jsonl."
    ),
    "Print what was rejected, too, each with its reason.": "카드가 되지 못한 것도 까닭과 함께 출력합니다.",
    "Read everything, write nothing, print problems.": "모두 읽고, 아무것도 쓰지 않고, 문제만 출력합니다.",
    "Read the Markdown files at PATH as an export would, write nothing, and print every problem as path:line: code"
    " message.": (
        "PATH에 있는 마크다운 파일을 export처럼 읽되 아무것도 쓰지 않고, 모든 문제를 '경로:줄: 코드 설명' 꼴로"
        " 출력합니다."
    ),
    "Tell why a line gave a card, or none.": "어떤 줄이 왜 카드가 되었는지, 또는 되지 않았는지 알려 줍니다.",
    "Tell for each statement of FILE, or of one LINE of it, what was proposed, by which rule, with which score, and"
    " whether it became a note. Facts that other files state, too, are not considered.": (
        "FILE의 (또는 그 가운데 LINE의) 문장마다 무엇이 어떤 규칙으로 몇 점으로 제안되었고 노트가 되었는지 알려 줍니다."
        " 다른 파일에도 같은 사실이 있는지는 따지지 않습니다."
    ),
    "Print the result as JSON, one object a line.": "결과를 한 줄에 하나씩 JSON으로 출력합니다.",
    "How many processes read at a time; else as many as pay.": "동시에 읽는 프로세스 수. 주지 않으면 알맞게 정합니다.",
    "The deck above all others; else the vault's name.": "맨 위 덱의 이름. 주지 않으면 볼트 이름.",
    "What names the decks below it: heading (the default), folder (the file's), vault (no deck below).": (
        "그 아래 덱의 이름: heading(제목, 기본), folder(파일의 폴더), vault(아래 덱 없음)."
    ),
    "The vault's name in Obsidian, for links back to it; else its folder's name.": (
        "되돌아가는 링크에 쓸 Obsidian 볼트 이름. 주지 않으면 폴더 이름."
    ),
    "Make no card that scores less.": "점수가 이보다 낮은 카드는 만들지 않습니다.",
    "The folder that remembers notes, so that they stay the same when renamed or reworded.": (
        "노트를 기억하는 폴더. 파일 이름이나 문장이 바뀌어도 같은 노트로 남습니다."
    ),
}

_ERRORS = {
    "See `{command} --help`.": "`{command} --help`로 사용법을 볼 수 있습니다.",
    "{name} is missing.": "{name} 값이 없습니다.",
    "There is no option {name}.": "없는 옵션입니다: {name}",
    "There is no command {name}.": "없는 명령입니다: {name}",
    "{name}: {message}": "{name}: {message}",
    "Interrupted.": "중단했습니다.",
    "This is a bug in notes2anki. Please report it with the lines above; they hold no text of your notes.": (
        "notes2anki의 오류입니다. 위 내용과 함께 알려 주세요. 노트의 글은 들어 있지 않습니다."
    ),
    "This is a bug in notes2anki. Please report it with {path}; it holds no text of your notes.": (
        "notes2anki의 오류입니다. 다음 파일과 함께 알려 주세요. 노트의 글은 들어 있지 않습니다: {path}"
    ),
    "There is no file or folder {path}.": "그런 파일이나 폴더가 없습니다: {path}",
    "There is no Markdown file in {paths}.": "마크다운 파일이 없습니다: {paths}",
    "{path} is a folder; name one file.": "폴더입니다. 파일 하나를 주세요: {path}",
    "{path} is not a Markdown file: its name must end in .md.": (
        "마크다운 파일이 아닙니다. 이름이 .md로 끝나야 합니다: {path}"
    ),
    "The name of {path} is not in UTF-8; rename it.": "파일 이름이 UTF-8이 아닙니다. 이름을 바꿔 주세요: {path}",
    "The paths lie in different vaults; give the paths of one vault at a time.": (
        "경로가 서로 다른 볼트에 있습니다. 한 번에 한 볼트의 경로만 주세요."
    ),
    "Nothing was written.": "아무것도 쓰지 않았습니다.",
    "No card was found, so nothing was written.": "카드가 될 내용을 찾지 못해 아무것도 쓰지 않았습니다.",
    "{path} cannot be read: {reason}. Nothing was changed; try again.": (
        "{path} 파일을 읽을 수 없습니다: {reason}. 바뀐 것은 없으니 다시 해 보세요."
    ),
    "{path} is there already and was not made by notes2anki; name another file or move it away.": (
        "notes2anki가 만들지 않은 파일이 이미 있습니다. 다른 이름을 주거나 그 파일을 옮겨 주세요: {path}"
    ),
    '{path} was exported by Anki in its new format; export it again with "Support older Anki versions" switched on.': (
        "Anki가 새 형식으로 내보낸 파일입니다. '이전 Anki 버전 지원'을 켜고 다시 내보내 주세요: {path}"
    ),
    "Another run is using {path}; try again later.": "다른 실행이 사용하고 있습니다. 나중에 다시 해 주세요: {path}",
    "The state folder {path} cannot be made ({reason}).": "상태 폴더를 만들 수 없습니다({reason}): {path}",
    "The state folder {path} cannot be used ({reason}).": "상태 폴더를 사용할 수 없습니다({reason}): {path}",
    "The state file {path} was made by a later version of notes2anki.": (
        "더 새로운 버전의 notes2anki가 만든 상태 파일입니다: {path}"
    ),
}

# A problem's message stands behind "path:line: code", so it is no full sentence.
_PROBLEMS = {
    # Files and folders
    "it cannot be read ({reason}), so it was skipped": "읽을 수 없어({reason}) 건너뛰었습니다",
    "it is not a file any more, so it was skipped": "더 이상 파일이 아니어서 건너뛰었습니다",
    "it has {size} MB, and files over {largest} MB are skipped; split it to have it read": (
        "크기가 {size}MB입니다. {largest}MB를 넘는 파일은 건너뜁니다. 나누면 읽습니다"
    ),
    "it is no text, or it is damaged, so it was skipped": "글이 아니거나 손상된 파일이어서 건너뛰었습니다",
    "notes2anki failed on this file ({place}), so it was skipped; please report it": (
        "이 파일을 읽다가 notes2anki가 실패해({place}) 건너뛰었습니다. 알려 주세요"
    ),
    "a sync service left this second version of a file, so it was skipped; merge the two": (
        "동기화 서비스가 남긴 두 번째 사본이어서 건너뛰었습니다. 두 파일을 합쳐 주세요"
    ),
    "another file has the same name but for case or accents, so it was skipped; rename one": (
        "대소문자나 자모 표기만 다른 같은 이름의 파일이 있어 건너뛰었습니다. 하나의 이름을 바꿔 주세요"
    ),
    "its name is not in UTF-8, so it was skipped; rename it": (
        "이름이 UTF-8이 아니어서 건너뛰었습니다. 이름을 바꿔 주세요"
    ),
    "iCloud has not downloaded this file, so it was skipped; open it once in Obsidian": (
        "iCloud에서 아직 내려받지 않은 파일이어서 건너뛰었습니다. Obsidian에서 한 번 열어 주세요"
    ),
    "it is a link to another place, and links are not followed; name that place itself to read it": (
        "다른 곳을 가리키는 링크이고, 링크는 따라가지 않습니다. 읽으려면 그곳을 직접 주세요"
    ),
    "it is a device or a pipe and no file, so it was skipped": "파일이 아니라 장치나 파이프여서 건너뛰었습니다",
    "these settings cannot be read; Obsidian's defaults are used": (
        "이 설정 파일을 읽을 수 없어 Obsidian의 기본값을 씁니다"
    ),
    "the excluded-files pattern {pattern} is no regular expression here and is not used": (
        "제외 파일 패턴이 올바른 정규식이 아니어서 쓰지 않습니다: {pattern}"
    ),
    # What stands in them
    "some bytes are in no encoding that we know; save the file again as UTF-8": (
        "알 수 없는 인코딩의 바이트가 있습니다. 파일을 UTF-8로 다시 저장해 주세요"
    ),
    "read as {encoding}; save the file again as UTF-8 to be sure": (
        "{encoding} 인코딩으로 읽었습니다. 확실히 하려면 UTF-8로 다시 저장해 주세요"
    ),
    "the properties could not be read: {reason}": "속성을 읽을 수 없습니다: {reason}",
    "the properties are longer than {most} characters and were not read": "속성이 {most}자를 넘어 읽지 않았습니다",
    "they are nested too deeply": "너무 깊이 중첩되어 있습니다",
    "a comment begins here and is never closed; its text was read as part of the note": (
        "여기서 시작한 주석이 닫히지 않아 그 글을 본문으로 읽었습니다"
    ),
    "the Digital Garden lost a code block here; read the file of the vault instead": (
        "Digital Garden이 여기서 코드 블록을 잃었습니다. 볼트의 원본 파일을 읽게 해 주세요"
    ),
    "its properties say notes2anki: false, so it gives no cards": (
        "속성에 notes2anki: false라고 적혀 있어 카드를 만들지 않습니다"
    ),
    "it is a template, with placeholders in its properties, so it gives no cards": (
        "속성에 채우지 않은 자리가 있는 템플릿이라 카드를 만들지 않습니다"
    ),
    "it is a drawing or a board that a plugin keeps, so it gives no cards": (
        "플러그인이 관리하는 그림이나 보드라 카드를 만들지 않습니다"
    ),
    "[^{label}] is defined nowhere in this file": "[^{label}] 각주의 내용이 이 파일에 없습니다",
    "text not read from line {line}: lists or quotes are nested too deeply there": (
        "{line}번째 줄부터 읽지 못한 글이 있습니다. 목록이나 인용이 너무 깊이 중첩되어 있습니다"
    ),
    "the bar before an alias splits the cell of a table; write \\| in wikilinks there": (
        "별칭 앞의 막대가 표의 칸을 나눕니다. 표 안의 위키링크에는 \\| 로 써 주세요"
    ),
    # What cannot be on a card
    "“{target}” is not in the vault, cannot be read or is over 100 MB; the card names it": (
        "“{target}” 파일이 볼트에 없거나, 읽을 수 없거나, 100MB를 넘습니다. 카드에는 이름만 적습니다"
    ),
    "no card on “{subject}”: {reason}": "“{subject}” 카드를 만들 수 없습니다: {reason}",
    "its front is empty": "앞면이 비어 있습니다",
    "its back is empty": "뒷면이 비어 있습니다",
    "it is larger than {most} kB as a card; split it into smaller parts": (
        "카드로 {most}kB를 넘습니다. 더 작게 나눠 주세요"
    ),
    "it has more than {most} HTML tags inside one another; simplify the HTML": (
        "HTML 태그가 {most}겹을 넘게 중첩되어 있습니다. 단순하게 고쳐 주세요"
    ),
    "its deletion is numbered {number}; Anki knows 1 to {most}": (
        "빈칸 번호가 {number}입니다. Anki는 1부터 {most}까지만 압니다"
    ),
    "a deletion hides nothing": "아무것도 가리지 않는 빈칸이 있습니다",
    "its deletions overlap": "빈칸이 서로 겹칩니다",
    "it has no deletion, so Anki would make no card of it": "빈칸이 없어 Anki에서 카드가 되지 않습니다",
}

_RESULTS = {
    "Reading": "읽는 중",
    "Where": "위치",
    "Kind": "종류",
    "Front": "앞면",
    "Back": "뒷면",
    "Rejected": "탈락",
    "score {score}": "점수 {score}",
    "{files} files read, {notes} notes, {problems} problems.": (
        "파일 {files}개를 읽었습니다. 노트 {notes}개, 문제 {problems}개."
    ),
    "ok: {files} files read, {notes} notes.": "ok: 파일 {files}개를 읽었습니다. 노트 {notes}개.",
    "{output}: {notes} notes from {files} files: {new} new, {changed} changed, {unchanged} as before.": (
        "{output}: 파일 {files}개에서 노트 {notes}개. 새 노트 {new}개, 바뀐 노트 {changed}개, 그대로 {unchanged}개."
    ),
    "{output} would get {notes} notes from {files} files: {new} new, {changed} changed, {unchanged} as before.": (
        "{output}에 쓸 것: 파일 {files}개에서 노트 {notes}개. 새 노트 {new}개, 바뀐 노트 {changed}개,"
        " 그대로 {unchanged}개."
    ),
    "There is no statement here.": "여기에는 문장이 없습니다.",
}

# What became of a statement: the codes of `explain` and `extract.gates`.
_VERDICTS = {
    "it becomes a note": "노트가 됩니다",
    "no rule saw a fact in it": "어떤 규칙도 사실을 찾지 못했습니다",
    "the front would give the answer away": "앞면에 답이 드러납니다",
    "there is nothing to ask for": "물을 것이 없습니다",
    "the author asks himself": "글쓴이가 스스로 묻는 말입니다",
    "the author is not sure": "글쓴이가 확신하지 못합니다",
    "it is a plan or a wish": "계획이나 바람입니다",
    "it is a to-do": "할 일입니다",
    "it tells of the author's day": "글쓴이의 하루 이야기입니다",
    "the answer is too long to remember as one thing": "답이 한 번에 외우기에 너무 깁니다",
    "a careful author would hardly make this card": "꼼꼼한 사람이라면 만들지 않을 카드입니다",
    "the same statement makes a better card": "같은 문장에서 더 나은 카드가 나옵니다",
    "the same fact is asked elsewhere, in better words": "같은 사실을 다른 곳에서 더 나은 말로 묻습니다",
    "another card has the same front and another answer": "앞면은 같고 답이 다른 카드가 있습니다",
    "the card that asks the same gives this answer, too": "같은 것을 묻는 카드가 이 답도 함께 보여 줍니다",
    "it only points somewhere else": "다른 곳을 가리키기만 합니다",
    "it stands among sources and links": "출처나 링크 모음에 있습니다",
    "it only says that something follows": "뒤에 무엇이 나온다고만 말합니다",
    "it is only a piece of a sentence": "문장의 한 조각일 뿐입니다",
    "the front says something instead of asking": "앞면이 묻지 않고 무언가를 말합니다",
    "what stands in front is no term: an example, a pointer, half a sentence": (
        "앞에 있는 것이 용어가 아닙니다. 예시나 가리키는 말, 반쪽 문장입니다"
    ),
    "the author struck it out": "쓴 이가 줄을 그어 지웠습니다",
    "it only names an example": "예시의 이름일 뿐입니다",
    "it names a source: a book, a page, a journal": "책이나 쪽, 학술지 같은 출처입니다",
    "it says nothing without the sentence before it": "앞 문장 없이는 뜻이 통하지 않습니다",
    "the title holds many things, so it asks for none": "제목 아래 여러 가지가 모여 있어 하나를 묻지 못합니다",
    "it is code, not words": "글이 아니라 코드입니다",
    "it says what the author thinks of something, not what is so": "사실이 아니라 글쓴이의 느낌이나 평가입니다",
    "the hidden words could be anything": "가린 말이 무엇이든 될 수 있습니다",
    "it asks for yes or no only": "예나 아니요만 묻습니다",
    "the list is too long to remember as one thing": "목록이 한 번에 외우기에 너무 깁니다",
    "cards of this kind are switched off": "이 종류의 카드는 꺼져 있습니다",
    "the section is one that is never to give cards": "카드를 만들지 않기로 한 부분입니다",
    "the note gives more cards than are wanted of one": "한 노트에서 원하는 수보다 카드가 많습니다",
    "it says what a course wants to teach, not what is so": ("사실이 아니라 강의가 가르치려는 것을 말합니다"),
    "its translation stands behind it": "바로 뒤에 번역이 있습니다",
    "many lines of the note give the same answer": "노트의 여러 줄이 같은 답을 냅니다",
    "the author marked it as no card": "글쓴이가 카드로 만들지 말라고 표시했습니다",
}

# Why a card exists: the rules of `extract.reasons`.
_WHY = {
    "a heading that asks for what stands under it": "아래 내용을 묻는 제목",
    "a heading in a list that asks for what stands under it": "아래 내용을 묻는 목록 속 제목",
    "a marked line with its explanation under it": "강조한 줄과 그 아래 설명",
    "a title line with its explanation under it": "제목처럼 쓴 줄과 그 아래 설명",
    "a list entry with what hangs on it": "하위 항목이 딸린 목록 항목",
    "a callout: its title asks for its text": "제목이 내용을 묻는 콜아웃",
    "a question of the author with the answer that follows": "글쓴이의 질문과 바로 이어지는 답",
    "a term and its explanation, parted by a colon": "쌍점으로 나눈 용어와 설명",
    "a term and what it leads to, joined by an arrow": "화살표로 이은 용어와 결과",
    "a term and its explanation, joined by an equals sign": "등호로 이은 용어와 설명",
    "a term and its explanation, parted by a dash": "줄표로 나눈 용어와 설명",
    "a marked term and its explanation, parted by a full stop": "마침표로 나눈 강조된 용어와 설명",
    "a term with its explanation in brackets": "괄호 속에 설명이 있는 용어",
    "a table row: its first cell asks for the others": "첫 칸이 나머지 칸을 묻는 표의 행",
    "a table of one row: a header asks for its cell": "머리글이 칸을 묻는 한 줄짜리 표",
    "a footnote that explains the sentence it hangs on": "문장을 설명하는 각주",
    "a sentence that says what something is": "무엇인지 말하는 문장",
    "a statement of fact with its most telling words hidden": "가장 중요한 말을 가린 사실 문장",
    "the author wrote it as a card": "글쓴이가 카드로 쓴 글",
}

# What `schedule` says.
_SCHEDULE = {
    "Let the machine run the sync every night.": "컴퓨터가 매일 밤 sync를 실행하게 합니다.",
    "Let the machine run `notes2anki sync` every night: with systemd or cron on Linux, launchd on a Mac, the Task"
    " Scheduler on Windows. A night that was missed is made up for, and two runs never meet.": (
        "컴퓨터가 매일 밤 `notes2anki sync`를 실행하게 합니다. Linux에서는 systemd나 cron, Mac에서는 launchd,"
        " Windows에서는 작업 스케줄러를 씁니다. 놓친 밤은 나중에 채우고, 두 실행이 겹치는 일은 없습니다."
    ),
    "Install the nightly job, or change it.": "야간 작업을 설치하거나 바꿉니다.",
    "Install the nightly job of a configuration. Installed again, it is changed, not doubled; another configuration"
    " gets a job of its own.": (
        "설정 파일의 야간 작업을 설치합니다. 다시 설치하면 늘어나지 않고 바뀌며, 다른 설정 파일은 따로 작업을 얻습니다."
    ),
    "When, by your clock; else 03:30.": "실행할 시각. 주지 않으면 03:30.",
    "What is to start it; auto, the default, is the best that is here.": (
        "무엇으로 실행할지. 기본값 auto는 이 컴퓨터에 있는 가장 좋은 것을 고릅니다."
    ),
    "Print what would be installed and change nothing.": "설치할 내용을 출력하고 아무것도 바꾸지 않습니다.",
    "Show the nightly jobs.": "야간 작업을 보여 줍니다.",
    "Show the nightly jobs that are installed: when they run next, what they run, and where they stand.": (
        "설치된 야간 작업을 보여 줍니다. 다음에 언제 무엇을 실행하는지, 어디에 있는지 알려 줍니다."
    ),
    "Remove the nightly job.": "야간 작업을 없앱니다.",
    "Remove the nightly job of a configuration; nothing of it is left.": ("설정 파일의 야간 작업을 남김없이 없앱니다."),
    "{text} is no time of day such as 03:30.": "03:30 같은 시각이 아닙니다: {text}",
    "There is no configuration {path}; `notes2anki init` writes one.": (
        "그런 설정 파일이 없습니다. `notes2anki init`으로 만들 수 있습니다: {path}"
    ),
    "{name} runs every night at {at}, by {method}.": "매일 밤 {at}에 실행합니다({method}): {name}",
    "{name}: at {at}, by {method}; next {next}": "{name}: 매일 {at}, {method}, 다음 실행 {next}",
    "{name}: at {at}, by {method}; it is not active": "{name}: 매일 {at}, {method}, 꺼져 있음",
    "{name}: by {method}; its time was changed by hand": "{name}: {method}, 시각을 손으로 바꾸었음",
    "No nightly job is installed.": "설치된 야간 작업이 없습니다.",
    "{name} is removed from {method}.": "없앴습니다({method}): {name}",
    "There was no nightly job for {path}; `notes2anki schedule show` shows all.": (
        "이 설정 파일의 야간 작업이 없습니다. `notes2anki schedule show`로 모두 볼 수 있습니다: {path}"
    ),
    "There is no {names} here that could run a nightly job.": (
        "야간 작업을 실행할 수 있는 것이 이 컴퓨터에 없습니다: {names}"
    ),
    "{path} has a control character in its name, or is not UTF-8; rename it.": (
        "이름에 제어 문자가 있거나 UTF-8이 아닙니다. 이름을 바꿔 주세요: {path}"
    ),
    "The Task Scheduler would change this path; rename it: {path}": (
        "작업 스케줄러가 바꾸어 읽을 경로입니다. 이름을 바꿔 주세요: {path}"
    ),
    "The crontab cannot be read, so it was left alone: {reason}": "crontab을 읽을 수 없어 그대로 두었습니다: {reason}",
    "`{command}` failed: {reason}": "`{command}` 명령이 실패했습니다: {reason}",
    "exit code {code}": "종료 코드 {code}",
    "no answer": "응답 없음",
    "{path} cannot be written ({reason}).": "쓸 수 없습니다({reason}): {path}",
    "{path} cannot be deleted ({reason}).": "지울 수 없습니다({reason}): {path}",
    # What stands in the jobs themselves.
    "notes2anki: nightly cards ({path})": "notes2anki: 매일 밤 카드 만들기 ({path})",
    "notes2anki: the nightly run failed": "notes2anki: 야간 작업이 실패했습니다",
    "The log tells why: {command}": "까닭은 로그에 있습니다: {command}",
    # What to know beside.
    "The timer runs while you are logged in; `loginctl enable-linger` lets it run always.": (
        "타이머는 로그인해 있는 동안 움직입니다. `loginctl enable-linger`를 실행하면 늘 움직입니다."
    ),
    "cron must be running; a missed run is made up for within the hour.": (
        "cron이 돌고 있어야 합니다. 놓친 실행은 한 시간 안에 채웁니다."
    ),
    "macOS may ask whether Python may read the folder of your notes: allow it, or give Python Full Disk Access in"
    " System Settings, Privacy & Security.": (
        "macOS가 Python이 노트 폴더를 읽어도 되는지 물을 수 있습니다. 허용하거나, 시스템 설정의 개인정보 보호 및"
        " 보안에서 Python에 전체 디스크 접근 권한을 주세요."
    ),
    "The task runs while you are logged in, also on battery.": (
        "작업은 로그인해 있는 동안, 배터리를 쓸 때도 실행됩니다."
    ),
}

KOREAN = MappingProxyType(
    {**_HELP, **_ERRORS, **_PROBLEMS, **_RESULTS, **_VERDICTS, **_WHY, **_SCHEDULE, **NIGHT, **REVIEW}
)
