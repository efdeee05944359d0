package main

import (
	"fmt"
	"syscall"
	"testing"

	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/boltstore"
)

// Room is what the disk has and --max-db leaves; a page or two that somebody's deletion freed is none.
func TestWhenThereIsRoomAgain(t *testing.T) {
	const mib = 1 << 20
	noSpace := fmt.Errorf("%w: %w", store.ErrFull, syscall.ENOSPC)
	for name, world := range map[string]struct {
		limit      byteSize
		file, free int64
		cause      error
		want       bool
	}{
		"a disk with room":                 {0, 5 * mib, 0, noSpace, true},
		"free pages below the limit":       {5 * mib, 5 * mib, 2 * mib, store.ErrLimit, true},
		"the file may grow":                {5 * mib, 4 * mib, 0, store.ErrLimit, true},
		"nothing below the limit":          {5 * mib, 5 * mib, 0, store.ErrLimit, false},
		"a sitting was deleted":            {5 * mib, 5 * mib, 8192, store.ErrLimit, false},
		"less than a step":                 {5 * mib, 9 * mib / 2, 0, store.ErrLimit, false},
		"larger than the limit":            {5 * mib, 6 * mib, mib, store.ErrLimit, false},
		"a disk with room, none below it":  {5 * mib, 5 * mib, 0, noSpace, false},
		"a quota, of which nobody can say": {0, 5 * mib, 0, fmt.Errorf("%w: disk quota exceeded", store.ErrFull), false},
	} {
		r := room{func() boltstore.Stats { return boltstore.Stats{FileBytes: world.file, FreeBytes: world.free} }, world.limit, t.TempDir()}
		_, known := freeBytes(r.dir)
		if got := r.again(world.cause); got != (world.want && known) {
			t.Errorf("%s: room is %v, want %v", name, got, world.want)
		}
	}
	r := room{limit: 0, dir: "no/such/directory"}
	if r.again(noSpace) {
		t.Error("a disk that nobody finds has room")
	}
}
