package main

import (
	"encoding/json"
	"errors"
	"path/filepath"

	"github.com/spf13/cobra"
)

func newDoctor() *cobra.Command {
	var dataDir string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Look at everything that is kept, and tell what is wrong with it",
		Long: "Look at every page, every record, both indexes and the digests of all questionnaires, whether a server runs or not,\n" +
			"and change nothing. It tells how much is kept, whether compaction pays, and each problem with what mends it. Exit\n" +
			"code 0 no problems, 1 some, 3 it could not look.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return doctor(cmd, dataDir, asJSON) },
	}
	dataDirFlag(cmd, &dataDir, "look at what is kept in this `DIRECTORY`")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return cmd
}

// doctor prints what it finds. A file that cannot even be opened is what it is there for.
func doctor(cmd *cobra.Command, dataDir string, asJSON bool) error {
	var found diagnosis
	d, err := deskAt(cmd.Context(), dataDir)
	switch {
	case err == nil:
		found, err = d.doctor(cmd.Context())
		err = errors.Join(err, d.close())
		found.Served = d.served()
	case unreadable(err):
		found, err = diagnosis{Problems: []string{err.Error()}}, nil
	}
	if err != nil {
		return failed(err)
	}
	found.File = filepath.Join(dataDir, databaseName)
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
