"""English, continued: copies of the plan, bringing one back, and erasing one."""

from __future__ import annotations

COPIES: dict[str, str | tuple[str, str]] = {
    "data.no_backups": "No copies of an earlier day yet. One is kept at every change.",
    "data.backup_line": "{number}. {day}, {what}",
    "data.backup_bad": "{number}. {day}, {what} (cannot be read)",
    "data.copy_named": "{line}: {name}",
    "data.copy.earlier": "after change {change}",
    "data.copy.before": "before: {what}",
    "data.copy.before_undo": "before it was taken back: {what}",
    "data.copy.restored": "before an older copy was brought back",
    "data.copy.conflict": "kept beside: another program wrote it",
    "data.copy.bad": "kept beside: it could not be read",
    "data.copy.schema": "kept beside: from before goalwalk was updated",
    "data.copy.stray": "a copy that another program made",
    "data.which": "{gw} data restore 1 brings back the newest; what stands now is kept.",
    "data.copy_forget": "{gw} data forget --copy 1 erases one of them for good.",
    "data.forget_ask": (
        "Erase {what} from the plan and from every copy? A copy that cannot be read goes whole. This cannot be undone."
    ),
    "data.copy_ask": "Erase this copy for good? {line}",
    "data.copy_ask_last": "This is the only copy that can be read. Erase it for good? {line}",
    "data.plain": "{path} has no lock. It may be an old copy that came back. {gw} data encrypt locks it.",
    "data.stray": "{path}: another program made this copy.",
    "data.stray_how": "{gw} data restore lists all copies; {gw} data forget --copy NUMBER erases one.",
    # What bringing a copy back would take away
    "data.goes_week": ("One change of this week is not in it.", "{n} changes of this week are not in it."),
    "data.goes_since": ("One change since {day} is not in it.", "{n} changes since {day} are not in it."),
    "data.goes_more": "More than {n} changes, since {day} and before, are not in it.",
    "data.goes_another": "It is a copy of another plan: nothing that stands now is in it.",
    "data.goes_things": "Not in it: {things}.",
    "data.goes_otherwise": ("One thing stands there as it was before.", "{n} things stand there as they were before."),
    "data.goes_ask": "Bring it back all the same? What stands now is kept as a copy.",
    "things.settings": "the settings",
    "things.goals": ("1 goal", "{n} goals"),
    "things.steps": ("1 step", "{n} steps"),
    "things.ratings": ("1 rating", "{n} ratings"),
    "things.barriers": ("1 barrier", "{n} barriers"),
    "things.supports": ("1 support", "{n} supports"),
    "things.about": ("1 thing told of you", "{n} things told of you"),
    "things.brings": ("1 thing to bring", "{n} things to bring"),
    "things.wins": ("1 win", "{n} wins"),
    "things.meetings": ("1 meeting", "{n} meetings"),
    "things.skills": ("1 skill", "{n} skills"),
    "things.practices": ("1 practice", "{n} practices"),
    "things.happenings": ("1 answer to a barrier", "{n} answers to barriers"),
    "things.contacts": ("1 time of reaching somebody", "{n} times of reaching somebody"),
    "things.hopes": ("1 line for a hard moment", "{n} lines for a hard moment"),
    "things.clocks": ("1 clock", "{n} clocks"),
    "things.returns": ("{return_word}", "{n} times {return_word}"),
    "things.amounts": ("1 amount of a clock", "{n} amounts of clocks"),
    "things.setbacks": ("{setback_word}", "{n} times {setback_word}"),
    "things.day_check_ins": ("1 check-in of a day", "{n} check-ins of days"),
    "things.check_ins": ("1 check-in", "{n} check-ins"),
    # What was done
    "receipt.stood_before": "What stood before is kept as a copy: {gw} data restore {number}",
    "receipt.stood_before_bad": "What stood before could not be read. It is kept: {path}",
    "receipt.copy_erased": "Erased: copy {number} of {day}. The plan itself stays as it is.",
    "notice.copy_unproven": "Nothing here can be read that would tell whether this is a copy of the same plan.",
    "problem.no_such_backup": 'There is no copy "{number}". {gw} data restore lists them.',
    "problem.copy_of_person": (
        "This copy is of another plan: it seems to be that of {name}. "
        "There: goalwalk --person {person} data restore {path}"
    ),
    "problem.copy_of_own": "This copy is of another plan: it seems to be your own. There: goalwalk data restore {path}",
    "problem.copy_of_another": (
        "This copy is of another plan than the one here. To open it beside: goalwalk person add NAME, "
        "then: goalwalk --person NAME data restore {path}"
    ),
}
