package web

import (
	"bytes"
	"context"
	"iter"
	"log/slog"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// However many ask at once, one search is made, and all get what it finds.
func TestManyAskAndOneSearches(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &slow{takes: time.Second}
		f := newWayfinder(s.find, slog.New(slog.DiscardHandler))
		defer f.close()
		q := harbourQuiz(t)
		var all sync.WaitGroup
		for range 50 {
			all.Go(func() {
				if way, known := f.way(t.Context(), q, wayTo{engine.Paths, "sea"}); !known || way.Verdict != WayNever {
					t.Errorf("got %+v, %t", way, known)
				}
			})
		}
		all.Wait()
		if s.begun != 1 {
			t.Errorf("%d searches were made", s.begun)
		}
	})
}

// Searches in several questionnaires take turns.
func TestSearchesTakeTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &slow{takes: time.Second}
		f := newWayfinder(s.find, slog.New(slog.DiscardHandler))
		defer f.close()
		for _, title := range []string{"One", "Two", "Three"} {
			f.search(harbourQuiz(t, "title: Where in the harbour?", "title: "+title))
		}
		time.Sleep(10 * time.Second)
		synctest.Wait()
		if s.begun != 3 || s.most != 1 {
			t.Errorf("%d searches, %d of them at once", s.begun, s.most)
		}
	})
}

// A search that takes long is told to be under way, and ends after its time: what it has not found by
// then is not known, and is not looked for again.
func TestASearchIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var log bytes.Buffer
		s := &slow{takes: 10 * waysTime}
		f := newWayfinder(s.find, slog.New(slog.NewTextHandler(&log, nil)))
		q, sea := harbourQuiz(t), wayTo{engine.Paths, "sea"}
		before := time.Now()
		if _, known := f.way(t.Context(), q, sea); known || time.Since(before) != waysPatience {
			t.Errorf("known: %t, after %v", known, time.Since(before))
		}
		time.Sleep(waysTime)
		if way, known := f.way(t.Context(), q, sea); !known || way.Verdict != WayUnknown {
			t.Errorf("got %+v, %t", way, known)
		}
		f.close()
		if s.begun != 1 || !strings.Contains(log.String(), "not all ways to the outcomes are found") {
			t.Errorf("%d searches; the log says %q", s.begun, &log)
		}
	})
}

// Who leaves does not wait, and a server that is closed waits for no search and begins none.
func TestAClosedServerSearchesNoMore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &slow{takes: 10 * waysTime}
		f := newWayfinder(s.find, slog.New(slog.DiscardHandler))
		q, sea := harbourQuiz(t), wayTo{engine.Paths, "sea"}
		gone, leave := context.WithCancel(t.Context())
		leave()
		before := time.Now()
		f.way(gone, q, sea)
		f.way(gone, harbourQuiz(t, "title: Where in the harbour?", "title: Another"), sea) // whose turn does not come
		synctest.Wait()
		f.close()
		if time.Since(before) != 0 {
			t.Errorf("it took %v", time.Since(before))
		}
		if _, known := f.way(t.Context(), harbourQuiz(t, "title: Where in the harbour?", "title: A third"), sea); known || s.begun != 1 {
			t.Errorf("known: %t, with %d searches", known, s.begun)
		}
	})
}

// Of many questionnaires, those searched before are forgotten, and searched again when somebody asks.
func TestManyQuestionnairesAreNotKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &slow{}
		f := newWayfinder(s.find, slog.New(slog.DiscardHandler))
		defer f.close()
		q := harbourQuiz(t)
		for n := range maxSearched + 3 {
			f.search(&quiz.Quiz{Questionnaire: q.Questionnaire, Model: q.Model, Items: q.Items, Digest: quiz.Digest{byte(n)}})
			synctest.Wait()
			if kept := len(f.searches); kept > maxSearched {
				t.Fatalf("%d searches are kept", kept)
			}
		}
		if s.begun != maxSearched+3 {
			t.Errorf("%d searches were made", s.begun)
		}
	})
}

// A search that panics ends alone: what it found is told, the rest is not known, and the next has its turn.
func TestASearchThatPanicsEndsAlone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var log bytes.Buffer
		s := &slow{}
		f := newWayfinder(func(ctx context.Context, q *quiz.Quiz) iter.Seq2[Way, error] {
			return func(yield func(Way, error) bool) {
				s.find(ctx, q)(yield)
				if q.Title == "Broken" {
					panic("nowhere to go")
				}
			}
		}, slog.New(slog.NewTextHandler(&log, nil)))
		defer f.close()
		broken := harbourQuiz(t, "title: Where in the harbour?", "title: Broken")
		for id, want := range map[string]WayVerdict{"sea": WayNever, "office": WayUnknown} {
			if way, known := f.way(t.Context(), broken, wayTo{engine.Paths, id}); !known || way.Verdict != want {
				t.Errorf("of %s: %+v, %t", id, way, known)
			}
		}
		if way, known := f.way(t.Context(), harbourQuiz(t), wayTo{engine.Paths, "sea"}); !known || way.Verdict != WayNever {
			t.Errorf("the next search: %+v, %t", way, known)
		}
		if !strings.Contains(log.String(), "nowhere to go") {
			t.Errorf("the log says %q", &log)
		}
	})
}

// slow finds that the sea never comes first, and takes its time for it.
type slow struct {
	takes       time.Duration
	mu          sync.Mutex
	begun       int
	going, most int
}

func (s *slow) find(ctx context.Context, _ *quiz.Quiz) iter.Seq2[Way, error] {
	return func(yield func(Way, error) bool) {
		s.counts(1)
		defer s.counts(-1)
		select {
		case <-time.After(s.takes):
			yield(Way{Group: engine.Paths, ID: "sea", Verdict: WayNever}, nil)
		case <-ctx.Done():
			yield(Way{}, ctx.Err())
		}
	}
}

func (s *slow) counts(by int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.begun += max(by, 0)
	s.going += by
	s.most = max(s.most, s.going)
}

// harbourQuiz is the questionnaire of most stories, with texts of its file replaced.
func harbourQuiz(t *testing.T, replacements ...string) *quiz.Quiz {
	t.Helper()
	text, err := os.ReadFile("testdata/harbour.yaml")
	if err != nil {
		t.Fatal(err)
	}
	q, problems := quiz.Parse("harbour.yaml", []byte(strings.NewReplacer(replacements...).Replace(string(text))))
	if q == nil {
		t.Fatal(problems)
	}
	return q
}
