"""The program as people get it: built, installed into a bare environment, far from its source."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

import backcoach

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = {
    Requirement(each).name for extra in PROJECT["optional-dependencies"].values() for each in extra
}
"""What only those need who ask for it, and what `make session` goes without."""

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command and return what it printed; a failure shows both of its streams."""
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=60,
    )
    assert done.returncode == 0, (
        f"{command} ended with {done.returncode}\n{done.stdout}\n{done.stderr}"
    )
    return done.stdout


def build(*what: str, into: Path) -> Path:
    """Build the project without any network, with what the tests' own environment has."""
    run(sys.executable, "-m", "build", "--no-isolation", *what, "--outdir", into, ROOT, cwd=into)
    return into


def pins(name: str) -> dict[str, str]:
    """The versions that a file of requirements pins, by project."""
    text = (ROOT / "requirements" / name).read_text("utf-8")
    found = (line.removesuffix(" \\").split(";")[0] for line in text.splitlines() if "==" in line)
    return {canonicalize_name(each.split("==")[0]): each.split("==")[1].strip() for each in found}


def declared() -> Iterator[Requirement]:
    """What the program needs to run, for its extras, and to be built."""
    whole = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = (each for extra in PROJECT["optional-dependencies"].values() for each in extra)
    needed = (*PROJECT["dependencies"], *extras, *whole["build-system"]["requires"])
    yield from (Requirement(each) for each in needed)


def test_the_oldest_versions_that_are_declared_are_tried() -> None:
    pinned = pins("oldest.txt")
    lowest = {
        (each.name, bound.version)
        for each in declared()
        for bound in each.specifier
        if bound.operator == ">="
    }
    assert {name for name, _ in lowest} == {each.name for each in declared()}
    for name, version in lowest:
        assert Version(pinned[canonicalize_name(name)]) == Version(version), name


@pytest.mark.parametrize("name", ["run.txt", "test.txt", "oldest.txt"])
def test_what_is_pinned_is_allowed(name: str) -> None:
    pinned = pins(name)
    needed = [each for each in declared() if name != "run.txt" or each.name not in EXTRAS]
    for each in needed:
        assert each.specifier.contains(pinned[canonicalize_name(each.name)]), each.name


@dataclass(frozen=True)
class Built:
    """What was built: the sdist, a wheel from the checkout and a wheel from that sdist."""

    sdist: Path
    wheel: Path
    wheel_from_sdist: Path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    # Without --sdist or --wheel, build makes the sdist, and the wheel from that.
    both = build(into=tmp_path_factory.mktemp("both"))
    direct = build("--wheel", into=tmp_path_factory.mktemp("direct"))
    return Built(
        sdist=next(both.glob("*.tar.gz")),
        wheel=next(direct.glob("*.whl")),
        wheel_from_sdist=next(both.glob("*.whl")),
    )


def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_wheel_holds_the_data(built: Built) -> None:
    files = contents(built.wheel)
    for path in (ROOT / "data").rglob("*.yaml"):
        assert files[f"backcoach/{path.relative_to(ROOT).as_posix()}"] == path.read_bytes()


@pytest.mark.parametrize("name", ["catalogue.json", "figures.json"])
def test_the_wheel_holds_what_was_made_of_the_data(built: Built, name: str) -> None:
    head, *_ = contents(built.wheel)[f"backcoach/data/{name}"].splitlines()
    assert json.loads(head)["version"] == backcoach.__version__


def test_the_wheel_holds_nothing_but_the_package(built: Built) -> None:
    about = f"backcoach-{backcoach.__version__}.dist-info"
    files = contents(built.wheel)
    assert {name.partition("/")[0] for name in files} == {"backcoach", about}
    assert not [name for name in files if name.endswith((".pyc", ".orig", "~"))]
    assert f"{about}/licenses/LICENSE" in files


def test_a_wheel_from_the_sdist_is_the_same_wheel(built: Built) -> None:
    direct, through_sdist = contents(built.wheel), contents(built.wheel_from_sdist)
    assert sorted(direct) == sorted(through_sdist)
    assert [name for name in direct if direct[name] != through_sdist[name]] == []


def test_the_sdist_holds_what_it_takes_to_build_and_test(built: Built) -> None:
    with tarfile.open(built.sdist) as archive:
        files = {name.partition("/")[2] for name in archive.getnames()}
    assert files >= {
        "LICENSE",
        "Makefile",
        "README.md",
        "data/exercises.yaml",
        "docs/architecture.md",
        "hatch_build.py",
        "pyproject.toml",
        "requirements/test.txt",
        "scripts/set-up.sh",
        "src/backcoach/__init__.py",
        "tests/test_packaging.py",
    }
    assert not [name for name in files if name.startswith((".venv", ".git/", "dist"))]


def test_a_build_needs_nothing_beyond_what_it_asks_for(tmp_path: Path) -> None:
    # An isolated build has no Typer, Rich or platformdirs: they are put out of reach here, and the
    # part of the program that the build hook calls has to come without them.
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "sys.modules.update(dict.fromkeys(['typer', 'rich', 'platformdirs']))\n"
        f"sys.path.insert(0, {str(ROOT / 'src')!r})\n"
        "from backcoach.catalogue.cache import build\n"
        f"print(*build(Path({str(ROOT / 'data')!r})))\n"
    )
    assert run(sys.executable, "-c", script, cwd=tmp_path).split() == [
        *("catalogue.json", "figures.json"),
    ]


