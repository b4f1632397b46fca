"""The time, and waiting for it; tests bring their own."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Clock:
    """Tells UTC seconds since 1970, and waits for some."""

    now: Callable[[], float] = lambda: time.time()  # noqa: PLW0108 - looked up when it is asked
    wait: Callable[[float], None] = lambda seconds: time.sleep(seconds)  # noqa: PLW0108 - as above

    @property
    def seconds(self) -> int:
        """The whole seconds of now."""
        return int(self.now())


@dataclass(slots=True)
class Watch:
    """Takes the time of each part of a run, in seconds, unmoved by what happens to the clock."""

    parts: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def of(self, part: str) -> Iterator[None]:
        """Take the time of what is done inside."""
        start = time.monotonic()
        try:
            yield
        finally:
            self.parts[part] = round(self.parts.get(part, 0.0) + time.monotonic() - start, 3)
