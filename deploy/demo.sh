#!/usr/bin/env bash
# demo.sh [FILE]: installs what is missing, builds release, starts claimcheckd on a Unix socket, checks FILE through
# gRPC with the command line, prints the findings and stops the daemon. Without FILE: deploy/sample.md.
# Exit status: 0 shown, 2 something failed. Idempotent; leaves nothing running.
set -euo pipefail
if [ $# -gt 1 ] || [ "${1:-}" = --help ]; then
  sed -n '2,4s/^# //p' "$0"
  exit $(($# > 1 ? 2 : 0))
fi
root=$(cd "$(dirname "$0")/.." && pwd)
file=deploy/sample.md
published=()
if [ $# -eq 1 ]; then
  file=$(realpath -e -- "$1") || exit 2
else
  published=(--published 2024-11-22)
fi
cd "$root"

./deploy/install-packages.sh
echo "Building (release); the first time this takes some minutes"
cmake --preset release >/dev/null
cmake --build --preset release --target claimcheckd claimcheck-worker claimcheck claimcheck-remote shipped_plugins

run=$(mktemp -d)
daemon=
stop() {
  if [ -n "$daemon" ] && kill -TERM "$daemon" 2>/dev/null; then wait "$daemon" || true; fi
  rm -rf "$run"
}
trap stop EXIT
echo "Starting claimcheckd on a Unix socket"
build/release/daemon/claimcheckd --listen "unix:$run/claimcheckd.sock" 2>"$run/log" &
daemon=$!
for _ in $(seq 200); do
  [ -S "$run/claimcheckd.sock" ] && break
  kill -0 "$daemon" 2>/dev/null || break
  sleep 0.1
done
echo "Checking $file through gRPC"
echo
status=0
build/release/clients/cli/claimcheck --server "unix:$run/claimcheckd.sock" "${published[@]}" "$file" || status=$?
if [ "$status" -gt 1 ]; then
  echo "demo: the check failed; the daemon's log:" >&2
  cat "$run/log" >&2
  exit 2
fi
stop
daemon=
echo
echo "claimcheck demo: done, daemon stopped"
