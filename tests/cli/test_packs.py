"""Packs: exercises and routines that others have made, in folders and in what is installed."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.owning import Home
from tests.cli.program import Program, posix

BRIDGE = "{name: Ball bridge, dosage: 2x8, steps: Lift your hips.}\n"
EVENING = "{name: Clinic evening, items: [ball bridge, bird dog 3x8]}\n"


def bird_dog(by: str) -> str:
    """Somebody's own way to do an exercise."""
    return f"{{name: Bird dog, dosage: 2x8, steps: As {by} does it.}}\n"


@pytest.fixture
def home(program: Program, own_home: Path) -> Home:
    """Somebody who was given a pack, and has nothing of their own."""
    made = Home(program, own_home)
    made.write("clinic/exercises/ball-bridge.yaml", BRIDGE)
    made.write("clinic/routines/clinic-evening.yaml", EVENING)
    made.write("profile.yaml", "packs: clinic\n")  # which is beside it
    return made


# Named in the profile


def test_a_pack_joins_every_command_which_says_where_an_entry_comes_from(home: Home) -> None:
    assert home.row("list", "ball-bridge").split()[-1] == "clinic"
    assert home.row("routines", "clinic-evening").endswith(" clinic")
    assert "needs nothing · clinic" in home.out("show", "ball bridge")
    listed = {each["id"]: each["from"] for each in json.loads(home.out("list", "--json"))}
    assert (listed["ball-bridge"], listed["bird-dog"]) == ("clinic", "the coach")
    assert home.run("session", "clinic evening", "--dry-run").code == 0


def test_packs_are_set_as_folders_and_kept_so_that_it_does_not_matter_where_one_stands(
    home: Home,
) -> None:
    there, other = home.folder / "clinic", home.write("other/routines/walk.yaml", "items: [walk]")
    folders = f"{there}/../clinic, {other.parents[1]}"
    assert home.out("profile", "set", "packs", folders) == f"packs: {there}, {other.parents[1]}\n"
    assert f'packs: ["{there}", "{other.parents[1]}"]' in (home.folder / "profile.yaml").read_text()
    assert home.out("profile", "set", "packs", "none") == "packs: none\n"
    assert "clinic" not in home.out("routines")


def test_what_is_no_pack_is_not_taken_for_one(home: Home) -> None:
    for named, why in (
        ("nowhere", "there is no such folder"),
        ("profile.yaml", "it is no folder"),
        ("cache", "it has no folder exercises or routines in it"),
        ("clinic, nowhere", "there is no such folder"),
    ):
        folders = ", ".join(f"{home.folder}/{each}" for each in named.split(", "))
        done = home.run("profile", "set", "packs", folders)
        assert done.code == 2, named
        assert f"is no pack: {why}. Packs are folders, with commas between" in done.sentence


def test_the_last_pack_goes_before_the_others_and_ones_own_files_before_all(home: Home) -> None:
    home.write("clinic/exercises/mine.yaml", bird_dog("the clinic"))
    home.write("again/clinic/exercises/a.yaml", bird_dog("the other clinic"))
    home.write("profile.yaml", "packs: [clinic, again/clinic]\n")
    other = home.folder / "again" / "clinic"
    assert "As the other clinic does it." in home.out("show", "bird-dog")
    assert home.row("list", "bird-dog").endswith(f"clinic, in place of {home.folder}/clinic's")
    home.write("exercises/mine.yaml", bird_dog("I"))
    assert "yours, in place of clinic's" in home.row("list", "bird-dog")
    assert "As I does it." in home.out("show", "bird-dog")
    assert (
        home.out("check", str(other)).splitlines()[0] == f"{other}/exercises/a.yaml: all is well."
    )


# What is wrong with one


def test_a_fault_in_a_pack_stops_only_what_uses_it(home: Home) -> None:
    file = home.write("clinic/exercises/ball-bridge.yaml", "{name: Ball bridge, dosage: lots}\n")
    for words in (("show", "ball-bridge"), ("session", "clinic-evening", "--dry-run")):
        done = home.run(*words)
        assert (done.code, done.out) == (3, ""), words
        assert f'{file}:1:21: dosage: "lots" is no part of a dose' in done.err
    for line in ("show bird-dog", "session essentials --dry-run", "list"):
        assert home.run(*line.split()).code == 0, line


