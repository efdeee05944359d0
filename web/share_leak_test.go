package web_test

import (
	"html"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	nethtml "golang.org/x/net/html"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// Without a tick nothing on a shared page is a question or an answer: neither of those given nor of those that
// might have been. The same results with the tick are the control, which has to show them.
func TestASharedResultTellsNoAnswers(t *testing.T) {
	builtin, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	pier := content(t, "pier")
	s := opens(t, offering(builtin, pier, harbour(t)))
	seen := map[engine.Verdict]int{}
	for _, persona := range builtin.Personas {
		marks, err := builtin.Marks(persona.Answers)
		if err != nil {
			t.Fatal(err)
		}
		seen[s.sharesSafely(t, builtin, marks)]++
	}
	random := rand.New(rand.NewPCG(1, 2))
	for n := range 45 {
		q := s.quizzes[n%3]
		seen[s.sharesSafely(t, q, drawnMarks(t, q, random))]++
	}
	for _, q := range s.quizzes { // nothing said, and the same said to all statements
		seen[s.sharesSafely(t, q, slices.Repeat([]quiz.Mark{{NonAnswer: quiz.Skipped}}, len(q.Items)))]++
		seen[s.sharesSafely(t, q, slices.Repeat([]quiz.Mark{{Options: []int{0}}}, len(q.Items)))]++
	}
	if len(seen) != 3 {
		t.Errorf("these verdicts were tried: %v", seen)
	}
}

// sharesSafely shares a sitting without and with its answers, and returns its verdict.
func (s *site) sharesSafely(t *testing.T, q *quiz.Quiz, marks []quiz.Mark) engine.Verdict {
	t.Helper()
	taker := s.taker()
	session := taker.holds(q, marks)
	taker.visits("/sittings/" + session.ID + "/share")
	closed, open := taker.shares(), taker.shares("yes")
	for _, lang := range []string{"en", "es"} {
		reader := s.taker().speaks(lang)
		q := q.In(lang)
		if told := append(textsIn(q, reader.visits(closed).page), idsIn(q, reader.page)...); len(told) > 0 {
			t.Errorf("%s tells %q in %s", closed, told, lang)
		}
		told := textsIn(q, reader.visits(open).page)
		for i, item := range q.Items {
			for _, o := range marks[i].Options {
				if answer := string(q.Options(i)[o].Text); !slices.Contains(told, answer) {
					t.Errorf("with answers, %q is not told of %q", answer, item.Text)
				}
			}
			if !slices.Contains(told, string(item.Text)) {
				t.Errorf("with answers, %q is not told", item.Text)
			}
		}
	}
	sheet, err := q.Sheet(marks)
	if err != nil {
		t.Fatal(err)
	}
	return q.Model.Evaluate(sheet).Verdict
}

// textsIn are the questions and options that the page has in it, wherever they stand: in its head, in attributes
// and in scripts as well.
func textsIn(q *quiz.Quiz, p *page) []string {
	var told []string
	whole := html.UnescapeString(string(p.body))
	note := func(text quiz.Text) {
		if strings.Contains(whole, string(text)) {
			told = append(told, string(text))
		}
	}
	for i, item := range q.Items {
		note(item.Text)
		for _, o := range q.Options(i) {
			note(o.Text)
		}
	}
	return told
}

// idsIn are the ids of questions and options that are a word of an attribute. Those that draw have
// words that are ids of the built-in questionnaire by chance.
func idsIn(q *quiz.Quiz, p *page) []string {
	words := map[string]bool{}
	for n := range p.doc.Descendants() {
		for _, attr := range n.Attr {
			if drawn := attr.Key + "=" + attr.Val; drawn == "class=rivals" || drawn == "class=rivals poles" || drawn == "preserveAspectRatio=none" {
				continue
			}
			for _, word := range strings.FieldsFunc(attr.Val, func(r rune) bool { return r != '-' && r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
				words[word] = true
			}
		}
	}
	var told []string
	note := func(id string) {
		if words[id] {
			told = append(told, id)
		}
	}
	for i, item := range q.Items {
		note(item.ID)
		for _, o := range q.Options(i) {
			note(o.ID)
		}
	}
	return told
}

// A question in an attribute or outside of what is read, and an option's id, are found.
func TestALeakIsFoundWhereverItStands(t *testing.T) {
	q := harbour(t)
	for leak, want := range map[string]string{
		`<meta name="description" content="Storms frighten me.">`: "Storms frighten me.",
		`<script type="application/json">["A sailor"]</script>`:   "A sailor",
		`<p title="I like to be out on the water.">Water</p>`:     "I like to be out on the water.",
		`<li data-item="storms">Water</li>`:                       "storms",
		`<a href="/harbour?said=ledger#top">Water</a>`:            "ledger",
		`<p class="stormsome">Water</p>`:                          "",
	} {
		doc, err := nethtml.Parse(strings.NewReader(leak))
		if err != nil {
			t.Fatal(err)
		}
		p := &page{body: []byte(leak), doc: doc}
		if told := strings.Join(append(textsIn(q, p), idsIn(q, p)...), "; "); told != want {
			t.Errorf("%s is told as %q, want %q", leak, told, want)
		}
	}
}

// How many answers would have to change, and whether the background would, tells of the background: readers are
// told only with the answers. Without them as many sentences are said whether it hangs on the background or not.
func TestASharedResultSaysNothingOfTheBackground(t *testing.T) {
	quizzes := harbours(t)
	rooted := quizzes[len(quizzes)-1] // where the background alone says much
	for q, told := range map[*quiz.Quiz]string{rooted: "Only with another background", quizzes[0]: "With your background as it is, you would have to change"} {
		s := opens(t, offering(q))
		taker := s.taker().takes(outAtSea)
		closed, open := taker.shares(), taker.shares("yes")
		s.taker().visits(open).reads(told, "Background: A sailor")
		s.taker().visits(closed).reads("How sure this is", "If you took the quiz again").doesNotRead("background", "sailor", "have to change", "However you had answered")
	}
}
