package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/boltstore"
)

func newRestore(now func() time.Time) *cobra.Command {
	var dataDir string
	var yes bool
	cmd := &cobra.Command{
		Use:   "restore BACKUP",
		Short: "Put a backup in the place of the database, while no server runs",
		Long: "Put a copy of the backup in the place of the database, while no server runs. All of the backup is checked before it\n" +
			"asks; the database that was there stays beside the new one under another name. Sittings that were begun or erased\n" +
			"since the backup was made are as they were then.",
		Args: oneRestore,
		RunE: func(cmd *cobra.Command, files []string) error {
			return failed(restore(cmd, filepath.Join(dataDir, databaseName), files[0], yes, now()))
		},
	}
	dataDirFlag(cmd, &dataDir, "put it into this `DIRECTORY`")
	cmd.Flags().BoolVar(&yes, "yes", false, "do not ask before it is done")
	return cmd
}

func oneRestore(_ *cobra.Command, files []string) error {
	switch {
	case len(files) != 1:
		return errors.New("name one file that careerfit backup made")
	case files[0] == "-":
		return errors.New("a backup is looked at as a whole before it is restored: put what comes from the pipe into a file, and name that")
	}
	return nil
}

func restore(cmd *cobra.Command, file, backup string, yes bool, now time.Time) error {
	if err := restorable(cmd, file, backup); err != nil {
		return err
	}
	held, err := lookedAt(cmd, backup)
	if err != nil {
		return err
	}
	if err := confirm(cmd, yes, fmt.Sprintf("Put %s (%s) in the place of %s?", backup, held, file)); err != nil {
		return err
	}
	aside, err := supplant(cmd, file, backup, now)
	if err != nil {
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "%s is what the backup %s holds.\n", file, backup)
	if aside != "" {
		fmt.Fprintf(cmd.OutOrStdout(), "What was there is %s now; it holds people's answers, those of whoever is erased later, too; so remove it when nobody needs it.\n", aside)
	}
	return nil
}

// supplant puts a copy of the backup in the place of the file, which is the old one or the new one at any moment.
func supplant(cmd *cobra.Command, file, backup string, now time.Time) (string, error) {
	aside := ""
	err := untilDone(cmd.Context(), func() (err error) {
		aside, err = boltstore.Restore(file, backup, now)
		return err
	})
	switch {
	case err == nil:
		return aside, nil
	case errors.Is(err, store.ErrDamaged):
		return "", fmt.Errorf("the copy of %s is damaged: %w", backup, err)
	case errors.Is(err, syscall.EROFS), errors.Is(err, fs.ErrPermission): // which the first thing that is written meets
		return "", fmt.Errorf("nothing was changed: %s cannot be written by this user (%w)", filepath.Dir(file), err)
	}
	return "", notWhileServed(cmd, file, err)
}

// restorable says what is in the way, as far as it is seen at once, before anybody is asked.
func restorable(cmd *cobra.Command, file, backup string) error {
	switch info, err := os.Stat(backup); {
	case err != nil:
		return plainPathError(backup, err)
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s is no file that careerfit backup made", backup)
	case isSame(backup, file):
		return fmt.Errorf("%s is the database itself; name a backup of it", backup)
	}
	if _, served := holder(cmd.Context(), filepath.Dir(file)); served {
		return notWhileServed(cmd, file, store.ErrLocked)
	}
	return nil
}

// lookedAt says what a backup holds, or what is wrong with it.
func lookedAt(cmd *cobra.Command, backup string) (held string, err error) {
	kept, err := boltstore.CheckBackup(cmd.Context(), backup)
	switch {
	case errors.Is(err, store.ErrLocked):
		return "", fmt.Errorf("nothing was changed: another careerfit process holds %s; copy it with careerfit backup, and restore the copy", backup)
	case errors.Is(err, store.ErrDamaged):
		return "", fmt.Errorf("nothing was changed: %w; restore another one (careerfit doctor %s tells all that is wrong with this one)", err, inShell(backup))
	case err != nil:
		return "", fmt.Errorf("nothing was changed: %w", err)
	}
	held = counted(kept.Sessions, "sitting")
	if kept.Sessions > 0 {
		held += ", the last begun " + kept.Newest.UTC().Format(time.DateOnly)
	}
	return held, nil
}

// notWhileServed says what to do where a server holds the file.
func notWhileServed(cmd *cobra.Command, file string, err error) error {
	if !errors.Is(err, store.ErrLocked) {
		return err
	}
	who := "another careerfit process"
	if pid, known := holder(cmd.Context(), filepath.Dir(file)); known {
		who = fmt.Sprintf("the server, process %d,", pid)
	}
	return fmt.Errorf("nothing was changed: %s holds %s; stop it, run careerfit %s again, and start it", who, file, cmd.Name())
}
