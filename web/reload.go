package web

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/careerfit/careerfit/quiz"
)

// A Draft is a content file that its author edits while the server runs.
type Draft struct {
	// File is its name, as its problems have it.
	File string
	// ID is the id of the questionnaire in it, as far as that can be read.
	ID string
	// Quiz is nil while the file has an error.
	Quiz *quiz.Quiz
	// Problems are all that was found in it, errors and advice, in the order of the file.
	Problems quiz.Problems
}

// reloading is what a server has for authors, beside the pages for takers.
type reloading struct {
	replacing sync.Mutex
	desk      atomic.Pointer[desk]
	// ended is closed when nobody is to wait for edits any more.
	ended  chan struct{}
	ending sync.Once
}

// A desk has the drafts as they are at one moment. It never changes; another one takes its place.
type desk struct {
	drafts []drafted
	// version names what there is to see: it is another one after every edit that counts.
	version string
	// replaced is closed when another desk has taken this one's place.
	replaced chan struct{}
}

// drafted is a draft with what the server makes of it.
type drafted struct {
	Draft
	// offered is the questionnaire of the file as it last was without an error; nil if it never was.
	offered *quiz.Quiz
	// former are the ids under which it was offered before.
	former []string
}

func newReloading() *reloading {
	r := &reloading{ended: make(chan struct{})}
	r.desk.Store(&desk{replaced: make(chan struct{})})
	return r
}

// Replace offers the drafts as they are by now, all at once, and shows their problems. Of a draft with an
// error, the last questionnaire without one stays. It is for a server that was made with drafts, and may be
// called while requests are answered. After an error all is as it was before.
func (s *Server) Replace(drafts []Draft) error {
	if s.reload == nil {
		return errors.New("this server was not made for drafts")
	}
	s.reload.replacing.Lock()
	defer s.reload.replacing.Unlock()
	before := s.reload.desk.Load()
	next := before.with(drafts)
	var offered []*quiz.Quiz
	for _, d := range next.drafts {
		if d.offered != nil {
			offered = append(offered, d.offered)
		}
	}
	if err := s.library.offer(offered); err != nil {
		return err
	}
	// The shelf first: whoever has the new desk's version must not have had the old questionnaires.
	s.reload.desk.Store(next)
	close(before.replaced)
	return nil
}

// EndEvents lets go of the browsers that wait for edits, so that the server can stop at once.
func (s *Server) EndEvents() {
	if s.reload != nil {
		s.reload.ending.Do(func() { close(s.reload.ended) })
	}
}

// with is the desk with these drafts on it.
func (d *desk) with(drafts []Draft) *desk {
	next := &desk{replaced: make(chan struct{})}
	for _, draft := range drafts {
		next.drafts = append(next.drafts, next.beside(draft, d.of(draft.File)))
	}
	next.version = next.name()
	return next
}

// beside makes of a draft what can be offered beside those on the desk: two cannot have one id, since
// that is their address. Before is the same draft as it was; nil if there was none.
func (d *desk) beside(draft Draft, before *drafted) drafted {
	now := drafted{Draft: draft}
	var last *quiz.Quiz
	if before != nil {
		last, now.former = before.offered, before.former
	}
	for _, q := range []*quiz.Quiz{draft.Quiz, last} {
		if q == nil || now.offered != nil {
			continue
		}
		if other := d.offering(q.ID); other != nil {
			if q == draft.Quiz {
				now.Problems = append(slices.Clone(draft.Problems), sameID(draft.File, q.ID, other.File))
			}
			continue
		}
		now.offered = q
	}
	if last != nil && now.offered != nil && last.ID != now.offered.ID && !slices.Contains(now.former, last.ID) {
		now.former = append(slices.Clone(now.former), last.ID)
	}
	return now
}

func sameID(file, id, other string) quiz.Problem {
	return quiz.Problem{
		File: file, Severity: quiz.SeverityError, Rule: "same-id",
		Message: fmt.Sprintf("the questionnaire of %s has the id %q, too", other, id), Hint: "give one of them another id: it is the address of its pages",
	}
}

// name makes the version of all that can be seen of the drafts. The same drafts have the same one after a
// restart, too.
func (d *desk) name() string {
	sum := sha256.New()
	for _, draft := range d.drafts {
		fmt.Fprintf(sum, "%q\n", draft.File)
		if draft.offered != nil {
			fmt.Fprintln(sum, draft.offered.Digest)
		}
		for _, p := range draft.Problems {
			_, _ = io.WriteString(sum, p.Long())
		}
	}
	return hex.EncodeToString(sum.Sum(nil)[:8])
}

// of returns the draft of the file; nil if it is not on the desk.
func (d *desk) of(file string) *drafted {
	return d.find(func(draft *drafted) bool { return draft.File == file })
}

// offering returns the draft that is offered under the id now; nil if none is.
func (d *desk) offering(id string) *drafted {
	return d.find(func(draft *drafted) bool { return draft.offered != nil && draft.offered.ID == id })
}

// successor returns the draft that is, or once was, offered under the id; nil if none was.
func (d *desk) successor(id string) *drafted {
	if now := d.offering(id); now != nil {
		return now
	}
	return d.find(func(draft *drafted) bool { return draft.offered != nil && slices.Contains(draft.former, id) })
}

func (d *desk) find(is func(*drafted) bool) *drafted {
	for i := range d.drafts {
		if is(&d.drafts[i]) {
			return &d.drafts[i]
		}
	}
	return nil
}
