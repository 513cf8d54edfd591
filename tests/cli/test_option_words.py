"""The words behind an option are its value, with no quotes; and never a part of a text that the command needs."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalwalk.cli.commands import function_of, named
from goalwalk.cli.option_words import gathered
from goalwalk.cli.parameters import parameters

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


@given(
    st.lists(st.sampled_from(["--every", "--note", "--on", "mon", "8", "glasses", "--", "-", "a b", "1.1", "--json"]))
)
def test_no_word_is_dropped_and_none_changes_its_place(line: list[str]) -> None:
    for command in (["step", "add"], ["done"], ["win"]):
        assert " ".join(of([*command, *line])).split() == " ".join(line).split()
