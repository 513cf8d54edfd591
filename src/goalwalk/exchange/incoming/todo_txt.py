"""todo.txt: a task a line. A project is a goal; contexts, priorities and other tags are kept aside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from goalwalk.core.errors import CannotRead
from goalwalk.core.rhythm.rhythms import ONCE
from goalwalk.exchange.incoming import read as values
from goalwalk.exchange.incoming.formats import Given
from goalwalk.exchange.incoming.records import At, Incoming, Left, SaidIn, StepIn
from goalwalk.exchange.incoming.source import Source

KIND = "todo"
DONE = re.compile(r"x (?:([0-9]{4}-[0-9]{2}-[0-9]{2}) )?(?:([0-9]{4}-[0-9]{2}-[0-9]{2}) )?")
PRIORITY = re.compile(r"\(([A-Z])\) ")
MADE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}) ")
TAG = re.compile(r"([^\s:/]{1,40}):([^\s:/][^\s]{0,200})")


def is_it(source: Source) -> bool:
    """Whether it is a file by that name, or most of its lines bear a mark of it."""
    name = source.alone
    if name is None:
        return False
    lines = [line for line in source.head(name).splitlines()[:50] if line.strip()]
    marked = sum(bool(DONE.match(line) or PRIORITY.match(line) or " +" in line or " @" in line) for line in lines)
    return bool(lines) and (marked * 2 > len(lines) or (name.lower().endswith("todo.txt") and "," not in lines[0]))


def read(source: Source, given: Given) -> Incoming:
    """All tasks. Raises CannotRead("import_not_it")."""
    name = source.alone
    if name is None or source.is_json(name):
        raise CannotRead("import_not_it", file=source.name, kind=KIND)
    left: list[Left] = []
    return Incoming(KIND, tuple(_tasks(source, name, given, left)), left=tuple(left))


def _tasks(source: Source, name: str, given: Given, left: list[Left]) -> Iterator[StepIn]:
    seen: dict[str, int] = {}
    for number, line in enumerate(source.lines(name), 1):
        at, text = At(source.shown(name), number), line.strip()
        if not text:
            continue
        done = DONE.match(text)
        text = text[done.end() :] if done else text
        priority = PRIORITY.match(text)
        text = text[priority.end() :] if priority else text
        made = MADE.match(text)
        text = text[made.end() :] if made else text
        title, goal, due, aside = _marked(text)
        aside += [("priority", priority[1])] if priority else []
        aside += [("due", due.isoformat())] if done and due else []
        if title is None:
            left.append(Left(at, "no_name"))
            continue
        seen[title] = which = seen.get(title, 0) + 1
        begun = values.day((done and done[2]) or (made and made[1]) or "")
        ended = values.day(done[1]) if done and done[1] else None
        finished = given.today if done and ended is None else None
        if finished:
            left.append(Left(at, "done_when", (("title", values.shortened(title, 60)),)))
        own = title if which == 1 else f"{title} #{which}"
        said = (SaidIn(ended, "done", at=at),) if ended else ()
        start = begun if begun and (ended is None or begun <= ended) else ended
        yield StepIn(
            own,
            title,
            at,
            goal,
            rhythm=ONCE,
            said=said,
            start=start,
            by=due if not done else None,
            finished=finished,
            aside=tuple(aside),
        )


def _marked(text: str) -> tuple[str | None, str, date | None, list[tuple[str, str]]]:
    """What a task is called, its first project, the day it is due, and what else its words are marked as."""
    words = text.split()
    projects = [word[1:] for word in words if len(word) > 1 and word.startswith("+")]
    aside = [("context", word) for word in words if len(word) > 1 and word.startswith("@")]
    aside += [("project", project) for project in projects[1:]]
    due = None
    for tag in (tag for word in words if (tag := TAG.fullmatch(word))):
        day = values.day(tag[2]) if tag[1] == "due" else None
        due = day or due
        aside += [] if day else [(tag[1], tag[2])]
    plain = (word for word in words if not (len(word) > 1 and word[0] in "+@") and not TAG.fullmatch(word))
    title = values.title(" ".join(plain)) or values.title(text)
    return title, (values.title(projects[0]) if projects else None) or "", due, aside
