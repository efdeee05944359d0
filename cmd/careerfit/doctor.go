package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/careerfit/careerfit/store/boltstore"
)

func newDoctor() *cobra.Command {
	var dataDir string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "doctor [FILE]",
		Short: "Look at everything that is kept, and tell what is wrong with it",
		Long: "Look at every page, every record, both indexes and the digests of all questionnaires, whether a server runs or not,\n" +
			"and change nothing. It tells how much is kept, whether compaction pays, and each problem with what mends it. With\n" +
			"FILE it looks at that one instead, such as a backup. Exit code 0 no problems, 1 some, 3 it could not look.",
		Args: oneAtMost,
		RunE: func(cmd *cobra.Command, files []string) error {
			if len(files) > 0 {
				return doctor(cmd, files[0], namedDesk, asJSON)
			}
			return doctor(cmd, filepath.Join(dataDir, databaseName), deskAt, asJSON)
		},
	}
	dataDirFlag(cmd, &dataDir, "look at what is kept in this `DIRECTORY`, unless a file is named")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return cmd
}

func oneAtMost(_ *cobra.Command, files []string) error {
	switch {
	case len(files) > 1:
		return errors.New("name one file, or none to look at what is kept in --data-dir")
	case slices.Contains(files, ""):
		return errors.New("FILE must name a file, but it is empty")
	}
	return nil
}

// doctor prints what it finds. A file that cannot even be opened is what it is there for.
func doctor(cmd *cobra.Command, file string, at deskOpener, asJSON bool) error {
	found, err := diagnose(cmd.Context(), file, at)
	if err != nil {
		return failed(err)
	}
	if asJSON {
		err = json.NewEncoder(cmd.OutOrStdout()).Encode(found)
	} else {
		found.print(cmd.OutOrStdout())
	}
	if err == nil && len(found.Problems) > 0 {
		err = problems()
	}
	return err
}

// A deskOpener returns the desk at which a file is looked at.
type deskOpener func(ctx context.Context, file string, opts boltstore.Options) (desk, error)

// namedDesk is the desk of a file that was named, which need not be the one that a server beside it holds.
func namedDesk(ctx context.Context, file string, opts boltstore.Options) (desk, error) {
	if err := isThere(file, ""); err != nil {
		return nil, err
	}
	return openDesk(ctx, file, opts)
}

func diagnose(ctx context.Context, file string, at deskOpener) (found diagnosis, err error) {
	unwritten := unwritable(file) // before it is held: who lets go of a file may let go of its lock
	d, err := at(ctx, file, boltstore.Options{ReadOnly: true})
	switch {
	case err == nil:
		found, err = d.doctor(ctx)
		err = errors.Join(err, d.close())
		found.Served = d.served()
	case unreadable(err):
		found, err = diagnosis{Problems: []string{err.Error()}, Notes: []string{mending(file)}}, nil
	}
	found.File = file
	if unwritten != "" && !found.Served {
		found.Notes = append(found.Notes, unwritten)
	}
	return found, err
}

// unwritable tells that this user could not write to the file; "" if they could.
func unwritable(file string) string {
	opened, err := os.OpenFile(file, os.O_RDWR, 0)
	if err != nil {
		return fmt.Sprintf("it was only read, for it cannot be written here and by this user (%v); no server can use it so", err)
	}
	_ = opened.Close()
	return ""
}
