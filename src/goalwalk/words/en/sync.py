"""Sentences of syncing: one plan on several devices, through a folder."""

from __future__ import annotations

LATER = "All of it is kept here, and goes there later."

SENTENCES: dict[str, str | tuple[str, str]] = {
    "sync.new": ("1 new", "{n} new"),
    "setting.sync_new": "whether today says how much is new from elsewhere (yes, no); of this computer",
    # Asked
    "sync.about": "Whatever goes into the folder is sealed with a passphrase. The other device will ask for it.",
    "sync.nobody": "Without it nobody can read what lies there, and nobody can help. The plan here stays as it is.",
    "sync.new_passphrase": "A passphrase for the folder (four or five words are good):",
    "sync.passphrase": "The folder's passphrase:",
    "sync.anew_passphrase": "The folder's passphrase from now on, the same or another:",
    "sync.which": "Several plans lie there. The code that the first device said:",
    "sync.beside": "In that folder lies another plan. Put this one beside it, apart? (y, or Enter for no)",
    "sync.make": "{folder} is not there yet. Make it? (y, or Enter for no)",
    "sync.which_device": "Which one? {names} (Enter for none)",
    "sync.remove_ask": "{name} can open nothing that is written from now on. Take it out?",
    # What was done
    "sync.begun": "Synced through {folder} from now on: with each change, and before each look.",
    "sync.other": "On the other device, once the folder is there: goalwalk sync FOLDER, and the passphrase.",
    "sync.code": "Where several plans lie in it, it asks for this code: {code}",
    "sync.joined": "Synced through {folder} from now on: with each change, and before each look.",
    "sync.came": ("1 thing is new here.", "{n} things are new here."),
    "sync.none_came": "Nothing is new here.",
    "sync.added": ("1 file was added to {folder}.", "{n} files were added to {folder}."),
    "sync.none_added": "There was nothing to add to {folder}.",
    "sync.open": "The folder's key lies here without a lock, as the plan does. Both get one with: {gw} data encrypt",
    "receipt.sync_off": "This device syncs no longer. The plan stays, and so does what lies in {folder}, sealed.",
    "receipt.sync_device_gone": (
        "{name} is taken out. What it wrote is here. What it has it keeps; what is written now it cannot open. "
        "Each other device asks once for the passphrase: {gw} sync"
    ),
    "needed.sync_folder": "A folder",
    "needed.device": "The name of a device",
    # What lies there
    "sync.device": ("{name}: 1 file, whole. It wrote last {day}.", "{name}: {n} files, whole. It wrote last {day}."),
    "sync.device_quiet": (
        "{name}: 1 file, whole. Nothing is written under that name yet.",
        "{name}: {n} files, whole. Nothing is written under that name yet.",
    ),
    "sync.device_none": "{name}: nothing that can be read yet.",
    "sync.same_name": "{name}, {id}",
    "sync.this": "{name} (this device)",
    "sync.out": "{name} (taken out)",
    "sync.gaps": ("One of its files is still on its way.", "{n} of its files are still on their way."),
    "sync.trouble": "{file}: {why}",
    "sync.why.sync_half": "not all of it is there yet",
    "problem.sync_half": "A file in the sync folder is not whole: {path}",
    "sync.why.damaged": "it is not as it was written",
    "sync.why.wrong_key": "another key sealed it",
    "sync.why.too_new": "a newer goalwalk wrote it",
    "sync.why.no_access": "it may not be read",
    "sync.strangers": (
        "One file there is not ours, and is left alone: {files}",
        "{n} files there are not ours, and are left alone: {files}",
    ),
    "sync.all_whole": "All of it is whole.",
    # Told in passing, once a day
    "notice.sync_away": f"The sync folder is not there just now: {{folder}}. {LATER}",
    "notice.sync_empty": (
        f"Nothing of this plan is in the sync folder just now: {{folder}}. {LATER} If it stays empty: {{gw}} sync"
    ),
    "notice.sync_slow": f"The sync folder does not answer: {{folder}}. {LATER}",
    "notice.sync_full": f"There is no room left in the sync folder: {{folder}}. {LATER}",
    "notice.sync_read_only": f"Nothing can be written in the sync folder: {{folder}}. {LATER}",
    "notice.sync_half": "A file in the sync folder is not whole. It is taken in once it is. Which: {gw} sync --check",
    "notice.sync_newer": "A newer goalwalk wrote in the sync folder. What it wrote waits until this one is as new.",
    "data.where_ask": "Here alone, or everywhere it is synced to? (here, everywhere; Enter leaves it)",
    "data.where_here": "here",
    "data.where_everywhere": "everywhere",
    "notice.sync_erased": (
        "What was erased on another device is gone here. About the copies kept here it asks: {gw} sync"
    ),
    "notice.sync_conflicts": (
        "Two versions of something are kept, and the later one is shown. To choose: {gw} data conflicts"
    ),
    "notice.sync_moved": (
        'Another device had given the number {was} first: "{title}" is {now} now.',
        'Another device had given the number {was} first: "{title}" is {now} now. {n} things here have another number.',
    ),
    "notice.sync_ahead": (
        "A clock elsewhere runs more than a day ahead of this one. What was written there is here, and counts as "
        "later. Which, by its last day: {gw} sync --check"
    ),
    "notice.sync_key": (
        "The sync folder has a new key. What is written here stays here until its passphrase is typed: {gw} sync"
    ),
    "notice.sync_removed": (
        "This device was taken out of the sync folder. The plan stays here. Its passphrase lets it in again: {gw} sync"
    ),
    "notice.sync_lock_missing": (
        "What opens the sync folder is not installed here. All of it is kept here. The line for it: {gw} sync"
    ),
    "notice.sync_stopped": (
        "What was noted here of syncing could not be read, so that it has stopped. To go on: {gw} sync FOLDER"
    ),
    "sync.the_folder": "the folder",
    "notice.sync_not_read": "The plan and the sync folder could not be brought together. Why: {gw} sync",
    # In the way of who asked
    "problem.sync_away": "The sync folder is not there: {folder}. Once it is: {gw} sync",
    "problem.sync_empty": (
        "The sync folder is there, and nothing of this plan is in it: {folder}. It may still come. If it stays empty: "
        "{gw} sync off, then {gw} sync FOLDER puts the plan there again."
    ),
    "problem.sync_slow": "The sync folder does not answer: {folder}. Later: {gw} sync",
    "problem.sync_full": "There is no room left in the sync folder: {folder}. The plan itself is as it was.",
    "problem.sync_read_only": "Nothing can be written in {folder}. The plan itself is as it was.",
    "problem.sync_not": "This plan is not synced. Begin with: {gw} sync FOLDER",
    "problem.sync_already": "It is synced through {folder} already. To leave that first: {gw} sync off",
    "problem.sync_nothing": "There is no plan here yet, and none lies in {folder}. Begin one with: {gw}",
    "problem.sync_no_folder": "{folder} is not there, nor the folder it would lie in. Make it, or plug it in, first.",
    "problem.sync_to_make": "{folder} is not there. Make it first; with --yes it is made.",
    "problem.sync_alone": "No other device has written in the folder yet.",
    "problem.sync_at_home": "{folder} is goalwalk's own folder, or in it. Choose one that the other device has, too.",
    "problem.sync_not_yet": (
        "The plan in {folder} is not whole there yet. Once all files have come, try it again. If they do not come: "
        "{gw} sync on a device that has the plan; or, for one that is nowhere else, empty the folder, and begin anew."
    ),
    "problem.sync_code": (
        "{n} plans lie in {folder}. Say which, by the code that the first device said: {gw} sync FOLDER --code CODE"
    ),
    "problem.sync_passphrase": "That passphrase does not open the folder. Ctrl-C leaves.",
    "problem.sync_no_code": 'No plan in {folder} has the code "{typed}".',
    "problem.sync_left": (
        "Left as it was. To have the plan of that folder here in the place of this one: {gw} data backup FILE keeps "
        "this one, {gw} data forget --everything takes it away from here, then: {gw} sync FOLDER"
    ),
    "problem.sync_beside": (
        "In {folder} lies another plan. To put this one beside it: --yes. To open that one apart from this: "
        "goalwalk person add NAME, then: goalwalk --person NAME sync FOLDER"
    ),
    "problem.no_such_device": 'No device there is called "{name}". {gw} sync --check lists them.',
    "problem.sync_several": '"{name}" is called more than one device: {options}. Say its letters.',
    "problem.sync_own": "{name} is this device. To sync no longer: {gw} sync off",
    "problem.sync_key_first": "The sync folder has a new key. First type its passphrase: {gw} sync",
}
