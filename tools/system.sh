#!/usr/bin/env bash
# What Linli needs from the machine itself. Looks first, installs only what is missing, and where it may not install
# says what to do and fails.
#
#   tools/system.sh venv PYTHON     PYTHON is 3.11 or newer and can make virtual environments
#   tools/system.sh browser         Chromium (or Chrome), what drives it and a Chinese font are there, for the tests
#   tools/system.sh which-browser   print the path of that browser
#
# Written for the bash 3.2 of macOS.
set -euo pipefail

main() {
    case "${1:-}" in
        venv) need_venv "${2:-python3}" ;;
        browser) need_browser ;;
        which-browser) find_browser ;;
        *) stop "Usage: tools/system.sh venv PYTHON | browser | which-browser" ;;
    esac
}

need_venv() {
    local python=$1
    command -v "$python" >/dev/null ||
        stop "There is no \`$python\` here. Install Python 3.11 or newer, or name yours: make PYTHON=python3.12 …"
    is_new_enough "$python" ||
        stop "Linli needs Python 3.11 or newer; \`$python\` is $(version_of "$python")." \
            "Install a newer one, or name it: make PYTHON=python3.12 …"
    if ! can_make_venv "$python"; then
        install_packages "python$(version_of "$python")-venv" ""
        can_make_venv "$python" ||
            stop "\`$python\` still cannot make virtual environments: its module ensurepip is missing. Reinstall that Python," \
                "or name another one: make PYTHON=python3.12 …"
    fi
}

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; }
version_of() { "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])'; }
# Debian ships venv and leaves ensurepip, without which venv makes an environment that is good for nothing, to a package.
can_make_venv() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

need_browser() {
    local debian="" cask=""
    if ! find_browser >/dev/null; then
        debian="chromium"
        cask="google-chrome"
    fi
    has_chinese_font || debian="$debian fonts-noto-cjk fontconfig"
    has_libatomic || debian="$debian libatomic1"
    if [ -n "$debian" ]; then
        install_packages "${debian# }" "$cask"
        find_browser >/dev/null || stop "The browser was installed but does not start. Try it by hand: chromium --version"
    fi
}

# Asked for its version, because Ubuntu's `chromium-browser` may be there and only say that it is not.
find_browser() {
    local browser
    if [ -n "${LINLI_CHROMIUM:-}" ]; then
        "$LINLI_CHROMIUM" --version >/dev/null 2>&1 || stop "LINLI_CHROMIUM names no browser that starts: $LINLI_CHROMIUM"
        echo "$LINLI_CHROMIUM"
        return
    fi
    for browser in chromium google-chrome google-chrome-stable chromium-browser \
        "/Applications/Chromium.app/Contents/MacOS/Chromium" \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
        if "$browser" --version >/dev/null 2>&1; then
            command -v "$browser"
            return
        fi
    done
    return 1
}

has_chinese_font() {
    [ "$(uname)" = Darwin ] || [ -n "$(fc-list :lang=zh-cn family 2>/dev/null)" ]
}

# Playwright's own Node.js is linked against it, and a small Debian does without.
has_libatomic() {
    [ "$(uname)" = Darwin ] ||
        compgen -G "/usr/lib*/libatomic.so.1" >/dev/null ||
        compgen -G "/usr/lib/*/libatomic.so.1" >/dev/null
}

# install_packages "DEBIAN PACKAGES" "HOMEBREW CASKS"
install_packages() {
    if [ -n "$2" ] && [ "$(uname)" = Darwin ]; then
        install_from_homebrew "$2"
    elif command -v apt-get >/dev/null; then
        install_from_debian "$1"
    else
        stop "Missing on this machine: $1 (as Debian calls it). Install it and run the same command again."
    fi
}

install_from_debian() {
    as_root true 2>/dev/null ||
        stop "Missing on this machine: $1. Run this, and then the same command again:

    sudo apt-get update && sudo apt-get install $1
"
    echo "Installing with apt-get: $1"
    # A list that cannot be fetched need not matter: what cannot be installed will say so.
    quietly as_root apt-get -q update || true
    # shellcheck disable=SC2086 # one word a package
    quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 \
        install --no-install-recommends $1 || stop "apt-get could not install $1."
}

# Never asks for a password: nobody may be there to type it.
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

install_from_homebrew() {
    command -v brew >/dev/null ||
        stop "Missing on this machine: Chromium or Chrome. Install one of them and run the same command again."
    echo "Installing with Homebrew: $1"
    # shellcheck disable=SC2086 # one word a cask
    quietly brew install --cask $1 || stop "Homebrew could not install $1."
}

# Run a command; show what it said only if it fails.
quietly() {
    local said
    said=$("$@" 2>&1 </dev/null) || {
        printf '%s\n' "$said" >&2
        return 1
    }
}

stop() {
    echo "$*" >&2
    exit 1
}

main "$@"
