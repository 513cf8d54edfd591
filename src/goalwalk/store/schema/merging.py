"""Two copies of a plan made one: whole documents by their ids, unit by unit; whatever can be derived is derived again.

A head stays that both sides hold, or that one holds and the other has not seen. So it makes no difference in which
order copies meet, or how often. An erasure beats everything, and takes along what was made on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from goalwalk.core import kinds
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import stamps
from goalwalk.store.disk.tables import Document, Table, Tables, dumps
from goalwalk.store.schema import codec, identity, units
from goalwalk.store.schema.erasures import erasure_of, table_of
from goalwalk.store.schema.units import Heads

Ids = dict[str, list[str]]  # by table


class Part(NamedTuple):
    """What comes from another copy: whole documents by table (settings and erasures, too), and what it has seen.

    `whole`: it is all of a plan, so that whoever takes it in has seen as much. What one device wrote since (`writer`)
    has a vector that judges its documents; taking it in advances that device's entry alone. `years` of history are
    those that it holds; None: all there are. Those that both sides name by one hash need not be looked at.
    """

    documents: Mapping[str, Sequence[Document]]
    vector: Mapping[str, str]
    whole: bool = True
    writer: str = ""
    state: Mapping[str, Any] = {}
    years: frozenset[int] | None = None


class Merged(NamedTuple):
    """The tables of both; and by table the ids of what is new here, what is otherwise, and what was erased elsewhere.

    `keys`: of documents whose place among the others has changed, the key of each table that is now another.
    """

    tables: Tables
    came: Ids
    changed: Ids
    gone: Ids
    keys: dict[str, dict[str, str]]


def part_of(tables: Tables, years: frozenset[int] | None = None) -> Part:
    """All of a plan, with the history that these tables hold."""
    documents = {name: list(tables[name].values()) for name in ("settings", *kinds.TABLES, codec.ERASURES)}
    for waiting in tables[codec.WAITING].values():
        documents[waiting["kind"]].append(waiting["document"])
    state = tables[codec.STATE]["1"]
    return Part(documents, state["vector"], True, "", state, years)


def years_apart(one: Tables, other: Tables) -> frozenset[int]:
    """The years of history that two copies do not name alike, and those of what either has not put there yet."""
    named, others = one[codec.HISTORY], other[codec.HISTORY]
    apart = {year for year in named.keys() | others.keys() if named.get(year) != others.get(year)}
    dated = (each["day"][:4] for tables in (one, other) for name in kinds.DATED for each in tables[name].values())
    return frozenset(map(int, apart.union(dated)))


def written_since(tables: Tables, device: str, stamp: str) -> dict[str, list[Document]]:
    """What that device wrote later than this stamp, by table, erasures too."""
    found = {}
    for name in ("settings", *kinds.TABLES, codec.ERASURES):
        if written := [one for one in tables[name].values() if _written(one, device, stamp)]:
            found[name] = written
    return found


def _written(document: Document, device: str, stamp: str) -> bool:
    return any(given > stamp and given[18:] == device for given in units.given_in(document))


def document(
    table: str, mine: Document, theirs: Document, seen: Mapping[str, str], vector: Mapping[str, str]
) -> Document:
    """One document of two copies of it: `seen` is what mine has seen, `vector` what theirs has."""
    if mine == theirs:
        return mine
    copies = mine, theirs
    base = units.base_of(copies)
    my_heads, their_heads = (units.heads(table, copy) for copy in copies)
    found = {}
    for unit in my_heads.keys() | their_heads.keys():
        ours = my_heads.get(unit) or units.unseen(table, mine, unit)
        others = their_heads.get(unit) or units.unseen(table, theirs, unit)
        found[unit] = _heads(ours, others, base, seen, vector)
    one = units.document_of(table, copies, found)
    return mine if one == mine else one


def _heads(mine: Heads, theirs: Heads, base: str, seen: Mapping[str, str], vector: Mapping[str, str]) -> Heads:
    """The heads that both hold, or one holds and the other has not seen; of one device the latest, for it has seen all
    it wrote. How a document was made is known to whoever has it.
    """
    both = mine | theirs
    for stamp in mine.keys() & theirs.keys():
        both[stamp] = max(mine[stamp], theirs[stamp], key=dumps)
    latest: dict[str, str] = {}
    for stamp in both:
        in_both = stamp in mine and stamp in theirs
        known = stamp == base or stamps.covers(vector if stamp in mine else seen, stamp)
        if in_both or not known:
            device = stamps.device_of(stamp)
            latest[device] = max(latest.get(device, ""), stamp)
    kept = set(latest.values())
    if len(kept) > 1:
        kept.discard(base)
    return {stamp: both[stamp] for stamp in sorted(kept)} or both


class Merging:
    """A merge under way: part after part, table by table, what others hang on before what hangs on them.

    Of what is there no more is looked at than arrives again; all of it only where something was erased. `tables` hold
    the history of every day that a part tells of (all of it, where that is whole).
    """

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.state = dict(tables[codec.STATE]["1"])
        self.erased = {erasure["id"]: erasure for erasure in tables[codec.ERASURES].values()}
        self.waiting: list[Document] = list(tables[codec.WAITING].values())
        self.there: dict[str, dict[str, Document]] = {}  # by table and id, of the tables that were looked at
        self.new: dict[str, list[str]] = {}  # the ids of what no table held before
        self.touched: set[str] = set()  # tables
        self.judged = len(self.erased)  # erasures of which all that is there is known to be none

    def take(self, part: Part) -> None:
        """Merge what comes from one copy."""
        self.part = part
        self.seen: Mapping[str, str] = self.state.get("vector", {})
        _join_erasures(self.erased, part.documents.get(codec.ERASURES, ()))
        waited, self.waiting = self.waiting, []
        arriving: dict[str, list[Document]] = {}
        for waiting in waited:
            arriving.setdefault(waiting["kind"], []).append(waiting["document"])
        for name in ("settings", *kinds.TABLES):
            self._merge(name, [*arriving.get(name, ()), *part.documents.get(name, ())])
        self.judged = len(self.erased)
        self._join_state()

    def _merge(self, name: str, arriving: Sequence[Document]) -> None:
        if not arriving and not self.erases_more:
            return
        there = self._of(name)
        again: set[str] = set()
        came: dict[str, Document] = {}
        for one in arriving:
            own = one.get("id", "")
            if own in there:
                again.add(own)
                self._put(name, own, document(name, there[own], one, self.seen, self.part.vector))
            else:
                came[own] = document(name, came[own], one, {}, self.part.vector) if own in came else one
        for own in list(there) if self.erases_more else again:
            self._put(name, own, self._alive(name, there[own]))
        for own, one in came.items():
            self._arrive(name, own, one)

    @property
    def erases_more(self) -> bool:
        """Whether something is erased of which it is not known what of all that is there goes with it."""
        return len(self.erased) > self.judged

    def _of(self, name: str) -> dict[str, Document]:
        if name not in self.there:
            self.there[name] = {one.get("id", ""): one for one in self.tables[name].values()}
        return self.there[name]

    def _put(self, name: str, own: str, one: Document | None) -> None:
        """What has become of something that is there."""
        there = self.there[name]
        if one is None:
            del there[own]
        elif one is there[own]:
            return
        else:
            there[own] = one
        self.touched.add(name)

    def _arrive(self, name: str, own: str, one: Document) -> None:
        """A document that is new here: it may be erased, and waits where what it hangs on isn't known yet."""
        alive = self._alive(name, one)
        if alive is None:
            return
        owner, above = kinds.OWNERS.get(name, ("", ""))
        if alive.get(owner) is not None and alive[owner] not in self._of(above):
            self.waiting.append({"kind": name, "document": one})
            return
        self.there[name][own] = alive
        self.new.setdefault(name, []).append(own)
        self.touched.add(name)

    def _alive(self, name: str, one: Document) -> Document | None:
        """The document, unless it was erased: by itself, or with what it was made on. What it was moved to may be gone
        for good; then it is where it was made.
        """
        own = one.get("id", "")
        if own in self.erased:
            return None
        owner, _ = kinds.OWNERS.get(name, ("", ""))
        born = one.get("born", one.get(owner))
        if not owner or (born is None and one.get(owner) is None):
            return one
        above = self.erased.get(born) if born is not None else None
        if above is not None and own not in above.get("spared", ()):
            self._goes_along(name, one)
            return None
        if one.get(owner) not in self.erased:
            return one
        if above is not None or "born" not in one:
            self._goes_along(name, one)
            return None
        return _moved_back(name, one, owner, self.erased)

    def _goes_along(self, name: str, one: Document) -> None:
        if name != "check_ins":
            self.erased[one["id"]] = erasure_of(name, one, one["stamp"])

    def _join_state(self) -> None:
        state, other = self.state, self.part.state
        state["vector"] = _joined(self.seen, self.part)
        state["stamp"] = max(state["stamp"], *state["vector"].values(), other.get("stamp", ""))
        if other:
            names = (other["identity"], *other.get("aliases", ()))
            self.state = identity.united(state, frozenset(names))
            self.state |= _floors(state, other)

    def done(self) -> Merged:
        """What has become of all of them."""
        result = Merged(self.tables, {}, {}, {}, {})
        given: dict[str, Table] = {codec.STATE: {"1": self.state}}
        for name in ("settings", *kinds.TABLES):
            if name in self.touched:
                given[name] = self._table(name, result)
        known = {erasure["id"]: None for erasure in self.tables[codec.ERASURES].values()}
        order = (*known, *sorted(self.erased.keys() - known.keys()))
        erased = table_of({own: self.erased[own] for own in order})
        if erased != self.tables[codec.ERASURES]:
            given[codec.ERASURES] = erased
        if self.waiting or self.tables[codec.WAITING]:
            given[codec.WAITING] = _numbered(self.waiting)
        return result._replace(tables=self.tables | given)

    def _table(self, name: str, result: Merged) -> Table:
        """One table as it is now; what has happened to it goes into `result`."""
        there, kept = self.there[name], {}
        for key, one in self.tables[name].items():
            own = one.get("id", "")
            if own not in there:
                result.gone.setdefault(name, []).append(own)
                continue
            kept[key] = there[own]
            if there[own] is not one:
                result.changed.setdefault(name, []).append(own)
        if arrived := {own: there[own] for own in self.new.get(name, ()) if own in there}:
            result.came[name] = list(arrived)
            kept, result.keys[name] = _in_order(self.tables, name, kept, arrived.values())
        return kept


