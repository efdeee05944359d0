package web_test

import (
	"math/rand/v2"
	"regexp"
	"strconv"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// Where one answer is enough to put another path first, the page says how many other questions have such an answer,
// and tells one as near to what was said as can be. Every answer to every question is tried.
func TestOneAnswerThatIsEnoughIsNotToldAsTheOnlyOne(t *testing.T) {
	builtin, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	s := opens(t, offering(harbour(t), builtin))
	random := rand.New(rand.NewPCG(61, 62))
	alone, among := 0, 0
	for n := range 160 {
		q, taker := s.quizzes[n%2], s.taker()
		marks := drawnMarks(t, q, random)
		session := taker.holds(q, marks)
		sheet := s.opened(t, q, "/sittings/"+session.ID)
		result := q.Model.Evaluate(sheet)
		if result.Verdict == engine.NoResult || result.Lead.Tied() || len(q.Model.PathFlip(sheet).Changes) != 1 || q.Items[q.Model.PathFlip(sheet).Changes[0].Item].Background {
			continue
		}
		page := taker.visits("/sittings/" + session.ID + "/result").page
		enough := enoughBy(t, q, marks)
		if got := page.othersEnough(); got != len(enough)-1 {
			t.Errorf("%v: the page knows of %d other questions, want %d", marks, got, len(enough)-1)
		}
		told := page.whatIf("what-if").changes[0]
		if !nearEnough(enough, told) {
			t.Errorf("%v: %q is told, the nearest of each question are %v", marks, told, enough)
		}
		if len(enough) > 1 {
			among++
		} else {
			alone++
		}
	}
	if alone < 5 || among < 5 {
		t.Errorf("%d times one question, %d times more: too few to tell", alone, among)
	}
}

var othersForm = regexp.MustCompile(`This one answer would be enough; one to (?:any of )?(\d+) other questions? would be, too:`)

// othersEnough is how many other questions the page says to have an answer that is enough.
func (p *page) othersEnough() int {
	m := othersForm.FindStringSubmatch(p.words())
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

// enoughAnswer is the answer to a question that is enough and nearest to what was said.
type enoughAnswer struct {
	question, answer string
	steps            int
}

// enoughBy tries every answer to every question but the background.
func enoughBy(t *testing.T, q *quiz.Quiz, marks []quiz.Mark) (all []enoughAnswer) {
	t.Helper()
	before := firstOn(t, q, marks)
	for i, item := range q.Items {
		near := enoughAnswer{}
		for _, m := range answersTo(q, i) {
			tried := append([]quiz.Mark{}, marks...)
			tried[i] = m
			steps := 1
			if item.IsScale() && len(marks[i].Options) > 0 {
				steps = max(marks[i].Options[0]-m.Options[0], m.Options[0]-marks[i].Options[0])
			}
			if !item.Background && firstOn(t, q, tried) != before && (near.steps == 0 || steps < near.steps) {
				near = enoughAnswer{string(item.Text), string(q.Options(i)[m.Options[0]].Text), steps}
			}
		}
		if near.steps > 0 {
			all = append(all, near)
		}
	}
	return all
}

// nearEnough reports whether the page tells an answer on a scale only if it is the nearest, and no nearer question is
// left out.
func nearEnough(enough []enoughAnswer, told told) bool {
	least, own := 99, 99
	for _, e := range enough {
		least = min(least, e.steps)
		if e.question == told.question {
			own = e.steps
		}
		if e.question == told.question && e.steps > 1 && e.answer != told.instead {
			return false
		}
	}
	return own == least
}

// firstOn are the paths that come first with the answers.
func firstOn(t *testing.T, q *quiz.Quiz, marks []quiz.Mark) string {
	t.Helper()
	sheet, err := q.Sheet(marks)
	if err != nil {
		t.Fatal(err)
	}
	return firstOfPaths(q, sheet)
}
