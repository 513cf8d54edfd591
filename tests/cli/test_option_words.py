"""The words behind an option are its value, with no quotes; and never a part of a text that the command needs."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalwalk.cli.commands import COMMANDS, function_of, named
from goalwalk.cli.option_words import gathered
from goalwalk.cli.parameters import FILES, Parameter, parameters
from goalwalk.cli.tab_values import offered
from goalwalk.words import help

LINES = """
step add Water --target 8 glasses --every daily      | Water --target=8_glasses --every=daily
step add Pills --every twice a day                   | Pills --every=twice_a_day
step add Phone mum --every sunday afternoons         | Phone mum --every=sunday_afternoons
step add --every daily Walk to town                  | --every=daily Walk to town
step add --every twice a day Pills                   | --every=twice_a_day Pills
step add --target 8 glasses Water                    | --target=8_glasses Water
step add --target 8 Cups washed                      | --target=8_Cups washed
step add --why no option is this                     | --why no option is this
step edit 1.2 --title drink water                    | 1.2 --title=drink_water
step edit --title drink water                        | --title=drink water
step edit 1.2 --kind practice                        | 1.2 --kind=practice
meeting add --next saturday at 11                    | --next=saturday_at_11
meeting add --with my sister --next fri 10:00        | --with=my_sister --next=fri_10:00
setback --learned dont go past the shop hungry       | --learned=dont_go_past_the_shop_hungry
setback --on yesterday lost 50 euro                  | --on=yesterday lost 50 euro
barrier happened 1 --helped 4 Nearly                 | 1 --helped=4 Nearly
setback --of 1 Wind                                  | --of=1 Wind
setback a bad night --learned call sooner            | a bad night --learned=call_sooner
done walk --note slow today                          | walk --note=slow_today
done walk --note slow today --partly                 | walk --note=slow_today --partly
done --note slow walk                                | --note=slow walk
done 1.1 --amount 30 1.2                             | 1.1 --amount=30 1.2
done 1.1 --amount 30 min 1.2                         | 1.1 --amount=30_min 1.2
done --amount 30 walk                                | --amount=30 walk
done walk --amount 1 h 30                            | walk --amount=1_h_30
done walk --on last friday                           | walk --on=last_friday
done --on last friday walk                           | --on=last_friday walk
done 1.1 --on yesterday 1.2                          | 1.1 --on=yesterday 1.2
pause --until next monday                            | --until=next_monday
rest --from mon --to fri 1.1                         | --from=mon --to=fri 1.1
win --on last friday slept well                      | --on=last_friday slept well
win --person Sam slept well                          | --person Sam slept well
goal edit 1 --why= I am tired                        | 1 --why=_I_am_tired
meeting group --came 6 Tuesday group                 | --came=6 Tuesday group
barrier happened 1 --came 3 weeks later              | 1 --came=3_weeks_later
page --week next monday plan.pdf                     | --week=next_monday plan.pdf
data export --goal sleep better plan.json            | --goal=sleep_better plan.json
data export --what goals, wins out/                  | --what=goals,_wins out/
data export --from 10 nov --to 12/11 nov.md          | --from=10_nov --to=12/11 nov.md
data export plan.json --goal sleep.better now        | plan.json --goal=sleep.better_now
data calendar --at 9 a.m y.ics                       | --at=9_a.m y.ics
data calendar --days 1.2 mon, wed y.ics              | --days=1.2_mon,_wed y.ics
data share --with Ana Maria ana.age                  | --with=Ana_Maria ana.age
data import --step Habit name loop.csv               | --step=Habit_name loop.csv
data import --from loop loop.zip                     | --from=loop loop.zip
goal edit 1 --why - --json                           | 1 --why=- --json
step add Walk -- --every day                         | Walk -- --every day
"""


def of(line: list[str]) -> list[str]:
    found = named(line)
    assert found is not None
    verb, module, rest = found
    path = " ".join(line[: len(line) - len(rest)])
    return gathered(path, list(parameters(function_of(verb, module))), rest, date(2026, 11, 29))


@pytest.mark.parametrize("row", LINES.strip().splitlines())
def test_the_words_of_an_option(row: str) -> None:
    line, _, wanted = row.partition("|")
    words, left = [], iter(of(line.split()))
    for word in left:
        is_option = word.startswith("--") and word not in ("--", "--partly", "--json", "--person", "--why")
        is_option = is_option or (word == "--why" and "step" not in line)
        words.append(f"{word}={next(left)}" if is_option and "=" not in word and "--" not in words else word)
    assert [word.replace(" ", "_") for word in words] == wanted.split()


# What stands for a value in help, and a value of that kind: such an option takes no word more than its own.
CLOSED = {
    "FORM": "json",
    "WAY": "log",
    "ORDER": "dmy",
    "SIZE": "a4",
    "FILE": "one.txt",
    "FOLDER": "folder",
    "NUMBER": "7",
    "ZONE": "Europe/Berlin",
    "KEY": "age1qq",
    "CODE": "abcd",
    "LEVEL": "3",
    "DAY": "10 nov",
}
OF_WORDS = ("done --amount", "meeting group --next", "barrier happened --next")  # a day with its time, an amount's unit


def closed_options() -> list[tuple[str, str, str]]:
    """Each option of a command with an argument whose value is one of a few words, a number, a file or a day."""
    paths = [path for name, place in COMMANDS.items() for path in _paths(name, place)]
    found = []
    for path in paths:
        takes = _takes(path)
        for one in takes:
            if not one.is_option or one.is_flag or all(other.is_option for other in takes):
                continue
            choices = [*offered(None, path, one.typed.removeprefix("--"))]
            value = choices[0] if choices else CLOSED.get(help.typed(path, one.typed)[0] or "")
            if value and f"{path} {one.typed}" not in OF_WORDS:
                found.append((path, one.typed, value))
    return found


def _paths(name: str, place: object) -> list[str]:
    return [f"{name} {verb}" for verb in place] if isinstance(place, dict) else [name]


def _takes(path: str) -> list[Parameter]:
    verb, module, _ = named(path.split()) or ("", "", [])
    return list(parameters(function_of(verb, module)))


def test_a_value_that_is_complete_leaves_what_stands_behind_it() -> None:
    found = closed_options()
    assert {option for _, option, _ in found} >= {"--as", "--titles", "--paper", "--zone", "--kind", "--area", "--came"}
    for path, option, value in found:
        for behind in ("plan.json", "-") if _takes(path)[0].name in FILES else ("Robin",):
            line = [option, *value.split(), behind]
            got = gathered(path, _takes(path), line, date(2026, 11, 29))
            assert got == [option, value, behind], (path, line, got)


@given(
    st.lists(st.sampled_from(["--every", "--note", "--on", "mon", "8", "glasses", "--", "-", "a b", "1.1", "--json"]))
)
def test_no_word_is_dropped_and_none_changes_its_place(line: list[str]) -> None:
    for command in (["step", "add"], ["done"], ["win"]):
        assert " ".join(of([*command, *line])).split() == " ".join(line).split()
