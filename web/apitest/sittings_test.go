package apitest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/careerfit/careerfit/quiz"
)

// sittings take each questionnaire in each form, with answers of every sort.
func sittings(t *testing.T) *site {
	quizzes := everyQuestionnaire(t)
	g := newRegular(t, offering(quizzes...))
	for _, q := range quizzes {
		for _, form := range formsOf(q) {
			for name, says := range sorts() {
				g.takes(q, form, says)
				g.readsAll(name, http.StatusOK)
			}
		}
	}
	return g.site
}

func formsOf(q *quiz.Quiz) []string {
	if q.HasShort() {
		return []string{"long", "short"}
	}
	return []string{"long"}
}

// A sort of taker says something to an item.
type sort func(q *quiz.Quiz, item int) any

func sorts() map[string]sort {
	all := map[string]sort{
		"the first option": func(q *quiz.Quiz, item int) any { return single(q, item, 0) },
		"the last option":  func(q *quiz.Quiz, item int) any { return single(q, item, len(q.Options(item))-1) },
		"nothing":          func(*quiz.Quiz, int) any { return map[string]any{"non_answer": "skipped"} },
	}
	for seed := range uint64(3) {
		draw := rand.New(rand.NewPCG(seed, 7))
		all[fmt.Sprint("anything, ", seed)] = func(q *quiz.Quiz, item int) any { return anyAnswer(q, item, draw) }
	}
	return all
}

// single is one option as the item takes it.
func single(q *quiz.Quiz, item, option int) any {
	id := q.Options(item)[option].ID
	if q.Items[item].UpTo > 1 {
		return []string{id}
	}
	return id
}

// anyAnswer is a legal answer to an item, mostly an option.
func anyAnswer(q *quiz.Quiz, item int, draw *rand.Rand) any {
	options := q.Options(item)
	if draw.IntN(8) == 0 {
		return map[string]any{"non_answer": []string{"skipped", "dont_know", "doesnt_apply"}[draw.IntN(3)]}
	}
	first := draw.IntN(len(options))
	if q.Items[item].UpTo > 1 && !options[first].Alone {
		if second := draw.IntN(len(options)); second != first && !options[second].Alone {
			return []string{options[first].ID, options[second].ID}
		}
	}
	return single(q, item, first)
}

// takes a questionnaire from its start to its result.
func (g *regular) takes(q *quiz.Quiz, form string, says sort) {
	g.t.Helper()
	g.bodies["beginSession"] = map[string]any{"questionnaire": q.ID, "form": form}
	g.begins()
	if form == "short" {
		g.asksSession("finishSession") // which is too early
		g.readsAll("before there is a result", http.StatusConflict)
	}
	state := g.asksSession("readSession").json(g.t)
	for state["next"] != nil {
		id := state["next"].(string)
		item, _ := q.Item(id)
		g.words["item"], g.bodies["putAnswer"] = id, says(q, item)
		x := g.asksSession("putAnswer")
		if x.status != http.StatusOK {
			g.t.Fatalf("%v", x)
		}
		state = x.json(g.t)
	}
	g.asksSession("finishSession")
}

// asksSession makes a call of the session by its name.
func (g *regular) asksSession(name string) exchange {
	g.t.Helper()
	for _, op := range g.contract.operations() {
		if op.name == name {
			return g.asks(g.call(op))
		}
	}
	g.t.Fatalf("the document has no operation %q", name)
	return exchange{}
}

// readsAll reads all that there is of the session, in each language. What is not there yet may be refused.
func (g *regular) readsAll(name string, or int) {
	g.t.Helper()
	for _, op := range g.contract.operations() {
		if op.method != http.MethodGet || !strings.HasPrefix(op.path, "/sessions/") {
			continue
		}
		for _, language := range []string{"en", "es"} {
			c := g.call(op)
			if op.has("header", "Accept-Language") {
				c.header["Accept-Language"] = language
			}
			if x := g.asks(c); x.status != http.StatusOK && x.status != or {
				g.t.Errorf("%s: %v", name, x)
			}
		}
	}
}

// aSessionsLife is all that can be done with a session, in order and out of order.
func aSessionsLife(t *testing.T) *site {
	quizzes := everyQuestionnaire(t)
	g := newRegular(t, offering(quizzes...))
	builtIn := quizzes[0]
	g.takes(builtIn, "short", sorts()["the first option"])
	g.addShare()
	g.readsAll("with a link", http.StatusOK)
	for i := range builtIn.Items { // one that the short form has not put
		g.words["item"], g.bodies["putAnswer"] = builtIn.Items[i].ID, single(builtIn, i, 0)
		g.asksSession("putAnswer")
	}
	g.asksSession("lengthenSession")
	for _, name := range []string{"putAnswer", "clearAnswer", "lengthenSession", "finishSession"} {
		for _, known := range []string{`"` + strings.Repeat("0", 32) + `"`, "*", g.asksSession("readSession").header.Get("ETag")} {
			g.asksKnowing(name, known)
		}
	}
	g.bodies["putAnswer"] = "ghost"
	g.asksSession("putAnswer")
	g.words["item"] = "ghost"
	g.asksSession("putAnswer")
	g.asksSession("clearAnswer")
	g.asksSession("openSession")
	g.bodies["openSession"] = map[string]any{"return_code": strings.Repeat("A", 18)}
	g.asksSession("openSession")
	g.asksSession("deleteSession")
	g.asksSession("deleteSession")
	g.asksSession("readSession")
	return g.site
}

// asksKnowing changes the session as it is under a tag.
func (g *regular) asksKnowing(name, tag string) {
	g.t.Helper()
	for _, op := range g.contract.operations() {
		if op.name == name {
			c := g.call(op)
			c.header["If-Match"] = tag
			g.asks(c)
		}
	}
}

// addShare adds a link to the result, as its taker can in the pages.
func (g *regular) addShare() {
	g.t.Helper()
	now := time.Now().UTC()
	_, err := g.store.Update(context.Background(), g.words["session"], func(s *quiz.Session) error {
		s.AddShare(quiz.Share{Hash: quiz.SecretHash{1}, Made: now, Expires: now.Add(time.Hour), Answers: true})
		return nil
	})
	if err != nil {
		g.t.Fatal(err)
	}
}