@dataclass(frozen=True)
class Bare:
    """An environment with the wheel, the dependencies it declares, and nothing else."""

    folder: Path

    def program(self, name: str) -> Path:
        """The path of a program of this environment."""
        found = shutil.which(name, path=self.place("scripts"))
        assert found, f"there is no {name} in {self.place('scripts')}"
        return Path(found)

    def place(self, kind: str) -> Path:
        """Where this environment keeps one kind of file, by sysconfig's names."""
        base = str(self.folder)
        return Path(sysconfig.get_path(kind, "venv", {"base": base, "platbase": base}))

    def backcoach(self, *words: str) -> str:
        """Run the installed program, in a folder that has nothing to do with it."""
        return run(self.program("backcoach"), *words, cwd=self.folder)


@pytest.fixture(scope="module")
def bare(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Bare:
    made = Bare(tmp_path_factory.mktemp("bare"))
    venv.create(made.folder, symlinks=os.name == "posix")  # As `python -m venv` does.
    for found in runtime_distributions():
        copy_distribution(found, made.place("purelib"))
    pip(made, "install", "--no-index", "--no-deps", built.wheel)
    return made


def pip(bare: Bare, *words: str | Path) -> None:
    """Run the tests' own pip on the bare environment, which has none."""
    run(sys.executable, "-m", "pip", "--isolated", "--python", bare.folder, *words, cwd=bare.folder)


def runtime_distributions() -> Iterator[Distribution]:
    """Every installed distribution that backcoach's declared dependencies lead to."""
    waiting = list(PROJECT["dependencies"])
    seen = set()
    while waiting:
        wanted = Requirement(waiting.pop())
        name = canonicalize_name(wanted.name)
        if name in seen or (wanted.marker and not wanted.marker.evaluate({"extra": ""})):
            continue
        seen.add(name)
        found = distribution(name)
        waiting += found.requires or []
        yield found


def copy_distribution(found: Distribution, packages: Path) -> None:
    """Copy an installed distribution; a copy needs no network, and no way to the source tree."""
    for file in found.files or []:
        if ".." in file.parts or file.suffix == ".pyc":  # Scripts, and what Python makes anew.
            continue
        target = packages / file
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(str(found.locate_file(file)), target)


def test_the_declared_dependencies_are_all_it_takes(bare: Bare) -> None:
    pip(bare, "check")


def test_the_source_tree_is_out_of_reach(bare: Bare) -> None:
    code = "import backcoach, json, sys; print(json.dumps([backcoach.__file__, *sys.path]))"
    imported, *search_path = json.loads(run(bare.program("python"), "-c", code, cwd=bare.folder))
    assert Path(imported).is_relative_to(bare.place("purelib"))
    reachable = [(bare.folder / entry).resolve() for entry in search_path]
    assert not [folder for folder in reachable if folder.is_relative_to(ROOT)]


def test_the_installed_program_says_its_version(bare: Bare) -> None:
    assert backcoach.__version__ in bare.backcoach("--version")


def test_the_installed_program_lists_every_exercise_of_the_data(bare: Bare) -> None:
    exercises = yaml.safe_load((ROOT / "data" / "exercises.yaml").read_text("utf-8"))
    listed = json.loads(bare.backcoach("list", "--json"))
    assert {entry["id"] for entry in listed} == {entry["id"] for entry in exercises}
    assert "Bird dog" in bare.backcoach("list")


def test_the_installed_program_shows_an_exercise(bare: Bare) -> None:
    assert "Bird dog" in bare.backcoach("show", "bird-dog")


@pytest.mark.skipif(os.name != "posix", reason="Windows has no modes of files")
def test_an_installation_of_a_group_reads_what_it_came_with(bare: Bare) -> None:
    # As pip leaves it under a umask of 002, for somebody who has no home to write to.
    for file in (bare.place("purelib") / "backcoach").rglob("*"):
        file.chmod(file.stat().st_mode | 0o020)
    environ = {**os.environ, "BACKCOACH_HOME": str(bare.folder / "pyvenv.cfg")}
    command = [str(bare.program("python")), "-X", "importtime", "-m", "backcoach", "list"]
    done = subprocess.run(command, env=environ, cwd=bare.folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "yaml" not in {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}


def test_the_installed_program_prints_a_page_and_says_how_to_get_a_pdf(bare: Bare) -> None:
    assert "<article>" in bare.backcoach("print", "desk", "--format", "html")
    command = [str(bare.program("backcoach")), "print", "desk", "--output", "desk.pdf"]
    done = subprocess.run(command, cwd=bare.folder, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert "pip install 'backcoach[pdf]'" in done.stderr
    assert "--format html" in done.stderr


def test_the_installed_program_plays_a_session(bare: Bare) -> None:
    names = {entry["id"]: entry["name"] for entry in json.loads(bare.backcoach("list", "--json"))}
    timeline = json.loads(bare.backcoach("session", "desk", "--dry-run", "--json"))
    played = bare.backcoach("session", "desk", "--speed", "1000", "--plain")
    coached = {names[phase["exercise"]] for phase in timeline["phases"] if phase["exercise"]}
    assert coached
    assert [name for name in coached if name not in played] == []
