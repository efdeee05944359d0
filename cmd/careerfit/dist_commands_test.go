package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

// Commands and flags in the packaged files are those of the program.
func TestWhatThePackagedFilesRunIsThere(t *testing.T) {
	known := 0
	for _, name := range []string{"careerfit.service", "careerfit-backup.service", "README.md"} {
		for _, line := range regexp.MustCompile(`(?m)(?:`+installed+`|^(?:    )?(?:sudo -u careerfit )?careerfit) ([a-z].*)$`).FindAllStringSubmatch(distFile(t, name), -1) {
			known++
			if why := unknown(line[1]); why != "" {
				t.Errorf("%s: careerfit %s: %s", name, line[1], why)
			}
		}
	}
	if known < 5 {
		t.Errorf("only %d commands were found", known)
	}
	for _, wrong := range []string{"sing", "serve --data-dirs x", "version --loud"} {
		if unknown(wrong) == "" {
			t.Errorf("careerfit %s is not seen", wrong)
		}
	}
}

// unknown says what the program would not know of a command; "" if nothing.
func unknown(command string) string {
	words := strings.Fields(command)
	cmd, rest, err := commandLine().Find(words)
	if err != nil {
		return err.Error()
	}
	if !cmd.HasParent() {
		return "no such command"
	}
	for _, word := range rest {
		name, _, _ := strings.Cut(strings.TrimPrefix(word, "--"), "=")
		if strings.HasPrefix(word, "--") && cmd.Flags().Lookup(name) == nil {
			return "no flag " + word
		}
	}
	return ""
}

// Settings that the packaged files name are flags of serve.
func TestSettingsInThePackagedFilesAreThere(t *testing.T) {
	serve, _, err := commandLine().Find([]string{"serve"})
	if err != nil {
		t.Fatal(err)
	}
	named := 0
	for _, name := range []string{"careerfit.service", "careerfit.env", "Dockerfile", "nginx.conf", "Caddyfile", "README.md"} {
		for _, setting := range regexp.MustCompile(`CAREERFIT_([A-Z_]+)\b`).FindAllStringSubmatch(distFile(t, name), -1) {
			named++
			if serve.Flags().Lookup(strings.ToLower(strings.ReplaceAll(setting[1], "_", "-"))) == nil {
				t.Errorf("%s sets CAREERFIT_%s, which is no flag of serve", name, setting[1])
			}
		}
	}
	if named < 6 {
		t.Errorf("only %d settings were found", named)
	}
}

// What the unit sets can be set otherwise in the file of settings, but for the directory; the README asks where the unit
// listens; and no start is tried again that only people can mend.
func TestTheUnitLeavesSettingsToTheirFile(t *testing.T) {
	unit := distFile(t, "careerfit.service")
	for _, line := range []string{
		"\nExecStart=" + installed + " serve --data-dir %S/careerfit\n", "\nEnvironmentFile=-/etc/careerfit/careerfit.env\n",
		fmt.Sprintf("\nRestartPreventExitStatus=%d %d\n", exitProblems, exitUsage), "\nStartLimitIntervalSec=0\n",
	} {
		if !strings.Contains(unit, line) {
			t.Errorf("the unit has no line %q", line)
		}
	}
	ops := regexp.MustCompile(`(?m)^Environment=.*CAREERFIT_OPS_ADDR=(\S+)`).FindStringSubmatch(unit)
	if ops == nil || !strings.Contains(distFile(t, "README.md"), "\ncurl -f http://"+ops[1]+"/readyz\n") {
		t.Errorf("the README does not ask at %q", ops)
	}
}

// Figures that the packaged files tell to watch are among those of the server.
func TestFiguresInThePackagedFilesAreThere(t *testing.T) {
	_, ops := startObserved(t)
	named := regexp.MustCompile(`careerfit_[a-z_]+`).FindAllString(distFile(t, "README.md"), -1)
	if len(named) < 3 {
		t.Errorf("only %q were found", named)
	}
	for _, figure := range named {
		ops.shows("/metrics", "# TYPE "+figure+" ")
	}
}

// The image is built from directories that are there.
func TestTheDockerfileCopiesWhatIsThere(t *testing.T) {
	copied := regexp.MustCompile(`(?m)^COPY ([a-z. ]+) \S+$`).FindAllStringSubmatch(distFile(t, "Dockerfile"), -1)
	if len(copied) < 6 {
		t.Fatalf("%d lines copy from the sources", len(copied))
	}
	for _, line := range copied {
		for name := range strings.FieldsSeq(line[1]) {
			if _, err := os.Stat("../../" + name); err != nil {
				t.Error(err)
			}
		}
	}
}
