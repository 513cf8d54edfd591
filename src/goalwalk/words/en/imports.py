"""Words about what comes in from other programs: `data import`."""

from __future__ import annotations

SENTENCES: dict[str, str | tuple[str, str]] = {
    # What it is from
    "import.kind.goalwalk": "goalwalk's own table",
    "import.kind.loop": "Loop Habit Tracker",
    "import.kind.csv": "a table",
    "import.kind.daylio": "Daylio",
    "import.kind.taskwarrior": "Taskwarrior",
    "import.kind.beaver": "Beaver Habits",
    "import.kind.table-habit": "Table Habit",
    "import.kind.harsh": "harsh",
    "import.kind.habitctl": "habitctl",
    "import.kind.jrnl": "jrnl",
    "import.kind.grove": "Grove",
    "import.kind.sobriety": "Sobriety",
    "import.kind.todo": "todo.txt",
    # The preview
    "import.stdin": "stdin",
    "import.found": "{file}, from {kind}",
    "import.step": "Step",
    "import.goal": "Goal",
    "import.days": "Days",
    "import.span": "When",
    "import.from_to": "{first} – {last}",
    "import.by": "by {day}",
    "import.starts": "from {day}",
    "import.of_word": "{n} {word}",
    "import.goes_on": "{title} (is here; new days)",
    "import.finished": "finished",
    "import.rests": "at rest",
    "import.under": "Goal: {goal}",
    "import.more_steps": ("and one more", "and {n} more"),
    "import.clock": "Clock: {title}, since {day}",
    "import.clock.limit": "Clock: {title}, since {day}, within {limit} a day",
    "import.comes": "New: {things}",
    "import.of_days": ("Of one day, {span}: {things}.", "Of {n} days, {span}: {things}."),
    "import.of_days.moods": ("one mood", "{n} moods"),
    "import.of_days.notes": ("one note", "{n} notes"),
    "import.of_days.kept": ("one line to keep", "{n} lines to keep"),
    "import.noted": ("One day of a step comes with a note.", "{n} days of steps come with a note."),
    "import.open": (
        "One step for once will stand on today.",
        "{n} steps for once will stand on today. To let those of a goal rest: {gw} pause GOAL",
    ),
    "import.there": (
        "One day or note is here already, and stays as it is.",
        "{n} days or notes are here already, and stay as they are.",
    ),
    "import.newer": (
        "One day says something newer there. It counts instead of what came before.",
        "{n} days say something newer there. It counts instead of what came before.",
    ),
    "import.passed.automatic": (
        "One day that Loop had filled in by itself stays out: goalwalk counts it without.",
        "{n} days that Loop had filled in by itself stay out: goalwalk counts them without.",
    ),
    "import.passed.blank": ("One blank day stays blank.", "{n} blank days stay blank."),
    "import.passed.skipped": (
        "One skipped day of what was to stay within a limit stays blank.",
        "{n} skipped days of what was to stay within a limit stay blank.",
    ),
    "import.passed.json_alone": (
        "One other thing does not come from a table. All of a plan: {gw} data export plan.json",
        "{n} other things do not come from a table. All of a plan: {gw} data export plan.json",
    ),
    "import.passed.twice": (
        "One row stands there twice, word for word, and counts once. With --as each, both count.",
        "{n} rows stand there more than once, word for word, and count once. With --as each, every one counts.",
    ),
    "import.beside": "Also there, and not in this: {files}. What else is to come, bring in by itself.",
    "import.beside.file": "{file} ({kind})",
    "import.beside.folder": "{kind} (with --from {name})",
    "import.aside": "Has no place of its own here. It is kept as a note of today:",
    "import.otherwise": ("One thing to look at:", "{n} things to look at:"),
    "import.left": ("One thing cannot come:", "{n} things cannot come:"),
    "import.more": ("and one more; --json has all", "and {n} more; --json has all"),
    "import.left_line": "{file}, line {line}: {why}",
    "import.left_item": "{file}, number {item}: {why}",
    "import.left_file": "{file}: {why}",
    "import.why.limit_kept": (
        "{title} becomes a clock, which counts every day: one that is blank or skipped there counts as within the limit"
    ),
    "import.why.limit_archived": (
        "{title} was put away there, and a clock would count on. Its amounts come as notes of their days. "
        "To begin a clock: {gw} clock add {typed}"
    ),
    "import.why.limit_stopped": (
        "{title} was stopped there, and a clock would count on. Its attempts are kept in a note. "
        "To begin a clock: {gw} clock add {typed}"
    ),
    "import.why.limit_quiet": (
        "{title} has no amount after {day}, and a clock would count on. Its amounts come as notes of their days. "
        "To begin a clock: {gw} clock add {typed}"
    ),
    "import.why.limit_span": (
        "{title} has a limit for more days than one, and goalwalk knows limits of a day. The limit is kept as a note "
        "of today, and the amounts as notes of their days"
    ),
    "import.why.thousandths": "{title} holds amounts, which the app wrote as thousandths: 2500 is 2.5",
    "import.why.renamed": (
        "{title} has the days of {was}, which is not there any more. It goes on as that. To call it so here, too: "
        "{gw} {way}"
    ),
    "import.why.no_name": "it has no name",
    "import.why.no_rhythm": "how often it comes round cannot be read",
    "import.why.no_days": "{title} comes without days: its folder is not there",
    "import.why.no_day": '"{text}" is no day',
    "import.why.day_twice": "{text} stands there twice; the first counts",
    "import.why.step_twice": "{title} stands there twice; the first counts",
    "import.why.day_again": "{title} has another line for {text} further down, and the last one counts",
    "import.why.no_value": '"{text}" is neither a yes, a no nor a number',
    "import.why.row_twice": "it is the same as line {first}, word for word, and counts once",
    "import.why.item_twice": "it is the same as number {first}, word for word, and counts once",
    "import.why.same_name": "{title} stands there twice; the days of both come to the first",
    "import.why.two_ways": '"{text}" could be {one} or {other}',
    "import.why.open_end": "the file ends here without a line break. If it was cut short, this row is not whole",
    "import.why.column_of_words": 'the column "{column}" holds words. They are kept as notes of the days',
    "import.why.one_step": 'no column holds a yes, a no or numbers. Each row is one time done of "{title}"',
    "import.why.serial_days": "days are numbers there, as spreadsheets count them. This one is {day}",
    "import.why.row_too_long": "it has more cells than there are columns",
    "import.why.too_many_steps": "{title}: there are too many columns or names to be steps",
    "import.why.deleted": "{title} was deleted there",
    "import.why.no_task": "it is no task",
    "import.why.no_status": '"{text}" is no status that Taskwarrior gives a task',
    "import.why.no_description": "it is a task without a description",
    "import.why.uuid_twice": "{title} has the identity of another task; it comes as one of its own",
    "import.why.uuid_odd": (
        '{title} has an identity that Taskwarrior does not write: "{text}". If that changes there, it comes once more'
    ),
    "import.why.recurs_how": '{title}: how often "{text}" is cannot be read. It comes as a step for once',
    "import.why.odd_mood": 'the mood "{text}" has no number from 1 to 5. It is kept as a note of each such day',
    "import.why.as_win": "it is here already, as a win, and stays one",
    "import.why.as_line": "it is here already, as a line to keep, and stays one",
    "import.why.no_object": 'something in "{field}" is not what goalwalk expects there',
    "import.why.no_habit": '"{text}" is none of its lines',
    "import.why.no_text": "it says nothing",
    "import.why.no_begin": "{title}: when it began is not told; it begins on {day}",
    "import.why.done_when": "{title} is done, and on which day is not told. It comes as finished",
    "import.why.done_ahead": "{title} is done there, on a day that has not come yet: {day}. It comes as finished",
    "import.why.taken_away": "{title} was taken away here, and stays so. To bring it back: {gw} undo --removed",
    "import.why.part_taken_away": "it was taken away here, and stays so. To bring it back: {gw} undo --removed",
    "import.why.tonight": "{day} begins here at {hour}. After that, bring it in again",
    "import.why.ahead": "{day} has not come yet",
    "import.why.long_ago": "{day} is too long ago",
    "import.why.says_else": "{title}, {day}: it says something else there. What was written here stays",
    "import.why.erased": "it was erased here, and stays out",
    "import.ask": "Bring this in? One undo takes all of it back.",
    "import.stopped": "Nothing was written.",
    "import.stopped_saved": "It was brought in already. To take all of it back: {gw} undo",
    "import.goal_title": "From {kind}",
    "import.aside_line": "{kind}, {{title}}: {{fields}}",
    # What was done
    "receipt.imported": "{things} brought in from {kind}.",
    "receipt.imported.left": ("One thing could not come.", "{n} things could not come."),
    "receipt.imported.undo": "To take all of it back: {gw} undo",
    "receipt.imported.nothing": "Nothing is in it that is not here.",
    "receipt.imported.stays": "Nothing new comes of it.",
    "receipt.imported.none": "Nothing of it could come in.",
    "receipt.imported.empty": "There is nothing in it to bring in.",
    "what.imported": "{things} from {from}",
    # What stands in the way
    "needed.import": "A file, a folder or a zip",
    "ask.import": "Which file, folder or zip?",
    "csv.columns": "Its columns: {columns}.",
    "csv.day": "Which column is the day? (Enter: {guess})",
    "csv.day.none": "Which column is the day?",
    "csv.none": "none",
    "csv.step": "Which is the step? (Enter: {guess}; or none)",
    "csv.step.none": "Which is the step? (Enter: none; each other column is one)",
    "csv.value": "Which is the value? (Enter: {guess}; or none)",
    "csv.value.none": "Which is the value? (Enter: none; each row is one time done)",
    "csv.note": "Which hold notes, and are no steps? Several with commas (Enter: {guess}; or none)",
    "csv.note.none": "Which hold notes, and are no steps? Several with commas (Enter: none)",
    "csv.every": "How often do they come round? (Enter: whenever)",
    "csv.dates": "{text} is: 1 {one}, or 2 {other}? (1 or 2)",
    "problem.csv_which_day": "1 or 2.",
    "problem.csv_asks": "Which column of {file} is which? It has: {columns}. Say it like this: {example}",
    "problem.csv_no_column": 'There is no column "{text}". There are: {columns}.',
    "problem.csv_words": (
        'The column "{column}" holds only: {words}. If these are steps, say --step {column}; if they are notes, '
        "--note {column}; if they are a yes and a no, write yes and no there."
    ),
    "problem.csv_dates": "{file}: {text} could be {one} or {other}. Say which: --dates dmy, or --dates mdy",
    "problem.csv_order": '"{text}" is no order of a date: dmy, mdy or ymd.',
    "import.as.jrnl": "Entries become: lines to keep, wins, or starred ones wins? (lines, wins, starred; Enter: lines)",
    "import.as.daylio": "Activities become: notes of the day, or a step each? (notes, steps; Enter: notes)",
    "csv.twice": (
        "One row with a number stands there twice, word for word.",
        "{n} rows with a number stand there more than once, word for word.",
    ),
    "import.as.csv": "They count: once, or each of them? (once, each; Enter: once)",
    "problem.import_as": "What are the entries of {file} to be? Say it like this: --as lines, or wins, or starred",
    "problem.import_no_way": '"{text}" is none of them: {ways}.',
    "problem.import_no_option": "{option} says nothing about {kind}.",
    "problem.import_asks": "Nothing was brought in. To bring it in: the same with --yes.",
    "problem.import_no_kind": 'goalwalk reads no "{text}". What it reads: {kinds}.',
    "problem.import_missing": 'There is no file "{file}".',
    "problem.import_link": "{file} is a link that leads to no file.",
    "problem.import_no_file": "{file} cannot be read as a file.",
    "problem.import_no_access": "{file} may not be read. Look at who owns it.",
    "problem.import_too_much": "{file} is larger than a plan can be. Nothing was brought in.",
    "problem.import_empty": "{file} is empty. Nothing was brought in.",
    "problem.import_unknown": (
        "{file} is none of the files that goalwalk knows ({kinds}). If it is one of them, say which: --from KIND"
    ),
    "problem.import_not_it": "{file} is no file of {kind}. Without --from, goalwalk looks what it is.",
    "problem.import_which": ("{file} is no folder of one program. Bring in one by one what is in it: {files}"),
    "problem.import_other": "{file} is from {kind}. Leave --from out, or say --from {found}",
    "problem.import_database": (
        "{file} is an app's own database. Let the app export CSV instead (in Loop: Settings, Export as CSV)."
    ),
    "import.own_ask": (
        "{file} is a plan of goalwalk's own, and there is none here. In it: {things}. It becomes the plan here."
    ),
    "import.own_ask_locked": (
        "{file} is a locked plan of goalwalk's own, and there is none here. It becomes the plan here."
    ),
    "problem.import_own_asks": "{told} Say yes to that with --yes.",
    "import.own_empty": "nothing yet",
    "problem.import_own": "{file} is a plan of goalwalk's own. It comes in with: {gw} data merge FILE",
    "problem.import_sealed": (
        "{file} is sealed. A plan comes in with {gw} data merge FILE; what was given away opens with "
        "{gw} data receive FILE"
    ),
    "problem.import_days_across": (
        "{file}: its days stand side by side, a column each. Turn the table (in a spreadsheet: copy it, then Paste "
        "Special with Transpose), save it as CSV, and bring that in."
    ),
    "problem.import_spreadsheet": "{file} is a spreadsheet. Save it there as CSV, and bring that in.",
    "problem.import_no_text": (
        "{file}, line {line}: its letters cannot be read. Save it there as UTF-8 (in Excel: CSV UTF-8), and try again."
    ),
    "problem.import_cut": (
        "{file}, line {line}: the file ends in the middle of this row. Nothing was brought in. If the row is whole, "
        "put a line break behind it."
    ),
    "problem.import_no_table": (
        "{file}, line {line}: this is no row of a table (a quote may be open there). Nothing was brought in."
    ),
    "problem.import_no_json": "{file}, line {line}: the file is damaged there, or cut short. Nothing was brought in.",
    "problem.import_no_field": '{file}: "{field}" is not what goalwalk expects there. Nothing was brought in.',
    "problem.import_zip_damaged": "{file} is damaged, or cut short. Nothing was brought in.",
    "problem.import_zip_locked": "{file} is a zip with a passphrase. Unpack it, and bring in the folder.",
}
