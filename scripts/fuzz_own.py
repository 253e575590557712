"""Reads own files and doses that a coverage-guided fuzzer makes up, and counts what goes wrong.

    make fuzz-own                                   ten minutes: files, then lines of a sheet
    make fuzz-own ARGS="--minutes 60 --kind files"  longer, and files alone

What a file says may be told as a problem, but nothing may be raised, and nothing may take two
seconds. The fuzzer keeps what led it anywhere new in build/fuzz/KIND, and goes on from there the
next time; what went wrong lies in build/fuzz/KIND-found, and becomes a test.
"""

import argparse
import hashlib
import os
import re
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backcoach.domain.knowledge.catalogue import Catalogue

TOP = Path(__file__).resolve().parents[1]
KINDS = ("files", "lines")
LONGEST_S = 2
LONGEST_INPUT = {"files": 4_096, "lines": 400}
BASELINE_MEGABYTES = 1_000
"""The fuzzer's own tables and all that is instrumented are in it; `tests` measure the program."""

FINAL = re.compile(r"stat::(\w+):\s+(\d+)")


def main() -> None:
    """Fuzz for so long, and tell what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=10, help="how long in all (usually 10)")
    parser.add_argument("--kind", choices=KINDS, help="one of the two alone")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    asked, words = parser.parse_known_args()
    if asked.child:
        _fuzz(asked.kind, words)
        return
    kinds = [asked.kind] if asked.kind else KINDS
    found = sum([_run(kind, asked.minutes * 60 / len(kinds)) for kind in kinds])
    sys.exit(1 if found else 0)


# The one who waits


def _run(kind: str, seconds: float) -> int:
    """Have one kind fuzzed in a process of its own; how many findings there are."""
    corpus, findings = _folder(kind), _folder(f"{kind}-found")
    for name, text in _seeds(kind):
        (corpus / name).write_bytes(text)
    words = (
        *(f"-max_total_time={seconds:.0f}", f"-max_len={LONGEST_INPUT[kind]}"),
        *(f"-timeout={5 * LONGEST_S}", f"-rss_limit_mb={BASELINE_MEGABYTES}"),
        *("-print_final_stats=1", f"-artifact_prefix={findings}/", f"-dict={_words_of(kind)}"),
    )
    command = (sys.executable, __file__, "--child", "--kind", kind, *words, str(corpus))
    ended = subprocess.run(
        command, stderr=subprocess.PIPE, text=True, errors="replace", check=False
    )
    stats = dict(FINAL.findall(ended.stderr))
    if not stats:
        sys.exit(ended.stderr[-2_000:])
    found = sorted(findings.iterdir())
    slowest = float((corpus.parent / f"{kind}-slowest").read_text())
    print(
        f"{kind}: {int(stats['number_of_executed_units']):,} read, the slowest in {slowest:.2f} s,"
        f" {stats['peak_rss_mb']} MB with the fuzzer's own; {len(found)} findings"
    )
    for each in found:
        print(f"  {each.relative_to(TOP)}")
    return len(found)


def _folder(name: str) -> Path:
    folder = TOP / "build" / "fuzz" / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _seeds(kind: str) -> Iterator[tuple[str, bytes]]:
    """Sheets as people have them, whole or line by line, to begin with."""
    sheets = sorted((TOP / "tests" / "sheets").glob("*.yaml"))
    for sheet in sheets:
        lines = sheet.read_bytes().splitlines()
        if kind == "files":
            yield sheet.name, sheet.read_bytes()
        for number, line in enumerate(lines if kind == "lines" else ()):
            yield f"{sheet.name}-{number}", line.strip()


def _words_of(kind: str) -> Path:
    """The words of a notation or the keys of a file, as the fuzzer's dictionary."""
    from backcoach.catalogue.own.notation import vocabulary
    from backcoach.catalogue.schemas import own_schema

    several = [each for each in vars(vocabulary).values() if isinstance(each, frozenset | dict)]
    words = {word for each in several for word in each if isinstance(word, str)}
    structs = (each for each in vars(own_schema).values() if hasattr(each, "__struct_fields__"))
    keys = {f"{key}: " for each in structs for key in each.__struct_fields__}
    chosen = sorted(words if kind == "lines" else words | keys)
    file = _folder("words") / kind
    plain = (word for word in chosen if word.isascii() and '"' not in word and "\\" not in word)
    file.write_text("".join(f'"{word}"\n' for word in plain))
    return file


# The one who reads


def _fuzz(kind: str, words: list[str]) -> None:
    """Read whatever the fuzzer makes up, until its time is over; it then ends this process."""
    import atheris

    with atheris.instrument_imports(include=["backcoach.catalogue"]):
        read = _READERS[kind]()
    folder = _folder(f"{kind}-found")
    seen: set[str] = set()
    slowest = 0.0

    def one(text: bytes) -> None:
        nonlocal slowest
        start = time.process_time()
        looks = ""
        try:
            read(text)
        except Exception as error:
            last = traceback.extract_tb(error.__traceback__)[-1]
            looks = f"{type(error).__name__}-{Path(last.filename).stem}-{last.lineno}"
        took = time.process_time() - start
        if took > slowest:
            slowest = took
            (folder.parent / f"{kind}-slowest").write_text(f"{took:.3f}")
        if took > LONGEST_S:
            looks = "slow-" + hashlib.sha1(text, usedforsecurity=False).hexdigest()[:8]
        if looks and looks not in seen:
            seen.add(looks)
            (folder / looks).write_bytes(text)

    atheris.Setup([sys.argv[0], *words], one)
    atheris.Fuzz()


def _files() -> Callable[[bytes], None]:
    """What reads a file as `check` does, and makes all of it that can be made."""
    from backcoach.catalogue.own.files import OwnFile
    from backcoach.catalogue.own.joining import joined_at_once
    from backcoach.catalogue.own.loading import load_own

    coach = _coach()

    def read(text: bytes) -> None:
        own = load_own([OwnFile("yours", "sheet.yaml", "", text)], coach)
        joined_at_once(coach, own)

    return read


def _lines() -> Callable[[bytes], None]:
    """What reads a text as each of the things that may stand in a file as text."""
    from backcoach.catalogue.own import notation
    from backcoach.catalogue.own.notation.draft import NotationError
    from backcoach.catalogue.own.notation.shape import Shape, shape_of

    coach = _coach()
    ids = {each.name.lower(): each.id for each in coach.exercises}
    shapes: Mapping[str, Shape] = {each.id: shape_of(each) for each in coach.exercises}
    known = (Shape(), shapes["bird-dog"], shapes["forearm-plank"], shapes["walk"])
    readers = (notation.span_of, notation.rest_of, notation.breath_of, notation.frequency_of)

    def read(text: bytes) -> None:
        said = text.decode(errors="replace")
        which = len(text)
        with suppress(NotationError):
            readers[which % len(readers)](said)
        for problem in notation.dosage_of(said, known[which % len(known)]).problems:
            assert said[problem.at :].startswith(problem.written), problem
        notation.line_of(said, ids, shapes.__getitem__)

    return read


_READERS = {"files": _files, "lines": _lines}


def _coach() -> "Catalogue":
    from backcoach.catalogue.files import data_folder, read_files
    from backcoach.catalogue.loading import load

    return load(read_files(data_folder()))


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    main()
