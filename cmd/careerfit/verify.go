package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/careerfit/careerfit/quiz"
)

// verifyFlags are what `careerfit verify` can be told.
type verifyFlags struct {
	quizzes         []string
	dataDir, format string
}

func newVerify() *cobra.Command {
	var f verifyFlags
	cmd := &cobra.Command{
		Use:   "verify RECEIPT…",
		Short: "Work out again what receipts say, and tell what differs",
		Long: "Read receipts, as takers download them from their result, work each out again from its answers, and say that it\n" +
			"is the same or exactly what differs. - is standard input. Nothing is asked of any server or network. A receipt\n" +
			"proves the computation: that these answers to this questionnaire give this result. It does not prove who\n" +
			"answered, or when.\n\n" +
			"The questionnaire is found by its digest: the built-in one, those of --quiz, and those that were ever served from\n" +
			"the data directory, whether a server runs or not.\n" +
			"Exit code 0: all are the same; 1: something differs, or is no receipt; 2: wrong use; 3: a receipt could not be read, or\n" +
			"not be worked out: its questionnaire is not at hand, or its format is that of a later careerfit.",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("verify what? name at least one receipt, or - for standard input")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, receipts []string) error {
			shown, err := f.shown(cmd.OutOrStdout())
			if err != nil {
				return err
			}
			at := shelf{dataDir: f.dataDir}
			if err := at.put(f.quizzes, cmd.ErrOrStderr()); err != nil {
				return err
			}
			return untilDone(cmd.Context(), func() error { return verifyAll(cmd.Context(), &at, receipts, cmd.InOrStdin(), shown) })
		},
	}
	cmd.Flags().StringArrayVar(&f.quizzes, "quiz", nil, "a content `FILE` that receipts may be of, besides the built-in questionnaire; may be repeated")
	dataDirFlag(cmd, &f.dataDir, "look into this `DIRECTORY` for questionnaires that are not at hand otherwise")
	cmd.Flags().StringVar(&f.format, "format", "text", "say it in this `FORMAT`: text or json, a line for each receipt")
	return cmd
}

func (f verifyFlags) shown(out io.Writer) (func(verified) error, error) {
	switch f.format {
	case "text":
		return func(v verified) error { return v.text(out) }, nil
	case "json":
		return func(v verified) error { return v.json(out) }, nil
	}
	return nil, fmt.Errorf("there is no format %q; choose text or json", f.format)
}

// verifyAll verifies one receipt after the other; the worst of them decides the exit code.
func verifyAll(ctx context.Context, at *shelf, receipts []string, in io.Reader, shown func(verified) error) error {
	worst := exitOK
	for _, name := range receipts {
		v := verifyOne(ctx, at, name, in)
		if err := shown(v); err != nil {
			return failure(fmt.Errorf("write what was found: %w", err))
		}
		worst = max(worst, v.code())
	}
	if worst == exitOK {
		return nil
	}
	return &exitError{worst, errProblems}
}

// verified is what was found of one receipt.
type verified struct {
	name    string
	receipt *quiz.Receipt
	quiz    *quiz.Quiz
	found   []quiz.Difference
	// err says why it could not be worked out.
	err error
}

// errNotAReceipt marks what is wrong with the receipt itself.
type errNotAReceipt struct{ error }

func verifyOne(ctx context.Context, at *shelf, name string, in io.Reader) verified {
	v := verified{name: name}
	if v.receipt, v.err = readReceipt(name, in); v.err != nil {
		return v
	}
	if v.quiz, v.err = at.of(ctx, v.receipt); v.err == nil {
		v.found = v.quiz.Verify(v.receipt)
	}
	return v
}

// code is the exit code that this receipt asks for.
func (v verified) code() int {
	_, bad := errors.AsType[errNotAReceipt](v.err)
	switch {
	case v.err != nil && !bad:
		return exitFailure
	case bad || len(v.wrong()) > 0:
		return exitProblems
	}
	return exitOK
}

// wrong are the differences but for the version of the engine: a result that stays the same with another is right.
func (v verified) wrong() (wrong []quiz.Difference) {
	for _, d := range v.found {
		if d.Path != "engine" {
			wrong = append(wrong, d)
		}
	}
	return wrong
}

// readReceipt reads the receipt of a file or, as -, of standard input.
func readReceipt(name string, in io.Reader) (*quiz.Receipt, error) {
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, plainPathError(name, err)
		}
		defer file.Close()
		in = file
	}
	data, err := io.ReadAll(io.LimitReader(in, quiz.MaxReceipt+1))
	if err != nil {
		return nil, plainPathError(name, err)
	}
	r, err := quiz.ParseReceipt(data)
	if err != nil && !errors.Is(err, quiz.ErrNewerReceipt) {
		err = errNotAReceipt{err}
	}
	return r, err
}
