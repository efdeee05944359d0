package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/careerfit/careerfit/store/boltstore"
)

func newCompact() *cobra.Command {
	var dataDir string
	cmd := &cobra.Command{
		Use:   "compact",
		Short: "Write the database anew without free pages, while no server runs",
		Long: "Write the database anew without free pages, while no server runs. It becomes as small as what it keeps, and nothing\n" +
			"of what was deleted is in it any longer. The new file is compared with the old one before it takes its place; there\n" +
			"must be room for both.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return failed(compact(cmd, filepath.Join(dataDir, databaseName)))
		},
	}
	dataDirFlag(cmd, &dataDir, "compact the database in this `DIRECTORY`")
	return cmd
}

func compact(cmd *cobra.Command, file string) error {
	if err := isThere(file, inDataDir); err != nil {
		return err
	}
	var before, after int64
	err := untilDone(cmd.Context(), func() (err error) { // the file is the old one or the new one at any moment
		before, after, err = boltstore.Compact(file)
		return err
	})
	if err != nil {
		return notWhileServed(cmd, file, err)
	}
	done := "Compacted"
	if after >= before { // a small file comes to a few pages more than it had
		done = "Written anew:"
	}
	fmt.Fprintf(cmd.OutOrStdout(), "%s %s from %s to %s. What was deleted is no longer in it.\n", done, file, inWords(before), inWords(after))
	return nil
}
