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
	return quiz.Problem{File: "f.yaml", Position: quiz.Position{Line: line, Col: 3}, Severity: severity, Rule: rule, Message: "the thing is wrong", Source: "  id: x", Hint: "mend the thing"}
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
	told := func(line string) string { return line + "The thing is wrong. id: x Mend the thing. " }
	twins, tooMuch, vague := ruleNamed("twins"), ruleNamed("wins-too-much"), ruleNamed("vague-wording")
	for _, want := range []string{
		"Look at " + twins.Head() + " twins Can it come first? " + twins.Rest() + " " + told("Line 5 ") + told("Line 7 ") +
			tooMuch.Head() + " wins-too-much Who comes first " + tooMuch.Rest() + " " + told("Line 6 ") + "of-the-reader " + told(""),
		"1 note, to overrule or to follow " + vague.Head() + " vague-wording " + vague.Rest() + " " + told("Line 4 "),
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
		{"40.0 % of random sheets change their first path; more than 25 % would be too many here.", "0.5 % of random sheets change their first path;", func() { r.Sensitivity.Items.Path = calm }},
		{"the answer to “Where are you from?” moves how often Office comes first by up to 90.0 percentage points; more than 25 would", "the answer to “Where are you from?” changes no path.", func() { r.Backgrounds[0].Paths[1].Share = calm }},
		{"the personas “Ann likes dates” and “Bob has a saw”.", "All 2 personas get what they should.", func() { r.Personas[0].Misses, r.Personas[1].Misses = nil, nil }},
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

// A heading is short and begins a sentence that the words below it end, with nothing lost.
func TestARuleIsDividedIntoHeadingAndRest(t *testing.T) {
	for _, r := range rules() {
		head, rest := r.divided()
		if n := len([]rune(r.Head())); n < 20 || n > 170 || strings.HasSuffix(r.Head(), ".") {
			t.Errorf("%s: the heading is %q", r.Name, r.Head())
		}
		if n := len(r.About) - len(head) - len(rest); !strings.HasPrefix(r.About, head) || !strings.HasSuffix(r.About, rest) || n > 2 {
			t.Errorf("%s: %q is divided into %q and %q", r.Name, r.About, head, rest)
		}
	}
	if r := (rule{Name: "of-the-reader"}); r.Head() != "of-the-reader" || r.Rest() != "" {
		t.Errorf("a rule without a description is divided into %q and %q", r.Head(), r.Rest())
	}
}

func TestTheSummaryBeginsWithACount(t *testing.T) {
	kind := func(n int) complaint { return complaint{all: n} }
	for want, sum := range map[string]summary{
		"No warning":                     {},
		"No warning, 1 note":             {Notes: []complaint{kind(1)}},
		"1 warning":                      {Warnings: []complaint{kind(1)}},
		"3 warnings, 1 remark":           {Warnings: []complaint{kind(3)}, Look: make([]remark, 1)},
		"5 warnings of 2 kinds, 7 notes": {Warnings: []complaint{kind(4), kind(1)}, Notes: []complaint{kind(2), kind(5)}},
	} {
		if got := sum.Count(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// Three figures are there for whoever reads nothing else, with careers or without.
func TestThreeFiguresStandAboveAll(t *testing.T) {
	q := parsed(t, smallQuiz)
	r := made(q)
	s := &showing{Quiz: q, r: r, names: names(q)}
	for _, figures := range [][3]audit.Share{{r.Shares.Balanced, r.Confusion.Same, r.Shares.Outside}, {r.Shares.Balanced, r.Shares.NoResult, r.Sensitivity.Items.Path}} {
		got := s.headlines()
		if len(got) != len(figures) {
			t.Fatalf("there are %d", len(got))
		}
		for i, want := range figures {
			if got[i].Figure != share(want) || !strings.HasSuffix(got[i].Words, ".") {
				t.Errorf("figure %d is %+v, want %s", i, got[i], share(want))
			}
		}
		without := *q
		without.Questionnaire = &quiz.Questionnaire{Thresholds: q.Thresholds, Paths: q.Paths}
		s.Quiz = &without
	}
}

// Who does not know the file knows names, not ids; words of the questionnaire stay as they are.
func TestMessagesHaveNames(t *testing.T) {
	q := parsed(t, strings.Replace(smallQuiz, "{id: care, name: Caring}", "{id: care, name: Caring}, {id: chaos, name: Disorder}", 1))
	s := &showing{Quiz: q, names: names(q)}
	for message, want := range map[string]string{
		`the career "nurse" is never ahead of "smith" in line 7`:       "the career “Nurse” (nurse) is never ahead of “Smith” (smith) in line 7",
		`nothing has a weight for the trait "make"`:                    "nothing has a weight for the trait “Making” (make)",
		`the item "dates" moves nothing`:                               "the item “I like dates.” (dates) moves nothing",
		`the item "chaos" moves nothing`:                               `the item "chaos" moves nothing`, // a trait, too
		`each reader takes "nurse" differently`:                        `each reader takes "nurse" differently`,
		`the path "nobody" is "odd`:                                    `the path "nobody" is "odd`,
		`the path "nobody" comes first`:                                `the path "nobody" comes first`,
		`the path "work" never comes first: "office" and "ward" are …`: "the path “Workshop” (work) never comes first: “Office” (office) and “Ward” (ward) are …",
	} {
		if got := s.withNames(message); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got := sentence("éa"); got != "Éa." {
		t.Errorf("a sentence begins with %q", got)
	}
}
