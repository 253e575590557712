"""`backcoach show`: all about one exercise, and how it looks."""

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

from backcoach.cli import asking, naming, output, stored
from backcoach.domain.errors import CoachError, UsageError
from backcoach.domain.words.grammar import all_of

if TYPE_CHECKING:
    from rich.console import RenderableType

    from backcoach.domain.knowledge.catalogue import Catalogue
    from backcoach.domain.knowledge.exercise import Exercise
    from backcoach.figures.pose import Figure

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def show_exercise(
    exercise: Annotated[
        str,
        typer.Argument(
            metavar="EXERCISE|FILE",
            help="Its id, a name, or the beginning of one; or a file of your own.",
            autocompletion=naming.exercise_names,
        ),
    ],
    json: Annotated[bool, typer.Option("--json", help="As JSON, for scripts.")] = False,
    play: Annotated[
        bool, typer.Option("--play", help="Let the figure move, until a key is pressed.")
    ] = False,
    svg: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Write its poses as SVG: FILE with -1, -2 and so on, or - for standard output.",
        ),
    ] = None,
    animate: Annotated[
        bool, typer.Option("--animate", help="With --svg: one file that moves by itself.")
    ] = False,
) -> None:
    """Run `backcoach show`."""
    if animate and svg is None:
        raise typer.BadParameter("--animate goes with --svg FILE.")
    if [json, play, svg is not None].count(True) > 1:
        raise typer.BadParameter("--json, --play and --svg are three ways to show; take one.")
    from backcoach.cli.sheets import exercises_in
    from backcoach.cli.wishing import exercise_called

    names = exercises_in(exercise)
    catalogue = stored.catalogue()
    first, *others = (exercise_called(catalogue, each) for each in names)
    if others and (json or play or svg is not None):
        raise UsageError(
            f"There are {len(names)} exercises in that file: {all_of(names)}.",
            "Without --json, --play and --svg all of them are shown.",
        )
    if json:
        from backcoach.interchange import dumped, exercise_document

        output.write_json(dumped(exercise_document(first, catalogue.origins)))
    elif play:
        _play(first)
    elif svg is not None:
        _write_pictures(first, svg, animate=animate)
    else:
        _show(catalogue, (first, *others))


def _show(catalogue: "Catalogue", exercises: "Sequence[Exercise]") -> None:
    def drawn() -> "RenderableType":
        from rich.console import Group

        from backcoach.screen.pages.cards import exercise_card

        width = output.console().width
        return Group(
            *(exercise_card(catalogue, each, _pictures(each), width) for each in exercises)
        )

    from backcoach.screen.pages.sections import exercise_page

    output.show(
        drawn, lambda: chain.from_iterable(exercise_page(catalogue, each) for each in exercises)
    )


def _pictures(exercise: "Exercise") -> "RenderableType | None":
    from backcoach.cli import person
    from backcoach.screen.gallery import Gallery
    from backcoach.screen.glyphs import ASCII
    from backcoach.screen.pages.pictures import pose_pictures

    if person.glyphs() is ASCII:
        return None
    return pose_pictures(Gallery(stored.figures()), exercise, output.console().width - 2)


def _figure(exercise: "Exercise") -> "Figure":
    figure = stored.figures().get(exercise.id)
    if figure is None:
        raise CoachError(
            f"There is no picture of {exercise.name} yet.",
            f"`backcoach show {exercise.id}` tells how it is done.",
        )
    return figure


def _play(exercise: "Exercise") -> None:
    from backcoach.cli import person
    from backcoach.cli.session.demonstrating import demonstrate
    from backcoach.screen.glyphs import ASCII

    _figure(exercise)  # what cannot be shown anywhere needs no terminal
    if asking.can_ask() and output.is_plain():
        raise CoachError(
            "A moving figure is redrawn all the time, and lines alone were asked for.",
            f"`backcoach show {exercise.id}` tells how it is done.",
        )
    if not (asking.can_ask() and output.is_terminal(1)):
        raise CoachError(
            "A moving figure needs a terminal, to be seen on and to be ended with a key.",
            "`--svg FILE --animate` writes one that moves in a browser.",
        )
    if person.glyphs() is ASCII:
        raise CoachError(
            "This terminal cannot show the dots that figures are drawn with.",
            "`--svg FILE --animate` writes a figure that moves in a browser.",
        )
    demonstrate(exercise)


def _write_pictures(exercise: "Exercise", named: str, *, animate: bool) -> None:
    from backcoach.cli.saving import numbered, place, save
    from backcoach.domain.timeline.posing import poses_of
    from backcoach.figures.motion import Motion
    from backcoach.handouts.captions import captioned_pictures, strip
    from backcoach.handouts.pictograms import moving_picture
    from backcoach.keeping.streams import is_stream

    file = place(named, suffix=".svg")
    motion = Motion(_figure(exercise), poses_of(exercise))
    if animate:
        save({file: moving_picture(exercise, motion)})
        return
    if is_stream(file):
        save({file: strip(exercise, motion)})
        return
    pictures = list(captioned_pictures(exercise, motion))
    save(dict(zip(numbered(file, len(pictures)), pictures, strict=True)))
