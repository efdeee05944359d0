package web_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// What a result says while questions are open is tried on every way to answer them, or to leave them.
func TestWhatOpenQuestionsCanStillChangeIsToldTruly(t *testing.T) {
	pier, strict := content(t, "pier"), content(t, "pier", "id: pier\n", "id: strict\n", "balanced_within: 0.05", "balanced_within: 0.25")
	s := opens(t, offering(pier, strict))
	seen := map[string]int{}
	for n := range 120 {
		q := []*quiz.Quiz{pier, strict}[n%2]
		random := rand.New(rand.NewPCG(11, uint64(n)))
		marks := drawnMarks(t, q, random)
		reached := 5 + random.IntN(5)
		clear(marks[reached:])
		taker := s.taker()
		session := taker.holds(q, marks)
		taker.visits("/sittings/" + session.ID + "/result")
		if taker.page.heading() == "No clear result" {
			continue
		}
		words := htmlcheck.Text(taker.page.part("unfinished"))
		for _, fault := range taker.unfinishedFaults(words, session, seen) {
			t.Errorf("%v: %s\n%s", marks, fault, words)
		}
	}
	t.Logf("seen: %v", seen)
	for _, what := range []string{"path", "clear", "not clear", "career", "chance", "could"} {
		if seen[what] < 3 {
			t.Errorf("too little was seen of %q: %d", what, seen[what])
		}
	}
}

// inEveryEnd is what the ends of a sitting come to: what they all have in common, and in what share of those
// in which every open question is answered the path stays first alone.
type inEveryEnd struct {
	path, clear, career bool
	stays, all          int
}

var staysForm = regexp.MustCompile(`it would stay the path .* in at least (\d+) of 100 cases\.`)

func (t *taker) unfinishedFaults(words string, session *quiz.Session, seen map[string]int) (faults []string) {
	t.t.Helper()
	truth := t.inEveryEnd(session)
	claims := map[string]bool{
		"path":   strings.Contains(words, "Whatever you answer to them, the path "),
		"clear":  strings.Contains(words, "and the result stays clear"),
		"career": strings.Contains(words, "The career that comes first on it stays so, too"),
	}
	for what, is := range map[string]bool{"path": truth.path, "clear": truth.path && truth.clear, "career": truth.path && truth.career} {
		if claims[what] != is {
			faults = append(faults, fmt.Sprintf("%s is told: %t, in truth %+v", what, claims[what], truth))
		}
		seen[what] += oneIf(claims[what])
	}
	seen["not clear"] += oneIf(claims["path"] && !claims["clear"])
	if could := strings.Contains(words, "They could still change which path comes first"); could == truth.path {
		faults = append(faults, fmt.Sprintf("that they could change the path is told: %t", could))
	}
	chance := staysForm.FindStringSubmatch(words)
	if chance == nil {
		seen["could"] += oneIf(!truth.path)
		return faults
	}
	seen["chance"]++
	if n, _ := strconv.Atoi(chance[1]); n != min(100*truth.stays/truth.all, 99) || n < 50 {
		faults = append(faults, fmt.Sprintf("%d of 100 are told, it is %d of %d", n, truth.stays, truth.all))
	}
	return faults
}

// inEveryEnd tries every end.
func (t *taker) inEveryEnd(session *quiz.Session) inEveryEnd {
	t.t.Helper()
	sheet, err := t.quiz.OngoingSheet(session)
	if err != nil {
		t.t.Fatal(err)
	}
	now := t.quiz.Model.Evaluate(sheet)
	path, career := now.Ranked[engine.Paths][0].Outcome, t.firstCareer(now)
	truth := inEveryEnd{path: true, clear: true, career: career >= 0}
	t.eachEnd(sheet, 0, true, func(whole bool) {
		r := t.quiz.Model.Evaluate(sheet)
		alone := r.Ranked[engine.Paths][0].Outcome == path && !r.Lead.Tied()
		truth.path = truth.path && alone
		truth.clear = truth.clear && r.Verdict == engine.Clear
		truth.career = truth.career && t.firstCareer(r) == career
		truth.all += oneIf(whole)
		truth.stays += oneIf(whole && alone)
	})
	return truth
}

// eachEnd answers, or leaves, what is open from the item on in every way; whole tells that nothing was left.
func (t *taker) eachEnd(sheet *engine.Sheet, item int, whole bool, do func(whole bool)) {
	t.t.Helper()
	switch {
	case item == len(t.quiz.Items):
		do(whole)
	case !sheet.IsOpen(item):
		t.eachEnd(sheet, item+1, whole, do)
	default:
		for a := range t.quiz.Model.Alternatives(item) {
			if err := sheet.Choose(item, a); err != nil {
				t.t.Fatal(err)
			}
			t.eachEnd(sheet, item+1, whole, do)
		}
		sheet.Clear(item)
		t.eachEnd(sheet, item+1, false, do)
		sheet.Open(item)
	}
}

func oneIf(is bool) int {
	if is {
		return 1
	}
	return 0
}

// Whoever looks at a result on the way is told so, goes on, and at the end reads nothing of it any more.
func TestAResultOnTheWaySaysSoAndLeadsOn(t *testing.T) {
	taker := offersShort(t).taker().starts()
	sitting := taker.sitting()
	for shown, _ := taker.isSettled(); !shown; shown, _ = taker.isSettled() {
		taker.gives(boatBuilder[taker.asked()])
	}
	open := taker.page.url.Path
	reached := taker.number() - 1
	taker.presses("See it now").isAt(sitting+"/result").
		reads(fmt.Sprintf("You answered %d of 10 questions; %d are still open. Whatever you answer to them, the path boat building stays first, and the result stays clear.", reached, 10-reached),
			"What this page says of how sure it is counts them as left out.")
	taker.follows("Continue with the next open question").isAt(open).answersAll(boatBuilder)
	taker.presses("See my result").isAt(sitting+"/result").doesNotRead("still open", "Continue with the next open question")
}

func TestAResultOnTheWayCountsWhatWasLeftOut(t *testing.T) {
	q := harbour(t, "min_coverage: 0.5", "min_coverage: 0.25")
	taker := opens(t, offering(q)).taker().starts().fills(sheet{"sailor", "[Skip]", "early", "agree"})
	sitting := taker.sitting()
	taker.visits(sitting + "/review").presses("See my result as it stands").
		reads("You answered 3 of 9 questions and left out 1; 5 are still open.").
		follows("Continue with the next open question").isAt(sitting + "/items/5")
	taker.fills(sheet{"[Skip]", "[Skip]", "[Skip]", "[Skip]"}).visits(sitting + "/result").reads("left out 5; 1 is still open.").
		visits(sitting + "/items/9").fills(sheet{"[Skip]"}).visits(sitting + "/result").doesNotRead("still open")
}

func TestTooLittleOnTheWayLeadsOn(t *testing.T) {
	taker := opens(t).taker().starts().fills(sheet{"sailor", "rope"})
	sitting := taker.sitting()
	taker.visits(sitting + "/review").presses("See my result as it stands").seesHeading("No clear result").
		follows("Continue with the next open question").isAt(sitting + "/items/3")
}

func TestAShortFormIsNotCalledUnfinished(t *testing.T) {
	taker := offersShort(t).decided()
	result := taker.page.url.Path
	taker.doesNotRead("still open")
	taker.presses("Answer the other questions, too").visits(result).reads("You are going on with a short form").doesNotRead("still open")
}
