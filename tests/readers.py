"""Every reader of a file or of what is typed, and whatever draws a text, as a function of a text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

TODAY = date(2026, 11, 20)


def readers() -> dict[str, Callable[[str], object]]:
    """Each reader by its name, of a text of any length."""
    from goalwalk.cli.prompts import prompted
    from goalwalk.core import amounts, answer_file, days, evening_line, letters, naming, spoken, texts, times, units
    from goalwalk.core.measures import day_index
    from goalwalk.core.nouns import clocks, levels, skill_cards
    from goalwalk.core.rhythm import often, rhythms, rules, typed
    from goalwalk.draw import safe, screen, without_rich
    from goalwalk.draw.paper import html, markdown, pdf
    from goalwalk.draw.paper import letters as on_paper
    from goalwalk.draw.paper import text as plain
    from goalwalk.screens import paper_blocks
    from goalwalk.store.disk import container, keys, tables
    from goalwalk.store.schema import day_index as day_index_in_file
    from goalwalk.words import hotlines
    from paper_plans import goal, of_texts, step

    one = of_texts("Walk to the park")

    evening = [evening_line.Listed("1.1", "Walk to the park", "min"), evening_line.Listed("1.2", "Sketch")]

    def titled(text: str) -> object:
        return one._replace(goals=(goal(1, text),), steps=(step(1, 1, text),))

    screen_ = screen.Screen(None, rich=True, width=40)  # type: ignore[arg-type]
    return {
        "title": texts.title,
        "note": texts.note,
        "folded": letters.folded,
        "plain letters": letters.plain_letters,
        "day": lambda text: days.read_day(text, TODAY, "past"),
        "rhythm": lambda text: typed.read_rhythm(text, TODAY),
        "times a day": often.times_a_day,
        "how often": lambda text: often.read_often(text, TODAY),
        "time of a day": times.read_times,
        "day and time": lambda text: times.read_when(text, TODAY),
        "measure": lambda text: units.read_measure(text, "min"),
        "target": units.read_target,
        "kept rhythm": rhythms.read,
        "kept rule": lambda text: rhythms.read(f"RRULE:{text}"),
        "rule": rules.normal,
        "amount": amounts.read_amount,
        "whole number": lambda text: amounts.read_whole(text, 0, 9),
        "level": levels.read_level,
        "ruler": levels.read_ruler,
        "when": lambda text: times.read_when(text, TODAY),
        "time": times.read_time,
        "evening": lambda text: evening_line.read_line(text, evening),
        "limit": clocks.read_limit,
        "saves": lambda text: clocks.read_saves([text]),
        "a named step": lambda text: naming.find_step(one, text),
        "a long title": lambda text: naming.find_goal(titled(text), "Wolk"),
        "a named support": lambda text: naming.support_named(one, text),
        "words told": lambda text: naming.find_told(one, text),
        "mentions": lambda text: naming.mentions(titled(text), "a"),
        "control word": spoken.control,
        "verb": spoken.verb,
        "if": spoken.when_of,
        "then": spoken.then_of,
        "nobody": spoken.is_nobody,
        "answers": answer_file.read,
        "card": skill_cards.read,
        "a card written": lambda text: skill_cards.write(skill_cards.Card(text)),
        "country": hotlines.of_country,
        "JSON": lambda text: tables.loads(text.encode()),
        "JSON text": lambda text: tables.loads(b'"' + text.encode() + b'"'),
        "sealed": lambda text: container.parse(text.encode(), 1),
        "sealed behind": lambda text: container.parse(container.FIRST + text.encode(), 1),
        "key": lambda text: keys.read(text.encode()),
        "sums of a year": lambda text: day_index.sums_of.__wrapped__(2026, text),
        "index": lambda text: day_index_in_file.read({"1": {"step": "s", "letters": {"2026": text}}}),
        "visible": safe.visible,
        "joiners": safe.without_stray_joiners,
        "ascii": safe.ascii_only,
        "line ends": screen.without_end_blanks,
        "folded lines": lambda text: without_rich._folded(screen_.letters(text), 40),
        "prompt": prompted,
        "HTML": html._own,
        "Markdown": markdown.literal,
        "text": lambda text: plain.folded(text, 40),
        "PDF": lambda text: list(pdf._pieces(text)),
        "numbers to call": lambda text: list(on_paper.pieces(text)),
        "own words": paper_blocks.own,
    }
