package apitest

import (
	"context"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/storetest"
	"github.com/careerfit/careerfit/web"
)

// A regular has a session, and can make every call of the document in good order.
type regular struct {
	*site
	// words are the values of parameters, by their names.
	words map[string]string
	// bodies are what is sent, by the names of the operations.
	bodies map[string]any
	secret string
	store  *faulty
}

// regular begins a session of the harbour questionnaire. Its store is one that can be made to fail; in it there is a
// questionnaire that is no longer offered, too.
func newRegular(t testing.TB, changes ...func(*web.Config)) *regular {
	t.Helper()
	st := &faulty{Store: storetest.NewMemory()}
	old := questionnaire(t, "tea")
	if _, err := st.PutQuestionnaire(context.Background(), old.Canonical); err != nil {
		t.Fatal(err)
	}
	changes = append([]func(*web.Config){func(c *web.Config) { c.Store = st }}, changes...)
	g := &regular{site: opens(t, changes...), store: st}
	g.words = map[string]string{"questionnaire": "harbour", "item": "background", "group": "paths", "outcome": "sea", "lang": "es", "Accept-Language": "es"}
	g.bodies = map[string]any{
		"beginSession": map[string]any{"questionnaire": "harbour"},
		"putAnswer":    "sailor",
		"scoreSheet":   map[string]any{"answers": map[string]any{}},
	}
	g.begins()
	return g
}

func (g *regular) begins() {
	g.t.Helper()
	if _, path := g.contract.operationNamed("beginSession"); path == "" {
		return
	}
	said := g.asks(call{operation: "beginSession", body: g.bodies["beginSession"]}).json(g.t)
	g.secret = said["secret"].(string)
	g.words["session"] = said["id"].(string)
	g.bodies["openSession"] = map[string]any{"return_code": said["return_code"]}
}

// call is one of an operation, in good order.
func (g *regular) call(op described) call {
	c := call{operation: op.name, body: g.bodies[op.name], path: map[string]string{}, query: map[string]string{}, header: map[string]string{}}
	if op.secured {
		c.secret = g.secret
	}
	for _, p := range op.parameters {
		if p.in == "path" {
			c.path[p.name] = g.words[p.name]
		}
	}
	return c
}

// A faulty store refuses every call with an error, once there is one.
type faulty struct {
	store.Store
	err error
}

func (f *faulty) Questionnaire(ctx context.Context, d quiz.Digest) ([]byte, error) {
	if f.err != nil {
		return nil, f.err
	}
	return f.Store.Questionnaire(ctx, d)
}

func (f *faulty) Create(ctx context.Context, s *quiz.Session) error {
	if f.err != nil {
		return f.err
	}
	return f.Store.Create(ctx, s)
}

func (f *faulty) Session(ctx context.Context, id string) (*quiz.Session, error) {
	if f.err != nil {
		return nil, f.err
	}
	return f.Store.Session(ctx, id)
}

func (f *faulty) ByCode(ctx context.Context, code quiz.SecretHash) (*quiz.Session, error) {
	if f.err != nil {
		return nil, f.err
	}
	return f.Store.ByCode(ctx, code)
}

func (f *faulty) Update(ctx context.Context, id string, change func(*quiz.Session) error) (*quiz.Session, error) {
	if f.err != nil {
		return nil, f.err
	}
	return f.Store.Update(ctx, id, change)
}

func (f *faulty) Delete(ctx context.Context, id string) error {
	if f.err != nil {
		return f.err
	}
	return f.Store.Delete(ctx, id)
}
