"""What becomes of the words of a command line: text, numbers, choices, paths.

From 0.29 on Typer would use pydantic for this, also for an option that was not given and for text
that stays text. That takes longer to import than most commands do to run, and its sentences differ
from those of 0.28. So each parameter converts what it is given itself, with every version. Should
one not call `process_value` for it, Typer does it in its own way.
"""

from functools import partial
from types import NoneType
from typing import Any, get_args, get_type_hints

import typer

_NUMBERS = {int: "integer", float: "float"}


def convert_values(command: Any, context: Any) -> None:
    """Let the parameters of a command, and of the commands below it, convert their own values.

    Args:
        command: what Typer made of an app; its callbacks' annotations say what each value is to be.
        context: of the command or of the one above it; it has the names of the help option.
    """
    wanted = get_type_hints(command.callback)
    for parameter in command.get_params(context):
        kind = wanted.get(parameter.name, bool)
        if not isinstance(parameter.process_value, partial):
            usual = parameter.process_value
            parameter.process_value = partial(_value, usual, parameter.required, kind)
    for each in getattr(command, "commands", {}).values():
        convert_values(each, context)


def _value(usual: Any, required: bool, kind: Any, context: Any, value: Any) -> Any:
    """A parameter's value; `usual` is how Typer would come to it.

    A line that is still being typed may lack what is required.
    """
    if value in (None, ()) and (context.resilient_parsing or not required):
        return None
    if isinstance(value, str):
        return _converted(value, _plain(kind))
    if value and isinstance(value, (list, tuple)):
        return [_converted(each, _plain(_plain(kind))) for each in value]
    return value if type(value) in _NUMBERS else usual(context, value)


def _plain(kind: Any) -> Any:
    """A kind of value, without saying that there may be none or several."""
    return next((each for each in get_args(kind) if each is not NoneType), kind)


def _converted(text: str, kind: Any) -> Any:
    """What a word stands for.

    Raises:
        typer.BadParameter: it is nothing of that kind; Typer adds which parameter it was for.
    """
    try:
        if kind is float:
            from backcoach.domain.knowledge.typed import points  # the help has no numbers

            return float(points(text))
        return text if text in get_args(kind) else kind(text)
    except (ValueError, TypeError):  # a literal cannot be called
        raise typer.BadParameter(_complaint(text, kind)) from None


def _complaint(text: str, kind: Any) -> str:
    if kind in _NUMBERS:
        return f"{text!r} is not a valid {_NUMBERS[kind]}."
    choices = get_args(kind) or (each.value for each in kind)
    return f"{text!r} is not one of {', '.join(map(repr, choices))}."
