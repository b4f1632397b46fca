"""Work over several processes: the same results in the same order, and done even where processes fail."""

from __future__ import annotations

import os
import time
from concurrent.futures.process import BrokenProcessPool

import pytest

from notes2anki import pool
from notes2anki.pool import MANY, spread


def square(number: int) -> tuple[int, int]:
    time.sleep(0.01 * (number % 3 == 0))
    return number * number, os.getpid()


def die_elsewhere(number: int) -> int:
    """Be killed in any process but the test's own."""
    if os.environ.get("NOTES2ANKI_TEST_PID") != str(os.getpid()):
        os._exit(1)
    return number


def fail(number: int) -> int:
    raise ValueError(number)


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_come_in_the_order_of_the_work(jobs: int) -> None:
    results = list(spread(square, range(30), jobs=jobs))

    assert [result for result, _process in results] == [number * number for number in range(30)]
    assert (os.getpid() in {process for _result, process in results}) == (jobs == 1)


def test_little_work_is_done_here_and_much_elsewhere() -> None:
    assert {process for _result, process in spread(square, range(MANY))} == {os.getpid()}


@pytest.mark.parametrize("pieces", [0, 1])
def test_for_nothing_and_for_one_piece_no_process_is_started(pieces: int) -> None:
    assert {process for _result, process in spread(square, range(pieces), jobs=2)} <= {os.getpid()}


def test_much_work_goes_to_as_many_processes_as_there_are_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "usable_cores", lambda: 2)

    processes = {process for _result, process in spread(square, range(MANY + 1))}

    assert os.getpid() not in processes
    assert 1 <= len(processes) <= 2


def test_work_of_processes_that_are_killed_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTES2ANKI_TEST_PID", str(os.getpid()))

    assert list(spread(die_elsewhere, range(20), jobs=2)) == list(range(20))


@pytest.mark.parametrize("error", [OSError("no semaphores here"), BrokenProcessPool()])
def test_where_there_are_no_processes_it_is_done_here(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def refuse(*_arguments: object, **_settings: object) -> object:
        raise error

    monkeypatch.setattr(pool, "ProcessPoolExecutor", refuse)

    assert [result for result, _process in spread(square, range(5), jobs=2)] == [0, 1, 4, 9, 16]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_of_the_work_is_raised(jobs: int) -> None:
    with pytest.raises(ValueError, match="0"):
        list(spread(fail, range(3), jobs=jobs))
