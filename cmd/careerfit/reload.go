package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/lint"
	"github.com/careerfit/careerfit/web"
)

// How often the files are looked at; sooner when one has just changed, since an editor may still be
// writing it.
const (
	lookEvery  = 330 * time.Millisecond
	lookAgain  = 40 * time.Millisecond
	quietSince = 2 * time.Second
)

// A watcher looks at an author's files while the server runs.
type watcher struct {
	files []*watchedFile
	// out is told what each look finds.
	out io.Writer
	now func() time.Time
}

// A watchedFile is one of the files, as it was when it was last looked at.
type watchedFile struct {
	// info is nil while there is no such file.
	info os.FileInfo
	// taken is what the draft was read from; waiting is what the last look found in its place.
	taken, waiting textSum
	draft          web.Draft
	// same is the file that has the same id and is shown in this one's place; empty if there is none.
	same string
}

// textSum is the SHA-256 of what is in a file or, where it cannot be read, of the reason.
type textSum [sha256.Size]byte

// watch reads the files for the first time.
func watch(names []string, out io.Writer, now func() time.Time) *watcher {
	w := &watcher{out: out, now: now}
	for _, name := range names {
		f := &watchedFile{draft: web.Draft{File: name}}
		f.info, _ = os.Stat(name)
		data, err := readContent(name)
		f.take(data, err, now())
		w.files = append(w.files, f)
	}
	for i := range w.files {
		w.compare(i)
	}
	return w
}

// run looks at the files until the context ends, and hands every change to replace.
func (w *watcher) run(ctx context.Context, replace func([]web.Draft) error, log *slog.Logger) {
	wait, behind := lookEvery, false
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(wait):
		}
		changed, unsettled := w.look()
		wait = lookEvery
		if unsettled {
			wait = lookAgain
		}
		if changed || behind {
			err := replace(w.drafts())
			if err != nil && !behind { // it is tried again at every look, and told once
				log.Error("edits cannot be shown", "error", err)
			}
			behind = err != nil
		}
	}
}

// look reports whether the text of a file is another one, and whether one may still be being written.
func (w *watcher) look() (changed, unsettled bool) {
	taken := make([]bool, len(w.files))
	for i, f := range w.files {
		var waits bool
		taken[i], waits = f.look(w.now())
		changed, unsettled = changed || taken[i], unsettled || waits
	}
	for i, f := range w.files {
		if w.compare(i) || taken[i] {
			f.tells(w.out)
		}
	}
	return changed, unsettled
}

// compare looks for a file before this one whose questionnaire has the same id, which is then the one that is shown.
// It reports whether that is another one than before.
func (w *watcher) compare(i int) (changed bool) {
	f, before := w.files[i], w.files[i].same
	f.same = ""
	for _, other := range w.files[:i] {
		if f.same == "" && f.draft.Quiz != nil && other.draft.Quiz != nil && other.draft.Quiz.ID == f.draft.Quiz.ID {
			f.same = other.draft.File
		}
	}
	return f.same != before
}

// look takes another text once two looks in a row have found it.
func (f *watchedFile) look(now time.Time) (taken, waits bool) {
	before := f.info
	info, err := os.Stat(f.draft.File)
	f.info = info
	if err == nil && before != nil && f.waiting == f.taken && sameFile(before, info) && now.Sub(info.ModTime()) > quietSince {
		return false, false
	}
	data, err := readContent(f.draft.File)
	found := sumOf(data, err)
	switch {
	case found == f.taken:
		f.waiting = found
		return false, false
	case found != f.waiting:
		f.waiting = found
		return false, true
	}
	f.take(data, err, now)
	return true, false
}

// sameFile reports whether nothing speaks for another text. A file that was written just now is read all
// the same: the clock of a file system is coarse.
func sameFile(before, now os.FileInfo) bool {
	return os.SameFile(before, now) && before.Size() == now.Size() && before.ModTime().Equal(now.ModTime())
}

func sumOf(data []byte, err error) textSum {
	if err != nil {
		data = []byte("unreadable: " + err.Error())
	}
	return sha256.Sum256(data)
}

// take makes the draft of what was found in the file. Without a text, the id stays as it was.
func (f *watchedFile) take(data []byte, err error, now time.Time) {
	f.taken = sumOf(data, err)
	f.waiting = f.taken
	f.draft.Quiz = nil
	if err != nil {
		f.draft.Problems = quiz.Problems{{File: f.draft.File, Severity: quiz.SeverityError, Rule: "file", Message: err.Error(), Hint: "save it there again"}}
		return
	}
	file, problems := lint.Check(f.draft.File, data, lint.Options{AsOf: now, Speaks: web.Languages()})
	f.draft.Quiz, f.draft.Problems = file.Quiz, problems
	if file.Questionnaire != nil {
		f.draft.ID = file.Questionnaire.ID
	}
}

// tells writes how many problems the file has, where what is as severe as the worst of them is written.
func (f *watchedFile) tells(out io.Writer) {
	all := f.draft.Problems
	if f.same != "" {
		all = append(quiz.Problems{{Severity: quiz.SeverityError}}, all...)
	}
	worst := quiz.SeverityNote
	for _, p := range all {
		worst = min(worst, p.Severity)
	}
	out = graded(out, worst)
	fmt.Fprintf(out, "%s: %s\n", f.draft.File, cmp.Or(all.Tally(), "no problems"))
	if f.same != "" {
		fmt.Fprintf(out, "  the questionnaire of %s has the id %q, too; give one of them another id: it is the address of its pages [same-id]\n", f.same, f.draft.ID)
	}
}

func (w *watcher) drafts() []web.Draft {
	drafts := make([]web.Draft, len(w.files))
	for i, f := range w.files {
		drafts[i] = f.draft
	}
	return drafts
}

// names are the titles of the questionnaires, or the names of the files that have none yet.
func (w *watcher) names() string {
	names := make([]string, len(w.files))
	for i, f := range w.files {
		names[i] = filepath.Base(f.draft.File)
		if f.draft.Quiz != nil {
			names[i] = fmt.Sprintf("%q", string(f.draft.Quiz.Title))
		}
	}
	return strings.Join(names, ", ")
}
