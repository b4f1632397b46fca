"""What the nightly run, its configuration and its ledger say in Korean, by the English text."""

from __future__ import annotations

_CONFIG = {
    "Show and check the configuration.": "설정을 보여 주고 검사합니다.",
    "Show and check the configuration of the nightly run. A flag outranks an environment variable, which outranks the"
    " file notes2anki.toml, which outranks the default.": (
        "야간 실행의 설정을 보여 주고 검사합니다. 옵션이 환경 변수보다, 환경 변수가 notes2anki.toml 파일보다, 파일이"
        " 기본값보다 앞섭니다."
    ),
    "Show every value and where it comes from.": "모든 값과 그 출처를 보여 줍니다.",
    "Show every value that is in force, and where it comes from.": "지금 쓰이는 모든 값과 그 출처를 보여 줍니다.",
    "Check the configuration.": "설정을 검사합니다.",
    "Read the configuration and tell every mistake in it with its line; nothing is run.": (
        "설정을 읽고 잘못된 것을 모두 줄 번호와 함께 알려 줍니다. 아무것도 실행하지 않습니다."
    ),
    "Print where the configuration is.": "설정 파일의 위치를 출력합니다.",
    "Print the path of the configuration that is read here, or else of your usual one, which `init` makes.": (
        "여기서 읽는 설정 파일의 경로를, 없으면 `init`이 만들 평소 설정 파일의 경로를 출력합니다."
    ),
    "The configuration; else the nearest notes2anki.toml from here upwards, else your usual one.": (
        "설정 파일. 주지 않으면 여기서 위로 가장 가까운 notes2anki.toml, 없으면 평소의 설정 파일."
    ),
    "Write a configuration for the nightly run.": "야간 실행의 설정 파일을 만듭니다.",
    "Ask four questions and write a configuration in which every other choice is explained. With --yes nothing is"
    " asked: the vault is that of the current folder, or the one that Obsidian opened last.": (
        "네 가지를 묻고 설정 파일을 만듭니다. 다른 선택은 파일 안에 설명되어 있습니다. --yes를 주면 묻지 않고 현재"
        " 폴더의 볼트나 Obsidian이 마지막으로 연 볼트를 씁니다."
    ),
    "The file to write; else your usual configuration.": "만들 파일. 주지 않으면 평소의 설정 파일.",
    "The folder of your notes.": "노트 폴더.",
    "Ask nothing.": "아무것도 묻지 않습니다.",
    "Replace a configuration that is there already.": "이미 있는 설정 파일을 바꿉니다.",
    "{path} is there already; --force replaces it.": "이미 있습니다. --force를 주면 바꿉니다: {path}",
    "{path} is written. Look at it, then try `notes2anki sync --dry-run`.": (
        "만들었습니다. 살펴본 뒤 `notes2anki sync --dry-run`을 해 보세요: {path}"
    ),
    "The folder of your notes": "노트 폴더",
    "There is no folder {path}; name one with --vault.": "그런 폴더가 없습니다. --vault로 알려 주세요: {path}",
    "The Anki package to write": "쓸 Anki 패키지",
    "The deck above all others": "맨 위 덱의 이름",
    "Write a second package with only what each night changed?": ("그날 밤에 바뀐 것만 담은 두 번째 패키지도 쓸까요?"),
    "There is no configuration; `notes2anki init` writes one.": (
        "설정 파일이 없습니다. `notes2anki init`으로 만들 수 있습니다."
    ),
    "{path} cannot be read ({reason}).": "읽을 수 없습니다({reason}): {path}",
    "{path} is not UTF-8; save it again as UTF-8.": "UTF-8이 아닙니다. UTF-8로 다시 저장해 주세요: {path}",
    "{place}: this is not TOML ({reason}).": "{place}: TOML 형식이 아닙니다({reason}).",
    "{place}: there is no key {name}; did you mean {near}? The keys are {names}.": (
        "{place}: 없는 키입니다: {name}. 혹시 {near} 아닌가요? 쓸 수 있는 키: {names}."
    ),
    "{place}: there is no key {name}. The keys are {names}.": (
        "{place}: 없는 키입니다: {name}. 쓸 수 있는 키: {names}."
    ),
    "{place}: {name} must be {wanted}, not {value}.": "{place}: {name} 값은 {wanted}이어야 합니다. 지금 값: {value}",
    "{place}: {names} must be set.": "{place}: 꼭 있어야 하는 키입니다: {names}",
    "vault: there is no folder {path}.": "vault: 그런 폴더가 없습니다: {path}",
    "output: there is no folder {path}.": "output: 그런 폴더가 없습니다: {path}",
    "ok: {path}": "ok: {path}",
    "no file, only the environment": "파일 없이 환경 변수만",
    # What a new configuration says.
    "notes2anki: what the nightly run does. A line that begins with # is not in force.": (
        "notes2anki: 야간 실행이 할 일. #로 시작하는 줄은 쓰이지 않습니다."
    ),
    "The folder of your notes. It is only read.": "노트 폴더. 읽기만 합니다.",
    "The Anki package to write, or a list of several.": "쓸 Anki 패키지. 여럿이면 목록으로.",
    "Write beside it a second package, ….delta.apkg, with only what the last run that wrote changed.": (
        "마지막으로 쓴 실행이 바꾼 것만 담은 두 번째 패키지 ….delta.apkg를 그 옆에 씁니다."
    ),
    "What names the decks below it: heading, folder (the file's) or vault (no deck below).": (
        "그 아래 덱의 이름: heading(제목), folder(파일의 폴더), vault(아래 덱 없음)."
    ),
    "The vault's name in Obsidian, for links back to it; else its folder's.": (
        "되돌아가는 링크에 쓸 Obsidian 볼트 이름. 주지 않으면 폴더 이름."
    ),
    "The address of your published notes, for links to them.": "공개한 노트의 주소. 그리로 가는 링크에 씁니다.",
    "Make no card that scores less; a higher one makes fewer cards.": (
        "점수가 이보다 낮은 카드는 만들지 않습니다. 높일수록 카드가 줄어듭니다."
    ),
    "The kinds of card that you want.": "만들 카드의 종류.",
    "Make at most so many cards of one file, the best of them.": (
        "한 파일에서 가장 좋은 카드부터 이 수까지만 만듭니다."
    ),
    'Headings whose sections give no cards, such as "References".': (
        '카드를 만들지 않을 부분의 제목. 예: "References"'
    ),
    "a list of concept, heading, footnote, definition, claim and explicit": (
        "concept, heading, footnote, definition, claim, explicit의 목록"
    ),
    "The languages whose sentences are analysed.": "문장을 분석할 언어.",
    'Read only files whose paths fit one of these, such as "daily/**".': (
        '경로가 이 가운데 하나에 맞는 파일만 읽습니다. 예: "daily/**"'
    ),
    'Never read files whose paths fit one of these, such as "private/**".': (
        '경로가 이 가운데 하나에 맞는 파일은 읽지 않습니다. 예: "private/**"'
    ),
    "How many packages still hold a note whose text is gone, tagged n2a::orphan, so that you can delete it.": (
        "글이 사라진 노트를 n2a::orphan 태그와 함께 몇 번의 패키지에 더 담을지. Anki에서 찾아 지울 수 있습니다."
    ),
    "The folder that remembers your notes from night to night; else one in your state folder.": (
        "밤마다 노트를 기억하는 폴더. 주지 않으면 사용자의 상태 폴더 안에 둡니다."
    ),
    "The log, which holds no text of your notes; else one in your log folder.": (
        "로그 파일. 노트의 글은 담지 않습니다. 주지 않으면 사용자의 로그 폴더 안에 둡니다."
    ),
    "An address to call after a good night, for a monitor.": "잘 끝난 밤마다 부를 주소. 감시 서비스용.",
    "An address to call after a night that failed.": "실패한 밤에 부를 주소.",
    "A program to run after a night that failed; {message} in it becomes what went wrong.": (
        "실패한 밤에 실행할 프로그램. {message} 자리에는 무엇이 잘못되었는지가 들어갑니다."
    ),
    "Addresses as Apprise knows them, to notify after a night that failed; install notes2anki[apprise].": (
        "실패한 밤에 알릴, Apprise가 아는 주소들. notes2anki[apprise]로 설치해야 합니다."
    ),
    "is not set": "정하지 않음",
    "on_failure_notify needs Apprise: pip install 'notes2anki[apprise]'": (
        "on_failure_notify에는 Apprise가 필요합니다: pip install 'notes2anki[apprise]'"
    ),
    "Apprise failed ({reason}).": "Apprise가 실패했습니다({reason}).",
    "Apprise could not notify every address of on_failure_notify.": (
        "Apprise가 on_failure_notify의 모든 주소에 알리지는 못했습니다."
    ),
    # What a value must be, as the end of a sentence.
    "a text": "글",
    "a text or a list of texts": "글이나 글의 목록",
    "true or false": "true나 false",
    "a whole number from 1 to 1000": "1부터 1000까지의 정수",
    "a number from 0 to 1": "0부터 1까지의 수",
    "a path": "경로",
    "one or more different files whose names end in .apkg": "이름이 .apkg로 끝나는 서로 다른 파일 하나 또는 여럿",
    "heading, folder or vault": "heading, folder, vault 가운데 하나",
    "a list of ko and en": "ko와 en의 목록",
    "an address that begins with https:// or http://": "https://나 http://로 시작하는 주소",
    "a program with its arguments, as a text or a list": "인자를 포함한 프로그램(글이나 목록)",
}

