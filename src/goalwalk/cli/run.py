"""Every side effect of a command stands on one object: the clock (read once), chance, the home, the plan, the screen.

Commands ask the run; they read no environment, no clock and no stream of their own. Every command makes one, so what
only some of them need is imported where it is used.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar, overload

from goalwalk import words
from goalwalk.cli.progress_line import Working
from goalwalk.cli.stderr import for_stderr, knows_signs, plain_if, to_stderr
from goalwalk.core.errors import CannotBeDone, CannotRead, NotUnderstood

if TYPE_CHECKING:
    from goalwalk.core.model.hotlines import HelpLines
    from goalwalk.core.model.plan import Changed, Plan
    from goalwalk.core.nouns.check_ins import Moment
    from goalwalk.draw.screen import Screen
    from goalwalk.store.disk.keys import Key
    from goalwalk.store.plan.reports import Unlocking
    from goalwalk.store.plan.session import Session, WhatDone

T = TypeVar("T")
VARIABLE = "_GOALWALK_COMPLETE"  # set where a shell asks what fits at the cursor
_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no letter that reads like another
OF_NO_PLAN = (
    *(f"person_{done}" for done in ("added", "taken_in", "taken_over", "removed")),
    "handed_over_gone",
    "lock",
    "filled",
)
QUIET = {"next": "hints", "warm": "encouragement"}  # what lines may say beside the answer, and the setting for it

AskForKey = Callable[["Run", "Callable[[str], Key]", "Path | None"], "Key"]


class Run:
    """One run of goalwalk. `json`, `plain`, `no_input`, `yes` and `person` are set by the options of the same names.

    The first thing that is said of somebody else's plan names them. `quiet`: a shell asks, not a person, so nothing is
    told on the way. `latest`: the one whose person is asked."""

    latest: Run

    def __init__(self, ask_for_key: AskForKey | None = None) -> None:
        Run.latest = self
        self.arguments: list[str] = []  # the line, as it was typed
        self.json = False
        self.plain: bool | None = None
        self.no_input = self.yes = False
        self.quiet = False
        self.hushed = False  # nobody is there any more to be shown or told anything
        self.heard = False  # whether the page for a hard moment was shown beside what is under way
        self.conversation: Any = None  # the answers of the one that is under way
        self._person = os.environ.get("GOALWALK_PERSON") or None
        self._named = self._shown = False
        self._ask_for_key = ask_for_key
        self._noticed: list[tuple[str, dict[str, Any]]] = []
        self._last_id = 0
        plain_if(lambda: self.wants_plain)
        words.call_it("goalwalk", theirs=self._person is not None)
        words.in_terms_of(None)

    @property
    def person(self) -> str | None:
        """Whose plan it is, as typed or as the environment says; None: one's own."""
        return self._person

    @person.setter
    def person(self, name: str | None) -> None:
        """From now on it is theirs, and every command that is told is one for their plan."""
        if name is not None:
            from shlex import quote

            words.call_it(f"goalwalk --person {quote(name)}", theirs=True)
        else:
            words.call_it("goalwalk")
        self._person = name

    def for_whom(self, typed: str) -> None:
        """From now on it is for the plan of somebody whose name was typed. Raises NotUnderstood for what is no name."""
        from goalwalk.core.texts import name

        self.person = name(typed)

    def for_person(self, name: str | None) -> Run:
        """The same run for the plan of somebody else; None: for one's own."""
        other = Run(self._ask_for_key)
        for kept in ("json", "plain", "no_input", "yes", "quiet", "now", "home", "working"):
            setattr(other, kept, getattr(self, kept))
        other.person = name
        return other

    # The world outside

    @cached_property
    def now(self) -> datetime:
        """The instant of this run, with its offset; GOALWALK_NOW fixes it. Raises NotUnderstood("now_unreadable")."""
        fixed = os.environ.get("GOALWALK_NOW")
        if not fixed:
            return datetime.now().astimezone()
        try:
            from goalwalk.core.since import FIRST_YEAR, LAST_YEAR

            named = datetime.fromisoformat(fixed)
            if FIRST_YEAR <= named.year <= LAST_YEAR:  # as far as days can be typed
                return named if named.tzinfo else named.astimezone()
        except ValueError:
            pass
        raise NotUnderstood("now_unreadable", text=fixed)

    def any_time(self) -> None:
        """For what answers in any case: where GOALWALK_NOW says no time that can be read, it is as late as it is."""
        try:
            _ = self.now
        except NotUnderstood:
            self.now = datetime.now().astimezone()

    def time_goes_on(self) -> None:
        """A conversation may last past midnight: from here on it is as late as it is by then."""
        self.__dict__.pop("now", None)

    @cached_property
    def home(self) -> Path:
        """The folder everything lies in. Raises CannotBeDone("no_home") where there is none."""
        named = os.environ.get("GOALWALK_HOME")
        if named:
            if named.startswith(("$HOME", "${HOME}")):  # as a file of settings says it, which no shell has read
                named = os.path.expandvars(named)
            path = Path(os.path.expanduser(named))  # noqa: PTH111 - whose home there is none of stays as it is
            if path.parts[0].startswith("~"):
                raise CannotBeDone("no_home")
            return path.absolute()
        import platformdirs

        home = Path(platformdirs.user_data_dir("goalwalk", appauthor=False))
        if not home.is_absolute() or os.environ.get("HOME") == "":
            raise CannotBeDone("no_home")
        return home

    @cached_property
    def machine(self) -> dict[str, bool | int | str]:
        """The settings of this computer. Raises CannotRead("config_damaged")."""
        if not os.path.lexists(self.home / "config.toml"):
            return {}
        from goalwalk.store.disk import config

        return config.read(self.home)

    def help_lines(self) -> HelpLines | None:
        """Those of its country, where known. Raises CannotRead("config_damaged"), CannotBeDone("no_home")."""
        code = self.machine.get("country")
        if not isinstance(code, str):
            return None
        from goalwalk.words import hotlines

        try:
            return hotlines.of_country(code)
        except (OSError, ValueError, KeyError):  # our own file, which somebody may have corrected in haste
            return None

    @cached_property
    def session(self) -> Session:
        """The plan of the person, as it is kept."""
        from goalwalk.store.verbs.open import open_session

        return open_session(
            self.home,
            now=lambda: self.now,
            random=os.urandom,
            notice=self._notice,
            working=self.working,
            person=self.person,
            unlocking=self.unlocking,
            seen=lambda plan: words.in_terms_of(plan.settings),
            syncs=not self.quiet,
        )

    @property
    def has_saved(self) -> bool:
        """Whether this run has written the plan, whatever became of the answer."""
        return "session" in self.__dict__ and self.session.has_saved

    @property
    def unlocking(self) -> Unlocking:
        """How a locked plan is opened here: by asking whoever sits there, and holding the key in memory for a while."""
        from goalwalk.store.plan.reports import Unlocking

        named = os.environ.get("XDG_RUNTIME_DIR")
        return Unlocking(self._asked_for_key, self.minutes, Path(named) if named else None)

    def _asked_for_key(self, read: Callable[[str], Key], copy: Path | None) -> Key:
        if self._ask_for_key is None:
            raise CannotRead("locked")
        return self._ask_for_key(self, read, copy)

    def minutes(self) -> int:
        """How long an opened plan stays open. Raises CannotRead("config_damaged")."""
        from goalwalk.store.disk.config import MINUTES, MINUTES_NAME

        return int(self.machine.get(MINUTES_NAME, MINUTES))

    @cached_property
    def called(self) -> str | None:
        """What they are called whose plan it is; None: oneself. Raises CannotBeDone("no_such_person")."""
        return self.session.name()

    def new_id(self) -> str:
        """A new id: 128 bits, time first, unique across machines, rising within a run."""
        fresh = max(0, int(self.now.timestamp() * 1000)) << 80 | int.from_bytes(os.urandom(10))  # 1900 is before 0
        self._last_id = max(fresh, self._last_id + 1)
        number, letters = self._last_id, []
        for _ in range(26):
            number, rest = divmod(number, 32)
            letters.append(_LETTERS[rest])
        return "".join(reversed(letters))

    # The plan

    def begun(self, *every: str) -> Plan | None:
        """The plan, read once, with every one of its wins or days where these tables are named; None for none."""
        try:
            if not every:
                return self.session.load()
            from goalwalk.store.verbs.look_back import plan_with

            return plan_with(self.session, *every)
        except CannotBeDone as problem:
            if problem.code != "no_plan":
                raise
            return None

    def plan(self) -> Plan:
        """The plan to look at; an empty one where none was begun, because there is nothing wrong with that."""
        from goalwalk.core.model.plan import Plan

        return self.begun() or Plan()

    def today(self, plan: Plan) -> date:
        """The civil day it is for this plan."""
        from goalwalk.core.days import Today

        return Today.of(self.now, plan.settings.day_starts_at, plan.settings.week_starts_on)

    def moment(self, plan: Plan) -> Moment:
        """The civil day and the instant of what is said now."""
        from goalwalk.core.nouns.check_ins import Moment

        return Moment(self.today(plan), self.now.isoformat(timespec="seconds"))

    @overload
    def begin(self, change: Callable[[Plan], Plan], what: WhatDone) -> Plan: ...
    @overload
    def begin(self, change: Callable[[Plan], Changed[T]]) -> Changed[T]: ...
    def begin(self, change: Any, what: WhatDone = None) -> Any:
        """As `update`; where no plan was begun, with this change one is."""
        from goalwalk.store.verbs.update import begin

        return begin(self.session, change, what)

    @overload
    def update(self, change: Callable[[Plan], Plan], what: WhatDone, *, whole: bool = False) -> Plan: ...
    @overload
    def update(self, change: Callable[[Plan], Changed[T]], *, whole: bool = False) -> Changed[T]: ...
    def update(self, change: Any, what: WhatDone = None, *, whole: bool = False) -> Any:
        """The plan with one change, on disk when this returns; or the `Changed` that `change` gave, with that plan."""
        from goalwalk.store.verbs.update import update

        return update(self.session, change, what, whole=whole)

    def is_there(self, today: date) -> None:
        """The person looks, on a terminal, at their own plan: reminders that rest until they are back come again."""
        if self.person is None and self.can_ask and os.path.lexists(self.home / "reminders.json"):
            from goalwalk.store.verbs.remind import come_back

            come_back(self.session, today)

    # The screen

    @cached_property
    def screen(self) -> Screen:
        """Where answers go: drawn on a terminal, plain lines anywhere else."""
        from goalwalk.draw.screen import Screen

        terminal = sys.stdout.isatty() and os.environ.get("TERM") not in ("dumb", "unknown")
        width = os.get_terminal_size(sys.stdout.fileno()).columns if terminal else 80
        return Screen(
            sys.stdout,
            rich=terminal and not self.wants_plain,
            width=max(20, width or 80),
            colour=terminal and not os.environ.get("NO_COLOR"),
            ascii=not knows_signs(sys.stdout.encoding),
            unwanted=self._unwanted,
        )

    @property
    def can_ask(self) -> bool:
        """Whether there is a person to ask: a terminal to read from, one to be read on, and no word against it."""
        return (
            not (self.no_input or self.json or self.hushed)
            and sys.stdin.isatty()
            and (sys.stdout.isatty() or sys.stderr.isatty())
        )

    def show(self, view: Any, today: date) -> None:
        """Answer with a view: on the screen, or as JSON."""
        if self.hushed:
            return
        self.working.erase()
        if self.json:
            import json

            from goalwalk.draw.as_json import as_data

            data = as_data(view, today)
            if self.person is not None:
                data["person"] = self.called
            elif self._is_own_among_others(view):
                data["person"] = None
            sys.stdout.write(json.dumps(data, ensure_ascii=True) + "\n")
        else:
            from goalwalk.draw.view import draw

            whose = None if self._shown else self._whose()
            if self._is_own_among_others(view):
                whose = words.say("whose.own")
            draw(view, self.screen, whose)
            self._shown = True

    def tell(self, key: str, **facts: words.Fact) -> None:
        """Say a sentence that is no answer: on stderr."""
        if not self.hushed:
            self.tell_line(words.say(key, **facts))

    def tell_line(self, line: str) -> None:
        """Say what is no answer, in words already."""
        self.working.erase()
        self.name_whose()
        to_stderr(line)

    def name_nobody(self) -> None:
        """What comes next is of no plan, and bears no name."""
        self._named = self._shown = True

    def name_whose(self) -> None:
        """Before something is said or asked about somebody else's plan: whose it is. Once is enough."""
        if not (self._named or self.quiet or self.json) and (whose := self._whose()):
            to_stderr(whose)

    def name_own(self) -> None:
        """Before questions about one's own plan, where others are kept here: that it is one's own."""
        if self.person is None and not self._named and self.can_ask and self.session.others():
            self._named = True
            to_stderr(words.say("whose.own"))

    def _is_own_among_others(self, view: Any) -> bool:
        """Whether it tells what was done to one's own plan, and others are kept here: a name is easily left out."""
        if type(view).__name__ != "ReceiptView" or self.person is not None or view.what.code in OF_NO_PLAN:
            return False
        of = [getattr(thing, "of", None) for _, thing in getattr(view, "changed", ())]
        return "machine" not in of and self.session.others()

    def _whose(self) -> str | None:
        if self.person is None:
            return None
        self._named = True
        return words.say("whose", name=self.called)

    @cached_property
    def working(self) -> Working:
        """Told by long work how far it has come; shown on a terminal to whoever waits there."""
        return Working(monotonic, self._may_draw_on_stderr, for_stderr)

    def _may_draw_on_stderr(self) -> bool:
        terminal = sys.stderr.isatty() and os.environ.get("TERM") not in ("dumb", "unknown")
        return terminal and not self.json and not self.wants_plain

    @cached_property
    def wants_plain(self) -> bool:
        """Whether plain lines are wanted: by the option, the environment, or the settings of this computer."""
        if self.plain is not None:
            return self.plain
        for name in ("GOALWALK_PLAIN", "ACCESSIBLE"):  # the second is what other programs listen to, too
            if said := os.environ.get(name):
                return said.lower() not in ("0", "no", "false")
        return self.is_chosen("plain", usual=False)

    def _unwanted(self) -> list[str]:
        """What lines say that nobody here wants to read: what to type next, or a warm word."""
        return [says for says, name in QUIET.items() if not self.is_chosen(name, usual=True)]

    def is_chosen(self, name: str, *, usual: bool) -> bool:
        """A yes or no among the settings of this computer. How a screen looks is no reason to hold an answer back."""
        try:
            return bool(self.machine.get(name, usual))
        except CannotRead as problem:
            self.machine = {}  # which is said once
            to_stderr(words.problem(problem))
            return usual

    def _notice(self, code: str, facts: dict[str, Any]) -> None:
        if not self.quiet and (code, facts) not in self._noticed:
            self._noticed.append((code, facts))
            self.tell(f"notice.{code}", **facts)
