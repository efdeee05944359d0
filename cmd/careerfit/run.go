package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os/signal"
	"slices"
	"syscall"
	"time"

	"github.com/spf13/cobra"
)

// The exit codes.
const (
	exitOK       = 0
	exitProblems = 1 // a content file or the database has problems, a line could not be scored, a sitting is not there
	exitUsage    = 2
	exitFailure  = 3
)

// streams are what a command reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// exitError is an error that decides the exit code. Its text is written unless it is empty.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string { return e.err.Error() }
func (e *exitError) Unwrap() error { return e.err }

// errProblems ends a command that has already written what is wrong.
var errProblems = errors.New("")

// A sentence says in plain words what happened, and keeps what caused it.
type sentence struct {
	says  string
	cause error
}

func (s *sentence) Error() string { return s.says }
func (s *sentence) Unwrap() error { return s.cause }

func problems() error         { return &exitError{exitProblems, errProblems} }
func failure(err error) error { return &exitError{exitFailure, err} }
func usageOf(err error) error { return &exitError{exitUsage, err} }

// run is the whole program as a function of its arguments, streams and environment.
func run(ctx context.Context, args []string, std streams, env map[string]string) int {
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // whoever presses Ctrl-C a second time does not want to wait
	root := newRoot(std, env)
	root.SetArgs(words(args))
	cmd, err := root.ExecuteContextC(ctx)
	if err == nil {
		return exitOK
	}
	if err.Error() != "" {
		fmt.Fprintf(cmd.ErrOrStderr(), "careerfit: %v\n", err)
	}
	for _, sentence := range aboutSettings(cmd.Flags(), err.Error()) {
		fmt.Fprintln(cmd.ErrOrStderr(), sentence)
	}
	var exit *exitError
	if errors.As(err, &exit) {
		return exit.code
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "Run %s --help to see what there is.\n", cmd.CommandPath())
	return exitUsage
}

// words are the arguments, in which --version is the command of that name, as people try it with any program.
func words(args []string) []string {
	if slices.Equal(args, []string{"--version"}) {
		return []string{"version"}
	}
	return args
}

func newRoot(std streams, env map[string]string) *cobra.Command {
	root := &cobra.Command{
		Use:           "careerfit",
		Short:         "A career-fit quiz whose advice can be checked",
		Long:          "careerfit serves a career-fit quiz, checks a questionnaire, scores sheets of answers, and\nlooks after the sittings that are kept.\nEvery flag can be set in the environment: --public-url as CAREERFIT_PUBLIC_URL; but not --yes and --force.",
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			if err := fromEnvironment(cmd.Flags(), env); err != nil {
				return err
			}
			return namesDataDir(cmd.Flags())
		},
	}
	root.SetIn(std.in)
	root.SetOut(std.out)
	root.SetErr(std.err)
	root.SetFlagErrorFunc(plainFlagError)
	root.AddCommand(newServe(env), newHealth(), newCheck(time.Now), newScore(), newVerify(), newSimulate(), newNew(time.Now), newSchema(), newVersion(),
		newBackup(), newRestore(time.Now), newDoctor(), newCompact(), newExport(), newErase(), newPurge(time.Now))
	return root
}
