package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/mattn/go-isatty"
	"github.com/spf13/cobra"
)

// isTerminal reports whether a stream has a person at its other end.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && isatty.IsTerminal(f.Fd())
}

// errNotSaid ends a command to which nobody said yes.
var errNotSaid = errors.New("nothing was changed")

// confirm asks whoever sits at the terminal, unless --yes was said. Where nobody does, it must have been.
func confirm(cmd *cobra.Command, yes bool, question string) error {
	if yes {
		return nil
	}
	if err := askable(cmd); err != nil {
		return err
	}
	return untilDone(cmd.Context(), func() error { return askWhether(cmd.InOrStdin(), cmd.ErrOrStderr(), question) })
}

// askable says that there is nobody to be asked, if nobody sits at the terminal.
func askable(cmd *cobra.Command) error {
	if !isTerminal(cmd.InOrStdin()) {
		return usageOf(errors.New("there is nobody here to ask; add --yes if you are sure"))
	}
	return nil
}

// askWhether returns nil if the answer to the question is yes.
func askWhether(in io.Reader, out io.Writer, question string) error {
	fmt.Fprint(out, question+" [y/N] ")
	said, _ := bufio.NewReader(in).ReadString('\n') // who says nothing has not said yes
	switch strings.ToLower(strings.TrimSpace(said)) {
	case "y", "yes":
		return nil
	}
	return failure(errNotSaid)
}