_LEDGER = {
    "it is damaged": "손상되었습니다",
    "The state file {path} cannot be used ({reason}). If it is damaged, move it away: the next run makes a new one from"
    " the package, and unchanged notes keep their identity.": (
        "상태 파일을 사용할 수 없습니다({reason}): {path} 파일이 손상되었다면 다른 곳으로 옮겨 주세요. 다음 실행이"
        " 패키지에서 새로 만들고, 바뀌지 않은 노트는 같은 노트로 남습니다."
    ),
}

# Why a note changes, behind its line.
_REASONS = {
    "{path} is gone": "파일이 사라졌습니다: {path}",
    "{path} gives it no more": "이 파일에서 더는 나오지 않습니다: {path}",
    "it is seen for the first time": "처음 나온 노트입니다",
    "it is as before": "그대로입니다",
    "it stood in {path}": "전에 있던 곳: {path}",
    "its text is back": "글이 다시 나타났습니다",
    "it has changed": "바뀌었습니다",
    "its sentence has changed": "문장이 바뀌었습니다",
    "its front has changed": "앞면이 바뀌었습니다",
    "its back has changed": "뒷면이 바뀌었습니다",
    "its headings, notes below or tags have changed": "제목, 아래의 설명, 태그가 바뀌었습니다",
}

