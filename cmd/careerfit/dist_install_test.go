package main

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// Whoever types what the README says, from top to bottom and as it stands, installs a server, upgrades it, makes a copy,
// goes back to it, looks for damage, and at last is rid of it. The root is one of its own; what would reach beyond it is
// played.
func TestTheReadmeCanBeTyped(t *testing.T) {
	needs(t, "systemd-sysusers", "systemd")
	asRoot(t)
	o, blocks := newOperator(t), typed(t)
	install, work, uninstall := blocks[:2], blocks[2:len(blocks)-2], blocks[len(blocks)-2:]
	o.types(install...)
	o.seesTheirOwners()
	o.findsWhatTheReadmeLists()
	startServe(t, nil, "--addr", "127.0.0.1:0", "--data-dir", filepath.Join(o.root, "var/lib/careerfit")).ends(exitOK)
	settings := filepath.Join(o.root, "etc/careerfit/careerfit.env")
	if err := os.WriteFile(settings, []byte("CAREERFIT_MAX_DB=1GB\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	o.types(work...)
	if kept, err := os.ReadFile(settings); err != nil || string(kept) != "CAREERFIT_MAX_DB=1GB\n" {
		t.Errorf("after the upgrade the settings are %q: %v", kept, err)
	}
	if _, err := o.tries("sudo -u careerfit careerfit doctor --data-dir /var/lib/careefit"); err == nil {
		t.Error("a command that fails is not seen")
	}
	o.types(uninstall[0])
	o.still("/etc/careerfit", "/var/lib/careerfit", "/var/lib/careerfit-backups")
	o.types(uninstall[1])
	o.still()
}

// asRoot goes on for root alone.
func asRoot(t *testing.T) {
	t.Helper()
	if os.Getuid() == 0 {
		return
	}
	if os.Getenv("CI") != "" {
		t.Fatal("only root may give files away; the gate runs as root")
	}
	t.Skip("only root may give files away")
}

// Whoever asks the installer for help, or is not root, has nothing on the machine.
func TestTheInstallerDoesNothingUnasked(t *testing.T) {
	asRoot(t)
	for _, c := range []struct {
		args []string
		user uint32
		code int
		says string
	}{
		{[]string{"--help"}, 0, exitUsage, "usage"},
		{[]string{"/srv"}, 0, exitUsage, "usage"},
		{nil, nobody, exitProblems, "only root"},
	} {
		root := t.TempDir()
		install := exec.CommandContext(t.Context(), "sh", append([]string{"-s", "--"}, c.args...)...)
		install.Stdin, install.Dir = strings.NewReader(distFile(t, "install")), "/"
		install.Env = append(os.Environ(), "DESTDIR="+root)
		install.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: c.user, Gid: c.user}}
		said, _ := install.CombinedOutput()
		if got := install.ProcessState.ExitCode(); got != c.code || !strings.Contains(string(said), c.says) {
			t.Errorf("install %q of user %d ends with %d, want %d:\n%s", c.args, c.user, got, c.code, said)
		}
		if files, err := os.ReadDir(root); err != nil || len(files) > 0 {
			t.Errorf("install %q of user %d leaves %v: %v", c.args, c.user, files, err)
		}
	}
}

// typed are the blocks of commands of the README, in their order.
func typed(t *testing.T) (blocks []string) {
	t.Helper()
	for _, block := range regexp.MustCompile("(?s)\n```\n(.*?)```\n").FindAllStringSubmatch(distFile(t, "README.md"), -1) {
		blocks = append(blocks, block[1])
	}
	if len(blocks) < 11 || !strings.Contains(blocks[1], "careerfit-"+release+"/install") {
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
		"systemctl": "exit 0", "curl": "exit 0", "userdel": "exit 0",
		"sudo": `shift 2; [ "$2" != restore ] || exec "$@" --yes; exec "$@"`, // there is nobody to be asked
	} {
		if err := os.WriteFile(filepath.Join(o.stage, name), []byte("#!/bin/sh\n"+plays+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	return o
}

// types wants all commands to succeed.
func (o *operator) types(blocks ...string) {
	o.t.Helper()
	for _, commands := range blocks {
		if said, err := o.tries(commands); err != nil {
			o.t.Fatalf("%s%v:\n%s", commands, err, said)
		}
	}
}

// tries has all places that the commands name below the operator's root.
func (o *operator) tries(commands string) (said []byte, err error) {
	shell := exec.CommandContext(o.t.Context(), "sh", "-ec", regexp.MustCompile(`(^|\s)/`).ReplaceAllString(commands, "${1}"+o.root+"/"))
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

// findsWhatTheReadmeLists wants the README's table to list what was unpacked, and what is in the repository alone as such.
func (o *operator) findsWhatTheReadmeLists() {
	o.t.Helper()
	listed := 0
	for _, row := range regexp.MustCompile("(?m)^\\| (`[^|]+) \\| (.*) \\|$").FindAllStringSubmatch(distFile(o.t, "README.md"), -1) {
		for _, name := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(row[1], -1) {
			listed++
			_, err := os.Stat(filepath.Join(o.dir, "careerfit-"+release, name[1]))
			if alone := strings.HasPrefix(row[2], "in the repository alone"); os.IsNotExist(err) != alone {
				o.t.Errorf("the README says of %s: %s; unpacked: %v", name[1], row[2], err)
			}
		}
	}
	if listed < 15 {
		o.t.Errorf("the README lists %d files", listed)
	}
}

// still wants nothing that is named after careerfit to be below the root but these.
func (o *operator) still(want ...string) {
	o.t.Helper()
	var got []string
	err := filepath.WalkDir(o.root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.Contains(entry.Name(), "careerfit") {
			return err
		}
		got = append(got, strings.TrimPrefix(path, o.root))
		if entry.IsDir() {
			return fs.SkipDir
		}
		return nil
	})
	if err != nil || !slices.Equal(got, want) {
		o.t.Errorf("still there are %q, want %q: %v", got, want, err)
	}
}
