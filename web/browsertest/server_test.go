package browsertest

import (
	"bufio"
	"bytes"
	"io"
	"os/exec"
	"regexp"
	"sync"
	"syscall"
	"testing"
	"time"
)

// A site is a careerfit process that serves on loopback. It can be ended in two ways and started
// again at the same address, on the same data.
type site struct {
	t       testing.TB
	dir     string
	quizzes []string
	// reload tells that the files are an author's, who edits them while the site runs.
	reload bool
	// theme is the file of the site's theme, if it has one.
	theme string
	// public is the address that people are told, if it is not the site's own.
	public string
	// around are the other sites that may show this one.
	around []string
	// URL is the address of the site, such as http://localhost:40123.
	URL     string
	process *exec.Cmd
	said    lockedBuffer
}

// serve starts a site with a data directory of its own; the files are its questionnaires, none means
// the built-in one. It ends with the test.
func serve(t testing.TB, files ...string) *site {
	t.Helper()
	return (&site{t: t, dir: t.TempDir(), quizzes: files}).runs()
}

// runs starts the site. It ends with the test.
func (s *site) runs() *site {
	s.t.Helper()
	if program == "" {
		without(s.t, noChromium)
	}
	s.start("localhost:0")
	s.t.Cleanup(func() {
		if s.process != nil {
			s.stop()
		}
	})
	return s
}

var servesAt = regexp.MustCompile(`serves .* at (http://localhost:\d+)`)

// start runs the program and waits until it says where it serves.
func (s *site) start(addr string) {
	s.t.Helper()
	args := []string{"serve", "--addr", addr, "--data-dir", s.dir}
	if s.reload {
		args = append(args, "--reload")
	}
	if s.theme != "" {
		args = append(args, "--theme", s.theme)
	}
	if s.public != "" {
		args = append(args, "--public-url", s.public)
	}
	for _, origin := range s.around {
		args = append(args, "--embed-origin", origin)
	}
	for _, file := range s.quizzes {
		args = append(args, "--quiz", file)
	}
	s.process = exec.Command(program, args...)
	s.process.Stderr = &s.said
	out, err := s.process.StdoutPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	if err := s.process.Start(); err != nil {
		s.t.Fatalf("start careerfit: %v", err)
	}
	line, _ := bufio.NewReader(out).ReadString('\n')
	found := servesAt.FindStringSubmatch(line)
	if found == nil {
		s.kill()
		s.t.Fatalf("careerfit said %q, not where it serves\n%s", line, s.said.String())
	}
	go func() { _, _ = io.Copy(io.Discard, out) }()
	s.URL = found[1]
}

// kill ends the process at once, as kill -9 does.
func (s *site) kill() {
	s.t.Helper()
	if err := s.process.Process.Kill(); err != nil {
		s.t.Fatalf("kill careerfit: %v", err)
	}
	_ = s.process.Wait() // reports the kill
	s.process = nil
}

// stop ends the process as Ctrl-C or a service manager does, and expects it to end well.
func (s *site) stop() {
	s.t.Helper()
	process := s.process
	s.process = nil
	if err := process.Process.Signal(syscall.SIGTERM); err != nil {
		s.t.Fatalf("stop careerfit: %v", err)
	}
	late := time.AfterFunc(20*time.Second, func() { _ = process.Process.Kill() })
	defer late.Stop()
	if err := process.Wait(); err != nil {
		s.t.Errorf("careerfit ended with %v\n%s", err, s.said.String())
	}
}

// restart starts the site again at its address.
func (s *site) restart() {
	s.t.Helper()
	s.start(s.URL[len("http://"):])
}

// lockedBuffer is a buffer for a process to write into while a test reads it.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}
