#!/usr/bin/env bash
# Makes what the program needs here: .venv with the pinned packages, compiled catalogues, the system's libraries
# for windows; with "tests" also PostgreSQL. What is done already is skipped. Never asks anything.
set -euo pipefail
cd "$(dirname "$0")/.."

LIBRARIES="libgl1 libegl1 libglib2.0-0 libfontconfig1 libdbus-1-3 libxkbcommon0 libxcb-cursor0 libxkbcommon-x11-0
 libxcb-icccm4 libxcb-keysyms1 libxcb-image0 libxcb-shape0 libxcb-randr0 libxcb-xkb1 libxcb-render-util0"

say() { printf '%s\n' "$*" >&2; }

# Installs Debian packages, or says the line that does. "Not possible" is for the caller to judge.
debian_packages() {
    if ! command -v apt-get >/dev/null; then
        say "Needed from the system, under whatever name it has there: $*"
        return 1
    fi
    if [ "$(id -u)" -ne 0 ]; then
        # shellcheck disable=SC2086
        say "To install what is missing from the system: sudo apt-get install -y" $*
        return 1
    fi
    # shellcheck disable=SC2086
    say "Installing from Debian:" $*
    apt_get update && apt_get install -y --no-install-recommends "$@"
}

# Its hundreds of lines are shown only when it fails.
apt_get() {
    local log
    log=$(mktemp)
    if ! DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@" </dev/null >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        return 1
    fi
    rm -f "$log"
}

find_python() {
    local name
    for name in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    say "Python 3.11 or newer is needed; PYTHON=/path/to/python make ... names one."
    return 1
}

make_venv() {
    [ -x .venv/bin/python ] && .venv/bin/python -m pip --version >/dev/null 2>&1 && return
    local python
    python=$(find_python)
    "$python" -c 'import ensurepip' 2>/dev/null || debian_packages python3-venv
    say "Making .venv"
    "$python" -m venv .venv
}

install_packages() {
    local stamp=.venv/habitue-packages state
    state=$(cat pyproject.toml constraints.txt setup.py scripts/prepare.sh | cksum)
    [ "$(cat "$stamp" 2>/dev/null)" = "$state" ] && return
    say "Installing the pinned packages into .venv"
    # As a variable it holds for the packages of the build too; pip splits it at blanks, so no path stands in it.
    PIP_CONSTRAINT=constraints.txt .venv/bin/python -m pip install --quiet --disable-pip-version-check \
        --editable '.[dev]'
    echo "$state" >"$stamp"
}

compile_catalogues() {
    local po
    for po in translations/*/LC_MESSAGES/messages.po; do
        if [ ! -e "${po%.po}.mo" ] || [ "$po" -nt "${po%.po}.mo" ]; then
            .venv/bin/python scripts/catalogues.py compile
            touch translations/*/LC_MESSAGES/messages.mo
            return
        fi
    done
}

# Off-screen needs the first of them, a desktop all; whether they suffice is asked from Qt itself.
install_libraries() {
    [ "$(uname -s)" = Linux ] || return 0
    [ -e .venv/habitue-libraries ] && return
    if ! window_opens; then
        # shellcheck disable=SC2086
        debian_packages $LIBRARIES || return 0
        window_opens || say "Qt still does not start; see the lines above."
    fi
    touch .venv/habitue-libraries
}

window_opens() {
    local plugins
    QT_QPA_PLATFORM=offscreen .venv/bin/python -c \
        'from PySide6.QtWidgets import QApplication; QApplication([])' >/dev/null 2>&1 || return 1
    plugins=$(.venv/bin/python -c 'import PySide6; print(PySide6.__path__[0])')/Qt/plugins/platforms
    ! ldd "$plugins/libqxcb.so" 2>/dev/null | grep -q 'not found'
}

install_postgresql() {
    ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && return
    command -v initdb >/dev/null && return
    debian_packages postgresql || say "Without PostgreSQL the tests of models/ run on SQLite only."
}

make_venv
install_packages
compile_catalogues
install_libraries
if [ "${1:-}" = tests ]; then install_postgresql; fi
