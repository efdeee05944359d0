package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// A process is the program itself, serving.
type process struct {
	cmd  *exec.Cmd
	host string
	errs *strings.Builder
}

var at = regexp.MustCompile(` at http://localhost:(\d+)\n`)

// serves starts the program on a data directory, and returns when it says where it serves.
func (l *lab) serves(ctx context.Context, dir string) (*process, error) {
	p := &process{cmd: exec.CommandContext(ctx, l.program, "serve", "--addr", "127.0.0.1:0", "--data-dir", dir), errs: &strings.Builder{}}
	p.cmd.Stderr, p.cmd.WaitDelay = p.errs, 10*time.Second
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	said := make([]byte, 4<<10)
	n, err := out.Read(said)
	port := at.FindSubmatch(said[:n])
	if err != nil || port == nil {
		return nil, errors.Join(err, fmt.Errorf("it does not serve: %s", said[:n]), p.stop())
	}
	p.host = "127.0.0.1:" + string(port[1])
	return p, nil
}

// stop asks the program to end, and waits for that.
func (p *process) stop() error {
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	if err := p.cmd.Wait(); err != nil {
		return fmt.Errorf("stop the program: %w: %s", err, p.errs)
	}
	return nil
}

var resident = regexp.MustCompile(`VmRSS:\s+(\d+) kB`)

// memory is what of the program is in memory, in MiB: its own file and the mapped pages of its data, too.
func (p *process) memory() (float64, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	found := resident.FindSubmatch(status)
	if err != nil || found == nil {
		return 0, errors.Join(err, errors.New("the system does not tell how much memory a process has"))
	}
	kib, err := strconv.ParseFloat(string(found[1]), 64)
	return kib / 1024, err
}
