"""What shells want: one line in their start-up file, which reads a few lines of ours. These greet, and ask again at a
prompt, in the background and at most every ten minutes. They say nothing where nobody types, and a shell that reads
none of it, but was given what stands before a prompt, does not stumble over it. What is said in the background takes
the place of the prompt, which zsh and fish draw anew below it, as after any change of the window; bash does not.
"""

from __future__ import annotations

from pathlib import Path
from shlex import quote

from goalwalk.store.disk.files import first

SECONDS = 600
KINDS = ("bash", "zsh", "fish")
AT_LOGIN = (".bash_profile", ".bash_login", ".profile")  # of which bash reads the first that is there
LARGEST = 1024 * 1024  # bytes of it

BASH = """\
if [[ $- = *i* && ! ${{_reminded-}} ]]; then
  {run} shell; _reminded=$((SECONDS + {seconds}))
  _reminder() {{
    ((SECONDS < _reminded)) && return; _reminded=$((SECONDS + {seconds}))
    ({run} shell 2>/dev/null &)
  }}
  [[ ${{PROMPT_COMMAND-}} = *_reminder ]] ||
    PROMPT_COMMAND+=$'\\n! declare -F _reminder >/dev/null || _reminder'
fi
"""
ZSH = """\
if [[ -o interactive && ! ${{_reminded-}} ]]; then
  {run} shell; _reminded=$((SECONDS + {seconds}))
  _reminder() {{
    ((SECONDS < _reminded)) && return; _reminded=$((SECONDS + {seconds}))
    (said=$({run} shell 2>/dev/null) && [[ $said ]] &&
      printf '\\r\\e[K%s\\n' "$said" && kill -WINCH $$ &)
  }}
  precmd_functions+=(_reminder)
fi
"""
FISH = """\
if status is-interactive; and not set -q _reminded
  {run} shell; set -g _reminded (date +%s)
  function _reminder --on-event fish_prompt
    test (date +%s) -lt (math $_reminded + {seconds}); and return
    set -g _reminded (date +%s)
    sh -c 'said=$("$0" shell) && [ "$said" ] &&
      printf "\\r\\033[K%s\\n" "$said" && kill -WINCH $1' \\
      {run} $fish_pid 2>/dev/null &; disown 2>/dev/null
  end; end
"""
TEXTS = {"bash": BASH, "zsh": ZSH, "fish": FISH}


def files(shell: str, launcher: Path) -> dict[Path, str]:
    """The lines of ours for that shell, by where they lie."""
    return {_beside(shell, launcher): TEXTS[shell].format(run=_quoted(shell, launcher), seconds=SECONDS)}


def line(shell: str, launcher: Path) -> str:
    """The line that reads them, as long as they are there."""
    reads = "source" if shell == "fish" else "."
    return f"{reads} {_quoted(shell, _beside(shell, launcher))} 2>/dev/null # reminder"


def file_of(shell: str, home: Path, config: Path, zdotdir: str | None) -> Path:
    """The start-up file of that shell."""
    if shell == "bash":
        return home / ".bashrc"
    if shell == "zsh":
        return (Path(zdotdir) if zdotdir else home) / ".zshrc"
    return config / "fish" / "config.fish"


def login_file(home: Path) -> str | None:
    """The file that bash reads at a login, where that one does not go on to the one that others read; None: it does."""
    found = next((name for name in AT_LOGIN if (home / name).is_file()), None)
    if found is None:
        return AT_LOGIN[0]
    try:
        return None if b"bashrc" in first(home / found, LARGEST) else found
    except OSError:
        return None  # nobody can tell


def _beside(shell: str, launcher: Path) -> Path:
    return launcher.with_name(f"run.{shell}")


def _quoted(shell: str, path: Path) -> str:
    if shell == "fish":
        return "'" + str(path).replace("\\", "\\\\").replace("'", "\\'") + "'"
    return quote(str(path))
