package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/careerfit/careerfit/store/boltstore"
)

// backupFlags are what `careerfit backup` can be told.
type backupFlags struct {
	dataDir, to        string
	force, evenDamaged bool
}

func newBackup() *cobra.Command {
	var f backupFlags
	cmd := &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the database into a file, while a server runs or not",
		Long: "Copy the database into a file, or to standard output if that is -, whether a server runs or not. All that was\n" +
			"acknowledged before is in it. The file is checked before it gets its name: it is there whole or not at all.\n" +
			"It holds people's answers; whoever may read it is to be trusted as the server is.",
		Args: oneBackup,
		RunE: func(cmd *cobra.Command, files []string) error {
			f.to = files[0]
			return atDesk(cmd, f.dataDir, boltstore.Options{ReadOnly: true}, func(d desk) error { return f.backup(cmd, d) })
		},
	}
	dataDirFlag(cmd, &f.dataDir, "copy the database in this `DIRECTORY`")
	cmd.Flags().BoolVar(&f.force, "force", false, "replace the file if it is there")
	cmd.Flags().BoolVar(&f.evenDamaged, "even-damaged", false, "keep a copy even if it has problems: as FILE"+damagedSuffix+", with exit code 1")
	return cmd
}

// damagedSuffix keeps a copy that has problems from being taken for one that has none.
const damagedSuffix = ".damaged"

func oneBackup(_ *cobra.Command, files []string) error {
	if len(files) != 1 {
		return errors.New("name one file to copy the database into, such as careerfit-backup.db, or - for standard output")
	}
	return nil
}

func (f backupFlags) backup(cmd *cobra.Command, d desk) error {
	if f.to == "-" {
		return backupTo(cmd, d)
	}
	if err := notTheData(f.to, f.dataDir); err != nil {
		return err
	}
	begun := time.Now()
	var kept boltstore.Report
	whole := wholeFile{f.to, f.force}
	err := whole.write(func(file *os.File) error {
		return d.backup(cmd.Context(), file)
	}, func(draft string) (err error) {
		kept, err = f.check(cmd, draft)
		return err
	})
	reportBackup(cmd, d, copied{begun: begun, sittings: strconv.Itoa(kept.Sessions)}, err)
	if err != nil {
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "Backed up %s to %s: %s, checked, in %s.\n",
		counted(kept.Sessions, "sitting"), f.to, inWords(kept.FileBytes), time.Since(begun).Round(time.Millisecond))
	for _, left := range whole.drafts() { // younger than those that are cleared
		fmt.Fprintf(cmd.OutOrStdout(), "note: %s was left by a backup that was killed, unless one is at work, and may hold sittings; remove it\n", left)
	}
	return nil
}

// backupTo writes the copy to standard output, which cannot be checked afterwards.
func backupTo(cmd *cobra.Command, d desk) error {
	if isTerminal(cmd.OutOrStdout()) {
		return usageOf(errors.New("a backup is no text for a terminal; send it into a file or a program"))
	}
	begun := time.Now()
	err := untilDone(cmd.Context(), func() error { return d.backup(cmd.Context(), cmd.OutOrStdout()) })
	reportBackup(cmd, d, copied{begun: begun, sittings: unchecked}, err)
	return err
}

// reportBackup has the desk know what became of the copy, even if the command was interrupted.
func reportBackup(cmd *cobra.Command, d desk, c copied, err error) {
	if err != nil {
		c.trouble = err.Error()
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(cmd.Context()), askTime)
	defer cancel()
	if unheard := d.backedUp(ctx, c); unheard != nil && err == nil {
		fmt.Fprintf(cmd.ErrOrStderr(), "note: the copy is good, but the server does not count it: %v\n", unheard)
	}
}

// check looks at a copy as doctor does at the original. Where it has problems the backup failed.
func (f backupFlags) check(cmd *cobra.Command, draft string) (kept boltstore.Report, err error) {
	st, err := boltstore.Open(draft, boltstore.Options{})
	if err != nil {
		return kept, fmt.Errorf("the copy cannot be opened, so it was not kept: %w", err)
	}
	first := ""
	kept, err = st.Check(cmd.Context(), func(problem string) { first = cmp.Or(first, problem) })
	if err = errors.Join(err, st.Close()); err != nil || kept.Problems == 0 {
		return kept, err
	}
	fate, err := f.fate(draft)
	if err != nil {
		return kept, err
	}
	return kept, &exitError{exitProblems, fmt.Errorf(problemsText, fate, counted(kept.Problems, "problem"), first)}
}

// problemsText says what became of a copy that has problems, and what to do.
const problemsText = "the copy was %s, for it has %s, the first of which is: %s. " +
	"careerfit doctor tells whether the original has them, too, and what mends them"

// fate keeps a copy that has problems under another name if that is wished for, and says so.
func (f backupFlags) fate(draft string) (string, error) {
	if !f.evenDamaged {
		return "not kept", nil
	}
	aside := wholeFile{f.to + damagedSuffix, f.force}
	if err := aside.mayBe(); err != nil {
		return "", err
	}
	return "kept as " + aside.name + " alone", aside.place(draft, filepath.Dir(f.to))
}
