package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/boltstore"
)

// A desk does the operator's work on what is kept: at the file itself, or through the server that holds it.
type desk interface {
	// backup writes a copy of the file as it is at one moment.
	backup(ctx context.Context, w io.Writer) error
	// backedUp hears what became of a copy, which only the command knows that asked for it.
	backedUp(ctx context.Context, c copied) error
	// export writes the sittings that are wished for, a line of JSON each.
	export(ctx context.Context, wish exportWish, w io.Writer) error
	// find returns those sittings that are there.
	find(ctx context.Context, wish findWish) ([]foundSitting, error)
	// erase deletes the sittings with the ids and returns how many of them were there.
	erase(ctx context.Context, ids []string) (int, error)
	// purge goes one step of a sweep.
	purge(ctx context.Context, wish purgeWish) (purgeStep, error)
	// doctor looks at everything.
	doctor(ctx context.Context) (diagnosis, error)
	// questionnaire returns the canonical form of one that was ever used.
	questionnaire(ctx context.Context, digest quiz.Digest) ([]byte, error)
	// served reports whether a server does the work.
	served() bool
	// close lets go of the file or the server.
	close() error
}

// deskAt returns the desk of a data file: the server's while one answers, even where its file is gone from the place. It
// never makes a file.
func deskAt(ctx context.Context, file string, opts boltstore.Options) (desk, error) {
	remote, err := serverOf(ctx, file)
	if !errors.Is(err, errNoServer) {
		return remote, err
	}
	if err := isThere(file, inDataDir); err != nil {
		return nil, err
	}
	return openDesk(ctx, file, opts)
}

// openDesk returns the desk of a file that is there: the server's if that is the one which it holds.
func openDesk(ctx context.Context, file string, opts boltstore.Options) (desk, error) {
	st, err := boltstore.Open(file, opts)
	if err == nil {
		return newFileDesk(st, file, time.Now), nil
	}
	if !errors.Is(err, store.ErrLocked) {
		return nil, storeSentence(err)
	}
	remote, err := serverOf(ctx, file)
	switch {
	case err == nil: // it was just starting, or a file was named
		return remote, nil
	case errors.Is(err, syscall.EINVAL):
		return nil, fmt.Errorf("%s is in use by another careerfit process, which no command can reach: %w; until then, stop it and try again", file, socketSentence(socketsOf(file)[0], err))
	}
	who := "another careerfit process"
	if sockets := socketsOf(file); len(sockets) > 0 {
		who += ", which does not answer at " + strings.Join(sockets, " or ")
	}
	return nil, fmt.Errorf("%s is in use by %s; stop it and try again", file, who)
}

// serverOf returns the desk of the server that holds the file, or errNoServer.
func serverOf(ctx context.Context, file string) (remote remoteDesk, err error) {
	err = errNoServer
	for _, socket := range socketsOf(file) {
		if remote, err = newRemoteDesk(ctx, socket); !errors.Is(err, errNoServer) {
			return remote, err
		}
	}
	return remote, err
}

// socketsOf are where the server that holds the file may listen: beside it, and if it is a link beside what that leads
// to, step by step. A server holds no file of another name, such as a backup beside its own.
func socketsOf(file string) (sockets []string) {
	for range maxLinks {
		if filepath.Base(file) == databaseName {
			sockets = append(sockets, filepath.Join(filepath.Dir(file), socketName))
		}
		to, err := os.Readlink(file)
		if err != nil { // it is none
			break
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(file), to)
		}
		file = to
	}
	return sockets
}

// maxLinks is how many links are followed; systems follow about as many.
const maxLinks = 40

// naming adds to an error of a file or a socket that is held which process holds it, where that is known.
func naming(ctx context.Context, dataDir string, err error) error {
	if !errors.Is(err, store.ErrLocked) && !errors.Is(err, errServed) {
		return err
	}
	if pid, known := holder(ctx, dataDir); known {
		return fmt.Errorf("%w; it is process %d", err, pid)
	}
	return err
}

// holder returns the process of the server that holds the file, if it answers.
func holder(ctx context.Context, dataDir string) (pid int, known bool) {
	ctx, cancel := context.WithTimeout(ctx, askTime)
	defer cancel()
	server, err := newRemoteDesk(ctx, filepath.Join(dataDir, socketName))
	if err != nil {
		return 0, false
	}
	pid, err = server.who(ctx)
	return pid, errors.Join(err, server.close()) == nil
}

// inDataDir is what to do where a data directory has no data file.
const inDataDir = "; name its directory with --data-dir"

// isThere says in a sentence that there is no data file, if there is none, and what to do.
func isThere(file, mend string) error {
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no data file %s%s", file, mend)
	case err != nil:
		return plainPathError(file, err)
	case info.IsDir():
		return fmt.Errorf("%s is a directory, and no data file; name the directory of one with --data-dir", file)
	}
	return nil
}

// atDesk lets work use the desk of the data directory; where no server holds the file, that is opened as the options
// say. Whatever goes wrong ends the command as a failure, unless it
// says otherwise.
func atDesk(cmd *cobra.Command, dataDir string, opts boltstore.Options, work func(desk) error) error {
	d, err := deskAt(cmd.Context(), filepath.Join(dataDir, databaseName), opts)
	if err != nil {
		return failed(err)
	}
	err = work(d)
	if cmd.Context().Err() != nil { // what was given up may go on until its reader moves; the end of the process ends it
		return failed(err)
	}
	return failed(errors.Join(err, d.close()))
}

// failed makes an error a failure that is not yet an exitError.
func failed(err error) error {
	var exit *exitError
	switch {
	case err == nil || errors.As(err, &exit):
		return err
	case errors.Is(err, context.Canceled):
		return failure(errors.New("interrupted"))
	}
	return failure(err)
}

// dataDirFlag is the flag by which all commands find what is kept.
func dataDirFlag(cmd *cobra.Command, dir *string, usage string) {
	cmd.Flags().StringVar(dir, "data-dir", "data", usage)
}

// namesDataDir refuses an empty name, as of a variable that is not set: it would be the directory that the command runs in.
func namesDataDir(flags *pflag.FlagSet) error {
	if f := flags.Lookup("data-dir"); f != nil && f.Value.String() == "" {
		return errors.New("--data-dir must name a directory, but it is empty")
	}
	return nil
}
