"""Spread work over the machine's cores, with results in the order of the work whatever finishes first."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from notes2anki.garbage import look_seldom

T = TypeVar("T")
R = TypeVar("R")

MANY = 40  # pieces of work below which starting processes costs more than it saves
CHUNK = 8  # pieces handed to a process at a time
MOST_PROCESSES = 8  # each holds a language model of some 250 MB


def usable_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(function: Callable[[T], R], work: Sequence[T], *, jobs: int | None = None) -> Iterator[R]:
    """Yield `function(piece)` for each piece of work, in order.

    `jobs` is the number of processes; None decides by the machine and the amount of work. `function`, the pieces
    and the results must pickle. Where processes cannot be had, or one is killed, the work is done in this one.
    """
    if jobs is None:
        jobs = min(usable_cores(), MOST_PROCESSES) if len(work) > MANY else 1
    done = 0
    if jobs > 1 and len(work) > 1:
        try:
            for result in _in_processes(function, work, jobs):
                yield result
                done += 1
        except (OSError, BrokenProcessPool):
            pass
        else:
            return
    for piece in work[done:]:
        yield function(piece)


def _in_processes(function: Callable[[T], R], work: Sequence[T], jobs: int) -> Iterator[R]:
    # A fresh process for each, on every system: a copy of one that has threads may hang.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(min(jobs, len(work)), mp_context=context, initializer=_begin)
    try:
        yield from pool.map(function, work, chunksize=CHUNK)
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # interrupts are left to the parent
    look_seldom()
