package trials

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// A server is a program serving as a process of its own, on a port of the system's choice. It may end and begin again,
// on the same data and another port.
type server struct {
	site
	t       *testing.T
	program string
	args    []string
	dir     string
	run     *process
}

// A site is where pages are: the base of their addresses, which may become another.
type site struct{ url atomic.Pointer[string] }

// A process is one run of a program.
type process struct {
	cmd      *exec.Cmd
	out, err spoken
	// over is closed when it has ended.
	over chan struct{}
}

// serving is the real program with a data directory.
func serving(t *testing.T, dir string, args ...string) *server {
	t.Helper()
	return begun(t, built.careerfit, dir, append([]string{"serve"}, args...)...)
}

// careless is the control: the same pages with one fault.
func careless(t *testing.T, fault, dir string) *server {
	t.Helper()
	return begun(t, built.careless, dir, "--fault", fault)
}

func begun(t *testing.T, program, dir string, args ...string) *server {
	t.Helper()
	s := &server{t: t, program: program, args: append(args, "--addr", "127.0.0.1:0", "--data-dir", dir), dir: dir}
	s.start()
	t.Cleanup(s.kill)
	return s
}

// start begins a run, and returns when it serves.
func (s *server) start() {
	s.t.Helper()
	s.run = launch(s.t, s.program, s.args...)
	port, served := s.run.says(`at http://localhost:(\d+)\n`)
	if !served {
		s.t.Fatalf("it does not serve:\n%s%s", s.run.out.String(), s.run.err.String())
	}
	url := "http://127.0.0.1:" + port
	s.url.Store(&url)
}

// kill ends the run as a power failure of the process alone: nothing can be done about it.
func (s *server) kill() {
	_ = s.run.cmd.Process.Kill() // it may have ended
	<-s.run.over
}

// restart kills and starts.
func (s *server) restart() {
	s.t.Helper()
	s.kill()
	s.start()
}

// stops asks the run to end, and returns its exit code and how long it took.
func (s *server) stops() (code int, took time.Duration) {
	s.t.Helper()
	begun := time.Now()
	s.run.signal(s.t, syscall.SIGTERM)
	return s.run.ends(s.t), time.Since(begun)
}

// isSound wants the doctor to find nothing in what the server keeps.
func (s *server) isSound() {
	s.t.Helper()
	commands(s.t, "doctor", "--data-dir", s.dir)
}

// commands runs a command of the program, which must succeed, and returns what it says.
func commands(t *testing.T, args ...string) string {
	t.Helper()
	p := launch(t, built.careerfit, args...)
	if code := p.ends(t); code != 0 {
		t.Fatalf("careerfit %s ends with %d:\n%s%s", strings.Join(args, " "), code, p.out.String(), p.err.String())
	}
	return p.out.String()
}

// launch starts a program; the test's end kills it.
func launch(t *testing.T, program string, args ...string) *process {
	t.Helper()
	p := &process{cmd: exec.Command(program, args...), over: make(chan struct{})}
	p.cmd.Stdout, p.cmd.Stderr = &p.out, &p.err
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		_ = p.cmd.Wait() // how it ended is in ProcessState
		close(p.over)
	}()
	return p
}

// says waits until the pattern's first group is on standard output, or the run has ended without.
func (p *process) says(pattern string) (found string, ok bool) {
	words := regexp.MustCompile(pattern)
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	for {
		if groups := words.FindStringSubmatch(p.out.String()); groups != nil {
			return groups[1], true
		}
		select {
		case <-p.over:
			return "", false
		case <-ctx.Done():
			return "", false
		case <-time.After(2 * time.Millisecond):
		}
	}
}

func (p *process) signal(t *testing.T, sig os.Signal) {
	t.Helper()
	if err := p.cmd.Process.Signal(sig); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Fatal(err)
	}
}

// ends waits for the end of the run and returns its exit code, -1 after a signal.
func (p *process) ends(t *testing.T) int {
	t.Helper()
	select {
	case <-p.over:
		return p.cmd.ProcessState.ExitCode()
	case <-time.After(30 * time.Second):
		_ = p.cmd.Process.Kill()
		t.Fatalf("it does not end:\n%s", p.err.String())
		return -1
	}
}

// complaints are the lines of standard error but those that warn or tell how it goes.
func (p *process) complaints() []string {
	var lines []string
	for line := range strings.Lines(p.err.String()) {
		if !strings.Contains(line, " level=WARN ") && !strings.Contains(line, " level=INFO ") {
			lines = append(lines, line)
		}
	}
	return lines
}

// spoken is what a stream got, readable while it is written.
type spoken struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *spoken) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *spoken) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}