_RUN = {
    "it counts as a new note, for it is not certain that it is the one that is gone: {notes}": (
        "사라진 노트와 같은 노트인지 확실하지 않아 새 노트로 셉니다: {notes}"
    ),
    "There is no folder {path}; is it mounted?": "그런 폴더가 없습니다. 연결되어 있나요? {path}",
    "There is no Markdown file in {path}; is it the right folder, and is it mounted?": (
        "마크다운 파일이 없습니다. 맞는 폴더이고 연결되어 있나요? {path}"
    ),
    "{gone} of {known} notes have lost their text since the last run, so nothing was touched. Is the vault whole,"
    " and the configuration as it should be? `notes2anki sync --dry-run --force` shows what would change,"
    " `notes2anki sync --force` does it.": (
        "지난 실행 뒤로 노트 {known}개 가운데 {gone}개의 글이 사라져서 아무것도 건드리지 않았습니다. 볼트가"
        " 온전하고 설정도 맞나요? `notes2anki sync --dry-run --force`는 무엇이 바뀔지 보여 주고,"
        " `notes2anki sync --force`는 그대로"
        " 실행합니다."
    ),
    "The state folder {path} belongs to the vault {owner}; set another state.": (
        "상태 폴더가 다른 볼트의 것입니다. state를 다르게 정해 주세요: {path} ({owner})"
    ),
    "The ledger was damaged ({reason}); it is set aside as {path}, and a new one takes its place.": (
        "상태 파일이 손상되어({reason}) 따로 옮겨 두고 새로 만들었습니다: {path}"
    ),
    "The ledger is new; {notes} notes are known from the package.": (
        "상태 파일이 새것입니다. 패키지에서 노트 {notes}개를 알아보았습니다."
    ),
    "The log {path} cannot be written ({reason}).": "로그를 쓸 수 없습니다({reason}): {path}",
    "{url} could not be called ({reason}).": "주소를 부르지 못했습니다({reason}): {url}",
    "{program} failed ({reason}).": "프로그램이 실패했습니다({reason}): {program}",
    # A problem's message stands behind "path:line: code".
    "it is being written just now; the next run reads it": "지금 쓰이고 있는 파일입니다. 다음 실행이 읽습니다",
    "it was written while it was read; the next run reads it again": (
        "읽는 동안 바뀐 파일입니다. 다음 실행이 다시 읽습니다"
    ),
}

