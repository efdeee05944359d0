package web_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// Of the questions without an answer a balanced result names exactly those where a single answer would tip it, each
// under all that such an answer could bring about, and under nothing else.
func TestOnlyWhatCanTipABalancedResultIsNamed(t *testing.T) {
	builtin, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	s := opens(t, offering(harbour(t, "balanced_within: 0.05", "balanced_within: 0.2"), builtin))
	random := rand.New(rand.NewPCG(31, 32))
	named, unnamed := 0, 0
	for n := range 160 {
		q, taker := s.quizzes[n%2], s.taker()
		marks := drawnMarks(t, q, random)
		if taker.visits("/sittings/" + taker.holds(q, marks).ID + "/result"); taker.page.part("verdict-balanced") == nil {
			continue
		}
		can, cannot := tipsBy(t, q, marks)
		if got := taker.page.tipping(); !slices.Equal(got, can) {
			t.Errorf("%v: the page says %q, want %q", marks, got, can)
		}
		named, unnamed = named+len(can), unnamed+cannot
	}
	if named < 20 || unnamed < 20 {
		t.Errorf("%d questions can tip a result, %d cannot: too few to tell", named, unnamed)
	}
}

// tipping is what the page says could tip the result: the question, and what an answer could bring about.
func (p *page) tipping() []string {
	var named []string
	for _, says := range htmlcheck.Elements(p.doc, "p") {
		if class, _ := htmlcheck.Attr(says, "class"); class != "tipping" {
			continue
		}
		list := says.NextSibling
		for list.Data != "ul" {
			list = list.NextSibling
		}
		for _, row := range texts(htmlcheck.Elements(list, "li")) {
			named = append(named, row+" -> "+outcomeSaid(htmlcheck.Text(says)))
		}
	}
	slices.Sort(named)
	return named
}

// outcomeSaid is the verdict, and the paths that come first, in a sentence on what an answer could bring about.
func outcomeSaid(says string) string {
	for _, form := range []struct{ words, verdict string }{
		{" in a result still balanced: ", "balanced "}, {" level in the first place: ", "balanced "},
		{" make the result clear, with this path first: ", "clear "}, {" leave you without a clear result:", "none"},
	} {
		if _, names, found := strings.Cut(says, form.words); found {
			return form.verdict + strings.TrimSuffix(names, ".")
		}
	}
	return says
}

// tipsBy tries every answer to every question without one: it returns the questions with an answer that leads to
// another verdict or puts other paths first, with what that is, and how many have none.
func tipsBy(t *testing.T, q *quiz.Quiz, marks []quiz.Mark) (can []string, cannot int) {
	t.Helper()
	is := outcomeOf(t, q, marks)
	for i, item := range q.Items {
		if len(marks[i].Options) > 0 {
			continue
		}
		before := len(can)
		for _, m := range answersTo(q, i) {
			tried := slices.Clone(marks)
			tried[i] = m
			if outcome := outcomeOf(t, q, tried); outcome != is {
				can = append(can, fmt.Sprintf("%d. %s -> %s", i+1, item.Text, outcome))
			}
		}
		if len(can) == before {
			cannot++
		}
	}
	slices.Sort(can)
	return slices.Compact(can), cannot
}

// answersTo are all answers that the questionnaire takes to a question.
func answersTo(q *quiz.Quiz, item int) (all []quiz.Mark) {
	options := q.Options(item)
	for set := 1; set < 1<<len(options); set++ {
		var ids []string
		for o := range options {
			if set&(1<<o) != 0 {
				ids = append(ids, options[o].ID)
			}
		}
		if mark, err := q.Mark(item, quiz.Answer{Options: ids}); err == nil {
			all = append(all, mark)
		}
	}
	return all
}

// outcomeOf is the verdict on the answers, with the paths that come first.
func outcomeOf(t *testing.T, q *quiz.Quiz, marks []quiz.Mark) string {
	t.Helper()
	sheet, err := q.Sheet(marks)
	if err != nil {
		t.Fatal(err)
	}
	result := q.Model.Evaluate(sheet)
	if result.Verdict == engine.NoResult {
		return "none"
	}
	return result.Verdict.String() + " " + firstOfPaths(q, sheet)
}
