"""What own entries are called, and what they replace by that."""

from collections.abc import Mapping

from backcoach.catalogue.own.called import LONGEST_ID
from backcoach.catalogue.own.entries import Entry
from backcoach.catalogue.own.files import EXERCISES, ROUTINES
from backcoach.catalogue.problems import Steps
from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.knowledge.index import plain
from backcoach.domain.knowledge.origin import COACH, Origin


class Names:
    """What all entries go by: of the coach first, then of own ones that may replace them."""

    def __init__(self, coach: Catalogue) -> None:
        self._ids: dict[str, dict[str, str]] = {EXERCISES: {}, ROUTINES: {}}
        self._aliases: dict[str, dict[str, str]] = {EXERCISES: {}, ROUTINES: {}}
        self._owners: dict[str, Entry] = {}
        self._sources: dict[str, str] = {}
        several = (
            *((EXERCISES, each) for each in coach.named),
            *((ROUTINES, each) for each in coach.routines),
        )
        for kind, each in several:
            self._ids[kind] |= {plain(each.id): each.id}
            self._ids[kind].setdefault(plain(each.name), each.id)
            self._aliases[kind] |= {plain(alias): each.id for alias in each.aliases}
            self._sources[each.id] = coach.origins.get(each.id, Origin(COACH)).source

    def add(self, entry: Entry) -> None:
        """Settle the id of an entry and what it replaces; note where a name is another's."""
        self._tell_apart(entry)
        name = entry.said.get("name")
        called = (entry.id, name) if isinstance(name, str) else (entry.id,)
        own = self._ids[entry.kind]
        replaced = [own[plain(each)] for each in called if plain(each) in own]
        if replaced and replaced[0] != entry.id:
            entry.also, entry.id = (entry.id,), replaced[0]
        if replaced:
            self._replace(entry)
        made = () if "id" in entry.said else (((), entry.id),)
        for steps, each in (*made, *entry.names):
            if steps != ("name",):
                self._check_other(entry, plain(each), steps)
            self._check_same(entry, plain(each), steps)
        self._owners[entry.id] = entry
        self._sources[entry.id] = entry.source
        own |= {plain(each): entry.id for each in called}

    def _tell_apart(self, entry: Entry) -> None:
        """Give an entry another id where it says none, and that made for it is of the other kind.

        A routine of one exercise is often called like that.
        """
        other = ROUTINES if entry.kind == EXERCISES else EXERCISES
        if "id" not in entry.said and plain(entry.id) in self._ids[other]:
            entry.id = f"{entry.id[: LONGEST_ID - len(entry.kind)]}-{entry.kind.removesuffix('s')}"

    def _replace(self, entry: Entry) -> None:
        earlier = self._owners.get(entry.id)
        if earlier is not None and earlier.source == entry.source:
            where = (
                "" if earlier.found.file is entry.found.file else f" in {earlier.found.file.name}"
            )
            entry.fault(f"{entry.id} is there again{where}; give one of the two another name")
        else:
            entry.replaces = self._sources[entry.id]

    def _check_other(self, entry: Entry, name: str, steps: Steps) -> None:
        """Note where an id or alias is that of something of the other kind."""
        kind, other = ("routine", ROUTINES) if entry.kind == EXERCISES else ("exercise", EXERCISES)
        found = self._ids[other].get(name) or self._aliases[other].get(name)
        if found is not None:
            entry.fault(f"is what the {kind} {found} is called; call it something else", *steps)

    def _check_same(self, entry: Entry, name: str, steps: Steps) -> None:
        """Note where a name is that of another entry of the same kind."""
        same = self._ids[entry.kind].get(name, entry.id)
        if same != entry.id:
            entry.fault(f"is what {same} is called, too; call it something else", *steps)

    def is_replaced(self, entry: Entry) -> bool:
        """Whether another own entry goes before one."""
        owner = self._owners.get(entry.id)
        return not entry.is_faulty and owner is not None and owner is not entry

    def of_exercises(self) -> Mapping[str, str]:
        """The ids of all exercises by what they are called, also of those with faults."""
        aliases = {
            plain(alias): each.id
            for each in self._owners.values()
            if each.kind == EXERCISES
            for alias in (*each.also, *(name for _, name in each.names))
        }
        return {**self._aliases[EXERCISES], **aliases, **self._ids[EXERCISES]}
