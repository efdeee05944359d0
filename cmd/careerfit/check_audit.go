package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/audit"
	"github.com/careerfit/careerfit/quiz/audit/page"
)

// auditOf audits a questionnaire; a terminal hears how far it is.
func (c *checking) auditOf(ctx context.Context, name string, q *quiz.Quiz) (*audit.Report, error) {
	shown := progressOn(c.errs, "")
	settings := c.settings
	settings.Progress = shown
	report, err := audit.Of(ctx, q, settings)
	shown.clear()
	switch {
	case errors.Is(err, context.Canceled):
		return nil, errors.New("interrupted")
	case err != nil:
		return nil, fmt.Errorf("audit %s: %w", name, err)
	}
	return report, nil
}

// show shows an audit, and writes the page about it where that is asked for.
func (c *checking) show(name string, q *quiz.Quiz, report *audit.Report, found quiz.Problems) error {
	c.shown.audit(name, report)
	if c.html == "" {
		return nil
	}
	about := page.About{File: name, Program: "careerfit " + release + revision()}
	if err := writeWhole(c.html, func(w io.Writer) error { return page.Write(w, q, report, about, found) }); err != nil {
		return err
	}
	fmt.Fprintf(c.errs, "the audit is in %s\n", c.html)
	return nil
}

// replaceable says whether the file may be written: it is not there yet, or it is an ordinary file and
// none of those that are checked.
func replaceable(name string, contents []content) error {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil // writing will tell
	case info.IsDir():
		return fmt.Errorf("%s is a directory; name a file for the page, such as %s", name, filepath.Join(name, "audit.html"))
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s is not an ordinary file; name another for the page", name)
	}
	for _, c := range contents {
		if other, err := os.Stat(c.file); err == nil && os.SameFile(info, other) {
			return fmt.Errorf("%s is the content file itself; name another file for the page", name)
		}
	}
	return nil
}

// writeWhole writes a file whole or not at all: beside its place first, and then it takes the place.
func writeWhole(name string, write func(io.Writer) error) (err error) {
	part := partOf(name)
	f, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return cannotWrite(name, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(cannotWrite(name, err), removed(part))
		}
	}()
	w := bufio.NewWriter(f)
	if err := errors.Join(write(w), w.Flush(), f.Close()); err != nil {
		return err
	}
	return os.Rename(part, name)
}

// tryToWrite says whether writeWhole can begin.
func tryToWrite(name string) error {
	f, err := os.OpenFile(partOf(name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return cannotWrite(name, err)
	}
	return errors.Join(f.Close(), removed(f.Name()))
}

// partOf is the name that the file has until it is whole.
func partOf(name string) string {
	return filepath.Join(filepath.Dir(name), fmt.Sprintf(".%s.%d.part", filepath.Base(name), os.Getpid()))
}

// removed takes a file away that is of no use; that it cannot is told with its name, for somebody has to.
func removed(part string) error {
	if err := os.Remove(part); err != nil {
		return fmt.Errorf("what was begun is left behind: %w", err)
	}
	return nil
}

// cannotWrite says in the words of the file's own name why it cannot be written: nobody asked for its part.
func cannotWrite(name string, err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch dir := filepath.Dir(name); {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("cannot write %s: there is no folder %s", name, dir)
	case errors.As(err, &path):
		err = path.Err
	case errors.As(err, &link):
		err = link.Err
	}
	return fmt.Errorf("cannot write %s: %w", name, err)
}
