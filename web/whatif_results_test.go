package web_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// results are the sheets that all sentences are checked on: the personas of the built-in questionnaire and
// drawn ones, of questionnaires with two, three and four paths and by every rule, balanced ones among
// them.
func results(t *testing.T) (quizzes []*quiz.Quiz, sheets [][]quiz.Mark) {
	t.Helper()
	builtin, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	add := func(q *quiz.Quiz, marks []quiz.Mark) { quizzes, sheets = append(quizzes, q), append(sheets, marks) }
	for _, persona := range builtin.Personas {
		marks, err := builtin.Marks(persona.Answers)
		if err != nil {
			t.Fatal(err)
		}
		add(builtin, marks)
	}
	random := rand.New(rand.NewPCG(3, 4))
	for _, q := range append(harbours(t), builtin) {
		for balanced, all := 0, 0; balanced < 4 && all < 20; {
			marks := drawnMarks(t, q, random)
			sheet, err := q.Sheet(marks)
			if err != nil {
				t.Fatal(err)
			}
			switch r := q.Model.Evaluate(sheet); {
			case r.Verdict == engine.NoResult || r.Lead.Tied():
			case r.Verdict == engine.Balanced:
				balanced++
				add(q, marks)
			default:
				add(q, marks)
			}
			all++
		}
	}
	return quizzes, sheets
}

// harbours are questionnaires of three paths by each rule, of four, one where the background alone says much,
// and one where no answers put another path first.
func harbours(t *testing.T) []*quiz.Quiz {
	t.Helper()
	const paths = "    weights: {paper: 1}\ncareers:"
	return []*quiz.Quiz{
		harbour(t), content(t, "diagonal"),
		harbour(t, "id: harbour\n", "id: by-shape\nrule: {paths: correlation, careers: distance}\n"),
		harbour(t, "id: harbour\n", "id: by-ideal\nrule: {paths: distance, careers: correlation}\n"),
		harbour(t, "id: harbour\n", "id: four\n", paths, "    weights: {paper: 1}\n  - id: all\n    name: All of it\n    summary: You do what comes.\n    weights: {paper: 1, water: 1, metal: 2}\ncareers:"),
		harbour(t, "id: harbour\n", "id: rooted\n", "        background: true\n", "        background: true\n        weight: 20\n", "text: A sailor, traits: {water: 1}", "text: A sailor, traits: {water: 1, metal: -1, paper: -1}"),
	}
}

// Every sentence of what would change a result is tried on that result: the answers that it names are given
// through the pages, and then comes first, or level, who it says; with one of them fewer nobody does.
func TestWhatWouldChangeAResultDoesChangeIt(t *testing.T) {
	quizzes, sheets := results(t)
	builtin := quizzes[0]
	s := opens(t, offering(append(harbours(t), builtin)...))
	tried := map[string]int{}
	for n, q := range quizzes {
		taker := s.taker()
		session := taker.holds(q, sheets[n])
		result := "/sittings/" + session.ID + "/result"
		taker.visits(result)
		taker.t = t
		w := taker.page.whatIf("what-if")
		flips := flipsOf(taker.page)
		faults := agrees(q, s.opened(t, q, "/sittings/"+session.ID), taker.page, w)
		for _, fault := range append(faults, taker.holdsTrue(w, func(p *page) string { return p.firstPaths(q) })...) {
			t.Errorf("%s, %v: %s\n%s", q.ID, sheets[n], fault, flips)
		}
		tried["paths"]++
		tried["changes"] += len(w.changes)
		if len(w.changes) == 0 {
			tried["none possible"]++
		}
		if strings.Contains(flips, "Only with another background") {
			tried["background"]++
		}
		again := taker.holds(q, sheets[n])
		taker.visits("/sittings/" + again.ID + "/result")
		if taker.page.part("career-flip") == nil {
			continue
		}
		w = taker.page.whatIf("career-flip")
		tried["careers"] += triesCareers(t, taker, q, w)
		if w.moved != "" {
			tried["careers that move the path"]++
		}
	}
	t.Logf("tried: %v", tried)
	if tried["paths"] < 40 || tried["careers"] < 20 || tried["none possible"] == 0 || tried["background"] == 0 || tried["careers that move the path"] < 5 {
		t.Errorf("too little was tried: %v", tried)
	}
}

