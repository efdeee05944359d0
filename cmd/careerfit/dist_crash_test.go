package main

import (
	"bufio"
	"errors"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// systemd ends a server that hangs by SIGABRT. It starts none anew whose exit code the unit names, not even then; and a
// Go program that crashes ends with the code of wrong use, unless its environment has it die of a signal.
func TestAServerThatHangsOrCrashesIsStartedAnew(t *testing.T) {
	unit := distFile(t, "careerfit.service")
	ours := strings.Fields(strings.Join(settingLines(unit, "Environment"), " "))
	if ended := aborted(t, ours); neverAgain(t, unit, ended) {
		t.Errorf("with %q it ends with code %d, and systemd leaves it down", ours, ended.ExitStatus())
	}
	// Control: without what the unit says of crashes, it would stay down.
	without := slices.DeleteFunc(ours, func(v string) bool { return strings.HasPrefix(v, "GOTRACEBACK=") })
	if ended := aborted(t, without); !neverAgain(t, unit, ended) {
		t.Errorf("without it ends by %v (code %d), and would be started anew just the same", ended.Signal(), ended.ExitStatus())
	}
}

// settingLines are the values of a setting of a unit.
func settingLines(unit, name string) (values []string) {
	for _, line := range regexp.MustCompile(`(?m)^`+name+`=(.*)$`).FindAllStringSubmatch(unit, -1) {
		values = append(values, line[1])
	}
	return values
}

// neverAgain reports whether the unit lets a server rest that ended so.
func neverAgain(t *testing.T, unit string, ended syscall.WaitStatus) bool {
	t.Helper()
	named := strings.Fields(strings.Join(settingLines(unit, "RestartPreventExitStatus"), " "))
	if len(named) == 0 {
		t.Fatal("the unit names no exit code")
	}
	return ended.Exited() && slices.Contains(named, strconv.Itoa(ended.ExitStatus()))
}

// aborted starts the program in the environment, sends it SIGABRT once it serves, and returns how it ended. Its core is
// kept away as by the unit.
func aborted(t *testing.T, env []string) syscall.WaitStatus {
	t.Helper()
	program := exec.CommandContext(t.Context(), "/bin/sh", "-c", `ulimit -c 0; exec "$0" "$@"`, os.Args[0], "serve", "--data-dir", t.TempDir(), "--addr", "127.0.0.1:0", "--ops-addr", "")
	program.Env = append(slices.Clone(env), asProgram+"=1")
	out, err := program.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	if said, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Fatalf("%v: it says %q", err, said)
	}
	if err := program.Process.Signal(syscall.SIGABRT); err != nil {
		t.Fatal(err)
	}
	exit := new(exec.ExitError)
	if err := program.Wait(); !errors.As(err, &exit) {
		t.Fatal(err)
	}
	ended, _ := exit.Sys().(syscall.WaitStatus)
	return ended
}
