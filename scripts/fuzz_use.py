"""Uses the program in hostile ways, by the thousand, and counts what must never happen.

    make fuzz-use                               10,000 cases, in about a quarter of an hour
    make fuzz-use ARGS="--many 500"             fewer
    make fuzz-use ARGS="--seed 7 --only 123"    one of them again, with all that it wrote

Each case is a whole process in a home and a folder of its own, with bounded memory and time. Of
signals and keys the moment is drawn, too, but no machine hits it twice alike: what they find may
take a few tries to come again. Linux only, where processes that are left over can be adopted.
"""

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from multiprocessing import Pool, cpu_count
from pathlib import Path
from signal import SIGHUP, SIGINT, SIGQUIT, Signals
from tempfile import TemporaryDirectory
from typing import NamedTuple

from fuzz_cases import HELP, STOPS, Case, Stream, draw
from fuzz_files import Furniture
from fuzz_run import PATIENCE_S, Outcome, adopt_orphans, run

import backcoach

USUAL_CASES = 10_000
MOST_MEGABYTES = 300
CODES = frozenset({0, 1, 2, 3, 4, 130})
"""What the program may end with, besides a signal that it was sent."""
TYPED = {0x03: SIGINT, 0x1C: SIGQUIT}
"""The keys that a terminal makes signals of."""
SHOWN_OF_A_KIND = 3

INNER = re.compile(
    rb"Something went wrong inside backcoach: (.{,100}?)(?:\. Please|$)"
    rb"|Traceback \(most recent.*|Fatal Python error(?!: init_(?:import_site|sys_streams)).{,100}"
    rb"|Exception ignored in.{,100}"
)
"""What no use may lead to. Python's own start may be interrupted; that is not ours to handle."""
OURS = f'"{Path(backcoach.__file__).parent}/'.encode()
"""What a traceback has in it where the program itself has begun."""
RAW = (b"\x1b]0;pwned", "\u202e".encode(), "\u2067".encode(), b"\x9b31m", "\x9b31m".encode())
"""What a terminal must never get of what is typed or read."""

INNER_ERROR, HANG, MEMORY, LEFT, CODE, UNCLEAN, PASSED = KINDS = (
    "inner errors",
    f"more than {PATIENCE_S:g} seconds",
    f"more than {MOST_MEGABYTES} MB",
    "files or processes left behind",
    "unknown exit codes",
    "control characters let through",
    "sessions in spite of a stop",
)


class Finding(NamedTuple):
    """Something that must never happen: its kind, what it looked like, and its case."""

    kind: str
    looks: str
    number: int


def judge(case: Case, outcome: Outcome) -> Iterator[Finding]:
    """What was wrong with how a case ended."""
    said = outcome.said.replace(b"\0", b"")  # some encodings write two bytes a letter
    inner = INNER.search(b" ".join(said.split()))
    interrupted = inner is not None and b"KeyboardInterrupt" in inner[0]
    if inner and (not interrupted or OURS in inner[0]):
        looks = b"KeyboardInterrupt" if interrupted else inner[1] or inner[0][-100:]
        yield Finding(INNER_ERROR, looks.decode(errors="replace"), case.number)
    if outcome.code is None:
        yield Finding(HANG, " ".join(case.words[:2])[:60], case.number)
    elif outcome.code not in CODES and outcome.code not in _deaths(case):
        yield Finding(CODE, f"{outcome.code}", case.number)
    if outcome.megabytes > MOST_MEGABYTES:
        yield Finding(MEMORY, " ".join(case.words[:2])[:60], case.number)
    for each in outcome.left:
        yield Finding(LEFT, each, case.number)
    for raw in RAW:
        if raw in said:
            yield Finding(UNCLEAN, repr(raw), case.number)
    if _is_stopped(case) and outcome.code == 0:
        yield Finding(PASSED, next(kind for _, kind in case.files if kind in STOPS), case.number)


