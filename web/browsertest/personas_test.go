package browsertest

import (
	"slices"
	"testing"

	"github.com/careerfit/careerfit/quiz"
)

// Every persona of the built-in questionnaire takes the quiz through the pages, at a desktop with
// scripts and at a phone without, and reads off what the persona must get.
func TestEveryPersonaTakesTheQuiz(t *testing.T) {
	s, q := serve(t), builtin(t)
	if len(q.Personas) < 14 {
		t.Fatalf("the questionnaire has %d personas; 14 are promised", len(q.Personas))
	}
	onEachDevice(t, func(t *testing.T, d device) {
		for _, p := range q.Personas {
			t.Run(p.ID, func(t *testing.T) {
				t.Parallel()
				arrives(t, s, d).plays(t, q, p)
			})
		}
	})
}

// The two devices on which not every persona takes it.
func TestAPersonaTakesTheQuizOnTheOtherDevices(t *testing.T) {
	s, q := serve(t), builtin(t)
	onDevices(t, func(t *testing.T, d device) {
		arrives(t, s, d).plays(t, q, persona(t, q, "charge-nurse"))
	}, bareDesktop, fullPhone)
}

// plays goes all the way as the persona, and reads off what the persona must get.
func (k *taker) plays(t *testing.T, q *quiz.Quiz, p quiz.Persona) {
	t.Helper()
	code := k.takes(q, p.Answers)
	equal(t, "answers", len(k.reviewed()), len(q.Items))
	for i, said := range k.reviewed() {
		equal(t, "answer to "+q.Items[i].ID, said, answerWords(q, i, p.Answers[q.Items[i].ID]))
	}
	r := k.finishes()
	equal(t, "code", r.Code, code)
	r.isWhat(t, q, report(t, q, p.Answers))
	r.expected(t, q, p.Expect)
}

// expected expects what the persona says itself, apart from any engine.
func (r result) expected(t *testing.T, q *quiz.Quiz, want quiz.Expect) {
	t.Helper()
	equal(t, "expected verdict", r.Verdict, want.Verdict)
	if want.Path != "" {
		equal(t, "expected path", r.Heading, string(pathOf(q, want.Path).Name))
	}
	if want.Career != "" {
		equal(t, "expected career", r.Sections[0].Careers[0].Name, string(careerOf(q, want.Career).Name))
	}
	if want.Course != "" {
		r.courseIs(t, q, want.Course, want.Verdict)
	}
	if want.Verdict == "" || want.Verdict == "clear" && slices.Contains([]string{want.Path, want.Career, want.Course}, "") {
		t.Errorf("the persona expects too little: %+v", want)
	}
}
