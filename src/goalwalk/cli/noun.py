"""The commands of a noun, made from one table: add, list, show, edit, remove; and how any change of one is written.

A table says which fields a noun has and how each is typed. What a field may be, and whether it may be absent, stands in
the registry; an empty text takes away what may be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from goalwalk import words
from goalwalk.cli.change import as_it_is, change_named
from goalwalk.cli.conversation import conversation
from goalwalk.cli.parameters import Parameter
from goalwalk.cli.prompts import Reader, given, needed, sure, unless_behind, until_saved
from goalwalk.cli.run import Run
from goalwalk.core import naming, texts
from goalwalk.core.errors import Stopped
from goalwalk.core.kinds import BY_NOUN, NEVER
from goalwalk.core.model.plan import Changed, Plan, What
from goalwalk.core.nouns.records import numbered, put, shown_id, without
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.receipt import ReceiptView

if TYPE_CHECKING:
    from goalwalk.cli.conversation import Answers

Fields = dict[str, Any]
# A change of one thing: the plan with it, or that and facts to tell of it.
Change = Callable[[Plan, Any, date], "Plan | tuple[Plan, Fields]"]


class Within(NamedTuple):
    """What a value is read against: the plan it goes into and its day, the record that is changed (None: a new one),
    what else was `typed`, and whether a day that points ahead may be `behind` all the same."""

    plan: Plan
    today: date
    record: Any
    typed: Fields
    behind: bool


class Field(NamedTuple):
    """A field of a record, as it is typed: with the option `typed` (None: called like the field).

    `read` reads its text, of a list all of its texts. `within`: it is read against the plan, as `read(text, Within)`,
    under the lock. `asks`: of what can mean two things, whoever sits there is asked first. `of`: what can be typed,
    "str", "list[str]", or "bool | None". `edits_only`: `add` has no such option; `adds_only`: `edit` has none.
    """

    name: str
    read: Callable[..., Any] = texts.title
    typed: str | None = None
    within: bool = False
    asks: Callable[[Run, Any], Any] = lambda _, typed: typed
    of: str = "str"
    edits_only: bool = False
    adds_only: bool = False

    @property
    def option(self) -> str:
        """What is typed for it."""
        return "--" + (self.typed or self.name)


class Command:
    """A command that a table makes. `takes`: what it takes, as a signature would say it."""

    def __init__(self, answer: Callable[[Run, Fields], None], takes: list[Parameter]) -> None:
        self.answer, self.takes = answer, takes

    def __call__(self, run: Run, **typed: Any) -> None:
        """Answer, given what was typed, by the name of each parameter."""
        self.answer(run, typed)


class Noun:
    """A noun: its fields, the first of them its title, and its words.

    `rules`: the module of the core with what has to hold when one is added, edited or removed, if it is more than for
    any; `line`: how it stands in a list and in `--json`. `told`: facts of a receipt beside its number and title, of
    what was done. `fresh`: fields of a new one that nobody typed. `title`: how that of a new one is read, where it may
    be more than a title. `meant`: what was typed, given whether it is to edit, as it is meant together; raises for what
    does not go together. `ask`: asks what else there is, given that, and says whether to go on. `shape`: a new one as
    it is kept. `edit`, `edited`: how one is changed, and what the receipt tells of it, from it as it was, as it is, and
    its new fields. `question`: before one is removed. `find`: by its name, if not as any; `begins`: adding one begins a
    plan. `receipt`: of a change, where it tells more than the line; `stays`: that of a removal shows the line, too.
    `said`: what words behind the name of one say of its fields, as they are typed; None where they say nothing plainly.
    `beside`: lines of a receipt on what a change comes to on this computer, given the one as it is and as it was.
    """

    def __init__(
        self,
        name: str,
        rules: Any,
        fields: tuple[Field, ...],
        line: Callable[[Plan, Any, date], object],
        *,
        called: str | None = None,
        example: str = "",
        told: Callable[[Plan, Any, date, str], Fields] = lambda *_: {},
        fresh: Callable[[date], Fields] = lambda _: {},
        title: Reader[str] | None = None,
        meant: Callable[[Run, Fields, bool], Fields] = lambda _, typed, __: typed,
        ask: Callable[[Run, Answers, Fields], bool] = lambda *_: True,
        shape: Callable[[Any], Any] = lambda record: record,
        edit: Callable[[Plan, Any, date, Fields], Plan] | None = None,
        edited: Callable[[Any, Any, Fields], Fields] = lambda *_: {},
        question: Callable[[Plan, Any, date], str] | None = None,
        receipt: Callable[[Plan, Any, date, What], ReceiptView] | None = None,
        find: Callable[[Plan, str], Any] | None = None,
        begins: bool = True,
        stays: bool = False,
        said: Callable[[Run, Any, str], Fields | None] = lambda *_: None,
        beside: Callable[[Run, Plan, Any, Any], tuple[str, ...]] = lambda *_: (),
    ) -> None:
        self.name, self.fields, self.line = name, fields, line
        self.kind, self.begins = BY_NOUN[name], begins
        self.find = find or (lambda plan, text: naming.find(plan, self.kind, text))
        self.title, *self.others = fields
        self.by_name = {field.name: field for field in fields}
        self.called, self.example = called or name, example
        self.told, self.fresh, self.asked, self.ask, self.edited = told, fresh, title or fields[0].read, ask, edited
        self.meant, self.shape, self.said, self.beside = meant, shape, said, beside
        self.put_in = getattr(rules, "add", lambda plan, record: numbered(plan, self.kind.table, record))
        changed = getattr(
            rules, "edit", lambda plan, record, **anew: put(plan, self.kind.table, record._replace(**anew))
        )
        self.edit = edit or (lambda plan, record, _, anew: changed(plan, record, **anew))
        self.take_out = getattr(rules, "remove", lambda plan, record: without(plan, self.kind.table, record.id))
        self.question, self.view, self.stays = question or self._question, receipt or self._view, stays

    # Commands

    def adds(self) -> Command:
        """`add`: the title, typed or asked for, and an option a field."""
        title = Parameter(self.title.name, self.title.name, "str | None", is_option=False, is_needed=False)
        return Command(self._add, [title, *self._options(self.others, to_edit=False)])

    def edits(self) -> Command:
        """`edit`: an option a field, of which one is needed."""
        return Command(self._edit, [self._named(), *self._options(self.fields, to_edit=True)])

    def shows(self, view: Callable[[Plan, Any, date], object]) -> Command:
        """`show`: one of them."""

        def show(run: Run, typed: Fields) -> None:
            plan = run.plan()
            today = run.today(plan)
            run.show(view(plan, self.find(plan, typed[self.called]), today), today)

        return Command(show, [self._named()])

    def lists(self, view: Callable[[Plan, date], object]) -> Command:
        """`list`: all of them."""

        def all_of_them(run: Run, _: Fields) -> None:
            plan = run.plan()
            run.show(view(plan, run.today(plan)), run.today(plan))

        return Command(all_of_them, [])

    def removes(self) -> Command:
        """`remove`: one of them, after a question; a number is never a part of its name."""
        for_good = Parameter("for_good", "--for-good", "bool", is_option=True, is_needed=False)
        return Command(self._remove, [self._named(), for_good])

    def _named(self) -> Parameter:
        return Parameter(self.called, self.called, "str", is_option=False, is_needed=True)

    @staticmethod
    def _options(fields: Any, *, to_edit: bool) -> Iterator[Parameter]:
        for field in fields:
            if not (field.adds_only if to_edit else field.edits_only):
                yield Parameter(field.name, field.option, f"{field.of} | None", is_option=True, is_needed=False)

    # What they do

    def _add(self, run: Run, typed: Fields) -> None:
        title = typed.get(self.title.name)
        typed = self._meant(run, typed, to_edit=False)
        typed.pop(self.title.name, None)
        fields, later = self.read(typed), self._later(typed)

        def keep(told: Answers) -> Changed[Any]:
            return self.added(run, {**fields, **told}, later)

        with conversation(run, keep) as told:
            key = f"{self.name}_{self.title.name}"
            called = needed(run, title, key, self.example, self.asked)
            if title is None:
                told.put(**{self.title.name: called})
            else:
                told[self.title.name] = called  # which was no answer
            if not self.ask(run, told, {self.title.name: title, **typed}):
                return
            added = until_saved(run, lambda: keep(told))
        self.tell(run, added)

    def added(self, run: Run, fields: Fields, later: Fields) -> Changed[Any]:
        """A new one with these fields and what is still to be read against the plan, written down."""

        def change(plan: Plan, *, behind: bool) -> Changed[Any]:
            moment = run.moment(plan)
            whole = {**self.fresh(moment.today), **fields, **self._read_within(later, plan, moment.today, None, behind)}
            made = {"made": moment.today, "day": moment.today, "at": moment.at}
            fields_of = self.kind.fields
            stamps = {
                name: value
                for name, value in made.items()
                if name in fields_of and fields_of[name].absent is NEVER and name not in whole
            }
            plan = self.put_in(plan, self.shape(self.kind.record(id=run.new_id(), number=0, **stamps, **whole)))
            return self.done(run, plan, getattr(plan, self.kind.table)[-1], "added")

        record = run.begin if self.begins else run.update
        return unless_behind(run, lambda behind: record(lambda plan: change(plan, behind=behind)))

    def _edit(self, run: Run, typed: Fields) -> None:
        named = typed.pop(self.called)
        if not typed:
            from goalwalk.cli.edit_by_words import as_said

            named, typed = as_said(run, self, named)
        typed = self._meant(run, typed, to_edit=True)
        fields, later = self.read(typed), self._later(typed)

        def change(plan: Plan, record: Any, today: date, *, behind: bool) -> Changed[tuple[Any, Any]]:
            anew = {**fields, **self._read_within(later, plan, today, record, behind)}
            plan = self.edit(plan, record, today, anew)
            after = as_it_is(getattr(plan, self.kind.table), record)
            facts = self.edited(record, after, anew)
            return self.done(run, plan, after, "edited", facts)._replace(thing=(record, after))

        def written(behind: bool) -> Changed[tuple[Any, Any]]:
            return change_named(run, self.find, named, lambda *given: change(*given, behind=behind))

        plan, what, (before, after) = unless_behind(run, written)
        self.tell(run, Changed(plan, what, after), before=before)

    def _remove(self, run: Run, typed: Fields) -> None:
        named = naming.Exact(typed[self.called])
        if typed.get("for_good"):
            self._erase(run, named)
            return
        if run.can_ask:
            plan = run.plan()
            record = self.find(plan, named)
            if not sure(run, self.question(plan, record, run.today(plan))):
                raise Stopped("stopped")
        self.change(run, named, "removed", lambda plan, record, _: self.take_out(plan, record))

    def _erase(self, run: Run, named: str) -> None:
        """Erase it at once, from the plan and from every copy; it asks first."""
        from goalwalk.cli.admin.data import forget

        plan = run.plan()
        id = shown_id(plan, self.kind, self.find(plan, named))
        nouns = {} if self.name in ("goal", "step") else {self.name: True}
        forget(run, id, **nouns)  # type: ignore[arg-type]

    # Changes

    def change(self, run: Run, named: str, done: str, change: Change) -> None:
        """Change the one of that name, and say what was recorded."""
        self.tell(run, self.changed(run, named, done, change))

    def changed(self, run: Run, named: str, done: str, change: Change) -> Changed[Any]:
        """The one of that name is changed, found in the very plan that is changed, under its lock."""

        def apply(plan: Plan, record: Any, today: date) -> Changed[Any]:
            after = change(plan, record, today)
            plan, facts = (after, {}) if isinstance(after, Plan) else after
            return self.done(run, plan, as_it_is(getattr(plan, self.kind.table), record), done, facts)

        return change_named(run, self.find, named, apply)

    def done(self, run: Run, plan: Plan, record: Any, done: str, facts: Fields | None = None) -> Changed[Any]:
        """What a change gives back: the plan after it, what was done to that one, and it as it is now."""
        about = {"id": shown_id(plan, self.kind, record), self.title.name: getattr(record, self.title.name)}
        told = self.told(plan, record, run.today(plan), done)
        return Changed(plan, What(f"{self.name}_{done}", {**about, **told, **(facts or {})}), record)

    def tell(self, run: Run, changed: Changed[Any], *more: tuple[str, object], before: Any = None) -> None:
        """The receipt of a change; `more` are other things to tell, by their names; `before`: the thing as it was, of
        which it tells what is new."""
        plan, what, record = changed
        today = run.today(plan)
        is_there = any(other.id == record.id for other in getattr(plan, self.kind.table))
        view = self.view(plan, record, today, what) if is_there or self.stays else ReceiptView(today, what)
        if before is not None:
            from goalwalk.screens.altered import altered

            view = view._replace(
                altered=altered(before, record, [(field.name, field.option[2:]) for field in self.fields], today)
            )
        view = view._replace(altered=(*view.altered, *self.beside(run, plan, record, before)))
        run.show(view._replace(changed=(*view.changed, *more)), today)

    def _view(self, plan: Plan, record: Any, today: date, what: What) -> ReceiptView:
        return ReceiptView(today, what, changed=((self.name, self.line(plan, record, today)),))

    def _question(self, plan: Plan, record: Any, today: date) -> str:
        return words.say("ask.remove", id=shown_id(plan, self.kind, record), title=getattr(record, self.title.name))

    # Reading

    def _meant(self, run: Run, typed: Fields, *, to_edit: bool) -> Fields:
        return self.meant(run, {name: self.by_name[name].asks(run, text) for name, text in typed.items()}, to_edit)

    def read(self, typed: Fields) -> Fields:
        """What was typed of these fields, but for what is read against the plan."""
        return {name: self._value(name, text) for name, text in typed.items() if not self.by_name[name].within}

    def _later(self, typed: Fields) -> Fields:
        """What of it is read against the plan."""
        return {name: text for name, text in typed.items() if self.by_name[name].within}

    def _read_within(self, typed: Fields, plan: Plan, today: date, record: Any, behind: bool) -> Fields:
        within = Within(plan, today, record, typed, behind)
        return {name: self._value(name, text, within) for name, text in typed.items()}

    def check(self, run: Run, field: Field, typed: Any, plan: Plan, record: Any) -> None:
        """Raise what stands in the way of what is typed of one field of a record, which is to be changed."""
        meant = self.meant(run, {field.name: typed}, True)
        if meant.get(field.name) == typed:  # what says more is read with it
            self._read_within(self._later(meant), plan, run.today(plan), record, behind=True)
            self.read(meant)

    def _value(self, name: str, typed: Any, *within: Within) -> Any:
        """One value; an empty text is that of a field that is absent, where it may be (`within` reads it itself)."""
        field, absent = self.by_name[name], self.kind.fields[name].absent
        if typed in ("", [""]) and absent is not NEVER and not field.within:
            return absent
        if field.of != "str":
            return field.read(typed, *within)
        is_text = isinstance(field.read, Reader) or field.read in (texts.title, texts.note)
        return given(typed, field.read) if is_text else field.read(typed, *within)
