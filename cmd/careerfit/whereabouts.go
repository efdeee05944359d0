package main

import (
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/careerfit/careerfit/store"
)

// errGone refuses what is to be kept while the database file is gone from its place.
var errGone error = goneError{}

// A goneError is a store.ErrFailed that ends by itself.
type goneError struct{}

func (goneError) Error() string {
	return "the database file is gone from its place, and nothing is kept until it is back"
}

func (goneError) Is(target error) bool { return target == store.ErrFailed }

// fileEvery is how often a server that writes looks for its file.
const fileEvery = time.Second

// Whereabouts are those of the open database file: somebody may give its place to another file, or delete it. Whoever
// writes or asks how the server is has it looked for.
type whereabouts struct {
	replaced func() (bool, error)
	passed   func() time.Duration
	log      *slog.Logger

	looked atomic.Int64 // after how many nanoseconds
	gone   atomic.Bool  // as the log knows
	mu     sync.Mutex   // of who looks
}

// glance looks, unless somebody just did.
func (w *whereabouts) glance() (gone bool) {
	now, last := int64(w.passed()), w.looked.Load()
	if now-last >= int64(fileEvery) && w.looked.CompareAndSwap(last, now) {
		return w.look()
	}
	return w.gone.Load()
}

// look reports whether the file is gone from its place, and tells the log when that changes. Where nobody can say, it
// is as it was.
func (w *whereabouts) look() (gone bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	replaced, err := w.replaced()
	if err != nil || replaced == w.gone.Load() {
		return w.gone.Load()
	}
	w.gone.Store(replaced)
	if replaced {
		w.log.Error("the database file was replaced, moved or deleted: answers are refused until it is back; pages can be read",
			"mend", "put the file back in its place; or stop the server, which writes what it holds beside the place, and put that in with careerfit restore")
	} else {
		w.log.Warn("the database file is back in its place")
	}
	return replaced
}

func (w *whereabouts) expose(e *exposition) {
	e.family("careerfit_store_file_replaced", "gauge", "1 while another file, or none, is in the place of the database file: answers are refused.").sample(oneIf(w.look()))
}
