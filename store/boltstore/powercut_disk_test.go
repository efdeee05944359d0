package boltstore_test

import (
	"math/rand/v2"
	"path/filepath"
	"strings"
)

// sector is what a disk writes whole or not at all.
const sector = 512

// A disk has what is certain to be on it, and what was written since and is only hoped to be. The draft
// under which a new store is made and the store itself are one file with two names.
type disk struct {
	content []byte
	hoped   []event
	named   bool            // the file has its own name
	unsure  map[string]bool // directories with an entry that a power cut may take away
}

// does applies an event that is not said.
func (d *disk) does(e event) {
	switch {
	case e.kind == named:
		d.unsure[filepath.Dir(e.path)] = true
		d.named = d.named || filepath.Base(e.path) == "careerfit.db"
	case e.kind != synced:
		d.hoped = append(d.hoped, e)
	case strings.Contains(filepath.Base(e.path), "careerfit.db"):
		for _, h := range d.hoped {
			d.content = applied(d.content, h, func(int) bool { return true })
		}
		d.hoped = nil
	default:
		delete(d.unsure, e.path)
	}
}

// cut returns the file as a power cut may leave it: of what was not synced each write is there, is
// not, or is torn into sectors, in any order. There is no file where a name on the way to it was lost.
func (d *disk) cut(r *rand.Rand) (image []byte, there bool) {
	there = d.named
	for range d.unsure {
		there = there && r.IntN(2) > 0
	}
	if !there {
		return nil, false
	}
	image = append(image, d.content...)
	for _, i := range r.Perm(len(d.hoped)) {
		fate := r.IntN(3)
		image = applied(image, d.hoped[i], func(int) bool { return fate == 0 || fate == 1 && r.IntN(2) == 0 })
	}
	return image, true
}

// applied returns the content after those sectors of a write that are kept. A file that is resized is
// grown, never cut: the store does not shrink.
func applied(content []byte, e event, kept func(sector int) bool) []byte {
	if e.kind == resized {
		if kept(0) {
			content = grown(content, e.at)
		}
		return content
	}
	for from := 0; from < len(e.data); from += sector {
		to := min(from+sector, len(e.data))
		if kept(from / sector) {
			content = grown(content, e.at+int64(to))
			copy(content[e.at+int64(from):], e.data[from:to])
		}
	}
	return content
}

func grown(content []byte, size int64) []byte {
	if missing := size - int64(len(content)); missing > 0 {
		content = append(content, make([]byte, missing)...)
	}
	return content
}
