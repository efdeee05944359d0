package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/careerfit/careerfit/store/boltstore"
	"github.com/careerfit/careerfit/web"
)

// eraseFlags are what `careerfit erase` can be told.
type eraseFlags struct {
	dataDir   string
	code, yes bool
}

func newErase() *cobra.Command {
	var f eraseFlags
	cmd := &cobra.Command{
		Use:   "erase SITTING…",
		Short: "Delete sittings for those who ask for it",
		Long: "Delete sittings and every way to them, whether a server runs or not. A sitting is named by its id, by the address\n" +
			"of one of its pages or by a share link; with --code by its return code, which is asked for or read from standard\n" +
			"input, so that it stands in no list of programs. If one of them is not there, none is deleted.",
		RunE: func(cmd *cobra.Command, args []string) error {
			wish, err := f.wish(cmd, args)
			if err != nil {
				return err
			}
			return failed(f.erase(cmd, wish))
		},
	}
	dataDirFlag(cmd, &f.dataDir, "delete from the sittings kept in this `DIRECTORY`")
	cmd.Flags().BoolVar(&f.code, "code", false, "ask for a return code, or read it from standard input")
	cmd.Flags().BoolVar(&f.yes, "yes", false, "do not ask before it is done")
	return cmd
}

// wish is which sittings are named.
func (f eraseFlags) wish(cmd *cobra.Command, args []string) (wish findWish, err error) {
	if wish.ids, err = sittingsNamed(args); err != nil {
		return wish, usageOf(err)
	}
	if !f.code && len(args) == 0 {
		return wish, errors.New("name a sitting by its id or the address of one of its pages, or say --code")
	}
	if !f.code {
		return wish, nil
	}
	return wish, untilDone(cmd.Context(), func() error {
		hash, ok := web.ReturnCodeHash(readCode(cmd))
		if !ok {
			return usageOf(errors.New("that is no return code: it has 18 letters and digits"))
		}
		wish.code = &hash
		return nil
	})
}

// readCode reads a line, for which it asks if somebody is there.
func readCode(cmd *cobra.Command) string {
	if isTerminal(cmd.InOrStdin()) {
		fmt.Fprint(cmd.ErrOrStderr(), "Return code: ")
	}
	line, _ := bufio.NewReader(io.LimitReader(cmd.InOrStdin(), 1<<10)).ReadString('\n') // nothing is no code
	return line
}

// erase holds the file while it looks and while it deletes, and not while a person thinks.
func (f eraseFlags) erase(cmd *cobra.Command, wish findWish) error {
	var found []foundSitting
	err := atDesk(cmd, f.dataDir, boltstore.Options{}, func(d desk) (err error) {
		if found, err = d.find(cmd.Context(), wish); err != nil {
			return err
		}
		return missing(wish, found)
	})
	if err != nil {
		return err
	}
	ids := idsFound(found)
	if !f.yes {
		tellFound(cmd.ErrOrStderr(), found)
	}
	if err := confirm(cmd, f.yes, fmt.Sprintf("Delete %s for good?", counted(len(ids), "sitting"))); err != nil {
		return err
	}
	return atDesk(cmd, f.dataDir, boltstore.Options{}, func(d desk) error { return eraseAt(cmd, d, ids) })
}

// idsFound are the ids, each once: the return code may be of a sitting that is named, too.
func idsFound(found []foundSitting) (ids []string) {
	for _, s := range found {
		ids = append(ids, s.ID)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// eraseAt deletes what is still there.
func eraseAt(cmd *cobra.Command, d desk, ids []string) error {
	erased, err := d.erase(cmd.Context(), ids)
	if err == nil || erased > 0 {
		fmt.Fprintf(cmd.OutOrStdout(), eraseText, counted(erased, "sitting"))
	}
	return err
}

// eraseText says what is gone, and what is not.
const eraseText = `Deleted %s, with every way there.
The bytes stay in free pages of the file until others are written over them, or until the server is stopped and
careerfit compact writes the file anew. Backups made before still have them, and so do files that a restore set aside
or a server rescued (careerfit.db.before-restore-… and careerfit.db.rescued-… in the data directory); careerfit doctor
names these.
`

// missing says which of the sittings that are wished for is not there.
func missing(wish findWish, found []foundSitting) error {
	for _, id := range wish.ids {
		if !slices.ContainsFunc(found, func(s foundSitting) bool { return s.ID == id }) {
			return &exitError{exitProblems, fmt.Errorf("there is no sitting %s, or no longer; nothing was deleted", id)}
		}
	}
	if wish.code != nil && len(found) == len(wish.ids) {
		return &exitError{exitProblems, errors.New("there is no sitting with this return code, or no longer; nothing was deleted")}
	}
	return nil
}

// tellFound says what is about to be deleted.
func tellFound(w io.Writer, found []foundSitting) {
	for _, s := range found {
		if s.Started.IsZero() {
			fmt.Fprintf(w, "Sitting %s: cannot be read\n", s.ID)
			continue
		}
		fmt.Fprintf(w, "Sitting %s: begun %s, last seen %s, %s\n", s.ID,
			s.Started.UTC().Format(time.DateOnly), s.Seen.UTC().Format(time.DateOnly), counted(s.Answers, "answer"))
	}
}
