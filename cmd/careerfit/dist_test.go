package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// What systemd's own judge says of the units: from 0, locked up, to 10, free to do anything. S9 of the checks.
func TestTheUnitsAreLockedUp(t *testing.T) {
	needs(t, "systemd-analyze", "systemd")
	free := filepath.Join(t.TempDir(), "free.service")
	if err := os.WriteFile(free, []byte("[Service]\nExecStart=/bin/true\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		unit string
		ok   bool
	}{{"dist/careerfit.service", true}, {"dist/careerfit-backup.service", true}, {free, false}} {
		judge := exec.CommandContext(t.Context(), "systemd-analyze", "security", "--offline=true", "--threshold=15", "--no-pager", c.unit)
		if said, err := judge.CombinedOutput(); (err == nil) != c.ok {
			t.Errorf("%s: %v\n%s", c.unit, err, said)
		}
	}
}

// Every line of the units is one that systemd knows.
func TestTheUnitsAreUnderstood(t *testing.T) {
	needs(t, "systemd-analyze", "systemd")
	dir := t.TempDir()
	for _, name := range []string{"careerfit.service", "careerfit-backup.service", "careerfit-backup.timer"} {
		writeUnit(t, dir, name, distFile(t, name))
	}
	if said := unheard.ReplaceAllString(verify(t, dir), ""); said != "" {
		t.Error(said)
	}
	writeUnit(t, dir, "careerfit.service", strings.Replace(distFile(t, "careerfit.service"), "WatchdogSec=30", "WatchdogSecs=thirty", 1))
	if said := verify(t, dir); !strings.Contains(said, "WatchdogSecs") {
		t.Errorf("a misspelt line is not seen: %q", said)
	}
}

// unheard is what systemd says before 254, which does not know the two lines by which starts come more and more seldom.
var unheard = regexp.MustCompile(`(?m)^.*Unknown key(?: name)? 'Restart(?:Steps|MaxDelaySec)' in section \S+ ignoring\.\n`)

// writeUnit writes a unit for a machine on which neither the program nor its manual page is installed.
func writeUnit(t *testing.T, dir, name, text string) {
	t.Helper()
	text = strings.NewReplacer(installed, "/bin/true", "Documentation=man:careerfit(1)\n", "").Replace(text)
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// verify returns what systemd has to say against the units of the directory.
func verify(t *testing.T, dir string) string {
	t.Helper()
	units, err := filepath.Glob(filepath.Join(dir, "careerfit*"))
	if err != nil || len(units) != 3 {
		t.Fatalf("%d units: %v", len(units), err)
	}
	said, err := exec.CommandContext(t.Context(), "systemd-analyze", append([]string{"verify"}, units...)...).CombinedOutput()
	if err != nil && len(said) == 0 {
		t.Fatal(err)
	}
	return string(said)
}

// A proxy lets go of a connection before the server does, so that no form comes on one that is just being closed.
func TestTheProxiesCloseConnectionsFirst(t *testing.T) {
	for name, line := range map[string]string{"nginx.conf": `\n\tkeepalive_timeout (\w+);`, "Caddyfile": `\n\t+keepalive (\w+)\n`} {
		kept := regexp.MustCompile(line).FindStringSubmatch(distFile(t, name))
		if kept == nil {
			t.Errorf("%s keeps connections for as long as it likes", name)
			continue
		}
		if time, err := time.ParseDuration(kept[1]); err != nil || time > idleTime/2 {
			t.Errorf("%s keeps them for %s, and the server for %s: %v", name, time, idleTime, err)
		}
	}
}

// Who may show the quiz in a frame is what --embed-origin says: a proxy's own word would win over it.
func TestTheProxiesLeaveToTheServerWhoMayFrame(t *testing.T) {
	words := regexp.MustCompile(`(?i)x-frame-options|content-security-policy|cross-origin-|frame-ancestors`)
	for _, name := range []string{"nginx.conf", "Caddyfile"} {
		if said := words.FindAllString(distFile(t, name), -1); said != nil {
			t.Errorf("%s says %q", name, said)
		}
	}
	if !words.MatchString(`add_header X-Frame-Options DENY always;`) {
		t.Error("what would forbid every frame is not seen")
	}
}

// installed is where the packaged files expect the program.
const installed = "/usr/local/bin/careerfit"

func distFile(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile("dist/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// People who come while the server is away find one page that needs nothing else, for light and dark, in both languages.
func TestTheAwayPageStandsAlone(t *testing.T) {
	page := distFile(t, "away.html")
	if alone := regexp.MustCompile(`(?i)<(link|script|img)|url\(|\b(src|href)=`); alone.MatchString(page) || len(page) > 2000 {
		t.Errorf("of its %d bytes, these ask for more: %q", len(page), alone.FindAllString(page, -1))
	}
	for _, part := range []string{`<html lang="en">`, `lang="es"`, "color-scheme: light dark", "max-width:", "system-ui"} {
		if !strings.Contains(page, part) {
			t.Errorf("it has no %s", part)
		}
	}
}
