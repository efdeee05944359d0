package main

import (
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/pflag"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/audit"
)

// checkFlags are what `careerfit check` can be told.
type checkFlags struct {
	format, asOf, html, theme     string
	json, builtin, audit, compare bool
	verbose                       bool
	failOn                        string
	settings                      audit.Settings
	atMost                        float64

	// themed tells that the command line, not the environment, names a theme.
	themed bool
	// onlyAudit, onlyCompare and onlySampled are the flags of the command line, not the environment, that only
	// an audit has use for, only a comparison, and only either.
	onlyAudit, onlyCompare, onlySampled []string
}

func (f *checkFlags) define(flags *pflag.FlagSet) {
	flags.StringVar(&f.format, "format", "text", "print problems in this `FORMAT`: text, json or github")
	flags.BoolVar(&f.json, "json", false, "the same as --format json")
	flags.StringVar(&f.asOf, "as-of", "", "the `DAY` from which the age of pay figures counts, as in 2026-11-01; today, when left out")
	flags.StringVar(&f.failOn, "fail-on", "warning", "exit with code 1 on problems of this `SEVERITY` and worse: warning or error")
	flags.BoolVar(&f.builtin, "builtin", false, "check the built-in questionnaire, before the files if there are any")
	flags.StringVar(&f.theme, "theme", "", "check this theme `FILE`, too; it needs no content file beside it")
	flags.BoolVar(&f.audit, "audit", false, "audit each file that has no error")
	flags.BoolVar(&f.verbose, "verbose", false, "print the sheets that put outcomes first, too")
	flags.StringVar(&f.html, "html", "", "audit one file, and write the page about it to `OUT.html`")
	flags.BoolVar(&f.compare, "compare", false, "compare two files, the old one and the new one")
	flags.Float64Var(&f.atMost, "at-most", 100, "exit with code 1 if a comparison moves more than `PERCENT` of the random sheets to another first path, or career")
	flags.IntVar(&f.settings.Sheets, "sheets", f.settings.Sheets, "let an audit or a comparison make this `NUMBER` of random sheets")
	flags.Uint64Var(&f.settings.Seed, "seed", f.settings.Seed, "a `NUMBER` that decides which")
	flags.IntVar(&f.settings.Branches, "branches", f.settings.Branches, "let the search for a proof about one outcome branch no more than this `NUMBER` of times")
}

// given notes which flags of an audit stand on the command line.
func (f *checkFlags) given(flags *pflag.FlagSet) {
	f.onlyAudit, f.onlyCompare = changed(flags, "branches", "verbose"), changed(flags, "at-most")
	f.onlySampled = changed(flags, "sheets", "seed")
	f.themed = flags.Changed("theme")
}

func changed(flags *pflag.FlagSet, names ...string) (given []string) {
	for _, name := range names {
		if flags.Changed(name) {
			given = append(given, "--"+name)
		}
	}
	return given
}

// checking makes of flags and files what is to be done; the error is about their use.
func (f *checkFlags) checking(files []string, now time.Time, out, errs io.Writer) (*checking, error) {
	if f.json {
		if f.format == "github" {
			return nil, errors.New("say either --json or --format github")
		}
		f.format = "json"
	}
	f.audit = f.audit || f.html != ""
	c := &checking{contents: f.contents(files), theme: f.theme, audit: f.audit, html: f.html, settings: f.settings, errs: errs}
	if err := f.fit(c.contents); err != nil {
		return nil, err
	}
	var err error
	if c.failOn, err = f.severity(); err != nil {
		return nil, err
	}
	if c.asOf, err = f.day(now); err != nil {
		return nil, err
	}
	c.shown, err = f.display(out, errs)
	return c, err
}

// fit says whether the flags fit each other and the files.
func (f *checkFlags) fit(contents []content) error {
	switch {
	case f.compare && f.themed:
		return errors.New("a comparison is about two questionnaires; leave out --theme")
	case f.compare && (len(contents) != 2 || f.builtin):
		return errors.New("compare what? name two files, the old one and the new one")
	case f.compare && (f.audit || f.format == "github"):
		return errors.New("a comparison has no audit, page or annotations; leave out --audit, --html and --format github")
	case len(contents) == 0 && f.theme == "":
		return errors.New("check what? name at least one content file, or say --builtin or --theme")
	case f.html != "" && len(contents) != 1:
		return errors.New("a page is about one questionnaire; name one file with --html")
	case f.html == "-":
		return errors.New("a page is not written to standard output, where the audit is as text; name a file, as in --html audit.html")
	}
	if f.html != "" {
		if err := replaceable(f.html, contents); err != nil {
			return err
		}
	}
	return f.fitAudit()
}

// fitAudit says whether the flags of an audit have one, and fit it.
func (f *checkFlags) fitAudit() error {
	switch {
	case !f.audit && len(f.onlyAudit) > 0:
		return fmt.Errorf("%s is about an audit; add --audit, or leave it out", f.onlyAudit[0])
	case !f.compare && len(f.onlyCompare) > 0:
		return fmt.Errorf("%s is about a comparison; add --compare, or leave it out", f.onlyCompare[0])
	case f.compare && !(f.atMost >= 0 && f.atMost <= 100): // neither is what is no number
		return fmt.Errorf("--at-most is a share in percent, from 0 to 100, and cannot be %v", f.atMost)
	case !f.audit && !f.compare && len(f.onlySampled) > 0:
		return fmt.Errorf("%s is about an audit or a comparison; add --audit or --compare, or leave it out", f.onlySampled[0])
	case f.audit || f.compare:
		return f.settings.Check()
	}
	return nil
}

// severity returns the mildest that makes the exit code 1; a file with notes alone can be used as it is.
func (f *checkFlags) severity() (quiz.Severity, error) {
	switch f.failOn {
	case "error":
		return quiz.SeverityError, nil
	case "warning":
		return quiz.SeverityWarning, nil
	}
	return 0, fmt.Errorf("--fail-on cannot be %q; choose error or warning", f.failOn)
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
	switch f.format {
	case "text":
		return newTextDisplay(out, errs, f.verbose), nil
	case "json":
		return newJSONDisplay(out, f.audit), nil
	case "github":
		return newGitHubDisplay(out), nil
	}
	return nil, fmt.Errorf("there is no format %q; choose text, json or github", f.format)
}

// A content is a content file that is to be checked. The built-in one has a name by which problems tell
// of it, and no file.
type content struct {
	name, file string
	read       func() ([]byte, error)
}

// contents are the files, and the built-in questionnaire where it is asked for.
func (f *checkFlags) contents(files []string) []content {
	var all []content
	if f.builtin {
		all = append(all, content{quiz.BuiltinFile, "", func() ([]byte, error) { return quiz.BuiltinSource(), nil }})
	}
	for _, name := range files {
		all = append(all, content{name, name, func() ([]byte, error) { return readContent(name) }})
	}
	return all
}
