"""What shells want: one line in their start-up file, which reads a few lines of ours. These greet, and ask again at a
prompt, in the background and at most every ten minutes. They say nothing where nobody types.
"""

from __future__ import annotations

from pathlib import Path
from shlex import quote

SECONDS = 600
KINDS = ("bash", "zsh", "fish")

BASH = """\
case $- in *i*)
  if ! declare -F _reminder >/dev/null; then
    _reminder() {{
      local status=$?
      if [ "${{_reminded:-0}}" -le "$SECONDS" ]; then
        _reminded=$((SECONDS + {seconds}))
        ({run} shell &)
      fi
      return $status
    }}
    PROMPT_COMMAND="_reminder${{PROMPT_COMMAND:+; $PROMPT_COMMAND}}"
    {run} shell
    _reminded=$((SECONDS + {seconds}))
  fi ;;
esac
"""
ZSH = """\
if [[ -o interactive ]] && (( ! $+functions[_reminder] )); then
  _reminder() {{
    if (( ${{_reminded:-0}} <= SECONDS )); then
      _reminded=$((SECONDS + {seconds}))
      ({run} shell &)
    fi
  }}
  precmd_functions+=(_reminder)
  {run} shell
  _reminded=$((SECONDS + {seconds}))
fi
"""
FISH = """\
if status is-interactive; and not functions -q _reminder
  function _reminder --on-event fish_prompt
    if test $_reminded -le (date +%s)
      set -g _reminded (math (date +%s) + {seconds})
      {run} shell &
      disown 2>/dev/null
    end
  end
  {run} shell
  set -g _reminded (math (date +%s) + {seconds})
end
"""
TEXTS = {"bash": BASH, "zsh": ZSH, "fish": FISH}


def files(shell: str, launcher: Path) -> dict[Path, str]:
    """The lines of ours for that shell, by where they lie."""
    return {_beside(shell, launcher): TEXTS[shell].format(run=_quoted(shell, launcher), seconds=SECONDS)}


def line(shell: str, launcher: Path) -> str:
    """The line that reads them, as long as they are there."""
    path = _quoted(shell, _beside(shell, launcher))
    if shell == "fish":
        return f"if test -r {path}; source {path}; end # reminder"
    return f"if [ -r {path} ]; then . {path}; fi # reminder"


def file_of(shell: str, home: Path, config: Path, zdotdir: str | None) -> Path:
    """The start-up file of that shell."""
    if shell == "bash":
        return home / ".bashrc"
    if shell == "zsh":
        return (Path(zdotdir) if zdotdir else home) / ".zshrc"
    return config / "fish" / "config.fish"


def _beside(shell: str, launcher: Path) -> Path:
    return launcher.with_name(f"run.{shell}")


def _quoted(shell: str, path: Path) -> str:
    if shell == "fish":
        return "'" + str(path).replace("\\", "\\\\").replace("'", "\\'") + "'"
    return quote(str(path))
