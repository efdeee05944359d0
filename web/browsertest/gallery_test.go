package browsertest

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/careerfit/careerfit/quiz"
)

// A view is one kind of page, and how a taker comes to see it.
type view struct {
	name string
	open func(k *taker)
}

// forPrograms is the page of the API, which is for those who write programs, and in English whatever they read otherwise.
const forPrograms = "api"

// spokenIn is in which language the page is for whoever chose one.
func (v view) spokenIn(lang string) string {
	if v.name == forPrograms {
		return "en"
	}
	return lang
}

// A gallery has every kind of page, on a site where takers with every kind of result have been.
type gallery struct {
	q     *quiz.Quiz
	s     *site
	codes map[string]string
	views []view
}

// newGallery lets takers with every kind of result and one that stops half way take the quiz, and lists the
// views.
func newGallery(t *testing.T) *gallery {
	t.Helper()
	g := &gallery{q: builtin(t), s: serve(t), codes: map[string]string{}}
	var mu sync.Mutex
	taken := t.Run("takers", func(t *testing.T) {
		for id, takes := range g.takers() {
			t.Run(id, func(t *testing.T) {
				t.Parallel()
				code := takes(arrives(t, g.s, desktop))
				mu.Lock()
				defer mu.Unlock()
				g.codes[id] = code
			})
		}
	})
	if !taken {
		t.FailNow()
	}
	g.views = slices.Concat(g.publicViews(), g.itemViews(), g.ownViews(), g.shortViews(), g.shareViews(t), g.awkwardViews(t), g.refusedViews(t))
	return g
}

// takers are what each of the takers does, which ends with the return code.
func (g *gallery) takers() map[string]func(k *taker) string {
	sheet := func(id string) map[string]quiz.Answer { return persona(g.s.t, g.q, id).Answers }
	whole := func(sheet map[string]quiz.Answer) func(k *taker) string {
		return func(k *taker) string { defer k.finishes(); return k.takes(g.q, sheet) }
	}
	upTo := func(items int, id string) func(k *taker) string {
		return func(k *taker) string { defer k.answers(g.q, sheet(id), 0, items); return k.starts() }
	}
	asItStands := func(begins func(k *taker) string) func(k *taker) string {
		return func(k *taker) string {
			code := begins(k)
			before, _, _ := strings.Cut(k.reads().Address, "/items/")
			k.opens(before + "/review")
			k.follows("See my result as it stands")
			return code
		}
	}
	return map[string]func(k *taker) string{
		"start-up-developer":       whole(sheet("start-up-developer")),
		"clinical-analyst-between": whole(sheet("clinical-analyst-between")),
		"flat":                     whole(alike(g.q, sheet("start-up-developer"))),
		"short":                    func(k *taker) string { defer k.finishes(); return k.takesShort(g.q, sheet("bedside-nurse")) },
		"none":                     asItStands(upTo(3, "curious-student")),
		"half-answered":            asItStands(upTo(14, "start-up-developer")),
		"half":                     upTo(11, "charge-nurse"),
	}
}

// takesShort goes from the start to the review page of a short form, and returns the return code.
func (k *taker) takesShort(q *quiz.Quiz, sheet map[string]quiz.Answer) string {
	k.t.Helper()
	k.opens("/")
	k.follows("Short form, about three minutes")
	code := k.notesCode()
	for k.reads().Heading != "Check your answers" {
		heading := k.reads().Heading
		item := slices.IndexFunc(q.Items, func(i *quiz.Item) bool { return string(i.Text) == heading })
		if item < 0 {
			k.t.Fatalf("no item asks %q", heading)
		}
		k.gives(q, item, sheet[q.Items[item].ID])
	}
	return code
}

// alike are the answers with one and the same to every statement.
func alike(q *quiz.Quiz, answers map[string]quiz.Answer) map[string]quiz.Answer {
	all := map[string]quiz.Answer{}
	for i, item := range q.Items {
		all[item.ID] = answers[item.ID]
		if item.IsScale() {
			all[item.ID] = quiz.Chose(q.Options(i)[3].ID)
		}
	}
	return all
}

// publicViews are the pages that anybody can see.
func (g *gallery) publicViews() []view {
	base := "/" + g.q.ID
	at := func(name, address string) view { return view{name, func(k *taker) { k.opens(address) }} }
	return []view{
		at("start", base+"/"), at("explore", base+"/explore"), at("path", base+"/paths/"+g.q.Paths[1].ID),
		at("career", base+"/careers/"+g.q.Careers[0].ID), at("course", base+"/courses/"+g.q.Courses[0].ID),
		at("compare", base+"/compare"), at("compare-error", base+"/compare?a=&b="), at("compare-two", base+"/compare?a="+g.q.Careers[0].ID+"&b="+g.q.Careers[7].ID),
		at("how", base+"/how-it-works"), at("ways", base+"/careers/"+g.q.Careers[0].ID+"/answers"), at("privacy", "/privacy"), at("accessibility", "/accessibility"), at("return", "/return"),
		at("results-empty", "/results"), at("not-found", "/nothing-here"), at(forPrograms, "/api/v1/"),
		{"code", func(k *taker) { k.opens("/"); k.follows("Start now") }},
	}
}

