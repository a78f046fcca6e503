#!/usr/bin/env bash
# with-desktop.sh COMMAND...: runs it inside a throw-away desktop: screen, session bus, notification daemon, unlocked keyring.
# Ends with the command's own exit code; 3 when the desktop itself could not be had.
set -euo pipefail

if [ -z "${CONSENT_DESK_DESKTOP_INNER:-}" ]; then
  folder=$(mktemp -d)
  mkdir -m 700 "$folder/run" "$folder/home"
  screen=
  # shellcheck disable=SC2329
  clear_up() {
    [ -z "$screen" ] || kill "$screen" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$folder" 2>/dev/null || true
  }
  trap clear_up EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  Xvfb -displayfd 4 -screen 0 1280x900x24 -nolisten tcp 4>"$folder/display" 2>/dev/null &
  screen=$!
  for _ in $(seq 100); do
    [ -s "$folder/display" ] && break
    sleep 0.1
  done
  [ -s "$folder/display" ] || { echo 'The throw-away desktop has no screen: Xvfb did not start.' >&2; exit 3; }
  # The screen comes before the bus: what the bus starts inherits the bus's environment.
  DISPLAY=":$(cat "$folder/display")"
  export DISPLAY HOME="$folder/home" XDG_RUNTIME_DIR="$folder/run" XDG_DATA_HOME="$folder/data" XDG_CACHE_HOME="$folder/cache" XDG_CONFIG_HOME="$folder/config"
  unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
  export CONSENT_DESK_DESKTOP=1 CONSENT_DESK_DESKTOP_INNER=1
  code=0
  dbus-run-session -- "$0" "$@" || code=$?
  exit "$code"
fi

unset CONSENT_DESK_DESKTOP_INNER
dunst >/dev/null 2>&1 &
daemon=$!
trap 'kill "$daemon" 2>/dev/null || true' EXIT
owned() {
  gdbus call --session -d org.freedesktop.DBus -o /org/freedesktop/DBus -m org.freedesktop.DBus.NameHasOwner "$1" 2>/dev/null | grep -q true
}
await() {
  for _ in $(seq 100); do
    if owned "$1"; then return 0; fi
    sleep 0.1
  done
  echo "The throw-away desktop has no $2." >&2
  exit 3
}
await org.freedesktop.Notifications 'notification daemon'
eval "$(printf '\n' | gnome-keyring-daemon --unlock --components=secrets 2>/dev/null | sed 's/^/export /')"
await org.freedesktop.secrets 'keyring'
code=0
"$@" || code=$?
exit "$code"
