#!/usr/bin/env bash
# wapiti.sh [MINUTES]: lets wapiti (Debian has it) loose on a server of its own for at most that long, 20 when not said.
# It fails on whatever wapiti reports but what is so on plain http (no HSTS, no Secure cookies) and but forms without a
# token: browsers say by themselves where a form comes from, so each of these must be refused when it comes from elsewhere.
set -euo pipefail
cd "$(dirname "$0")/../../.."
minutes=${1:-20}
work=$(mktemp -d)
running=()
leave() {
  for pid in "${running[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait
  rm -rf "$work"
}
trap leave EXIT

# scan URL REPORT ARGUMENT…: looks at everything that can be reached from there.
scan() {
  wapiti -u "$1" --scope folder -m csp,csrf,exec,file,cookieflags,permanentxss,redirect,sql,xss,crlf,methods,backup \
    --no-bugreport --flush-session --store-session "$work/session" --max-files-per-dir 40 \
    --max-scan-time "$((minutes * 10))" --max-attack-time "$((minutes * 5))" -f json -o "$2" -v 1 "${@:3}"
}

# found REPORT: what wapiti found, a line each.
found() {
  python3 - "$1" <<'PY'
import json, sys
report = json.load(open(sys.argv[1]))
for kind in ("vulnerabilities", "anomalies"):
    for name, cases in report[kind].items():
        for case in cases:
            print(name, case["method"], case["path"], case["info"], sep=" | ")
PY
}

# serves COMMAND…: starts a server, which says on its standard output at which http://localhost:PORT it is; sets url.
serves() {
  "$@" >"$work/out" 2>"$work/err" &
  running+=($!)
  for _ in $(seq 100); do
    url=$(grep -om1 'http://localhost:[0-9]*' "$work/out" || true)
    [ -z "$url" ] || return 0
    sleep 0.1
  done
  cat "$work/out" "$work/err"
  return 1
}

mkdir "$work/planted"
cat >"$work/planted/main.go" <<'GO'
package main

import (
	"fmt"
	"net"
	"net/http"
)

func main() {
	l, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		panic(err)
	}
	fmt.Println("http://localhost:" + fmt.Sprint(l.Addr().(*net.TCPAddr).Port))
	panic(http.Serve(l, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, "<!doctype html><title>x</title><a href='/?name=you'>greet</a><p>Hello %s", r.FormValue("name"))
	})))
}
GO
echo "what is planted is found"
go build -o "$work/careless" "$work/planted/main.go"
serves "$work/careless"
scan "$url/" "$work/careless.json" >"$work/careless.log"
found "$work/careless.json" | grep -i 'cross site scripting' || { cat "$work/careless.log"; exit 1; }

go build -o "$work/careerfit" ./cmd/careerfit
serves "$work/careerfit" serve --addr localhost:0 --data-dir "$work/data"
# A sitting, too, of which only its own browser sees the pages.
sitting=$(curl -sf -c "$work/jar" -o /dev/null -w '%{redirect_url}' -X POST -H "Origin: $url" "$url/health-informatics/start")
cookie=$(awk '/careerfit/ { print $6 "=" $7; exit }' "$work/jar")
scan "$url/" "$work/report.json" -s "$url/health-informatics/" -s "${sitting%/code}/items/1" -s "${sitting%/code}/result" \
  -H "Cookie: $cookie" >"$work/wapiti.log" || { cat "$work/wapiti.log"; exit 1; }
pages=$(grep -c '^\[+\]' "$work/wapiti.log" || true)
echo "$pages pages and forms"
[ "$pages" -ge 40 ] || { cat "$work/wapiti.log"; exit 1; }
curl -sf "$url/healthz"
found "$work/report.json" | sort | uniq -c
for form in $(found "$work/report.json" | sed -nE 's/^Cross Site Request Forgery \| POST \| ([^ ]+) .*/\1/p' | sort -u); do
  status=$(curl -s -o /dev/null -w '%{http_code}' -X POST -H "Cookie: $cookie" -H 'Sec-Fetch-Site: cross-site' "$url$form")
  echo "$form from another site: $status"
  [ "$status" = 403 ] || exit 1
done
rest=$(found "$work/report.json" | grep -vE '^Secure Flag cookie|Strict-Transport-Security|^Cross Site Request Forgery' || true)
[ -z "$rest" ] || exit 1
echo "nothing else"
