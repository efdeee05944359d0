package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/careerfit/careerfit/store/boltstore"
)

// maxProblems is how many problems are told one by one.
const maxProblems = 100

// A diagnosis is what doctor found.
type diagnosis struct {
	File string `json:"file"`
	// Served tells that a server holds the file, and did the work.
	Served         bool `json:"served"`
	Sessions       int  `json:"sittings"`
	Finished       int  `json:"finished"`
	Questionnaires int  `json:"questionnaires"`
	// Codes and Owners are the entries of both indexes: return codes, and places in the lists of browsers.
	Codes  int `json:"return_codes"`
	Owners int `json:"browser_entries"`
	// Oldest and Newest are when the first and the last sitting were begun.
	Oldest time.Time `json:"oldest,omitzero"`
	Newest time.Time `json:"newest,omitzero"`
	// FileBytes is the size of the file, FreeBytes how much of it holds nothing.
	FileBytes int64 `json:"file_bytes"`
	FreeBytes int64 `json:"free_bytes"`
	// Problems are sentences, at most maxProblems of them; Untold is how many more there are.
	Problems []string `json:"problems"`
	Untold   int      `json:"untold,omitempty"`
	// Notes are what is no problem of the file's, but should be known.
	Notes []string `json:"notes"`
}

// doctor looks at everything that the store keeps, and at what lies beside it.
func (d fileDesk) doctor(ctx context.Context) (diagnosis, error) {
	found := diagnosis{Problems: []string{}, Notes: []string{}}
	report, err := d.store.Check(ctx, found.add)
	if err != nil {
		return found, err
	}
	found.count(report)
	if report.Problems > 0 {
		found.Notes = append(found.Notes, mending(d.file))
	}
	found.readers(d.file)
	found.leftovers(d.file)
	if filepath.Base(d.file) == databaseName { // which no backup is
		found.compaction()
	}
	return found, nil
}

// mending is what to do about damage of a file.
func mending(file string) string {
	if filepath.Base(file) == databaseName {
		return mendingDatabase
	}
	return "if this is a backup, do not rely on it: keep an older one that is sound, and make another"
}

const mendingDatabase = "what is damaged cannot be mended here: keep a copy of the file as it is, and bring back a backup with careerfit restore; a sitting that cannot be read is erased by its id like any other"

func (f *diagnosis) add(problem string) {
	if len(f.Problems) == maxProblems {
		f.Untold++
		return
	}
	f.Problems = append(f.Problems, problem)
}

func (f *diagnosis) count(r boltstore.Report) {
	f.Sessions, f.Finished, f.Questionnaires, f.Codes, f.Owners = r.Sessions, r.Finished, r.Questionnaires, r.Codes, r.Owners
	f.Oldest, f.Newest, f.FileBytes, f.FreeBytes = r.Oldest, r.Newest, r.FileBytes, r.FreeBytes
}

// readers tells whether others on the machine may read what people answered.
func (f *diagnosis) readers(file string) {
	info, err := os.Stat(file)
	if err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		f.add(fmt.Sprintf("other users of this machine may open %s (its mode is %#o): chmod 600 %s", file, info.Mode().Perm(), inShell(file)))
	}
}

// leftovers names the files that hold sittings, too: beside the database itself, and beside the link to it, if it is
// one.
func (f *diagnosis) leftovers(file string) {
	itself, err := filepath.EvalSymlinks(file)
	if err != nil {
		return // it could be followed just now
	}
	f.leftBeside(itself)
	if !isSame(filepath.Dir(itself), filepath.Dir(file)) {
		f.leftBeside(file)
	}
}

// isSame reports whether two paths lead to the same.
func isSame(a, b string) bool {
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	return errors.Join(errA, errB) == nil && os.SameFile(infoA, infoB)
}

func (f *diagnosis) leftBeside(file string) {
	entries, _ := os.ReadDir(filepath.Dir(file)) // what cannot be listed is another's
	for _, e := range entries {
		info, err := e.Info()
		why := leftBy(e.Name(), filepath.Base(file))
		if err == nil && why != "" {
			f.Notes = append(f.Notes, fmt.Sprintf("%s %s (%s, last changed %s)", filepath.Join(filepath.Dir(file), e.Name()), why,
				inWords(info.Size()), info.ModTime().UTC().Format(time.DateOnly)))
		}
	}
}

// leftBy says what a file beside the database is, if it holds sittings.
func leftBy(name, database string) string {
	switch {
	case strings.HasPrefix(name, "."+database+"."), strings.HasPrefix(name, ".") && strings.Contains(name, ".new-"):
		return "was left by a command that was killed and may hold sittings; remove it unless one is at work"
	case strings.HasPrefix(name, database+".before-restore"):
		return "holds the sittings as they were before a restore, also of those who were erased since; remove it when nobody needs them"
	case strings.HasPrefix(name, database+rescuedSuffix):
		return "holds the sittings of a server whose database file was gone when it stopped; put them back with careerfit restore, or remove it when nobody needs them"
	}
	return ""
}

// From these on, compaction is worth stopping the server for.
const (
	payingShare = 0.25
	payingBytes = 16 << 20
)

// compaction tells when compaction pays.
func (f *diagnosis) compaction() {
	if f.FreeBytes >= payingBytes && float64(f.FreeBytes) >= payingShare*float64(f.FileBytes) {
		f.Notes = append(f.Notes, fmt.Sprintf("careerfit compact would make the file %s smaller, while the server is stopped", inWords(f.FreeBytes)))
	}
}