def _numbered(documents: Iterable[Document]) -> Table:
    return {str(key): one for key, one in enumerate(documents, 1)}


def _join_erasures(found: dict[str, Document], theirs: Iterable[Document]) -> None:
    """All erasures by id. Of two of one thing, the one that says more stays, then the earlier."""
    for one in theirs:
        known = found.get(one["id"])
        if known is None or known == one:
            found[one["id"]] = one
            continue
        first = min(known, one, key=lambda each: ("kind" not in each, each["stamp"], dumps(each)))
        spared = sorted({*known.get("spared", ()), *one.get("spared", ())})
        found[one["id"]] = {**first, **({"spared": spared} if spared else {})}


def _moved_back(name: str, one: Document, owner: str, erased: Mapping[str, Document]) -> Document:
    """The document on what of its heads is still there, or on what it was made on."""
    found = units.heads(name, one)
    unit = units.unit_of(name)[owner]
    at = units.plain(name)[unit].index(owner)
    left = {stamp: values for stamp, values in found[unit].items() if values[at] not in erased}
    if not left:
        values = list(units.shown(found[unit])[1])
        values[at] = one["born"]
        left = {one["stamp"]: values}
    return units.document_of(name, (one,), {**found, unit: left})


def _in_order(tables: Tables, name: str, kept: Table, arrived: Iterable[Document]) -> tuple[Table, dict[str, str]]:
    """Documents in the order they were made, which is one on every device; and the keys that had to change for it.

    What was made in one change has one stamp: of it what is numbered stands by its number, and all else by its id.
    """
    every: list[tuple[str | None, Document]] = [*kept.items(), *((None, one) for one in arrived)]
    every.sort(key=lambda pair: (pair[1]["stamp"], pair[1].get("number", 0), pair[1].get("id", "")))
    latest, before, fresh = codec.latest_key(tables, name), 0, False
    table: Table = {}
    keys: dict[str, str] = {}
    for key, one in every:
        if key is None or fresh or int(key) < before:
            fresh, latest = True, latest + 1
            if key is not None:
                keys[key] = f"{latest}"
            key = f"{latest}"
        before = int(key)
        table[key] = one
    return table, keys


