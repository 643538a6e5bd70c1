"""Kills a program in the middle of bulk edits again and again and tells what was left.

`python -m tests.jjgreen_desktop.operations.bulk_kill_harness FOLDER WAY KILLS SEED` prints one JSON
object. WAY is "right", or "torn": a deliberately wrong program that writes firm by firm.
"""

import json
import os
import random
import signal
import sys
import time
from itertools import cycle
from pathlib import Path

from jjgreen_desktop.bootstrap import open_office
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.operations.bulk import plan, run
from jjgreen_desktop.operations.office import Office
from tests.jjgreen_desktop.operations.desk import make_office

FIRMS = 40
INDUSTRIES = ("3011", "2614")


def edit_right(office: Office, ids: list[str], pipe: int) -> None:
    """Turn all firms to one industry and to the other, and say so when it is done."""
    for industry in cycle(INDUSTRIES):
        made = plan(office, Enterprise, ids, "industry", industry)
        if made and any(row.before != row.after for row in made.rows):
            run(office, made)
        os.write(pipe, b".")


def edit_torn(office: Office, ids: list[str], pipe: int) -> None:
    """The same, firm by firm."""
    for industry in cycle(INDUSTRIES):
        for each in ids:
            firm = office.store.get(Enterprise, each)
            assert firm
            with office.store.transaction("修改") as write:
                write.put(firm.model_copy(update={"industry": industry}))
        os.write(pipe, b".")


WAYS = {"right": edit_right, "torn": edit_torn}


def one_life(folder: Path, way: str, patience: float) -> None:
    """Start the program, kill it a while after its first edit."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        office = open_office(folder)
        WAYS[way](office, [row[0] for row in office.store.rows(Enterprise, "id")], writing)
    os.close(writing)
    os.read(reading, 1)
    time.sleep(patience)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reading)


def main(folder: Path, way: str, kills: int, seed: int) -> None:
    """Kill, and look after each kill whether all firms have one industry."""
    chance = random.Random(seed)
    office = make_office(folder)
    office.store.put_many(
        "样例",
        (Enterprise(name=f"样例{n}厂", county="湖口县", industry="3011") for n in range(FIRMS)),
    )
    office.store.close()
    torn, faults, edits = 0, [], 0
    for _ in range(kills):
        one_life(folder, way, chance.uniform(0, 0.05))
        office = open_office(folder)
        torn += len({row[0] for row in office.store.rows(Enterprise, "industry")}) > 1
        faults += office.store.faults()
        edits = len(office.store.history(10**6)) - 1
        office.store.close()
    sys.stdout.write(json.dumps({"torn": torn, "faults": faults, "edited": edits > 0}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
