package web

import (
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// The questions that a result is said to hang on are those whose other answers take most of the lead: none that is
// left out takes more, and none as much as the last of them without a word of it. What is said of each comes true.
func TestAResultHangsOnWhatIsTold(t *testing.T) {
	builtin, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(31, 32))
	seen := map[string]int{}
	for n := range 60 {
		r := readingOf(t, []*quiz.Quiz{builtin, pier(t)}[n%2], random)
		if r.result.Verdict == engine.NoResult || r.tied() {
			continue
		}
		r.Session = &quiz.Session{Marks: r.marksOfSheet()}
		told, more := r.turnings()
		if len(told) > fewTurning {
			seen["level with the third"]++
		}
		r.hangsOn(t, told, more, seen)
		r.promisesNoMore(t, told, seen)
	}
	t.Log(seen)
	if seen["level with the third"] == 0 || seen["another"] == 0 || seen["lead"] == 0 || seen["What would change it"] == 0 || seen["Which answers it hangs on most"] == 0 {
		t.Errorf("the sheets are too much alike to show anything: %v", seen)
	}
}

// promisesNoMore expects a change in the heading just where one of the answers makes one.
func (r reading) promisesNoMore(t *testing.T, told []turning, seen map[string]int) {
	t.Helper()
	want := "Which answers it hangs on most"
	if slices.ContainsFunc(told, func(row turning) bool {
		return !strings.HasPrefix(row.Then, "Then the lead would be") || strings.Contains(row.Then, ":")
	}) {
		want = "What would change it"
	}
	seen[want]++
	if got := r.hangsWords(told); got != want {
		t.Errorf("the heading is %q above %+v", got, told)
	}
}

// marksOfSheet are the answers of the sheet.
func (r reading) marksOfSheet() []quiz.Mark {
	marks := slices.Repeat([]quiz.Mark{{NonAnswer: quiz.Skipped}}, len(r.Quiz.Items))
	for i := range marks {
		if a, answered := r.sheet.Alternative(i); answered {
			marks[i] = quiz.Mark{Options: r.Quiz.Model.Options(i, a)}
		}
	}
	return marks
}

// hangsOn compares what is told with all other answers to all questions.
func (r reading) hangsOn(t *testing.T, told []turning, more int, seen map[string]int) {
	t.Helper()
	left, then := r.allSwings(t)
	last, missed := new(big.Rat), 0
	for _, row := range told {
		item := slices.IndexFunc(r.Quiz.Items, func(item *quiz.Item) bool { return item.Text == row.Text })
		last = left[item]
		result, ok := then[item][row.Instead]
		if !ok {
			t.Fatalf("%q is no other answer to %q", row.Instead, row.Text)
		}
		r.comesTrue(t, row, result, seen)
	}
	for item, l := range left {
		if slices.ContainsFunc(told, func(row turning) bool { return row.Text == r.Quiz.Items[item].Text }) {
			continue
		}
		switch l.Cmp(last) {
		case -1:
			t.Errorf("%q takes more and is not told", r.Quiz.Items[item].Text)
		case 0:
			missed++
		}
	}
	if len(told) > 0 && missed != more && last.Cmp(r.result.Lead.Rat()) < 0 {
		t.Errorf("%d more take as much, %d are told of", missed, more)
	}
}

// allSwings is the smallest lead that an answer to each item leaves, and the result of every one.
func (r reading) allSwings(t *testing.T) (left map[int]*big.Rat, then map[int]map[string]engine.Result) {
	t.Helper()
	left, then = map[int]*big.Rat{}, map[int]map[string]engine.Result{}
	for i, item := range r.Quiz.Items {
		if item.Background {
			continue
		}
		left[i], then[i] = r.result.Lead.Rat(), map[string]engine.Result{}
		for to := range r.Quiz.Model.Alternatives(i) {
			after := r.Quiz.Model.Evaluate(r.changed([]engine.Change{{Item: i, To: to}}))
			then[i][r.alternativeWords(i, to)] = after
			lead := after.Lead.Rat()
			if after.AllFirst(engine.Paths)[0] != r.first() { // then it is ahead by as much as that one is behind
				lead = leadBehind(after, r.first())
			}
			if lead.Cmp(left[i]) < 0 {
				left[i] = lead
			}
		}
	}
	return left, then
}

// leadBehind is how far the path is behind the first one, below 0.
func leadBehind(result engine.Result, path int) *big.Rat {
	for _, s := range result.Ranked[engine.Paths] {
		if s.Outcome == path {
			return new(big.Rat).Sub(s.Fit.Rat(), result.Ranked[engine.Paths][0].Fit.Rat())
		}
	}
	return nil
}

// comesTrue compares what is said of another answer with its result.
func (r reading) comesTrue(t *testing.T, row turning, after engine.Result, seen map[string]int) {
	t.Helper()
	first := after.AllFirst(engine.Paths)
	want, kind := r.say.lead(after.Lead), "lead"
	switch {
	case after.Verdict == engine.NoResult:
		want, kind = "no clear result", "none"
	case len(first) > 1:
		want, kind = "level in the first place", "level"
	case first[0] != r.first():
		want, kind = "another path would come first: "+r.pathName(first[0]), "another"
	}
	seen[kind]++
	if !strings.Contains(row.Then, want) {
		t.Errorf("it says %q, want %q in it", row.Then, want)
	}
	if other := kind != "lead" || after.Verdict != r.result.Verdict; row.turns != other {
		t.Errorf("%q is told as another result: %t", row.Then, row.turns)
	}
}
