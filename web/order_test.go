package web_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/web"
)

// Whatever several tabs and double clicks do with a sitting at once, there is one order of all of it in which each is
// shown what was answered last before.
func TestThereIsOneOrderOfWhatTabsDoAtOnce(t *testing.T) {
	for range 25 {
		history := atOnce(t, newStore())
		if got := porcupine.CheckOperationsTimeout(sittingModel(), history, time.Minute); got != porcupine.Ok {
			t.Fatalf("no order explains it: %s\n%v", got, history)
		}
	}
}

// The control: with a store that loses an update now and then there is none.
func TestAnUpdateThatIsLostHasNoOrder(t *testing.T) {
	for range 500 {
		if porcupine.CheckOperationsTimeout(sittingModel(), atOnce(t, forgetful{newStore()}), time.Minute) == porcupine.Illegal {
			return
		}
	}
	t.Error("nobody finds out")
}

// A forgetful store reads a sitting, changes it and puts it back, as if nobody else could come between.
type forgetful struct{ store.Store }

func (f forgetful) Update(ctx context.Context, id string, change func(*quiz.Session) error) (*quiz.Session, error) {
	read, err := f.Session(ctx, id)
	if err == nil {
		err = change(read)
	}
	if err != nil {
		return nil, err
	}
	for range 20 {
		runtime.Gosched()
	}
	return f.Store.Update(ctx, id, func(s *quiz.Session) error { *s = *read; return nil })
}

// A step is what a tab does: it answers an item whatever stands there; or, if the answer that it knows still stands, as
// the script does with what waited for a connection; or it looks at all answers.
type step struct {
	item        int
	known, says string
}

// A view is what it is told: all answers, or what stands for the item, and whether the answer was taken.
type view struct {
	taken  bool
	stands string
}

// These are the items that tabs quarrel about.
const quarrels = 3

// sittingModel is one sitting, as anybody would expect it.
func sittingModel() porcupine.Model {
	return porcupine.Model{
		Init: func() any { return [quarrels]string{} },
		Step: func(state, input, output any) (bool, any) {
			answers, in, out := state.([quarrels]string), input.(step), output.(view)
			stands := answers[in.item]
			switch {
			case in.says == "":
				return out.stands == strings.Join(answers[:], " "), answers
			case in.known != "" && in.known != stands && in.says != stands:
				return !out.taken && out.stands == stands, answers
			}
			answers[in.item] = in.says
			return out.taken && (in.known == "" || out.stands == in.says), answers
		},
		DescribeOperation: func(input, output any) string { return fmt.Sprintf("%+v: %+v", input, output) },
	}
}

// A quarrel is a sitting that several tabs of one browser have open.
type quarrel struct {
	t       *testing.T
	server  *web.Server
	quiz    *quiz.Quiz
	sitting string
	began   time.Time

	mu      sync.Mutex
	history []porcupine.Operation
}

// atOnce lets four tabs do twelve things each with one sitting, one of which presses every button twice.
func atOnce(t *testing.T, st store.Store) []porcupine.Operation {
	q := harbour(t)
	server, err := web.New(web.Config{Quizzes: []*quiz.Quiz{q}, Store: st})
	if err != nil {
		t.Fatal(err)
	}
	id, now := store.NewID(), time.Now()
	if err := st.Create(t.Context(), q.NewSession(id, quiz.HashSecret(id), quiz.HashSecret(browser), now)); err != nil {
		t.Fatal(err)
	}
	w := &quarrel{t: t, server: server, quiz: q, sitting: "/sittings/" + id, began: now}
	for item := range quarrels {
		w.does(0, step{item: item, says: w.option(item, 0)})
	}
	var tabs sync.WaitGroup
	for tab := range 4 {
		tabs.Go(func() {
			for range 12 {
				s := w.draws()
				if tab == 3 {
					tabs.Go(func() { w.does(4, s) })
				}
				w.does(tab, s)
			}
		})
	}
	tabs.Wait()
	return w.history
}

// option is one of the answers to the items that are quarrelled about, each a single choice.
func (w *quarrel) option(item, n int) string { return w.quiz.Options(w.number(item))[n].ID }

// number is the position of such an item in the questionnaire.
func (w *quarrel) number(item int) int { return []int{0, 3, 4}[item] }

func (w *quarrel) draws() step {
	item := rand.IntN(quarrels)
	s := step{item: item, says: w.option(item, rand.IntN(3))}
	switch rand.IntN(3) {
	case 0:
		return step{}
	case 1:
		s.known = w.option(item, rand.IntN(3))
	}
	return s
}

// does takes a step and notes what came of it, and from when to when.
func (w *quarrel) does(tab int, s step) {
	began := time.Since(w.began).Nanoseconds()
	seen := w.sees(s)
	ended := time.Since(w.began).Nanoseconds()
	w.mu.Lock()
	defer w.mu.Unlock()
	w.history = append(w.history, porcupine.Operation{ClientId: tab, Input: s, Call: began, Output: seen, Return: ended})
}

func (w *quarrel) sees(s step) view {
	if s.says == "" {
		return w.looks()
	}
	form, accept := url.Values{"answer": {s.says}}, ""
	if s.known != "" { // it was chosen a minute ago
		form["shown"], form["age"], accept = []string{s.known}, []string{"60000"}, "application/json"
	}
	answer := w.sends(http.MethodPost, "/items/"+strconv.Itoa(w.number(s.item)+1), form, accept)
	if accept == "" {
		return view{taken: answer.Code == http.StatusSeeOther}
	}
	var told struct{ Shown string }
	if err := json.Unmarshal(answer.Body.Bytes(), &told); err != nil || answer.Code != http.StatusOK && answer.Code != http.StatusConflict {
		w.t.Errorf("status %d: %s", answer.Code, answer.Body)
	}
	return view{answer.Code == http.StatusOK, told.Shown}
}

// looks reads what the sitting's export has.
func (w *quarrel) looks() view {
	answer := w.sends(http.MethodGet, "/export.json", nil, "")
	var kept struct {
		Sittings []struct{ Answers map[string]quiz.Answer }
	}
	if err := json.Unmarshal(answer.Body.Bytes(), &kept); err != nil || len(kept.Sittings) != 1 {
		w.t.Errorf("status %d: %s", answer.Code, answer.Body)
		return view{}
	}
	var all []string
	for item := range quarrels {
		all = append(all, strings.Join(kept.Sittings[0].Answers[w.quiz.Items[w.number(item)].ID].Options, ","))
	}
	return view{stands: strings.Join(all, " ")}
}

func (w *quarrel) sends(method, page string, form url.Values, accept string) *httptest.ResponseRecorder {
	request := httptest.NewRequest(method, w.sitting+page, strings.NewReader(form.Encode()))
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.Header.Set("Accept", accept)
	request.AddCookie(&http.Cookie{Name: "careerfit", Value: browser})
	answer := httptest.NewRecorder()
	w.server.ServeHTTP(answer, request)
	return answer
}
