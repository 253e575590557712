"""What holds together: all that is built from the YAML, and nothing with a piece missing."""

from dataclasses import replace
from typing import Any

import pytest

from backcoach.catalogue import figure_loading
from backcoach.catalogue.loading import load
from backcoach.catalogue.soundness import are_sound, is_sound
from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.knowledge.span import BreathPattern, Rest, Span
from tests.catalogue.samples import FIGURES, files, real_catalogue

KNOWN = load(files())
BLOCK = KNOWN.routines[0].blocks[0]
MADE = figure_loading.load_figures({"figures.yaml": FIGURES.encode()}, KNOWN.exercises)


def first(**changes: Any) -> Catalogue:
    """The catalogue with something else in its first exercise."""
    one, *others = KNOWN.exercises
    return replace(KNOWN, exercises=(one._replace(**changes), *others))


def dosed(**changes: Any) -> Catalogue:
    """With something else in the first dose."""
    return first(levels=(KNOWN.exercises[0].levels[0]._replace(**changes),))


def routine(**changes: Any) -> Catalogue:
    """With something else in the first routine."""
    one, *others = KNOWN.routines
    return replace(KNOWN, routines=(one._replace(**changes), *others))


def item(**changes: Any) -> Catalogue:
    """With something else in the first item."""
    one, *others = BLOCK.items
    return routine(blocks=(BLOCK._replace(items=(one._replace(**changes), *others)),))


def safety(**changes: Any) -> Catalogue:
    """With something else in what keeps people safe."""
    return replace(KNOWN, safety=replace(KNOWN.safety, **changes))


MORNING = KNOWN.safety.morning
WRONG = {
    "no exercises": replace(KNOWN, exercises=()),
    "an exercise twice": replace(KNOWN, exercises=KNOWN.exercises * 2),
    "no routines": replace(KNOWN, routines=()),
    "no muscles": replace(KNOWN, muscles=()),
    "no sources": replace(KNOWN, sources=()),
    "a swap for nothing": first(swaps=("none",)),
    "an exercise without steps": first(steps=()),
    "an exercise without movement": first(movement=()),
    "an exercise without levels": first(levels=()),
    "a setup below nothing": first(setup=Span(-1)),
    "no sets": dosed(sets=0, reps=()),
    "more sets than counts": dosed(sets=2, reps=(1,)),
    "other counts too few": dosed(other_reps=()),
    "no repetitions": dosed(sets=1, reps=(0,)),
    "endless repetitions": dosed(sets=1, reps=(10**9,)),
    "a hold below nothing": dosed(hold=Span(-1)),
    "an endless hold": dosed(hold=Span(10**12)),
    "a rest below nothing": dosed(rest=Rest(-1)),
    "no breath": dosed(breath=BreathPattern(0, 0, 0, 0)),
    "a breath below nothing": dosed(breath=BreathPattern(5_000, 0, -1_000, 0)),
    "a dose from nowhere": dosed(sources=("none",)),
    "an item that is no exercise": item(exercise="none"),
    "a level that is not there": item(level=9),
    "a level below the first": item(level=0),
    "a block of nothing": routine(blocks=(BLOCK._replace(items=()),)),
    "no rounds": routine(blocks=(BLOCK._replace(rounds=0),)),
    "a routine from nowhere": routine(sources=("none",)),
    "a tier too few": safety(tiers=KNOWN.safety.tiers[1:]),
    "a condition too few": safety(conditions=KNOWN.safety.conditions[1:]),
    "no pain rules": safety(pain=()),
    "a morning without an exercise": safety(
        morning=KNOWN.safety.morning._replace(exercises=("no",))
    ),
}


def test_whatever_is_built_from_the_yaml_holds_together() -> None:
    assert is_sound(KNOWN)
    assert is_sound(real_catalogue())
    assert are_sound(MADE, KNOWN.exercises)


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_catalogue_with_a_piece_missing_does_not(wrong: Catalogue) -> None:
    assert not is_sound(wrong)


def test_a_group_inside_itself_does_not() -> None:
    groups = real_catalogue().groups
    inside = (
        groups[0]._replace(members=(groups[1].id,)),
        groups[1]._replace(members=(groups[0].id,)),
    )
    assert not is_sound(replace(real_catalogue(), groups=(*inside, *groups[2:])))


def test_figures_of_other_exercises_do_not() -> None:
    one = MADE[0]
    for wrong in (
        (*MADE, one),
        (one._replace(exercise="none"), *MADE[1:]),
        (one._replace(poses={}), *MADE[1:]),
    ):
        assert not are_sound(wrong, KNOWN.exercises)
