"""Figures made of a few lines of YAML, through the program's own front door, and ready to move."""

import json
from functools import cache
from textwrap import dedent

from backcoach.catalogue.figure_loading import load_figures
from backcoach.catalogue.files import FIGURE_FILES, data_folder, read_files
from backcoach.catalogue.yaml.reading import read_yaml
from backcoach.domain.timeline.posing import poses_of
from backcoach.figures.motion import Motion
from backcoach.figures.pose import Figure
from tests.making import catalogue, shipped

_UPRIGHT = {
    "hips": [0, 52.9],
    "trunk": 90,
    "arms": [-94, -84, -88],
    "legs": {"to": [0, 0]},
}


def motion(text: str) -> Motion:
    """The motion of a figure: through all that is named in it, from the last name to the first.

    A test writes `poses` and whatever else it is about. Poses may start from `upright`.
    """
    written = read_yaml(dedent(text).encode(), "a test")
    order = [*written["poses"], *written.get("cycles", {})]
    parts = ", ".join(f"{{do: {name}, move: 1 s, breath: free, pose: {name}}}" for name in order)
    exercises = catalogue(f"{{movement: [{parts}], levels: [{{reps: 1}}]}}").exercises
    figure = {"id": "lift", "view": "side", "accent": ["trunk"], **written}
    document = {"poses": {"upright": _UPRIGHT}, "figures": [figure]}
    texts = {"figures.yaml": json.dumps(document).encode()}  # JSON is YAML, too
    (loaded,) = load_figures(texts, exercises)
    return Motion(loaded, order)


@cache
def shipped_figures() -> dict[str, Figure]:
    """The figures that everybody gets, by exercise."""
    texts = read_files(data_folder(), FIGURE_FILES)
    return {each.exercise: each for each in load_figures(texts, shipped().exercises)}


@cache
def shipped_motion(exercise: str) -> Motion:
    """One of the figures that everybody gets, ready to move."""
    return Motion(shipped_figures()[exercise], poses_of(shipped().exercise[exercise]))
