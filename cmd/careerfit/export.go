package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/careerfit/careerfit/store/boltstore"
)

// exportFlags are what `careerfit export` can be told.
type exportFlags struct {
	dataDir, out string
	force        bool
	wish         exportWish
}

func newExport() *cobra.Command {
	var f exportFlags
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write all sittings as NDJSON",
		Long: "Write all sittings, one a line, in the order in which they were begun, whether a server runs or not:\n" +
			`  {"id","questionnaire":{"id","title","language"},"digest","started","changed","finished","seen",` + "\n" +
			`   "form":"long"|"short","asked":["<item>"…],"answers":{"<item>":"<option>"|["<option>"…]|{"non_answer":"skipped"}}}` + "\n" +
			"No secret is in it, nor a hash of one. Whoever knows an id can still not open the sitting, but can tell it from\n" +
			"others: --without-ids leaves out the ids and the times of day. A sitting whose questionnaire is damaged or of a\n" +
			"later version has its answers as \"marks\", by positions. What cannot be read is left out; that is told at the\n" +
			"end, and the exit code is 1.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return atDesk(cmd, f.dataDir, boltstore.Options{ReadOnly: true}, func(d desk) error { return f.export(cmd, d) })
		},
	}
	dataDirFlag(cmd, &f.dataDir, "export the sittings kept in this `DIRECTORY`")
	cmd.Flags().StringVar(&f.out, "out", "", "write this `FILE` instead of standard output, which is -; whole or not at all")
	cmd.Flags().BoolVar(&f.force, "force", false, "replace the file if it is there")
	cmd.Flags().StringVar(&f.wish.Quiz, "questionnaire", "", "only sittings of the questionnaire with this `ID`")
	cmd.Flags().BoolVar(&f.wish.Finished, "finished", false, "only sittings that have a result")
	cmd.Flags().BoolVar(&f.wish.WithoutIDs, "without-ids", false, "leave out what leads to one sitting: ids, and times but for the day")
	return cmd
}

func (f exportFlags) export(cmd *cobra.Command, d desk) error {
	if f.out == "" || f.out == "-" {
		return untilDone(cmd.Context(), func() error { return d.export(cmd.Context(), f.wish, cmd.OutOrStdout()) })
	}
	if err := notTheData(f.out, f.dataDir); err != nil {
		return err
	}
	count, unread := &lineCounter{}, error(nil)
	err := wholeFile{f.out, f.force}.write(func(file *os.File) error {
		err := d.export(cmd.Context(), f.wish, io.MultiWriter(file, count))
		if exit := new(exitError); errors.As(err, &exit) && exit.code == exitProblems { // all else is there
			unread, err = err, nil
		}
		return err
	}, accept)
	if err != nil {
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "Exported %s to %s.\n", counted(count.lines, "sitting"), f.out)
	return unread
}

// accept takes any draft.
func accept(string) error { return nil }

// A lineCounter counts the lines that are written to it.
type lineCounter struct{ lines int }

func (c *lineCounter) Write(p []byte) (int, error) {
	c.lines += bytes.Count(p, []byte{'\n'})
	return len(p), nil
}
