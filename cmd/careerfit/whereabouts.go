package main

import (
	"log/slog"
	"sync"
	"sync/atomic"
	"time"
)

// fileEvery is how often a server that writes looks for its file.
const fileEvery = time.Second

// Whereabouts are those of the open database file: somebody may give its place to another file, or delete it, and
// then all that is written is gone with the process. Whoever writes or asks how the server is has it looked for.
type whereabouts struct {
	replaced func() (bool, error)
	passed   func() time.Duration
	log      *slog.Logger

	looked atomic.Int64 // after how many nanoseconds
	mu     sync.Mutex
	gone   bool // as the log knows
}

// glance looks, unless somebody just did.
func (w *whereabouts) glance() {
	now, last := int64(w.passed()), w.looked.Load()
	if now-last >= int64(fileEvery) && w.looked.CompareAndSwap(last, now) {
		w.look()
	}
}

// look reports whether the file is gone from its place, and tells the log when that changes. Where nobody can say, it
// is as it was.
func (w *whereabouts) look() (gone bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	replaced, err := w.replaced()
	if err != nil || replaced == w.gone {
		return w.gone
	}
	w.gone = replaced
	if replaced {
		w.log.Error("the database file was replaced, moved or deleted: all that is answered from now on is lost when the server stops",
			"mend", "put the file back in its place; or save what the server has with careerfit backup FILE, stop the server, and put that into the place with careerfit restore FILE")
	} else {
		w.log.Warn("the database file is back in its place")
	}
	return replaced
}

func (w *whereabouts) expose(e *exposition) {
	e.family("careerfit_store_file_replaced", "gauge", "1 while another file, or none, is in the place of the database file: what is answered is lost when the server stops.").sample(oneIf(w.look()))
}
