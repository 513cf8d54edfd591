"""Tab: what is offered, in a real bash where there is one; nothing a person wrote, and never a word about a problem."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.keyboard import Typed, environment, everything, plan_file
from goalwalk.cli.completion import SHELLS

PLAN_TEXT = ("Sleep", "Walk", "Glasses", "Sam", "Draw", "Sketch")

OFFERED = [
    ("goalwalk pro", ["progress"]),
    ("goalwalk step re", ["resume", "remove"]),
    (
        "goalwalk data ",
        [
            "where",
            "check",
            "backup",
            "restore",
            *("merge", "conflicts", "import"),
            "forget",
            "encrypt",
            "decrypt",
            "passphrase",
            *("share", "shared", "receive", "key", "open-to", "close-to", "export", "calendar"),
        ],
    ),
    ("goalwalk done --no", ["--note", "--no-input"]),
    ("goalwalk --v", ["--version"]),
    ("goalwalk done ", ["1.1", "1.2", "1.3", "2.1"]),
    ("goalwalk done 1.1 2", ["2.1"]),
    ("goalwalk checkin --done 1.1 --rest 1", ["1.1", "1.2", "1.3"]),
    ("goalwalk goal show ", ["1", "2"]),
    ("goalwalk step add X --goal ", ["1", "2"]),
    ("goalwalk data forget 1", ["1", "1.1", "1.2", "1.3"]),
    ("goalwalk step add X --kind ", ["action", "practice", "ask", "connect"]),
    ("goalwalk goal add X --area h", ["health", "home"]),
    ("goalwalk goal add X --status ", ["active", "exploring"]),
    ("goalwalk goal edit 1 --status e", ["exploring"]),
    ("goalwalk goal ra", ["rate"]),
    ("goalwalk goal levels ", ["1", "2"]),
    ("goalwalk goal levels 1 --weight ", []),
    ("goalwalk goal rate 1 --level ", ["much-less", "less", "hope", "more", "much-more"]),
    ("goalwalk config ro", ["room"]),
    ("goalwalk completion ", ["bash", "zsh", "fish", "powershell"]),
    ("goalwalk meeting re", ["reach", "remove"]),
    ("goalwalk page --w", ["--without", "--week"]),
    ("goalwalk meeting add --n", ["--next", "--no-input"]),
    ("goalwalk meeting show ", []),
    ("goalwalk rev", ["review"]),
    (
        "goalwalk review --",
        [
            "--since",
            "--walk",
            "--new",
            "--page",
            "--paper",
            "--json",
            "--plain",
            "--no-input",
            "--yes",
            "--person",
            "--help",
        ],
    ),
    ("goalwalk bring 'It", []),
    ("goalwalk bring --remove ", []),
    ("gw undo --l", ["--list"]),
    ("goalwalk win 'It", []),
    ("goalwalk bogus --n", ["--no-input"]),
]


def request(line: str) -> dict[str, str | None]:
    """The environment in which bash asks what fits at the end of a line."""
    words = line.split(" ")
    return {"_GOALWALK_COMPLETE": "complete_bash", "COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)}


@pytest.mark.parametrize(("line", "offered"), OFFERED)
def test_what_is_offered(line: str, offered: list[str], planned: Path, spawned: Typed) -> None:
    before = everything(planned)
    answer = spawned(env=request(line))
    assert (answer.code, answer.out.split(), answer.err) == (0, offered, "")
    assert everything(planned) == before


@pytest.mark.parametrize(
    "env",
    [
        {"_GOALWALK_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "goalwalk done 1"},
        {"_GOALWALK_COMPLETE": "complete_powershell", "_TYPER_COMPLETE_ARGS": "goalwalk done "},
        {
            "_GOALWALK_COMPLETE": "complete_fish",
            "_TYPER_COMPLETE_ARGS": "goalwalk done ",
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        },
    ],
    ids=lambda env: env["_GOALWALK_COMPLETE"],
)
def test_the_other_shells(env: dict[str, str], planned: Path, spawned: Typed) -> None:
    answer = spawned(env=env)
    assert (answer.code, answer.err) == (0, "")
    assert "1.1" in answer.out
    assert not any(text in answer.out for text in PLAN_TEXT)


@pytest.mark.parametrize("asked", ["complete_bash", "complete_csh", "complete", "bogus_bash", "source_csh", "_", "1"])
def test_a_question_that_makes_no_sense(asked: str, planned: Path, spawned: Typed) -> None:
    """No answer, and no traceback."""
    answer = spawned(env={"_GOALWALK_COMPLETE": asked})
    assert answer.code == 1 and answer.out == ""
    assert "Traceback" not in answer.err


@pytest.mark.parametrize("harm", ["no plan", "damaged", "no clock", "no home"])
def test_a_plan_that_cannot_be_read_offers_nothing(harm: str, planned: Path, spawned: Typed) -> None:
    env = request("goalwalk done ")
    if harm == "no plan":
        shutil.rmtree(planned)
    elif harm == "damaged":
        plan_file(planned).write_bytes(b"{")
    elif harm == "no clock":
        env["GOALWALK_NOW"] = "soon"
    else:
        env |= {"GOALWALK_HOME": None, "HOME": ""}
    answer = spawned(env=env)
    assert (answer.code, answer.out.strip(), answer.err) == (0, "", "")
    assert spawned(env={**env, **request("goalwalk pro")}).out.split() == ["progress"]


@pytest.mark.parametrize("program", ["goalwalk", "gw"])
def test_a_real_bash(program: str, planned: Path, spawned: Typed, tmp_path: Path) -> None:
    """The script as it is printed, in the shell it is for."""
    if not shutil.which("bash"):
        pytest.skip("no bash here")
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("goalwalk", "gw"):
        (folder / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" -m goalwalk "$@"\n')
        (folder / name).chmod(0o755)
    ask = f"""
        eval "$({program} completion bash)"
        complete -p {program}
        tab() {{
            COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
            _{program}_completion {program}
            echo "${{COMPREPLY[*]}}"
        }}
        tab {program} pro
        tab {program} done 2
        tab {program} step ""
    """
    done = subprocess.run(
        ["bash", "--norc", "-c", ask],
        env=environment(PATH=f"{folder}:/usr/bin:/bin"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        f"complete -o default -F _{program}_completion {program}",
        "progress",
        "2.1",
        "add list show edit move pause resume finish remove",
    ]


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script(shell: str, home: Path, typed: Typed) -> None:
    answer = typed("completion", shell)
    assert (answer.code, answer.err) == (0, "")  # nothing beside it, or a shell that reads it would show that each time
    assert "_GOALWALK_COMPLETE" in answer.out
    assert "gw" in answer.out
    assert typed("completion", shell, "--json").json["script"] == answer.out
    assert not home.exists()


def test_the_script_for_your_own_shell(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELL", "/usr/bin/zsh")
    assert typed("completion") == typed("completion", "zsh")
    monkeypatch.setenv("SHELL", "/bin/ksh")
    refused = typed("completion", "--json")
    assert refused.code == 2
    assert "bash" in json.loads(refused.err)["problem"]["message"]
