package page

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/internal/planted"
)

func about(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

// Whatever moves an outcome comes from somewhere: its streams add up to one.
func TestStreamsOfAnOutcomeAddUpToOne(t *testing.T) {
	for _, text := range []string{smallQuiz, string(quiz.BuiltinSource()), planted.Small(1, planted.HeadStart).Make(t).Text, planted.Large(2).Make(t).Text} {
		q := parsed(t, text)
		s := &showing{Quiz: q, names: names(q)}
		for g := engine.Paths; g <= engine.Courses; g++ {
			of := s.streamsTo(g)
			sums := make([]float64, len(of.outcomes))
			for _, stream := range of.all {
				sums[stream.outcome] += stream.amount
			}
			for o, sum := range sums {
				if !about(sum, 1) {
					t.Errorf("%s: the streams to %s add up to %g", q.ID, of.outcomes[o], sum)
				}
			}
		}
	}
}

// Worked out by hand: of the workshop's traits, making is fed by the first item (0 or 1: ½), by chaos
// (±½ or 0: √(1/6)) and by the tools, of whose six answers four have a saw or not …
func TestStreamsAreWhatTheWeightsSay(t *testing.T) {
	q := parsed(t, smallQuiz)
	s := &showing{Quiz: q, names: names(q)}
	// Answers to tools: saw, pen, ear, saw+pen, saw+ear, pen+ear give making 2, 0, 0, 2, 2, 0.
	making := []float64{0.5 * 2, 0, math.Sqrt(1./6) * 2, 1 * 2}
	planning := []float64{0.5, 2 * math.Sqrt(2./3), math.Sqrt(2. / 3), 0}
	whole := 0.0
	for i := range making {
		whole += making[i] + planning[i]
	}
	got := map[string]float64{}
	against := map[string]bool{}
	for _, stream := range s.streamsTo(engine.Paths).all {
		if stream.outcome == 0 {
			key := fmt.Sprint(stream.source, " ", stream.trait)
			got[key], against[key] = stream.amount, stream.against
		}
	}
	for i := range making {
		for trait, amounts := range [][]float64{planning, making} {
			key := fmt.Sprint(i, " ", trait)
			if !about(got[key], amounts[i]/whole) {
				t.Errorf("item %d, trait %d: %g, want %g", i, trait, got[key], amounts[i]/whole)
			}
			if amounts[i] > 0 && against[key] != (trait == 0) {
				t.Errorf("item %d, trait %d: against is %v", i, trait, against[key])
			}
		}
	}
}

// Of the office, planning is one part, and the points that a pen gives directly the other.
func TestPointsWithoutATraitAreDrawn(t *testing.T) {
	q := parsed(t, smallQuiz)
	s := &showing{Quiz: q, names: names(q)}
	direct := 0.0
	for _, stream := range s.streamsTo(engine.Paths).all {
		if stream.trait == 3 {
			if stream.outcome != 1 || stream.source != 3 {
				t.Errorf("from %d to %d", stream.source, stream.outcome)
			}
			direct += stream.amount
		}
	}
	if want := 0.5 / (0.5 + 2*(0.5+3*math.Sqrt(2./3))); !about(direct, want) {
		t.Errorf("directly comes %g, want %g", direct, want)
	}
}

// Ribbons leave and arrive within their nodes, and nodes and their words do not lie upon each other.
func TestThePictureHoldsTogether(t *testing.T) {
	for _, text := range []string{smallQuiz, string(quiz.BuiltinSource()), planted.Large(2).Make(t).Text} {
		q := parsed(t, text)
		s := &showing{Quiz: q, names: names(q)}
		for _, f := range s.flows() {
			last := map[int]flowNode{}
			for _, n := range f.Nodes {
				before, ok := last[n.Column]
				if ok && (n.Y < before.Y+before.Height+3 || n.TextY < before.TextY+rowHeight-1) {
					t.Errorf("%s, %s: %s lies upon %s", q.ID, f.Group, n.Name, before.Name)
				}
				if n.Y < 0 || n.Y+n.Height > float64(f.Height) {
					t.Errorf("%s is outside of the picture", n.Name)
				}
				last[n.Column] = n
			}
			if f.Like == "" && (len(f.Rows) == 0 || len(f.Ribbons) < len(f.Rows)) {
				t.Errorf("%s: %d ribbons and %d rows", f.Group, len(f.Ribbons), len(f.Rows))
			}
		}
	}
}

// Where courses are weighted as the paths are, one picture is enough; not where one weight differs.
func TestTheSamePictureIsDrawnOnce(t *testing.T) {
	const course = "courses: [{id: saws, name: Saws, summary: To saw., weights: {make: 2, plan: -1}}, {id: pens, name: Pens, summary: To write., weights: {plan: %s}}]\n"
	text := strings.Replace(strings.Replace(smallQuiz, "  - {id: ward, name: Ward, summary: You care., weights: {care: 1, make: -0.5}}\n", "", 1), "path: ward", "path: work", 1)
	text = strings.Replace(text, "points: {office: 1}", "traits: {plan: 1}", 1)
	for weight, like := range map[string]string{"2": "paths", "2, care: 1": ""} {
		q := parsed(t, text+fmt.Sprintf(course, weight))
		flows := (&showing{Quiz: q, names: names(q)}).flows()
		if last := flows[len(flows)-1]; last.Group != "courses" || last.Like != like || (len(last.Ribbons) == 0) != (like != "") {
			t.Errorf("with the weight %s the picture of the %s is like that of the %q and has %d ribbons", weight, last.Group, last.Like, len(last.Ribbons))
		}
	}
}

// Sixty items are drawn by their sections, and nine hundred careers not at all.
func TestManyItemsAreDrawnBySection(t *testing.T) {
	q := parsed(t, planted.Large(2).Make(t).Text)
	s := &showing{Quiz: q, names: names(q)}
	for _, f := range s.flows() {
		if f.Sources != "sections" || f.Group == "careers" {
			t.Errorf("from %s to %s", f.Sources, f.Group)
		}
	}
	sections := 0
	for _, n := range s.flows()[0].Nodes {
		if n.Column == 0 {
			sections++
		}
	}
	if sections == 0 || sections > len(q.Sections) {
		t.Errorf("%d of %d sections are drawn", sections, len(q.Sections))
	}
}

func TestTheTableSaysWhatThePictureShows(t *testing.T) {
	q := parsed(t, smallQuiz)
	page := strings.ReplaceAll(written(t, q, made(q)), "\u00a0", " ")
	for _, want := range []string{"<th scope=\"row\">Making</th>", "against Workshop (", "for Office (", "What do you use? ("} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

// What is not in the picture is named below it, and that an item is reversed is seen in it.
func TestThePictureSaysWhatItLacksAndWhatIsReversed(t *testing.T) {
	q := parsed(t, strings.Replace(smallQuiz, "{id: dates, text: I like dates., weight: 2, scale: agreement, traits: {plan: 1}}", "{id: dates, text: I like dates., options: [{id: agree, text: A}, {id: b, text: B}]}", 1))
	s := &showing{Quiz: q, names: names(q)}
	f := s.flows()[0]
	if want := "Not in the picture, since no answer moves any of the paths: “I like dates.”."; f.Idle != want {
		t.Errorf("got %q, want %q", f.Idle, want)
	}
	var labels []string
	for _, n := range f.Nodes {
		labels = append(labels, n.Label)
	}
	if all := fmt.Sprint(labels); !strings.Contains(all, "I like chaos. (reversed)") || strings.Contains(all, "dates") || strings.Count(all, "(reversed)") != 1 {
		t.Errorf("the picture has %s", all)
	}
	if got := label(strings.Repeat("word ", 20) + reversed); len([]rune(got)) > mostLetters || !strings.HasSuffix(got, "word… (reversed)") {
		t.Errorf("a long one is called %q", got)
	}
	if got := (&showing{Quiz: parsed(t, smallQuiz), names: names(q)}).flows()[0].Idle; got != "" {
		t.Errorf("where every item moves something it says %q", got)
	}
}
