package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/spf13/pflag"

	"github.com/careerfit/careerfit/quiz"
)

// setFlag sets a flag from one value of the environment; a list of files is split as PATH is.
func setFlag(flags *pflag.FlagSet, f *pflag.Flag, value string) error {
	list, ok := f.Value.(pflag.SliceValue)
	if !ok {
		return flags.Set(f.Name, value)
	}
	return list.Replace(filepath.SplitList(value))
}

// readContent reads a content file, at most a byte more than it may have.
func readContent(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, plainPathError(name, err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, &sentence{name + " is a directory, not a file", syscall.EISDIR}
	}
	data, err := io.ReadAll(io.LimitReader(f, quiz.MaxSize+1))
	if err != nil {
		return nil, plainPathError(name, err)
	}
	return data, nil
}

// plainPathError says in a sentence why a file could not be read.
func plainPathError(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &sentence{"there is no file " + name, err}
	case errors.Is(err, fs.ErrPermission):
		return &sentence{"the file " + name + " may not be read by this user", err}
	}
	return fmt.Errorf("cannot read %s: %w", name, err)
}

// loadQuiz reads and compiles a content file, or the built-in one when the name is empty. Its
// problems are written to w; errors among them end the command.
func loadQuiz(name string, w io.Writer) (*quiz.Quiz, error) {
	if name == "" {
		q, err := quiz.Builtin()
		if err != nil {
			return nil, failure(err)
		}
		return q, nil
	}
	data, err := readContent(name)
	if err != nil {
		return nil, failure(err)
	}
	q, found := quiz.Parse(name, data)
	writeProblems(w, found)
	if q == nil {
		return nil, problems()
	}
	return q, nil
}
