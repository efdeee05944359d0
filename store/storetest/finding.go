package storetest

import (
	"slices"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

func questionnaireStories() []story {
	return []story{
		{"a questionnaire is kept under its digest", func(w *world) {
			w.isQuestionnaire(w.keeps("one"), "one")
			w.isQuestionnaire(w.keeps("another"), "another")
		}},
		{"keeping a questionnaire twice is fine", func(w *world) {
			if first, second := w.keeps("same"), w.keeps("same"); first != second {
				w.Fatalf("the digest was %v and is %v", first, second)
			}
			w.isQuestionnaire(w.keeps("same"), "same")
		}},
		{"a questionnaire nobody put is not found", func(w *world) {
			_, err := w.store.Questionnaire(w.ctx, quiz.Digest(w.secret("nobody's")))
			w.refused("asking for it", err, store.ErrNotFound)
		}},
		{"an empty questionnaire is refused", func(w *world) {
			_, err := w.store.PutQuestionnaire(w.ctx, nil)
			w.refused("keeping it", err, store.ErrInvalid)
		}},
		{"a large questionnaire is kept whole", func(w *world) {
			large := string(slices.Repeat([]byte("a career. "), 400_000)) // 4 MB
			w.isQuestionnaire(w.keeps(large), large)
		}},
	}
}

func findingStories() []story {
	return []story{
		{"a sitting is found again by id, by return code and by browser", func(w *world) {
			phone, laptop := w.starts("red", "phone"), w.starts("blue", "laptop")
			w.finds(phone)
			w.finds(laptop)
			w.lists("phone", phone)
			w.lists("laptop", laptop)
		}},
		{"a sitting keeps every kind of answer", func(w *world) {
			s := w.sitting("red", "phone")
			copy(s.Marks, []quiz.Mark{
				{NonAnswer: quiz.Skipped}, {NonAnswer: quiz.DontKnow}, {NonAnswer: quiz.DoesntApply}, {},
				{Options: []int{0}}, {Options: []int{249}}, {Options: []int{250}}, {Options: []int{store.MaxOption}},
				{Options: []int{0, 1}}, {Options: []int{2, 70, 300, store.MaxOption}},
			})
			w.creates(s)
			w.finds(s)
		}},
		{"times are kept to the millisecond in UTC", func(w *world) {
			s := w.sitting("red", "phone")
			s.Started = s.Started.Add(999_999).In(time.FixedZone("Chicago", -6*3600))
			s.Finished = s.Started.Add(5 * time.Minute)
			w.creates(s)
			got, err := w.store.Session(w.ctx, s.ID)
			want := s.Clone()
			want.Started, want.Finished = s.Started.UTC().Truncate(time.Millisecond), s.Finished.UTC().Truncate(time.Millisecond)
			w.is("by id", want, got, err)
			if got.Started.Location() != time.UTC || got.Finished.Location() != time.UTC {
				w.Fatalf("times come back in %v and %v", got.Started.Location(), got.Finished.Location())
			}
		}},
		{"a clock that is put back costs nobody a sitting", func(w *world) {
			s := w.starts("red", "phone")
			w.finds(w.changes(s.ID, func(s *quiz.Session) {
				s.Changed, s.Seen, s.Finished = s.Started.Add(-time.Hour), s.Started.Add(-time.Hour), s.Started.Add(-time.Hour)
			}))
		}},
		{"a browser lists its sittings newest first", func(w *world) {
			first, second, third := w.starts("red", "phone"), w.starts("blue", "phone"), w.starts("green", "phone")
			w.lists("phone", third, second, first)
			first = w.changes(first.ID, func(s *quiz.Session) { s.Seen = w.later(time.Hour) })
			w.lists("phone", third, second, first)
		}},
		{"a browser that took nothing lists nothing", func(w *world) {
			w.starts("red", "phone")
			w.lists("laptop")
		}},
		{"ids sort by the time at which they were made", func(w *world) {
			var ids []string
			for range 1000 {
				ids = append(ids, store.NewID())
			}
			if !slices.IsSorted(ids) || len(slices.Compact(ids)) != 1000 {
				w.Fatalf("ids are out of order, or repeat")
			}
		}},
		{"what is no id and no code finds nothing", func(w *world) {
			s := w.starts("red", "phone")
			for _, id := range []string{"", "x", s.ID[:35], s.ID + "0", "{" + s.ID + "}", store.NewID()} {
				_, err := w.store.Session(w.ctx, id)
				w.refused("looking for "+id, err, store.ErrNotFound)
				_, err = w.store.Update(w.ctx, id, func(*quiz.Session) error { return nil })
				w.refused("changing "+id, err, store.ErrNotFound)
				w.refused("deleting "+id, w.store.Delete(w.ctx, id), store.ErrNotFound)
			}
			for _, code := range []quiz.SecretHash{{}, w.secret("blue"), w.secret("phone")} {
				_, err := w.store.ByCode(w.ctx, code)
				w.refused("coming back with a wrong code", err, store.ErrNotFound)
			}
			w.finds(s)
		}},
	}
}

func (w *world) isQuestionnaire(digest quiz.Digest, want string) {
	w.Helper()
	got, err := w.store.Questionnaire(w.ctx, digest)
	if err != nil || string(got) != want {
		w.Fatalf("the questionnaire came back as %.40q (error %v), want %.40q", got, err, want)
	}
}

func (w *world) creates(s *quiz.Session) {
	w.Helper()
	if err := w.store.Create(w.ctx, s); err != nil {
		w.Fatalf("starting a sitting: %v", err)
	}
}
