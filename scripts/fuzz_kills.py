"""Kills the program at random moments, by the hundred, and counts what was lost: nothing may be.

    make fuzz-kills                              500 kills of sessions, and 100 of each other work
    make fuzz-kills ARGS="--sessions 20 --works 5 --seed 7"

What is killed are sped-up sessions of the real program (`kill_sessions.py`), and merges, syncs,
rebuilds and migrations of a journal (`kill_journals.py`), in about a quarter of an hour. No machine
hits a moment twice alike: what is found may take a few tries to come again. POSIX only.
"""

import argparse
import random
import sys
from collections.abc import Iterator
from functools import partial
from multiprocessing import cpu_count
from multiprocessing.pool import Pool

import kill_journals
import kill_sessions

AT_ONCE = 2 * cpu_count()
"""Half of them wait, for what they will kill."""


def kill_sessions_of(seed: int, kills: int, pool: Pool) -> Iterator[str]:
    """Kill sessions so many times, and print how it was; yield what was wrong."""
    every: list[kill_sessions.Tried] = []
    while sum(each.kills for each in every) < kills:
        numbers = range(len(every), len(every) + AT_ONCE)
        every += pool.map(partial(kill_sessions.tried, seed), numbers, chunksize=1)
    for number, each in enumerate(every):
        yield from (f"session {number}: {one}" for one in each.wrong)
    print(
        f"{sum(each.kills for each in every)} kills of sessions:"
        f" {sum(each.shown for each in every)} sets had been shown as finished,"
        f" {sum(each.goes_on for each in every)} times a session was gone on with",
        flush=True,
    )


def kill_works_of(name: str, seed: int, kills: int, pool: Pool) -> Iterator[str]:
    """Kill a work on a journal so many times, and print how it was; yield what was wrong."""
    every = pool.map(partial(kill_journals.killed, name, seed), range(kills), chunksize=1)
    for number, each in enumerate(every):
        yield from (f"{name} {number}: {one}" for one in each.wrong)
    in_the_middle = sum(each.in_the_middle for each in every)
    print(f"{kills} kills of {name}, {in_the_middle} of them before the end", flush=True)


def main() -> int:
    """Kill what the command line asks for; 1 if anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--sessions", type=int, default=500)
    parser.add_argument("--works", type=int, default=100)
    asked = parser.parse_args()
    print(f"Seed {asked.seed}", flush=True)
    with Pool(AT_ONCE) as pool:
        wrong = [
            *kill_sessions_of(asked.seed, asked.sessions, pool),
            *(
                each
                for name in kill_journals.WORKS
                for each in kill_works_of(name, asked.seed, asked.works, pool)
            ),
        ]
    print(f"{len(wrong)} wrong", *wrong, sep="\n")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
