"""Kills a saving program again and again on one growing store and tells what was lost.

`python -m tests.db.crash_harness FOLDER WAY KILLS SEED` prints one JSON object. WAY is how the program
saves: "right", or deliberately wrong: "early" says 已保存 before the write is on the disk, "torn" writes
a firm and its retrofit as two writes. WAY "create" kills the making of stores instead.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from db.opening import open_store
from db.place import has_store
from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.enterprise import Enterprise
from tests.db.samples import firm, retrofit


def _names() -> Iterator[str]:
    """Names no other life uses: ids would not do, for one that was lost is given again."""
    return (f"样例{os.getpid()}号{number}厂" for number in count())


def _say(pipe: int, name: str) -> None:
    os.write(pipe, f"{name}\n".encode())


def save_right(folder: Path, pipe: int) -> None:
    """Say 已保存 once both records are on the disk."""
    store = open_store(folder)
    for name in _names():
        with store.transaction("登记") as write:
            one = write.put(firm(name))
            write.put(retrofit(one.id))
        _say(pipe, name)


def save_early(folder: Path, pipe: int) -> None:
    """Say 已保存 too early."""
    store = open_store(folder)
    for name in _names():
        with store.transaction("登记") as write:
            one = write.put(firm(name))
            write.put(retrofit(one.id))
            _say(pipe, name)
            time.sleep(0.002)


def save_torn(folder: Path, pipe: int) -> None:
    """Write what belongs together as two writes."""
    store = open_store(folder)
    for name in _names():
        with store.transaction("登记") as write:
            one = write.put(firm(name))
        time.sleep(0.002)
        with store.transaction("登记") as write:
            write.put(retrofit(one.id))
        _say(pipe, name)


WAYS = {"right": save_right, "early": save_early, "torn": save_torn}


def one_life(folder: Path, way: str, patience: float) -> list[str]:
    """Start the program, kill it after a while; the names it said were saved."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        WAYS[way](folder, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = [pipe.readline()]
        time.sleep(patience)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        said += pipe.readlines()
    return [line.decode().strip() for line in said if line.endswith(b"\n")]


def verdict(folder: Path, said: list[str]) -> dict[str, object]:
    """What the store holds against what was said."""
    with open_store(folder) as store:
        there = {row[0] for row in store.rows(Enterprise, "name")}
        return {
            "said": len(said),
            "lost": len(set(said) - there),
            "torn": store.count(Enterprise) - store.count(Retrofit),
            "unjournalled": len(there) - len(store.history(10**9)),
            "faults": store.faults(),
        }


def killed_creations(folder: Path, kills: int, chance: random.Random) -> dict[str, int]:
    """Kill the making of new stores; each must then open whole, or be made as if nothing had been."""
    finished = 0
    for number in range(kills):
        place = folder / str(number)
        child = os.fork()
        if child == 0:
            open_store(place, create=True)
            os._exit(0)
        time.sleep(chance.uniform(0, 0.06))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        there = has_store(place)
        finished += there
        with open_store(place, create=not there) as store:
            store.put_many("导入", [firm()])
            assert store.faults() == []
    return {"opened": kills, "finished": finished}


def main(folder: Path, way: str, kills: int, seed: int) -> None:
    """Kill, then judge."""
    chance = random.Random(seed)
    if way == "create":
        sys.stdout.write(json.dumps(killed_creations(folder, kills, chance)))
        return
    open_store(folder, create=True).close()
    said = [one for _ in range(kills) for one in one_life(folder, way, chance.uniform(0, 0.03))]
    sys.stdout.write(json.dumps(verdict(folder, said)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
