"""What a measurement is, and medians of interleaved runs."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Job = Callable[[], object]
Clock = Callable[[], float]


@dataclass(frozen=True)
class Figure:
    """One line of the table: seconds of ours and of what it is held against, and the goal.

    `goal` is the most `ours / against` may be; with no `against` the most seconds ours may take.
    """

    name: str
    ours: float
    goal: float
    against: float | None = None
    against_name: str = ""
    unit: str = "s"  # of `ours` and the goal, where there is no `against`
    faster: bool = False  # the goal is how many times faster than `against` ours must be

    @property
    def value(self) -> float:
        """The ratio, or the seconds."""
        if self.against is None:
            return self.ours
        return self.against / self.ours if self.faster else self.ours / self.against

    @property
    def reached(self) -> bool:
        """Whether the goal is met."""
        return self.value >= self.goal if self.faster else self.value <= self.goal


def medians(
    jobs: Mapping[str, Job], times: int, clock: Clock = time.perf_counter
) -> dict[str, float]:
    """Median seconds of each job; rounds are interleaved so that a busy spell hits all alike.

    Jobs of one thread that wait for nothing may be timed in seconds of the processor.
    """
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(times):
        for name, job in jobs.items():
            start = clock()
            job()
            taken[name].append(clock() - start)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def child_median(commands: Mapping[str, list[str]], times: int) -> dict[str, float]:
    """Median seconds from starting each program to the moment it prints (its monotonic clock).

    Modules are compiled, as installed ones are: by the first turn, which also warms the disk cache.
    """
    taken: dict[str, list[float]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as compiled:
        kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        environment = {**kept, "PYTHONPYCACHEPREFIX": compiled}
        for turn in range(times + 1):
            for name, words in commands.items():
                start = time.monotonic()
                done = subprocess.run(
                    [sys.executable, *words],
                    capture_output=True,
                    text=True,
                    check=True,
                    env=environment,
                )
                if turn:
                    taken[name].append(float(done.stdout.split()[-1]) - start)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}
