package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

// Whoever types what the README says, from top to bottom and as it stands, installs a server, upgrades it, makes a copy,
// goes back to it and looks for damage. The root is one of its own; what would reach beyond it is played.
func TestTheReadmeCanBeTyped(t *testing.T) {
	needs(t, "systemd-sysusers", "systemd")
	if os.Getuid() != 0 {
		if os.Getenv("CI") != "" {
			t.Fatal("only root may give files away; the gate runs as root")
		}
		t.Skip("only root may give files away")
	}
	o, blocks := newOperator(t), typed(t)
	for _, block := range blocks[:2] {
		o.types(block)
	}
	o.seesTheirOwners()
	startServe(t, nil, "--addr", "127.0.0.1:0", "--data-dir", filepath.Join(o.root, "var/lib/careerfit")).ends(exitOK)
	settings := filepath.Join(o.root, "etc/careerfit/careerfit.env")
	if err := os.WriteFile(settings, []byte("CAREERFIT_MAX_DB=1GB\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, block := range blocks[2:] {
		o.types(block)
	}
	if kept, err := os.ReadFile(settings); err != nil || string(kept) != "CAREERFIT_MAX_DB=1GB\n" {
		t.Errorf("after the upgrade the settings are %q: %v", kept, err)
	}
	if _, err := o.tries("sudo -u careerfit careerfit doctor --data-dir /var/lib/careefit"); err == nil {
		t.Error("a command that fails is not seen")
	}
}

// typed are the blocks of commands of the README, in their order.
func typed(t *testing.T) (blocks []string) {
	t.Helper()
	for _, block := range regexp.MustCompile("(?s)\n```\n(.*?)```\n").FindAllStringSubmatch(distFile(t, "README.md"), -1) {
		blocks = append(blocks, block[1])
	}
	if len(blocks) < 9 || !strings.Contains(blocks[1], "careerfit/install") {
		t.Fatalf("the README says to type %q", blocks)
	}
	return blocks
}

// An operator types commands, in a directory that has the repository's cmd, for a machine whose files are below root.
type operator struct {
	t                *testing.T
	dir, stage, root string
}

func newOperator(t *testing.T) *operator {
	t.Helper()
	o := &operator{t: t, dir: t.TempDir(), stage: t.TempDir(), root: t.TempDir()}
	sources, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{filepath.Join(o.dir, "cmd"): sources, filepath.Join(o.stage, "careerfit"): o.root + installed} {
		if err := os.Symlink(to, link); err != nil {
			t.Fatal(err)
		}
	}
	for name, plays := range map[string]string{
		"systemctl": "exit 0", "curl": "exit 0",
		"sudo": `shift 2; [ "$2" != restore ] || exec "$@" --yes; exec "$@"`, // there is nobody to be asked
	} {
		if err := os.WriteFile(filepath.Join(o.stage, name), []byte("#!/bin/sh\n"+plays+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	return o
}

// types wants all commands to succeed.
func (o *operator) types(commands string) {
	o.t.Helper()
	if said, err := o.tries(commands); err != nil {
		o.t.Fatalf("%s%v:\n%s", commands, err, said)
	}
}

func (o *operator) tries(commands string) (said []byte, err error) {
	shell := exec.CommandContext(o.t.Context(), "sh", "-ec", strings.ReplaceAll(commands, "/var/lib/", o.root+"/var/lib/"))
	shell.Dir, shell.Env = o.dir, append(os.Environ(), "DESTDIR="+o.root, "PATH="+o.stage+":"+os.Getenv("PATH"))
	return shell.CombinedOutput()
}

// seesTheirOwners wants everything to be where the units look for it, and nobody but the server to see what people answer.
func (o *operator) seesTheirOwners() {
	o.t.Helper()
	passwd, err := os.ReadFile(filepath.Join(o.root, "etc/passwd"))
	user := regexp.MustCompile(`(?m)^careerfit:[^:]*:(\d+):`).FindSubmatch(passwd)
	if err != nil || user == nil {
		o.t.Fatalf("there is no user: %v\n%s", err, passwd)
	}
	for path, want := range map[string]string{
		installed:                                                "-rwxr-xr-x of 0",
		"/etc/careerfit/careerfit.env":                           "-rw------- of 0",
		"/var/lib/careerfit":                                     "drwx------ of " + string(user[1]),
		"/var/lib/careerfit-backups":                             "drwx------ of " + string(user[1]),
		"/usr/local/share/careerfit/away.html":                   "-rw-r--r-- of 0",
		"/usr/local/lib/systemd/system/careerfit.service":        "-rw-r--r-- of 0",
		"/usr/local/lib/systemd/system/careerfit-backup.service": "-rw-r--r-- of 0",
		"/usr/local/lib/systemd/system/careerfit-backup.timer":   "-rw-r--r-- of 0",
	} {
		info, err := os.Stat(o.root + path)
		if err != nil {
			o.t.Error(err)
			continue
		}
		if got := fmt.Sprintf("%v of %d", info.Mode(), info.Sys().(*syscall.Stat_t).Uid); got != want {
			o.t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
}
