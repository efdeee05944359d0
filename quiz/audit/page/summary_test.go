package page

import (
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/audit"
)

func problem(severity quiz.Severity, rule string, line int) quiz.Problem {
	return quiz.Problem{File: "f.yaml", Position: quiz.Position{Line: line, Col: 3}, Severity: severity, Rule: rule, Message: "the thing is wrong", Hint: "mend the thing"}
}

// summed is the summary in words.
func summed(t *testing.T, q *quiz.Quiz, r *audit.Report, found ...quiz.Problem) string {
	t.Helper()
	_, text, _ := strings.Cut(written(t, q, r, found...), `<div class="summary`)
	text, _, _ = strings.Cut(text, `<p class="method">`)
	words := html.UnescapeString(regexp.MustCompile("<[^>]*>").ReplaceAllString("<"+text, " "))
	return strings.Join(strings.Fields(words), " ")
}

// What check and audit complain of stands above everything, by rule: what the rule protects from, and then where
// and what.
func TestTheSummaryHasWhatWasFound(t *testing.T) {
	q := parsed(t, smallQuiz)
	text := summed(t, q, made(q), problem(quiz.SeverityNote, "vague-wording", 4), problem(quiz.SeverityWarning, "twins", 5), problem(quiz.SeverityWarning, "wins-too-much", 6),
		problem(quiz.SeverityWarning, "twins", 7), problem(quiz.SeverityError, "of-the-reader", 0))
	told := func(line string) string { return line + "The thing is wrong. Mend the thing. " }
	for _, want := range []string{
		"Look at twins Can it come first? " + ruleNamed("twins").About + " " + told("Line 5 ") + told("Line 7 ") + "wins-too-much Who comes first " + ruleNamed("wins-too-much").About + " " + told("Line 6 ") + "of-the-reader " + told(""),
		"1 note, to overrule or to follow vague-wording " + ruleNamed("vague-wording").About + " " + told("Line 4 "),
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}

// Of very many problems of a kind the page has the first.
func TestTheSummaryOfVeryManyProblems(t *testing.T) {
	q := parsed(t, smallQuiz)
	var found quiz.Problems
	for line := range 100 {
		found = append(found, problem(quiz.SeverityWarning, "dominated", line+1))
	}
	text := summed(t, q, made(q), found...)
	if n := strings.Count(text, "The thing is wrong."); n != mostTold || !strings.Contains(text, "88 more of these are not shown here; careerfit check has all.") {
		t.Errorf("%d problems in\n%s", n, text)
	}
}

// Every sentence about what is fine rests on rules, which are there, and is not said when one of them complains.
func TestWhatIsFineIsForTheRulesToSay(t *testing.T) {
	q := parsed(t, smallQuiz)
	r := made(q)
	calm := summed(t, q, r)
	for _, p := range promises() {
		if !strings.Contains(calm, p.Text+" "+p.Title()) || p.Title() == "" {
			t.Errorf("with no problem it does not say %q", p.Text)
		}
		for _, name := range p.Rules {
			if ruleNamed(name).About == "" {
				t.Errorf("there is no rule %q", name)
			}
			if text := summed(t, q, r, problem(quiz.SeverityWarning, name, 1)); strings.Contains(text, p.Text) {
				t.Errorf("with a problem by %s it says %q", name, p.Text)
			}
		}
	}
	if text := summed(t, q, r, problem(quiz.SeverityNote, "too-many", 0)); strings.Contains(text, "first alone") || strings.Contains(text, "found nothing") {
		t.Errorf("with problems that are not told it says\n%s", text)
	}
}

// Whichever rule there is, the summary says what it found, or that it found nothing.
func TestTheSummaryForgetsNoRule(t *testing.T) {
	q := parsed(t, smallQuiz)
	sum := (&showing{Quiz: q, r: made(q), names: names(q)}).summary(nil)
	var named []string
	for _, r := range sum.Quiet {
		named = append(named, r.Name)
	}
	for _, p := range sum.Fine {
		named = append(named, p.Rules...)
	}
	for _, r := range rules() {
		if n := len(slices.DeleteFunc(slices.Clone(named), func(name string) bool { return name != r.Name })); n != 1 {
			t.Errorf("%s is named %d times", r.Name, n)
		}
	}
	if text := summed(t, q, made(q)); !strings.Contains(text, fmt.Sprintf("%d more rules found nothing", len(sum.Quiet))) {
		t.Errorf("they are not counted in\n%s", text)
	}
}

func TestThePageHasRemarksOfItsOwn(t *testing.T) {
	q := parsed(t, smallQuiz)
	r := made(q)
	calm := audit.Share{Count: 5, Of: 1000}
	for i := range r.Backgrounds {
		for p := range r.Backgrounds[i].Paths {
			r.Backgrounds[i].Paths[p].Share = calm
		}
	}
	r.Backgrounds[0].Paths[1].Share = audit.Share{Count: 905, Of: 1000}
	r.Sensitivity.Items.Path, r.Sensitivity.Outcomes.Path = audit.Share{Count: 400, Of: 1000}, calm
	for _, c := range []struct {
		bad, good string
		mend      func()
	}{
		{"40.0 % of random sheets change their first path.", "0.5 % of random sheets change their first path.", func() { r.Sensitivity.Items.Path = calm }},
		{"the answer to “from” moves how often Office comes first by up to 90.0 %.", "the answer to “from” changes no path.", func() { r.Backgrounds[0].Paths[1].Share = calm }},
		{"the personas ann and bob.", "All 2 personas get what they should.", func() { r.Personas[0].Misses, r.Personas[1].Misses = nil, nil }},
		{"ended differently from what was proved", "", func() { r.Saving[0].Settled.Changed, r.Saving[1].Settled.Changed = 0, 0 }},
	} {
		look, fine, _ := strings.Cut(summed(t, q, r), " Fine ")
		if !strings.Contains(look, c.bad) || c.good != "" && strings.Contains(fine, c.good) {
			t.Errorf("to look at is %q, fine is %q", look, fine)
		}
		c.mend()
		look, fine, _ = strings.Cut(summed(t, q, r), " Fine ")
		if strings.Contains(look, c.bad) || !strings.Contains(fine, c.good) {
			t.Errorf("mended, to look at is %q, fine is %q", look, fine)
		}
	}
	if look, _, _ := strings.Cut(summed(t, q, r), " Fine "); !strings.HasSuffix(look, "Look at Nothing stands out.") {
		t.Errorf("when all is mended, to look at is %q", look)
	}
}
