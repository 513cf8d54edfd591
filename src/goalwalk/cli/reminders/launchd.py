"""What launchd wants: an agent that is started every few minutes, and says nothing."""

from __future__ import annotations

from html import escape
from pathlib import Path

LABEL = "local.reminder"
SECONDS = 300

TEXT = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN"
  "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
  <key>Label</key><string>{label}</string>
  <key>ProgramArguments</key>
  <array><string>{launcher}</string><string>timer</string></array>
  <key>StartInterval</key><integer>{seconds}</integer></dict></plist>
"""


def files(home: Path, launcher: Path) -> dict[Path, str]:
    """The file by its path."""
    text = TEXT.format(label=LABEL, launcher=escape(str(launcher)), seconds=SECONDS)
    return {path_in(home): text}


def path_in(home: Path) -> Path:
    """Where it lies, in the person's own folder."""
    return home / "Library" / "LaunchAgents" / f"{LABEL}.plist"


def start(home: Path, user: int) -> tuple[str, ...]:
    """The command that starts it."""
    return ("launchctl", "bootstrap", f"gui/{user}", str(path_in(home)))


def stop(user: int) -> tuple[str, ...]:
    """The command that stops it."""
    return ("launchctl", "bootout", f"gui/{user}/{LABEL}")
