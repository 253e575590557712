"""What the coach is for and not for, in short; docs/intended-use.md says it at length."""

from typing import NamedTuple


class Chapter(NamedTuple):
    """A heading, and what is said under it."""

    title: str
    points: tuple[str, ...]


ABOUT = (
    Chapter(
        "What it is for",
        (
            "Exercise and education for adults with ordinary low back pain, at home or at work."
            " Pain may run down a leg, as long as it is usual for them and no worse.",
            "Ordinary means that no warning sign is there, and nothing that a doctor or"
            " physiotherapist should look at first.",
        ),
    ),
    Chapter(
        "What it is not for",
        (
            "It finds no illness and treats none. It does not take the place of a doctor or"
            " physiotherapist, and what they have told you goes first.",
            "It is not for emergencies, nor for a warning sign that nobody has checked."
            " `backcoach safety` shows the signs.",
            "It is not for children. After an operation or a broken bone, or with a complicated"
            " pregnancy, it waits. It waits with any other reason to ask first, too, until somebody"
            " has cleared it.",
        ),
    ),
    Chapter(
        "How much it can do",
        (
            "In studies of low back pain of over three months, exercise made pain a little less"
            " than no exercise did. Daily life was a little easier, too. The usual harm was"
            " somewhat more pain for a while.",
            "Most kinds of exercise did some good. Stretching alone did no better than none in one"
            " comparison, so stretches are for comfort here. What you like and keep doing is a"
            " good choice.",
            "Those studies tried other programmes. Nobody has tried this one, and nobody can say"
            " beforehand how much it will help you.",
        ),
    ),
    Chapter(
        "What nobody has checked",
        (
            "No clinician has reviewed the exercises, the doses, the warning signs or the rules"
            " yet. They were put together from pages that anybody can read. Some of these were"
            " copies or summaries, and some doses are our own choice.",
            "Nobody has checked or approved it as a medical device.",
            "`backcoach show` names the sources of an exercise, and `backcoach safety rules` those"
            " of the rules.",
        ),
    ),
    Chapter(
        "What it does with what you tell it",
        (
            "It stays on your machine, in files that only you can read. There is no account, and"
            " the coach sends nothing anywhere.",
        ),
    ),
)
