# Sourced: what becomes of tests whose program is missing. `left_out WHICH WHY` says it aloud and goes on; where CI is
# set it ends the script as a failure, because a run that left tests out must not pass. testkit does the same in Rust.
left_out() {
  case ${CI:-} in
    "" | 0 | false) printf '\n!! LEFT OUT: %s. %s\n\n' "$1" "$2" >&2 ;;
    *)
      printf '\n!! CI leaves no test out: %s. %s\n\n' "$1" "$2" >&2
      exit 1
      ;;
  esac
}
