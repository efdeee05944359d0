package storetest

import (
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

func sharingStories() []story {
	return []story{
		{"share links are kept, with all that is said of them", func(w *world) {
			s := w.starts("red", "phone")
			s = w.shares(s.ID, "one", false)
			s = w.shares(s.ID, "two", true)
			if len(s.Shares) != 2 || !s.Shares[1].Answers || s.Shares[1].Number != 2 || s.Shares[0].Hash != w.secret("one") {
				w.Fatalf("the sitting has the share links %+v", s.Shares)
			}
		}},
		{"other changes leave share links alone", func(w *world) {
			s := w.starts("red", "phone")
			before := w.shares(s.ID, "one", true)
			after := w.changes(s.ID, func(s *quiz.Session) { w.answer(s, 0, 1); s.Code = w.secret("blue") })
			if len(after.Shares) != 1 || !sameShare(after.Shares[0], before.Shares[0]) {
				w.Fatalf("the share links became %+v", after.Shares)
			}
		}},
		{"a share link is taken back, and its number never given again", func(w *world) {
			s := w.starts("red", "phone")
			w.shares(s.ID, "one", false)
			w.shares(s.ID, "two", false)
			s = w.changes(s.ID, func(s *quiz.Session) { s.Revoke(2) })
			if len(s.Shares) != 1 || s.SharesMade != 2 {
				w.Fatalf("%d share links are left, %d were made", len(s.Shares), s.SharesMade)
			}
			w.changes(s.ID, func(s *quiz.Session) { s.Revoke(1) })
			if s = w.shares(s.ID, "three", false); s.Shares[0].Number != 3 {
				w.Fatalf("the next share link is number %d", s.Shares[0].Number)
			}
		}},
		{"unsound share links are refused", func(w *world) {
			s := w.starts("red", "phone")
			for what, spoil := range map[string]func(*quiz.Share){
				"without a secret":     func(l *quiz.Share) { l.Hash = quiz.SecretHash{} },
				"that never expires":   func(l *quiz.Share) { l.Expires = time.Time{} },
				"that expired at once": func(l *quiz.Share) { l.Expires = l.Made },
				"that was never made":  func(l *quiz.Share) { l.Number++ },
			} {
				_, err := w.store.Update(w.ctx, s.ID, func(s *quiz.Session) error {
					s.AddShare(w.share("one", false))
					spoil(&s.Shares[0])
					return nil
				})
				w.refused("a share link "+what, err, store.ErrInvalid)
				w.untouched(s)
			}
		}},
		{"share links are deleted with the sitting", func(w *world) {
			s := w.starts("red", "phone")
			shared := w.shares(s.ID, "one", false)
			w.deletes(s.ID)
			w.gone(shared)
			w.creates(s)
			w.finds(s) // which has no share link
		}},
	}
}

// share is a link that works for a month, by the name of its secret.
func (w *world) share(secret string, answers bool) quiz.Share {
	now := w.later(time.Second)
	return quiz.Share{Hash: w.secret(secret), Made: now, Expires: now.AddDate(0, 1, 0), Answers: answers}
}

// shares has the store add a share link to a sitting.
func (w *world) shares(id, secret string, answers bool) *quiz.Session {
	w.Helper()
	link := w.share(secret, answers)
	return w.changes(id, func(s *quiz.Session) {
		if !s.AddShare(link) {
			w.Fatalf("there is no room for a share link")
		}
	})
}

func sameShare(a, b quiz.Share) bool {
	return a.Number == b.Number && a.Hash == b.Hash && a.Answers == b.Answers && a.Made.Equal(b.Made) && a.Expires.Equal(b.Expires)
}