def _deaths(case: Case) -> set[int]:
    """The exit codes of having died by a signal that was sent."""
    sent = {act.what for act in case.acts if isinstance(act.what, Signals)}
    typed = {code for act in case.acts if isinstance(act.what, bytes) for code in act.what}
    sent |= {TYPED[code] for code in typed & TYPED.keys()}
    return {-each for each in (*sent, *([SIGHUP] if case.hangs_up else []))}


def _is_stopped(case: Case) -> bool:
    """Whether a stop is written in the person's file, damaged, and nobody can clear it."""
    starts = case.words[:1] == ("session",) and not {"--dry-run", *HELP} & {*case.words}
    usual = not {"BACKCOACH_HOME", "_BACKCOACH_COMPLETE"} & {*case.environ}
    stopped = any(kind in STOPS for _, kind in case.files)
    return starts and usual and stopped and case.stdin is not Stream.TERMINAL


def tried(seed: int, furniture: Furniture, number: int) -> list[Finding]:
    """Draw a case, run it, and judge it."""
    case = draw(seed, number)
    return list(judge(case, run(case, furniture)))


def try_all(seed: int, many: int, furniture: Furniture) -> list[Finding]:
    """Try many cases, two at a time for each core; what is found is in the order of its cases."""
    found: list[Finding] = []
    with Pool(2 * cpu_count(), adopt_orphans) as pool:
        trying = pool.imap_unordered(partial(tried, seed, furniture), range(many), chunksize=4)
        for done, findings in enumerate(trying, 1):
            found += findings
            if sys.stderr.isatty():
                print(f"\r{done:,} of {many:,}, {len(found)} found ", end="", file=sys.stderr)
    return sorted(found, key=lambda each: each.number)


def report(found: Sequence[Finding], seed: int, many: int, seconds: float) -> None:
    """Print the counts, and how to try again what was found."""
    counts = Counter(each.kind for each in found)
    print(f"{many:,} cases of seed {seed} in {seconds / 60:.1f} minutes\n")
    for kind in KINDS:
        print(f"  {kind:32} {counts[kind]:6,}")
    alike = Counter((each.kind, _alike(each.looks)) for each in found)
    for (kind, looks), number in alike.most_common():
        print(f"\n{kind}, {number} times: {looks}")
        some = [each for each in found if (each.kind, _alike(each.looks)) == (kind, looks)]
        for each in some[:SHOWN_OF_A_KIND]:
            print(f'  make fuzz-use ARGS="--seed {seed} --only {each.number}"')
            print(f"    {draw(seed, each.number).line}")


def _alike(looks: str) -> str:
    """What two findings have in common that differ in a number or a name alone."""
    return re.sub(r"\d+", "N", looks)


def show_one(seed: int, number: int, furniture: Furniture) -> list[Finding]:
    """Run one case, and print all there is to know about it."""
    case = draw(seed, number)
    adopt_orphans()
    outcome = run(case, furniture)
    streams = f"in {case.stdin}, out {case.stdout}, errors {case.stderr}, window {case.size}"
    print(
        f"{case.line}\n{streams}\nfiles {case.files}\nacts {case.acts}, stand-ins {case.stand_in}"
    )
    print(outcome.said[-4_000:].decode(errors="backslashreplace").encode("unicode_escape").decode())
    print(f"code {outcome.code}, {outcome.seconds:.2f} s, {outcome.megabytes:.0f} MB")
    found = list(judge(case, outcome))
    print(*(f"{each.kind}: {each.looks}" for each in found), sep="\n")
    return found


def main() -> int:
    """Try what the command line asks for; 1 if anything was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--many", type=int, default=USUAL_CASES)
    parser.add_argument("--only", type=int)
    asked = parser.parse_args()
    print(f"Seed {asked.seed}", flush=True)
    with TemporaryDirectory(prefix="fuzz-") as folder:
        furniture = Furniture(Path(folder))
        if asked.only is not None:
            return bool(show_one(asked.seed, asked.only, furniture))
        start = time.monotonic()
        found = try_all(asked.seed, asked.many, furniture)
        report(found, asked.seed, asked.many, time.monotonic() - start)
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
