"""A run with what follows it: the log, and at night the notice."""

from __future__ import annotations

from collections.abc import Callable

from notes2anki.config.values import Config
from notes2anki.errors import Notes2AnkiError, OutputError
from notes2anki.sync import log, notice
from notes2anki.sync.outcome import Outcome
from notes2anki.sync.record import BUG, INTERRUPTED

Say = Callable[[str], None]


def followed(run: Callable[[], Outcome], config: Config, *, scheduled: bool, say: Say) -> Outcome:
    """Do a run, write it into the log and, when it was `scheduled`, tell whom the configuration names.

    `say` is told what went wrong with these. Whatever the run raises is raised.
    """
    try:
        outcome = run()
    except Notes2AnkiError as error:
        _follow(config, error.exit_code, str(error), scheduled=scheduled, say=say)
        raise
    except KeyboardInterrupt:
        _follow(config, INTERRUPTED, "interrupted", scheduled=scheduled, say=say)
        raise
    except Exception as error:
        _follow(config, BUG, type(error).__name__, scheduled=scheduled, say=say)  # its words may quote a note
        raise
    if outcome.due:
        failure = outcome.failure
        _follow(config, outcome.exit_code, str(failure or ""), outcome, scheduled=scheduled, say=say)
    return outcome


def _follow(
    config: Config, exit_code: int, message: str, outcome: Outcome | None = None, *, scheduled: bool, say: Say
) -> None:
    troubles = notice.tell(config, exit_code, message) if scheduled else ()
    try:
        with log.opened(config.log_file) as logger:
            if outcome is None:
                logger.error("exit=%d %s", exit_code, message)
            else:
                log.write(logger, outcome)
            for trouble in troubles:
                logger.warning("%s", trouble)
    except OutputError as error:
        say(str(error))
    for trouble in troubles:
        say(trouble)
