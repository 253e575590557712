"""What this person wishes of any routine, before they ask for anything."""

from backcoach.cli import person
from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.knowledge.profile import Profile
from backcoach.domain.tailoring.wish import Wish
from backcoach.domain.timeline.layout import Settings


def usual_wish(catalogue: Catalogue, known: Profile, *, now: bool) -> Wish:
    """A routine as the profile has it; with `now`, at this time of day."""
    limits = person.limits(catalogue.safety, known, now=now)
    return Wish(catalogue, limits, Settings.of(known, catalogue.ways))
