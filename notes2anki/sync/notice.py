"""Tell a monitor or the user how a night went. Whatever fails here never changes how the night went."""

from __future__ import annotations

import importlib.util
import os
import subprocess
from collections.abc import Iterator, Sequence

from notes2anki.config.values import Config
from notes2anki.errors import TryLaterError
from notes2anki.messages import _

PATIENCE = 10  # seconds
COMMAND_PATIENCE = 60  # seconds

# The run did what it was to do (3: but for some files), or another run does it, or the user himself stopped it.
NO_FAILURE = (0, 3, TryLaterError.exit_code, 130)


def tell(config: Config, exit_code: int, message: str) -> tuple[str, ...]:
    """Call the address, run the program that are configured for such an end; return what went wrong in doing so."""
    return tuple(_told(config, exit_code, message))


def _told(config: Config, exit_code: int, message: str) -> Iterator[str]:
    failed = exit_code not in NO_FAILURE
    url = config.on_failure_url if failed else config.on_success_url
    if url and (failed or exit_code in (0, 3)):
        yield from _call(url)
    if failed and config.on_failure_command:
        yield from _run(config.on_failure_command, exit_code, message)
    if failed and config.on_failure_notify:
        yield from _notify(config.on_failure_notify, message)


def has_apprise() -> bool:
    """Whether Apprise, which knows a hundred services, is installed."""
    return importlib.util.find_spec("apprise") is not None


def no_apprise() -> str:
    """Say how to get Apprise."""
    return _("on_failure_notify needs Apprise: pip install 'notes2anki[apprise]'")


def _call(url: str) -> Iterator[str]:
    import urllib.request  # noqa: PLC0415 - most nights have no address to call

    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:  # noqa: S310 - the configuration allows only http(s)
            answer.read(1)
    except (OSError, ValueError) as error:
        yield _("{url} could not be called ({reason}).", url=url, reason=error)


def _run(command: Sequence[str], exit_code: int, message: str) -> Iterator[str]:
    arguments = [part.replace("{message}", message) for part in command]
    environment = {**os.environ, "NOTES2ANKI_EXIT_CODE": str(exit_code), "NOTES2ANKI_MESSAGE": message}
    try:
        subprocess.run(arguments, env=environment, stdin=subprocess.DEVNULL, timeout=COMMAND_PATIENCE, check=True)
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        yield _("{program} failed ({reason}).", program=command[0], reason=type(error).__name__)


def _notify(addresses: Sequence[str], message: str) -> Iterator[str]:
    """Notify by Apprise. No address is told: they hold passwords."""
    if not has_apprise():
        yield no_apprise()
        return
    try:
        from apprise import Apprise, NotifyType  # noqa: PLC0415 - an extra, and slow to load

        services = Apprise()
        known = [services.add(address) for address in addresses]
        notified = services.notify(message or "?", title="notes2anki", notify_type=NotifyType.FAILURE)
    except Exception as error:  # noqa: BLE001 - whatever goes wrong in a hundred services, the night went as it went
        yield _("Apprise failed ({reason}).", reason=type(error).__name__)
    else:
        if not (notified and all(known)):
            yield _("Apprise could not notify every address of on_failure_notify.")
