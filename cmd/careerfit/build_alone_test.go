package main

import (
	"bufio"
	"io"
	"net/http"
	"os/exec"
	"regexp"
	"syscall"
	"testing"
)

// nobody is the user of the container.
const nobody = 65532

// serveAlone runs the program that lies in root with root as all that there is of the world, as the container's
// user, asks it for a page, and stops it.
func serveAlone(t *testing.T, root string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "/careerfit", "serve")
	cmd.Dir, cmd.Env = "/", []string{"CAREERFIT_ADDR=127.0.0.1:0", "CAREERFIT_DATA_DIR=/data"}
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Chroot: root, Credential: &syscall.Credential{Uid: nobody, Gid: nobody},
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	errs := new(spoken)
	cmd.Stderr = errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	url := regexp.MustCompile(` at (http://\S+)\n`).FindStringSubmatch(line)
	if err != nil || url == nil {
		t.Fatalf("%v: it says %q, and on standard error %s", err, line, errs)
	}
	answersPage(t, url[1]+"/")
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(io.Discard, out); err != nil {
		t.Error(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("%v: %s", err, errs)
	}
}

func answersPage(t *testing.T, url string) {
	t.Helper()
	response, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		t.Errorf("%s: status %d", url, response.StatusCode)
	}
}
