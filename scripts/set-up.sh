#!/bin/sh
# Makes .venv and installs what a make target needs: set-up.sh run|test|oldest|wheel|bench|fuzz|lock
#
# It is quiet and quick when nothing changed: .venv keeps a checksum of the files that each
# installation came from. What pip says is shown only when it fails. PYTHON names the interpreter.
set -eu
cd "$(dirname "$0")/.."

what=$1
python=${PYTHON:-python3}
log=.venv/set-up.log

say() { printf '%s\n' "$1" >&2; }
stop() { say "$1"; exit 1; }
quietly() {
    "$@" >"$log" 2>&1 </dev/null || {
        cat "$log" >&2
        stop "Setting up did not work, and the lines above say why. Once that is mended, the same command goes on from here."
    }
}

check_python() {
    command -v "$python" >/dev/null 2>&1 ||
        stop "There is no $python here: backcoach needs Python 3.11 or newer, and PYTHON=/path/to/python says where one is."
    version=$("$python" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null) ||
        stop "$python is there but does not run: PYTHON=/path/to/python says where another one is."
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        stop "backcoach needs Python 3.11 or newer, and $python is $version: PYTHON=/path/to/python says where a newer one is."
    "$python" -c 'import venv, ensurepip' 2>/dev/null ||
        stop "$python has no venv and pip of its own: install them (on Debian and Ubuntu, sudo apt install python3-venv), then try again."
}

# A .venv that came along with a moved or copied folder would start the program in the old place.
venv_is_ours() {
    [ -x .venv/bin/python ] && [ "$(cat .venv/made-in 2>/dev/null)" = "$PWD" ] &&
        { [ -z "${PYTHON:-}" ] || [ "$(cat .venv/made-with)" = "$PYTHON" ]; }
}

make_venv() {
    mkdir -p .venv
    # Not --clear: it would take the log away while it is being written.
    rm -rf .venv/made-in .venv/bin .venv/lib .venv/lib64 .venv/oldest .venv/wheel \
        .venv/bench .venv/fuzz .venv/lock .venv/*.stamp
    quietly "$python" -m venv .venv
    printf '%s\n' "$python" >.venv/made-with
    printf '%s\n' "$PWD" >.venv/made-in # Last: it says that the rest is complete.
}

pins_of() { case $1 in wheel) echo test ;; *) echo "$1" ;; esac }
stamp_of() { cat pyproject.toml "requirements/$(pins_of "$1").txt" | cksum; }
is_ready() { [ "$(cat ".venv/$1.stamp" 2>/dev/null)" = "$(stamp_of "$1")" ]; }
set_ready() { stamp_of "$1" >".venv/$1.stamp"; }

pins_into() {
    quietly "$1/bin/python" -m pip install --disable-pip-version-check --no-input \
        --require-hashes -r "requirements/$(pins_of "$2").txt"
}

# Without build isolation, so that the build backend is the pinned one, too.
project_into() {
    quietly "$1/bin/python" -m pip install --disable-pip-version-check --no-input \
        --no-deps --no-build-isolation -e .
}

welcome() {
    if [ -e ".venv/$what.stamp" ]; then
        say "Bringing the set-up up to date, one moment."
        return
    fi
    case $what in
        run) say "Setting up, about half a minute, only this once." ;;
        test) say "Setting up for the tests, about a minute, only this once." ;;
        oldest) say "Setting up with the oldest versions, about a minute, only this once." ;;
        *) say "Setting up for $what, a moment, only this once." ;;
    esac
}

venv_is_ours && is_ready "$what" && exit 0
venv_is_ours || check_python
welcome
venv_is_ours || make_venv
case $what in
    run | test)
        pins_into .venv "$what"
        project_into .venv
        set_ready run # The tests' pins hold all that the program needs.
        ;;
    *)
        # In a folder of their own, so that they cannot change what backcoach itself runs with.
        # Anew, as what was pinned once and is no longer must not stay.
        quietly .venv/bin/python -m venv --clear ".venv/$what"
        pins_into ".venv/$what" "$what"
        [ "$what" != oldest ] || project_into ".venv/$what"
        ;;
esac
set_ready "$what"
