package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
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
	if err := writeWhole(c.html, func(w io.Writer) error { return page.Write(w, q, report, found) }); err != nil {
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
	part := filepath.Join(filepath.Dir(name), fmt.Sprintf(".%s.%d.part", filepath.Base(name), os.Getpid()))
	f, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", name, err)
	}
	defer func() {
		if err != nil {
			err = fmt.Errorf("cannot write %s: %w", name, errors.Join(err, os.Remove(part)))
		}
	}()
	w := bufio.NewWriter(f)
	if err := errors.Join(write(w), w.Flush(), f.Close()); err != nil {
		return err
	}
	return os.Rename(part, name)
}
