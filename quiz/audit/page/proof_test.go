package page

import (
	"html"
	"math/big"
	"regexp"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz/audit"
)

// shown returns the words of the page's section on what can come first.
func shown(t *testing.T, r audit.Reach) string {
	t.Helper()
	q := parsed(t, smallQuiz)
	report := made(q)
	report.Reach = []audit.Reach{r}
	page := written(t, q, report)
	_, section, _ := strings.Cut(page, `<section id="reach"`)
	section, _, _ = strings.Cut(section, "</section>")
	words := strings.Fields(html.UnescapeString(regexp.MustCompile("<[^>]*>").ReplaceAllString(section, " ")))
	return strings.Join(words, " ")
}

func rivals(of ...any) []audit.Multiplier {
	var all []audit.Multiplier
	for n := 0; n < len(of); n += 2 {
		all = append(all, audit.Multiplier{Rival: of[n].(string), Lambda: big.NewInt(int64(of[n+1].(int)))})
	}
	return all
}

func TestProofsAreSaidInWords(t *testing.T) {
	leaf := audit.Certificate{Rivals: rivals("nurse", 3)}
	for _, c := range []struct {
		verdict audit.Reached
		proof   audit.Certificate
		want    string
	}{
		{audit.Never, leaf, "However the questions are answered, Nurse is ahead of it: each question was given the answer that does most for it against Nurse"},
		{audit.Level, leaf, "However the questions are answered, it is never ahead of Nurse: each question was given"},
		{audit.Never, audit.Certificate{Rivals: rivals("nurse", 3, "smith", 1)}, "However the questions are answered, its leads over Nurse (counted × 3) and Smith (counted × 1) never add up to 0 or more, so at least one of these is ahead of it. Each question"},
		{audit.Level, audit.Certificate{Rivals: rivals("nurse", 3, "smith", 1)}, "never add up to more than 0, so it is never ahead of all of them at once. Each question"},
		{audit.Level, audit.Certificate{Item: "tools", Branches: []audit.Branch{{Alternatives: []int{0, 3}, Certificate: leaf}, {Alternatives: []int{2}, Certificate: leaf}}},
			"So the answers to a question are divided, and its proof is one for each part of them. Where “What do you use?” is answered with “A saw”, “A saw + A pen”: However the others are answered, it is never ahead of Nurse"},
	} {
		text := shown(t, audit.Reach{ID: "joiner", Group: "careers", Verdict: c.verdict, Certificate: &c.proof})
		if !strings.Contains(text, c.want) {
			t.Errorf("%q is not in\n%s", c.want, text)
		}
	}
}

// A proof with hundreds of parts is not written out to its end, and says so.
func TestLongProofsAreCut(t *testing.T) {
	c := audit.Certificate{Item: "tools"}
	for range 200 {
		c.Branches = append(c.Branches, audit.Branch{Alternatives: []int{0, 1, 2, 0, 1, 2, 0, 1, 2}, Certificate: audit.Certificate{Rivals: rivals("nurse", 1)}})
	}
	text := shown(t, audit.Reach{ID: "joiner", Group: "careers", Verdict: audit.Never, Certificate: &c})
	if n := strings.Count(text, "Nurse is ahead"); n != mostLeaves || !strings.Contains(text, "176 more parts are not shown here") {
		t.Errorf("%d parts are shown:\n%s", n, text)
	}
	if !strings.Contains(text, "“An ear”, 3 other answers:") {
		t.Errorf("the answers are not cut:\n%s", text)
	}
}

// The witness is the sheet in the questionnaire's words.
func TestTheWitnessIsASheet(t *testing.T) {
	text := shown(t, audit.Reach{ID: "office", Group: "paths", Verdict: audit.Alone, Lead: 0.25, Witness: [][]string{{"office"}, {"agree"}, {"disagree"}, {"saw", "pen"}}})
	want := "Where are you from? From an office I like dates. Agree I like chaos. Disagree What do you use? A saw; A pen"
	if !strings.Contains(text, want) || !strings.Contains(text, "ahead by 25.00 % of the scale on its sheet") {
		t.Errorf("%q is not in\n%s", want, text)
	}
}

// The table says how far ahead an outcome comes, or who is in the way.
func TestTheTableSaysWhoIsInTheWay(t *testing.T) {
	one, two := audit.Certificate{Rivals: rivals("nurse", 3)}, audit.Certificate{Rivals: rivals("nurse", 3, "smith", 1)}
	divided := audit.Certificate{Item: "tools", Branches: []audit.Branch{{Alternatives: []int{0}, Certificate: one}, {Alternatives: []int{1}, Certificate: two}}}
	for _, c := range []struct {
		verdict audit.Reached
		proof   *audit.Certificate
		want    string
	}{
		{audit.Never, &one, "never always behind Nurse, as the proof says"},
		{audit.Never, &two, "never always behind one of Nurse and Smith, as the proof says"},
		{audit.Never, &divided, "never always behind others, depending on the answers, as the proof says"},
		{audit.Level, &one, "only level with others level with the first on its sheet; never past Nurse, as the proof says"},
		{audit.Level, &two, "only level with others level with the first on its sheet; never past all of Nurse and Smith, as the proof says"},
		{audit.Unknown, nil, "not decided ahead by 12.50 % of the scale at most; neither a sheet nor a proof was found"},
	} {
		r := audit.Reach{ID: "joiner", Group: "careers", Verdict: c.verdict, Certificate: c.proof, Bound: 0.125}
		if text := shown(t, r); !strings.Contains(text, "Joiner career joiner "+c.want) {
			t.Errorf("%q is not in\n%s", c.want, text)
		}
	}
}
