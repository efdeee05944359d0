package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/careerfit/careerfit/quiz"
)

// A lab is where things are measured: a directory, the program, and servers that are begun when they are needed.
type lab struct {
	plan
	dir     string
	root    string // of the project
	program string
	quiz    *quiz.Quiz
	servers map[string]*server
}

// A server is a child that serves.
type server struct {
	*child
	host string
}

func newLab(ctx context.Context, p plan) (l *lab, err error) {
	l = &lab{plan: p, servers: map[string]*server{}}
	if l.quiz, err = quiz.Builtin(); err != nil {
		return nil, err
	}
	root, err := exec.CommandContext(ctx, "go", "list", "-m", "-f", "{{.Dir}}", "github.com/careerfit/careerfit").Output()
	if err != nil {
		return nil, fmt.Errorf("find the project: %w", err)
	}
	l.root = strings.TrimSpace(string(root))
	if l.dir, err = os.MkdirTemp("", "careerfit-figures-"); err != nil {
		return nil, err
	}
	if err := l.build(ctx); err != nil {
		return nil, errors.Join(err, os.RemoveAll(l.dir))
	}
	return l, nil
}

// build makes the program as it is shipped.
func (l *lab) build(ctx context.Context) error {
	l.program = filepath.Join(l.dir, "careerfit")
	build := exec.CommandContext(ctx, "go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid=", "-o", l.program, "./cmd/careerfit")
	build.Dir, build.Env = l.root, append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("build careerfit: %w\n%s", err, out)
	}
	return nil
}

// server is the child that serves with the arguments.
func (l *lab) server(ctx context.Context, role string, args ...string) (*server, error) {
	name := strings.Join(append([]string{role}, args...), " ")
	if s, ok := l.servers[name]; ok {
		return s, nil
	}
	c, err := begin(ctx, role, args...)
	if err != nil {
		return nil, err
	}
	host, err := c.says()
	if err != nil {
		return nil, err
	}
	l.servers[name] = &server{c, host}
	return l.servers[name], nil
}

// on is the server of the pages that keeps sittings in such a store.
func (l *lab) on(ctx context.Context, kind string) (*server, error) {
	args := []string{"-store", kind, "-dir", filepath.Join(l.dir, kind)}
	if l.profiles != "" {
		args = append(args, "-profile", filepath.Join(l.profiles, kind+".pprof"))
	}
	return l.server(ctx, "serve", args...)
}

func (l *lab) close() {
	for _, s := range l.servers {
		_ = s.end() // it has done its part
	}
	_ = os.RemoveAll(l.dir) // a temporary directory
}
