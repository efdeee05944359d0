package storetest

import (
	"errors"
	"fmt"
	"sync"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

func crowdStories() []story {
	return []story{
		{"two tabs at once lose nothing of each other", func(w *world) {
			s := w.starts("red", "phone")
			w.atOnce(items, func(i int) error {
				_, err := w.store.Update(w.ctx, s.ID, func(s *quiz.Session) error {
					s.Marks[i] = quiz.Mark{Options: []int{i}}
					return nil
				})
				return err
			})
			after, err := w.store.Session(w.ctx, s.ID)
			for i := range s.Marks {
				s.Marks[i] = quiz.Mark{Options: []int{i}}
			}
			w.is("after two dozen tabs", s, after, err)
		}},
		{"a code that many want is given to one", func(w *world) {
			var mu sync.Mutex
			won := 0
			takers := make([]*quiz.Session, 16)
			for i := range takers {
				takers[i] = w.sitting("red", "phone")
			}
			w.atOnce(len(takers), func(i int) error {
				err := w.store.Create(w.ctx, takers[i])
				if errors.Is(err, store.ErrExists) {
					return nil
				}
				mu.Lock()
				defer mu.Unlock()
				won++
				return err
			})
			if n := len(w.listed(w.secret("phone"))); won != 1 || n != 1 {
				w.Fatalf("%d takers got the code, %d sittings are listed", won, n)
			}
		}},
		{"a class starts and answers at once", func(w *world) {
			class := make([]*quiz.Session, 30)
			for i := range class {
				class[i] = w.sitting(fmt.Sprint("code ", i), fmt.Sprint("browser ", i))
			}
			w.atOnce(len(class), func(i int) error {
				if err := w.store.Create(w.ctx, class[i]); err != nil {
					return err
				}
				class[i].Marks[i%items] = quiz.Mark{Options: []int{i}}
				_, err := w.store.Update(w.ctx, class[i].ID, func(s *quiz.Session) error {
					s.Marks[i%items] = quiz.Mark{Options: []int{i}}
					return nil
				})
				return err
			})
			for i, s := range class {
				w.finds(s)
				w.lists(fmt.Sprint("browser ", i), s)
			}
		}},
		{"who reads while it changes sees it before or after", func(w *world) {
			s := w.starts("code 0", "phone")
			w.atOnce(4, func(reader int) error {
				for n := 1; n <= 20; n++ {
					if err := w.turnOrLook(s.ID, reader == 0, n); err != nil {
						return err
					}
				}
				return nil
			})
		}},
	}
}

// turnOrLook either changes return code and first mark of the sitting together, or checks that they
// fit together.
func (w *world) turnOrLook(id string, turn bool, n int) error {
	if turn {
		_, err := w.store.Update(w.ctx, id, func(s *quiz.Session) error {
			s.Code, s.Marks[0] = w.secret(fmt.Sprint("code ", n)), quiz.Mark{Options: []int{n}}
			return nil
		})
		return err
	}
	list, err := w.store.ByOwner(w.ctx, w.secret("phone"))
	if err != nil || len(list) != 1 {
		return fmt.Errorf("the browser lists %d sittings, error %v", len(list), err)
	}
	at := 0
	if list[0].Marks[0].Reached() {
		at = list[0].Marks[0].Options[0]
	}
	if list[0].Code != w.secret(fmt.Sprint("code ", at)) {
		return fmt.Errorf("the sitting has answer %d and the code of another moment", at)
	}
	return nil
}

// atOnce calls do n times at once, with 0 to n-1, and ends the test if one returns an error.
func (w *world) atOnce(n int, do func(i int) error) {
	w.Helper()
	var all sync.WaitGroup
	errs := make([]error, n)
	for i := range n {
		all.Go(func() { errs[i] = do(i) })
	}
	all.Wait()
	if err := errors.Join(errs...); err != nil {
		w.Fatalf("at once: %v", err)
	}
}
