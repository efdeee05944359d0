package main

import (
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/pflag"

	"github.com/careerfit/careerfit/quiz"
)

// checkFlags are what `careerfit check` can be told.
type checkFlags struct {
	format, asOf  string
	json, builtin bool
}

func (f *checkFlags) define(flags *pflag.FlagSet) {
	flags.StringVar(&f.format, "format", "text", "print problems as `text`, json or github")
	flags.BoolVar(&f.json, "json", false, "the same as --format json")
	flags.StringVar(&f.asOf, "as-of", "", "the `DAY` from which the age of pay figures counts, as in 2026-11-01; today, when left out")
	flags.BoolVar(&f.builtin, "builtin", false, "check the built-in questionnaire, too")
}

// checking makes of flags and files what is to be done; the error is about their use.
func (f *checkFlags) checking(files []string, now time.Time, out, errs io.Writer) (*checking, error) {
	c := &checking{contents: f.contents(files), errs: errs}
	if len(c.contents) == 0 {
		return nil, errors.New("check what? name at least one content file")
	}
	var err error
	if c.asOf, err = f.day(now); err != nil {
		return nil, err
	}
	c.shown, err = f.display(out, errs)
	return c, err
}

// day returns the day of --as-of, or today.
func (f *checkFlags) day(now time.Time) (time.Time, error) {
	if f.asOf == "" {
		return now, nil
	}
	day, err := time.Parse(time.DateOnly, f.asOf)
	if err != nil {
		return day, fmt.Errorf("%q is not a day; write year, month and day, as in --as-of 2026-11-01", f.asOf)
	}
	return day, nil
}

func (f *checkFlags) display(out, errs io.Writer) (display, error) {
	format := f.format
	if f.json {
		if format != "text" && format != "json" {
			return nil, fmt.Errorf("say either --json or --format %s", format)
		}
		format = "json"
	}
	switch format {
	case "text":
		return newTextDisplay(out, errs), nil
	case "json":
		return newJSONDisplay(out), nil
	case "github":
		return newGitHubDisplay(out), nil
	}
	return nil, fmt.Errorf("there is no format %q; choose text, json or github", format)
}

// A content is a content file that is to be checked.
type content struct {
	name string
	read func() ([]byte, error)
}

// contents are the files, and the built-in questionnaire where it is asked for.
func (f *checkFlags) contents(files []string) []content {
	var all []content
	if f.builtin {
		all = append(all, content{quiz.BuiltinFile, func() ([]byte, error) { return quiz.BuiltinSource(), nil }})
	}
	for _, name := range files {
		all = append(all, content{name, func() ([]byte, error) { return readContent(name) }})
	}
	return all
}
