# What the scripts beside this one begin with: a place of its own that is taken away again, and two ways to type.
# Each of them runs in any shell with goalwalk on the PATH, and asks nothing. Nobody in them exists.
set -eu

PLACE=$(mktemp -d)
export GOALWALK_HOME="$PLACE/plan"
trap 'rm -rf "$PLACE"' EXIT
cd "$PLACE"

at() { # a moment, and what it is
  export GOALWALK_NOW="$1"
  printf '\n# %s\n' "$2"
}

shown() {
  printf '\n$ goalwalk'
  for word; do
    case $word in
      *[!a-zA-Z0-9_.:,/-]*) printf ' "%s"' "$word" ;;
      *) printf ' %s' "$word" ;;
    esac
  done
  printf '\n'
}

goalwalk() { # as it would be typed
  shown "$@"
  command goalwalk "$@" --no-input
}

privately() { # with a text that comes after the command, so that no history of a shell keeps it
  shown "$@"
  tee "$PLACE/typed"
  printf '\n'
  command goalwalk "$@" --no-input < "$PLACE/typed"
  rm "$PLACE/typed"
}
