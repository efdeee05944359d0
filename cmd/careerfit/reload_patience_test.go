package main

import (
	"context"
	"io"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/web"
)

// An editor that has only begun to write is waited for: a text counts once two looks have found it.
func TestAHalfWrittenFileIsWaitedFor(t *testing.T) {
	file := writeFile(t, filepath.Join(t.TempDir(), "harbour.yaml"), readFile(t, harbourFile))
	var said strings.Builder
	w := watch([]string{file}, &said, time.Now)
	looks := func(wantChanged, wantUnsettled bool) {
		t.Helper()
		if changed, unsettled := w.look(); changed != wantChanged || unsettled != wantUnsettled {
			t.Errorf("changed %t, unsettled %t; want %t, %t", changed, unsettled, wantChanged, wantUnsettled)
		}
	}
	looks(false, false)
	writeFile(t, file, "format: 1\n")
	looks(false, true)
	writeFile(t, file, strings.Replace(readFile(t, harbourFile), noise, music, 1))
	looks(false, true)
	looks(true, false)
	looks(false, false)
	if w.drafts()[0].Quiz == nil || !strings.HasPrefix(said.String(), file+": ") || strings.Contains(said.String(), "error") {
		t.Errorf("it says %q", said.String())
	}
	writeFile(t, file, "")
	looks(false, true)
	writeFile(t, file, strings.Replace(readFile(t, harbourFile), noise, music, 1))
	looks(false, false) // it is what it was
}

// What could not be shown, for want of room perhaps, is tried again without another edit, and told once.
func TestAnEditThatCannotBeShownIsTriedAgain(t *testing.T) {
	file := writeFile(t, filepath.Join(t.TempDir(), "harbour.yaml"), readFile(t, harbourFile))
	synctest.Test(t, func(t *testing.T) {
		w := watch([]string{file}, io.Discard, time.Now)
		ctx, stop := context.WithCancel(t.Context())
		var log strings.Builder
		tries, shown := 0, ""
		go w.run(ctx, func(drafts []web.Draft) error {
			if tries++; tries < 4 {
				return store.ErrFull
			}
			shown = string(drafts[0].Quiz.Title)
			return nil
		}, slog.New(slog.NewTextHandler(&log, nil)))
		time.Sleep(time.Second)
		if tries > 0 {
			t.Errorf("without an edit it was tried %d times", tries)
		}
		writeFile(t, file, strings.Replace(readFile(t, harbourFile), "Where in the harbour?", "Where on the coast?", 1))
		time.Sleep(10 * time.Second)
		stop()
		synctest.Wait()
		if tries != 4 || shown != "Where on the coast?" || strings.Count(log.String(), store.ErrFull.Error()) != 1 {
			t.Errorf("after %d tries it shows %q; the log has\n%s", tries, shown, log.String())
		}
	})
}