def test_a_pack_that_is_gone_is_one_sentence_and_all_else_is_there(home: Home) -> None:
    place = home.folder / "essentials"  # as a routine of the coach is called
    home.write("profile.yaml", f"packs: [{place}]\n")
    gone = f"The pack {place} cannot be used: there is no such folder.\n"
    for words in (("list",), ("routines",)):
        done = home.run(*words)
        assert (done.code, done.err) == (0, gone), words
        assert "essentials" in home.run("routines").out
    assert home.run("session", "clinic-evening").err.startswith(f"{gone}There is no routine or ex")
    assert home.run("check").out == f"{place}:1:1: cannot be used: there is no such folder\n"
    assert home.out("profile", "set", "packs", "none") == "packs: none\n"


def test_packs_of_a_profile_that_is_damaged_are_told_to_be_missing(home: Home) -> None:
    home.write("profile.yaml", "packs: clinic\nlevel: high\n")
    done = home.run("show", "ball-bridge")
    assert done.err.startswith("Your profile, which names packs, cannot be used: it cannot be read")
    assert home.run("show", "bird-dog").code == 0


@posix
def test_no_link_leads_out_of_a_pack(home: Home) -> None:
    (home.folder / "elsewhere").mkdir()
    secret = home.write("secret.yaml", BRIDGE)
    folder = home.folder / "clinic"
    (folder / "exercises" / "a.yaml").symlink_to(secret)
    (folder / "exercises" / "b.yaml").symlink_to("b.yaml")
    (folder / "routines").rename(home.folder / "elsewhere" / "routines")
    (folder / "routines").symlink_to(home.folder / "elsewhere" / "routines")
    done = home.run("check", str(folder))
    problems = [line.removeprefix(f"{folder}/").split(":", 3) for line in done.out.splitlines()]
    assert [(place, why[:21]) for place, _, _, why in problems] == [
        ("exercises/a.yaml", " cannot be read: it i"),
        ("exercises/b.yaml", " cannot be read: Too "),
        ("routines", " cannot be read: it i"),
    ]
    assert "clinic-evening" not in home.run("routines").out


# Installed


@pytest.fixture
def site(home: Home) -> Home:
    """Somebody who has a pack installed, whose modules must never run."""
    home.write("profile.yaml", "")
    home.write("site/anna/__init__.py", 'raise SystemExit("run!")')
    home.write("site/anna/parts/__init__.py", 'raise SystemExit("run!")')
    home.write("site/anna/parts/sheets/exercises/bird-dog.yaml", bird_dog("Anna"))
    home.write("site/anna-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: anna\nVersion: 1\n")
    points = "[backcoach.packs]\nannas = anna.parts:sheets\n"
    home.write("site/anna-1.dist-info/entry_points.txt", points)
    return replace(home, environ={"PYTHONPATH": str(home.folder / "site")})


def test_an_installed_pack_is_there_and_nothing_of_it_is_run(site: Home) -> None:
    assert "As Anna does it." in site.out("show", "bird-dog")
    assert site.row("list", "bird-dog").endswith("annas, in place of the coach's")
    site.write("profile.yaml", "packs: clinic\n")
    site.write("clinic/exercises/b.yaml", bird_dog("the clinic"))
    assert site.row("list", "bird-dog").endswith("clinic, in place of annas's")


def test_an_installed_pack_that_is_not_there_is_one_sentence_each(site: Home) -> None:
    (site.folder / "site" / "anna" / "out").symlink_to(site.folder / "clinic")
    wrong = {
        "a": ("nowhere", "there is no package nowhere"),
        "b": ("json:tool", "there is no such folder"),
        "c": ("anna:../../clinic", "it names no package"),
        "d": ("anna:out", "it is a link that leads out of its folder"),
        "e": ("os", "there is no package os"),
    }
    points = "".join(f"{name} = {value}\n" for name, (value, _) in wrong.items())
    site.write("site/anna-1.dist-info/entry_points.txt", f"[backcoach.packs]\n{points}")
    done = site.run("routines")
    assert done.code == 0
    for line, (name, (_, why)) in zip(done.err.splitlines(), wrong.items(), strict=True):
        assert line.startswith(f"The pack {name} cannot be used: {why}."), line