// triesCareers checks the sentence about the first career of the first path that the page shows. A change for
// its sake may put another path first, whose careers then are shown: that is told exactly where it is so.
func triesCareers(t *testing.T, taker *taker, q *quiz.Quiz, w whatIf) int {
	t.Helper()
	path := -1
	for i, c := range q.Careers {
		if strings.HasPrefix(taker.page.firstCareers(), string(c.Name)) {
			path = q.Model.Path(i)
		}
	}
	sitting := taker.sitting()
	first := func(*page) string { return firstOnPath(t, taker.site, q, sitting, path) }
	before := firstOfPaths(q, taker.site.opened(t, q, sitting))
	if len(w.changes) > 0 && taker.page.firstCareers() != first(nil) {
		t.Errorf("%s: the page has %q first, the engine %q", q.ID, taker.page.firstCareers(), first(nil))
	}
	for _, fault := range taker.holdsTrue(w, first) {
		t.Errorf("%s: careers: %s", q.ID, fault)
	}
	moved := firstOfPaths(q, taker.site.opened(t, q, sitting))
	if moved == before {
		moved = ""
	}
	if w.moved != moved {
		t.Errorf("%s: with another career first the page moves the paths to %q, the engine to %q", q.ID, w.moved, moved)
	}
	return min(len(w.changes), 1)
}

// firstOfPaths are the paths that the engine has first.
func firstOfPaths(q *quiz.Quiz, sheet *engine.Sheet) string {
	var names []string
	for _, path := range q.Model.Evaluate(sheet).AllFirst(engine.Paths) {
		names = append(names, inSentence(q.Paths[path].Name))
	}
	return and(names)
}

// firstOnPath are the careers of a path that come first with the answers that are kept now.
func firstOnPath(t *testing.T, s *site, q *quiz.Quiz, sitting string, path int) string {
	t.Helper()
	var names []string
	least := map[int]bool{}
	for _, c := range q.Model.Rank(nil, s.opened(t, q, sitting), engine.Careers) {
		if q.Model.Path(c.Outcome) == path && (c.PathRank == 1) {
			least[c.Outcome] = true
		}
	}
	for i, c := range q.Careers {
		if least[i] {
			names = append(names, string(c.Name))
		}
	}
	return and(names)
}

// flipsOf is the sentence that says how many answers would have to change.
func flipsOf(p *page) string {
	return firstSure(p, 0)
}

// The check itself is tried on pages with something wrong in these sentences: each is found out.
func TestAWrongSentenceIsFoundOut(t *testing.T) {
	q := harbour(t)
	s := opens(t, offering(q))
	marks := func(answers sheet) []quiz.Mark { return s.kept(s.taker().takes(answers).sitting()).Marks }
	sea, log := marks(outAtSea), marks(logKeeper)
	for name, alter := range map[string]func(*taker){
		"as it is":     func(*taker) {},
		"another path": func(k *taker) { k.alters("yard work would come first", "office work would come first") },
		"level": func(k *taker) {
			k.alters("yard work would come first", "work at sea and yard work would be level in the first place")
		},
		"another answer": func(k *taker) {
			k.alters(`<span class="instead">A crane</span>`, `<span class="instead">A ledger</span>`)
		},
		"no such answer": func(k *taker) {
			k.alters(`<span class="instead">A crane</span>`, `<span class="instead">A hammer</span>`)
		},
		"ahead by more": func(k *taker) { k.alters("It would be ahead by ", "It would be ahead by 9") },
		"clear for less": func(k *taker) {
			k.alters("yard work would come first.", "yard work would come first. With the first 2 of them alone this would be a balanced result already.")
		},
		"no answer": func(k *taker) { k.alters(`<span class="instead">A crane</span>`, `an answer`) },
		"another link": func(k *taker) {
			k.alters(`A crane</span> <a href="`+k.sitting()+"/items/2?", `A crane</span> <a href="`+k.sitting()+"/items/3?")
		},
		"one change too few": func(k *taker) {
			k.alters(`<li><span class="asked">What have you worked with?`, `<p><span class="asked">`)
		},
		"one answer too few": func(k *taker) {
			k.alters("at least 3 answers before another path", "at least 2 answers before another path")
		},
		"one percent too many": func(k *taker) {
			percent := toleranceForm.FindStringSubmatch(k.page.words())[1]
			n, _ := strconv.Atoi(percent)
			k.alters("each by less than "+percent+"%", fmt.Sprintf("each by less than %d%%", n+1))
		},
		"one time too many": func(k *taker) { k.alters("more than 99 of 100 times", "every time") },
	} {
		taker := s.taker()
		answers := sea
		if name == "one percent too many" {
			answers = log
		}
		session := taker.holds(q, answers)
		taker.visits("/sittings/" + session.ID + "/result")
		alter(taker)
		w := taker.page.whatIf("what-if")
		faults := agrees(q, s.opened(t, q, "/sittings/"+session.ID), taker.page, w)
		faults = append(faults, taker.holdsTrue(w, func(p *page) string { return p.firstPaths(q) })...)
		if (len(faults) > 0) != (name != "as it is") {
			t.Errorf("%s: %q", name, faults)
		}
	}
}