_COMMANDS = {
    "Bring the decks up to date, as every night.": "매일 밤처럼 덱을 새로 맞춥니다.",
    "Read what changed in the vault since the last run and bring every configured package up to date. What did not"
    " change is neither read nor written. A note whose text is gone stays a while, tagged n2a::orphan.": (
        "지난 실행 뒤로 볼트에서 바뀐 것을 읽고 설정된 패키지를 모두 새로 맞춥니다. 바뀌지 않은 것은 읽지도 쓰지도"
        " 않습니다. 글이 사라진 노트는 n2a::orphan 태그를 달고 얼마 동안 남습니다."
    ),
    "The package to write; may be repeated.": "쓸 패키지. 여러 번 줄 수 있습니다.",
    "Write a second package with only what changed, or do not.": (
        "바뀐 것만 담은 두 번째 패키지를 쓰거나 쓰지 않습니다."
    ),
    "Print what would change and why, and write nothing.": ("무엇이 왜 바뀔지 출력하고 아무것도 쓰지 않습니다."),
    "Do nothing when the last good run is less than 20 hours ago.": (
        "마지막으로 잘 끝난 실행이 20시간이 안 되었으면 아무것도 하지 않습니다."
    ),
    "Go on although much is gone from the vault.": "볼트에서 많은 것이 사라졌어도 계속합니다.",
    "Say nothing when all is well, and call whom the configuration names.": (
        "잘 끝나면 아무 말도 하지 않고, 설정에 적힌 곳에 알립니다."
    ),
    "The last good run was not long ago, so there is nothing to do yet.": (
        "잘 끝난 실행이 얼마 되지 않아 아직 할 일이 없습니다."
    ),
    "It would be {added} added, {modified} changed, {moved} moved, {orphaned} without their text, {unchanged} as"
    " before; nothing was written.": (
        "새 노트 {added}개, 바뀐 노트 {modified}개, 옮긴 노트 {moved}개, 글이 사라진 노트 {orphaned}개, 그대로"
        " {unchanged}개가 됩니다. 아무것도 쓰지 않았습니다."
    ),
    "{added} added, {modified} changed, {moved} moved, {orphaned} without their text, {unchanged} as before.": (
        "새 노트 {added}개, 바뀐 노트 {modified}개, 옮긴 노트 {moved}개, 글이 사라진 노트 {orphaned}개, 그대로"
        " {unchanged}개."
    ),
    "Nothing has changed: {unchanged} notes from {files_unchanged} files are as before.": (
        "바뀐 것이 없습니다. 파일 {files_unchanged}개의 노트 {unchanged}개가 그대로입니다."
    ),
    "{number} notes have lost their text. In Anki, search for {search} to see them and to delete them there.": (
        "글이 사라진 노트가 {number}개 있습니다. Anki에서 {search} 검색어로 찾아 지울 수 있습니다."
    ),
    "{output} stays as it is.": "그대로 둡니다: {output}",
    "{output} would hold {notes} notes, {changed} of them new or changed.": (
        "{output}에 담길 것: 노트 {notes}개, 그 가운데 새롭거나 바뀐 것 {changed}개."
    ),
    "{output} holds {notes} notes, {changed} of them new or changed.": (
        "{output}: 노트 {notes}개, 그 가운데 새롭거나 바뀐 것 {changed}개."
    ),
    "{output} holds only the new and changed ones.": "새롭거나 바뀐 것만 담았습니다: {output}",
    "Tell how the nightly run stands.": "야간 실행이 어떤 상태인지 알려 줍니다.",
    "Tell when the last run was and the next will be, what changed, what failed, and where everything is.": (
        "지난 실행과 다음 실행의 때, 무엇이 바뀌고 실패했는지, 모든 것이 어디 있는지 알려 줍니다."
    ),
    "vault": "볼트",
    "configuration": "설정 파일",
    "last run": "지난 실행",
    "there was none yet": "아직 없습니다",
    "it changed": "바뀐 것",
    "next run": "다음 실행",
    "none is installed; `notes2anki schedule install` does that": (
        "설치된 것이 없습니다. `notes2anki schedule install`로 설치합니다"
    ),
    "notes": "노트",
    "without text": "글이 사라진 노트",
    "package": "패키지",
    " (it is not there any more)": " (이제 그 자리에 없습니다)",
    "log": "로그",
    "it did not end, or is still running": "끝나지 않았거나 아직 실행 중입니다",
    "done": "잘 끝났습니다",
    "done, but some files were skipped": "끝났지만 건너뛴 파일이 있습니다",
    "failed with code {code}: {message}": "실패했습니다(코드 {code}): {message}",
    "Run": "실행",
    "Result": "결과",
    "Changes": "바뀐 것",
    "Seconds": "초",
    "List or delete notes whose text is gone, and others.": "글이 사라진 노트 등을 보여 주거나 지웁니다.",
    "A package cannot delete. So a note whose text is gone from the vault stays for some more packages, tagged"
    " n2a::orphan, and you delete it in Anki: search there for tag:n2a::orphan.": (
        "패키지는 노트를 지울 수 없습니다. 그래서 볼트에서 글이 사라진 노트는 n2a::orphan 태그를 달고 몇 번의"
        " 패키지에 더 남고, 지우는 것은 Anki에서 합니다. Anki에서 tag:n2a::orphan 검색어로 찾으세요."
    ),
    "List notes whose text is gone.": "글이 사라진 노트를 보여 줍니다.",
    "List the notes whose text is gone, and in how many more packages each is told of; or those that you have"
    " deleted.": "글이 사라진 노트와, 앞으로 몇 번의 패키지에 더 담길지 보여 줍니다. 또는 지운 노트를 보여 줍니다.",
    "List the notes that you have deleted, with or without their text.": (
        "글이 남아 있든 없든, 지운 노트를 보여 줍니다."
    ),
    "No note was deleted.": "지운 노트가 없습니다.",
    "Let the next packages hold them again.": "다음 패키지부터 다시 담습니다.",
    "Let the next packages hold notes again that you had deleted.": "지웠던 노트를 다음 패키지부터 다시 담습니다.",
    "Restore all that `orphans list --deleted` shows.": "`orphans list --deleted`가 보여 주는 것을 모두 되돌립니다.",
    "{number} notes are restored; `notes2anki sync` writes packages with them.": (
        "노트 {number}개를 되돌렸습니다. `notes2anki sync`가 이들을 담아 패키지를 씁니다."
    ),
    "In brackets: in how many more packages. In Anki, search for {search}.": (
        "괄호 안: 앞으로 담길 패키지 수. Anki에서 쓸 검색어: {search}"
    ),
    "No note has lost its text.": "글이 사라진 노트가 없습니다.",
    "Let the next packages hold them no more.": "다음 패키지부터 담지 않습니다.",
    "Let no further package hold these notes, so that importing one does not bring back what you deleted in Anki:"
    " notes whose text is gone, or any other by the GUID that stands in its field N2AId. One whose text was gone"
    " and is written again comes back; `orphans restore` brings back any. The next sync writes the packages.": (
        "이 노트들을 다음 패키지부터 담지 않아, 가져오기를 해도 Anki에서 지운 것이 되살아나지 않습니다. 글이 사라진"
        " 노트뿐 아니라 N2AId 필드의 GUID로 어느 노트든 고를 수 있습니다. 사라졌던 글을 다시 쓰면 노트도 다시"
        " 나타나고, `orphans restore`는 무엇이든 되돌립니다. 패키지는 다음 sync가 씁니다."
    ),
    "Delete all that `orphans list` shows.": "`orphans list`가 보여 주는 것을 모두 지웁니다.",
    "Name the notes by their GUIDs, or all of them with --all.": ("노트의 GUID를 주거나 --all로 모두 골라 주세요."),
    "There is no such note with the GUID {guids}.": "그런 GUID의 노트가 없습니다: {guids}",
    "{number} notes are deleted; `notes2anki sync` writes packages without them.": (
        "노트 {number}개를 지웠습니다. `notes2anki sync`가 이들 없이 패키지를 씁니다."
    ),
}

NIGHT = {**_CONFIG, **_LEDGER, **_REASONS, **_RUN, **_COMMANDS}