// itemViews are one page for each kind of item, and what comes back when nothing is chosen.
func (g *gallery) itemViews() []view {
	var views []view
	for _, kind := range []string{quiz.KindChoice, quiz.KindScale, quiz.KindPick, quiz.KindPair} {
		item := slices.IndexFunc(g.q.Items, func(i *quiz.Item) bool { return i.Kind == kind || kind == quiz.KindScale && i.IsScale() })
		views = append(views, view{"item-" + kind, func(k *taker) { g.item(k, item) }})
	}
	return append(views, view{"item-error", func(k *taker) { g.item(k, 11); k.follows("Continue"); k.hasFocusOn(".error-summary") }})
}

// item opens an item of the sitting that is half way.
func (g *gallery) item(k *taker, item int) {
	k.t.Helper()
	k.comesBack(g.codes["half"])
	k.opens(strings.Replace(k.reads().Address, "items/12", fmt.Sprintf("items/%d", item+1), 1))
	k.faces(g.q, item)
}

// ownViews are the pages of a taker.
func (g *gallery) ownViews() []view {
	result := func(name, code string) view {
		return view{"result-" + name, func(k *taker) {
			k.comesBack(g.codes[code])
			equal(k.t, "verdict", k.result().Verdict, name)
		}}
	}
	return []view{
		result("clear", "start-up-developer"), result("balanced", "clinical-analyst-between"), result("none", "none"),
		{"result-half-answered", func(k *taker) {
			k.comesBack(g.codes["half-answered"])
			equal(k.t, "verdict", k.result().Verdict, "clear")
		}},
		{"result-short", func(k *taker) { k.comesBack(g.codes["short"]); k.isTold("questions were put to you") }},
		{"result-flat", func(k *taker) { k.comesBack(g.codes["flat"]); equal(k.t, "verdict", k.result().Verdict, "none") }},
		{"review", func(k *taker) { k.comesBack(g.codes["start-up-developer"]); k.follows("Look at my answers") }},
		{"code-of-another", func(k *taker) { k.comesBack(g.codes["start-up-developer"]); k.follows("Make a new one") }},
		{"delete", func(k *taker) { k.comesBack(g.codes["none"]); k.follows("Delete this sitting") }},
		{"start-unfinished", func(k *taker) { k.comesBack(g.codes["half"]); k.opens("/") }},
		{"results", func(k *taker) {
			for _, code := range []string{"half", "none", "clinical-analyst-between", "start-up-developer"} {
				k.comesBack(g.codes[code])
			}
			equal(k.t, "sittings", len(k.sittings()), 4)
		}},
		{"delete-all", func(k *taker) { k.comesBack(g.codes["none"]); k.opens("/results/delete"); k.isTold("1 sitting") }},
		{"two-sittings", func(k *taker) {
			k.comesBack(g.codes["clinical-analyst-between"])
			k.comesBack(g.codes["start-up-developer"])
			k.opens("/results")
			k.follows("Compare the two side by side")
			k.isTold("What you changed")
		}},
	}
}

// awkwardViews are a refused code, a sitting of somebody else, and a site with two quizzes.
func (g *gallery) awkwardViews(t testing.TB) []view {
	two := serve(t, content(t, "one", g.q.ID), content(t, "two", "another"))
	return []view{
		{"return-error", func(k *taker) { k.comesBack("7K2M"); k.hasFocusOn(".error-summary") }},
		{"not-held", func(k *taker) {
			owner := arrives(k.t, k.site, k.device)
			owner.starts()
			k.opens(owner.reads().Address)
		}},
		{"home", func(k *taker) {
			k.watch.alsoAt(two.URL)
			k.opens(two.URL + "/")
			k.sees("Which quiz would you like to take?")
		}},
	}
}

// content writes the built-in questionnaire into a file, under another id.
func content(t testing.TB, name, id string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name+".yaml")
	text := bytes.Replace(quiz.BuiltinSource(), []byte("id: health-informatics\n"), []byte("id: "+id+"\n"), 1)
	if err := os.WriteFile(file, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// opensAll opens every closed detail, so that what is in it is looked at, too.
func (k *taker) opensAll() {
	k.t.Helper()
	var opened int
	k.asks(`all('details').map(d => d.open = true).length`, &opened)
}
