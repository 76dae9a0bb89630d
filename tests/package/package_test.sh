#!/usr/bin/env bash
# package_test.sh BUILD: builds both packages, installs them into a folder, checks an article through the installed daemon,
# removes and purges them. As root or with fakeroot's effect: dpkg wants to own what it writes; else it is skipped (77).
set -euo pipefail
build=$1
[ "$(id -u)" -eq 0 ] || exit 77
root=$(mktemp -d)
daemon=
stop() {
  [ -z "$daemon" ] || kill -TERM "$daemon" 2>/dev/null || true
  rm -rf "$root"
}
trap stop EXIT
fail() { echo "package_test: $*" >&2; exit 1; }

rm -rf "$build/packages"
(cd "$build" && cpack --config CPackConfig.cmake >"$root/cpack.log" 2>&1) || fail "cpack: $(cat "$root/cpack.log")"
runtime=("$build"/packages/claimcheck_*.deb)
dev=("$build"/packages/claimcheck-dev_*.deb)
dpkg-deb --field "${runtime[0]}" Depends | grep -q 'libgrpc++' || fail "the daemon's package does not depend on gRPC"

mkdir -p "$root/t/var/lib/dpkg"/{info,updates} && touch "$root/t/var/lib/dpkg/status"
dpkg_in() { dpkg --root="$root/t" --force-depends --force-script-chrootless --log=/dev/null "$@" >"$root/dpkg.log" 2>&1 || fail "dpkg $*: $(cat "$root/dpkg.log")"; }
dpkg_in --install "${runtime[0]}" "${dev[0]}"
for path in usr/bin/claimcheckd usr/bin/claimcheck usr/libexec/claimcheck/claimcheck-worker usr/lib/systemd/system/claimcheckd.service \
            usr/lib/claimcheck/plugins/numeric-consistency.so etc/claimcheck/claimcheckd.toml usr/include/claimcheck/plugin.h \
            usr/bin/claimcheck-plugin usr/share/claimcheck/proto/claimcheck/v1/claimcheck.proto; do
  [ -e "$root/t/$path" ] || fail "$path is not installed"
done

"$root/t/usr/bin/claimcheckd" --config "$root/t/etc/claimcheck/claimcheckd.toml" --listen "unix:$root/s" 2>"$root/log" &
daemon=$!
for _ in $(seq 200); do [ -S "$root/s" ] && break; kill -0 "$daemon" || fail "$(cat "$root/log")"; sleep 0.05; done
echo "A survey found that 14 of the 56 cables, or 35%, are worn." >"$root/a.txt"
"$root/t/usr/bin/claimcheck" --server "unix:$root/s" "$root/a.txt" >"$root/found" || [ $? -eq 1 ] || fail "the check failed"
grep -q "14 of 56 is 25%" "$root/found" || fail "expected a finding, got: $(cat "$root/found")"
kill -TERM "$daemon" && wait "$daemon" || fail "the daemon did not end cleanly: $(cat "$root/log")"
daemon=

echo "# changed" >>"$root/t/etc/claimcheck/claimcheckd.toml"
dpkg_in --install "${runtime[0]}"
grep -q "# changed" "$root/t/etc/claimcheck/claimcheckd.toml" || fail "an upgrade overwrote the configuration"
dpkg_in --remove claimcheck-dev claimcheck
[ -e "$root/t/etc/claimcheck/claimcheckd.toml" ] || fail "a removal took the configuration"
dpkg_in --purge claimcheck
left=$(cd "$root/t" && find . -path ./var -prune -o -type f -print)
[ -z "$left" ] || fail "left behind: $left"