def _joined(seen: Mapping[str, str], part: Part) -> dict[str, str]:
    vector = dict(seen)
    for device, stamp in part.vector.items():
        if part.whole or device == part.writer:
            vector[device] = max(vector.get(device, ""), stamp)
    return dict(sorted(vector.items()))


def _floors(state: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """The highest numbers that either side has given, as far as they are kept."""
    floors = [one["numbers"] for one in (state, other) if "numbers" in one]
    if not floors:
        return {}
    highest = {name: max(floor[name] for floor in floors) for name in kinds.NUMBERED}
    steps: dict[str, int] = {}
    for floor in floors:
        for goal, number in floor["steps"].items():
            steps[goal] = max(steps.get(goal, 0), number)
    order = floors[0].keys()
    every = {**highest, "steps": dict(sorted(steps.items()))}
    return {"numbers": {name: every[name] for name in order}}


def restamped(tables: Tables, device: str, after: str, new: str) -> Tables:
    """What that device wrote later than `after` as written by another one, of a home that was copied."""
    table_of = {}
    for name in ("settings", *kinds.TABLES, codec.ERASURES):
        table = {
            key: _restamped(one, device, after, new) if _written(one, device, after) else one
            for key, one in tables[name].items()
        }
        if any(table[key] is not one for key, one in tables[name].items()):
            table_of[name] = table
    state = dict(tables[codec.STATE]["1"])
    if state["vector"].get(device, "") > after:
        latest = state["vector"][device]
        state["vector"] = dict(sorted({**state["vector"], device: after, new: latest[:18] + new}.items()))
        state["stamp"] = max(state["stamp"][:18] + new, *state["vector"].values())
    return tables | {**table_of, codec.STATE: {"1": state}}


def _restamped(value: Any, device: str, after: str, new: str) -> Any:
    """The same with every stamp of that device, wherever it stands."""
    if isinstance(value, dict):
        changed = {}
        for key, inner in value.items():
            again = _restamped(inner, device, after, new)
            changed[new if key == device and again is not inner else key] = again
        return changed
    if isinstance(value, list):
        return [_restamped(inner, device, after, new) for inner in value]
    if isinstance(value, str) and value[18:26] == device and value[:26] > after and stamps.SHAPE.match(value):
        return value[:18] + new + value[26:]
    return value
