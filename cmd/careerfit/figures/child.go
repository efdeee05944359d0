package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

// A role is what this program is in a process of its own. It tells what came of it on standard output.
type role func(ctx context.Context, args []string, out io.Writer) error

func roles() map[string]role {
	return map[string]role{"serve": serve, "ready": serveReady, "write": write, "update": update}
}

// playRole plays a role until it is over, or until standard input ends: with whoever began it.
func playRole(ctx context.Context, name string, args []string) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin) // an error is an end, too
		cancel()
	}()
	return roles()[name](ctx, args, os.Stdout)
}

// A child is this program in a role.
type child struct {
	cmd   *exec.Cmd
	stdin io.Closer
	out   *bufio.Reader
	errs  *strings.Builder
}

func begin(ctx context.Context, role string, args ...string) (*child, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	c := &child{cmd: exec.CommandContext(ctx, self, append([]string{role}, args...)...), errs: &strings.Builder{}}
	c.cmd.Env = append(os.Environ(), "GOGC=400") // as the program sets it, and the next
	if os.Getenv("GOMAXPROCS") == "" && runtime.GOMAXPROCS(0) == runtime.NumCPU() {
		c.cmd.Env = append(c.cmd.Env, fmt.Sprint("GOMAXPROCS=", runtime.NumCPU()+2))
	}
	c.cmd.WaitDelay = 10 * time.Second
	c.cmd.Stderr = c.errs
	out, err := c.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	c.out = bufio.NewReader(out)
	if c.stdin, err = c.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	return c, c.cmd.Start()
}

// says reads the next line that the child says.
func (c *child) says() (string, error) {
	said, err := c.out.ReadString('\n')
	if err != nil {
		return "", fmt.Errorf("%s: %w: %s", c.cmd.Args[1], errors.Join(err, c.end()), c.errs)
	}
	return strings.TrimSpace(said), nil
}

// end lets the child end, and waits for that.
func (c *child) end() error {
	return errors.Join(c.stdin.Close(), c.cmd.Wait())
}

// playing is the load that a role reports, which it works under in a process of its own.
func playing(ctx context.Context, role string, args ...string) (l load, err error) {
	c, err := begin(ctx, role, args...)
	if err != nil {
		return l, err
	}
	said, err := c.says()
	if err != nil {
		return l, err
	}
	if err := json.Unmarshal([]byte(said), &l); err != nil {
		return l, fmt.Errorf("%s says %q: %w", role, said, err)
	}
	return l, c.end()
}
