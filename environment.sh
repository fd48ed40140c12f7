# Read by ./start and ./check: an environment in .venv with what a list of requirements names, made once and kept.

stop() {
    printf '%s\n' "$1" >&2
    exit 1
}

can_use_apt() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null
}

apt_install() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >/dev/null && apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

make_environment() {
    if .venv/bin/python -m pip --version >/dev/null 2>&1 && is_new_enough .venv/bin/python; then return; fi
    if ! is_new_enough python3 && can_use_apt; then apt_install python3 python3-venv || true; fi
    is_new_enough python3 || stop "Python 3.11 or newer is needed as python3. On Debian: apt-get install python3 python3-venv"
    echo "Making an environment in .venv." >&2
    if python3 -m venv --clear .venv >/dev/null 2>&1; then return; fi
    if can_use_apt; then apt_install python3-venv && python3 -m venv --clear .venv >/dev/null 2>&1 && return; fi
    stop "python3 cannot make an environment. On Debian, as root: apt-get install python3-venv. Then run this again."
}

install_requirements() {
    stamp=".venv/$1.installed"
    wanted=$(cat requirements.txt requirements-clickhouse.txt "$1" | cksum)
    if [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then return; fi
    echo "Installing what $1 names; this takes a minute or two." >&2
    .venv/bin/python -m pip install --quiet --disable-pip-version-check -r "$1" ||
        stop "Not everything in $1 could be installed. Check the connection to PyPI and run this again."
    printf '%s\n' "$wanted" >"$stamp"
}
