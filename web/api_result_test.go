package web_test

import (
	"encoding/json"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// toldResult is a result as a program reads it that wants the numbers and sentences.
type toldResult struct {
	Questionnaire struct{ ID, Digest, Language string }
	Form, Verdict string
	Leading       []string
	Lead          toldNumber
	Warnings      []engine.Warning
	Words         map[string]any
	Paths         []struct {
		toldPlace
		Contributions, For, Against []toldContribution
	}
	Careers []struct {
		toldPlace
		Path, Band string
		PathRank   int `json:"path_rank"`
		For        []toldContribution
	}
	Courses []struct {
		toldPlace
		Why []string
	}
	Stability *struct {
		Says []string
		quiz.StabilityReport
	}
	Flips []struct {
		Says, Enough, Then string
		Changes            []struct{ Item, Question, Said, Instead string }
	}
	Contrast *struct {
		Means string
		Rows  []struct {
			Answer, Says string
			Moves        []string
		}
	}
	Missing *struct{ Says, Unsaid, Alike []string }
	Tipping []struct{ Says string }
}

type toldPlace struct {
	ID, Name      string
	Rank          int
	Fit, Baseline toldNumber
}

type toldNumber struct {
	Value float64
	Exact string
}

func (n toldNumber) rat(t *testing.T) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(n.Exact)
	if !ok {
		t.Fatalf("%q is no fraction", n.Exact)
	}
	if nearest, _ := r.Float64(); nearest != n.Value {
		t.Errorf("%s is not the float64 nearest to %s", json.Number(r.FloatString(20)), n.Exact)
	}
	return r
}

type toldContribution struct {
	Item, Answer string
	toldNumber
	Tenths int
}

// drawnSheets calls with sheets of answers to the questionnaires, always the same ones.
func drawnSheets(t *testing.T, quizzes []*quiz.Quiz, sheets int, with func(*quiz.Quiz, []quiz.Mark)) {
	t.Helper()
	random := rand.New(rand.NewPCG(7, 7))
	for n := range sheets {
		q := quizzes[n%len(quizzes)]
		marks := drawnMarks(t, q, random)
		switch n % 5 {
		case 3: // too few answers
			for i := 2; i < len(marks); i++ {
				marks[i] = quiz.Mark{NonAnswer: quiz.Skipped}
			}
		case 4: // all alike
			for i := range marks {
				marks[i] = quiz.Mark{Options: []int{0}}
			}
		}
		with(q, marks)
	}
}

// What a sheet is scored with is what `careerfit score` says of it, and every fit is its baseline and what the
// answers add, to the last digit.
func TestAScoredSheetAddsUp(t *testing.T) {
	s := opens(t, offering(append(harbours(t), content(t, "pier"))...))
	verdicts := map[string]int{}
	drawnSheets(t, s.quizzes, 60, func(q *quiz.Quiz, marks []quiz.Mark) {
		got := s.program().scores(q, marks)
		sheet, err := q.Sheet(marks)
		if err != nil {
			t.Fatal(err)
		}
		verdicts[got.Verdict]++
		got.equals(t, q, sheet)
		for _, p := range got.Paths {
			sum := p.Baseline.rat(t)
			for _, c := range p.Contributions {
				sum.Add(sum, c.rat(t))
			}
			if sum.Cmp(p.Fit.rat(t)) != 0 || len(p.Contributions) != len(q.Items) {
				t.Errorf("%s: %d contributions add up to %s, and the fit is %s", p.ID, len(p.Contributions), sum.RatString(), p.Fit.Exact)
			}
		}
	})
	for _, v := range []string{"clear", "balanced", "none"} {
		if verdicts[v] < 3 {
			t.Errorf("too few verdicts were seen: %v", verdicts)
		}
	}
}

// equals expects what the report for the sheet says.
func (r *toldResult) equals(t *testing.T, q *quiz.Quiz, sheet *engine.Sheet) {
	t.Helper()
	want := q.Report("", sheet)
	got := quiz.Report{Digest: q.Digest, Verdict: r.Verdict, Lead: r.Lead.Value, Coverage: want.Coverage, Warnings: r.Warnings, Careers: []quiz.RankedCareer{}, Courses: []quiz.Ranked{}}
	r.Lead.rat(t)
	for _, p := range r.Paths {
		got.Paths = append(got.Paths, quiz.Ranked{ID: p.ID, Fit: p.Fit.Value, Rank: p.Rank})
	}
	for _, c := range r.Careers {
		got.Careers = append(got.Careers, quiz.RankedCareer{ID: c.ID, Path: c.Path, Fit: c.Fit.Value, Rank: c.Rank, PathRank: c.PathRank, Band: c.Band})
	}
	for _, c := range r.Courses {
		got.Courses = append(got.Courses, quiz.Ranked{ID: c.ID, Fit: c.Fit.Value, Rank: c.Rank})
	}
	if r.Stability != nil {
		stability := q.Stability(sheet)
		want.Stability, got.Stability = &stability, &r.Stability.StabilityReport
	}
	if a, b := inJSON(t, got), inJSON(t, want); a != b || r.Questionnaire.Digest != q.Digest.String() {
		t.Errorf("the API says\n%s\nand the report\n%s", a, b)
	}
}

func inJSON(t *testing.T, document any) string {
	t.Helper()
	text, err := json.Marshal(document)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Every sentence of the document stands on the result page of the same answers: neither says more of it.
func TestAResultSaysWhatItsPageSays(t *testing.T) {
	s := opens(t, offering(append(harbours(t), content(t, "pier"))...))
	drawnSheets(t, s.quizzes, 40, func(q *quiz.Quiz, marks []quiz.Mark) {
		got := s.program().scores(q, marks)
		taker := s.taker()
		page := taker.visits("/sittings/" + taker.holds(q, marks).ID + "/result").page
		for _, sentence := range got.missingFrom(page) {
			t.Errorf("%v: the page does not say %q:\n%s", marks, sentence, page.words())
		}
	})
}

// A control: held against the page of other answers, the document says what is not there.
func TestThatAResultSaysMoreThanAPageIsSeen(t *testing.T) {
	s := opens(t, offering(append(harbours(t), content(t, "pier"))...))
	var before *toldResult
	drawnSheets(t, s.quizzes, 20, func(q *quiz.Quiz, marks []quiz.Mark) {
		taker := s.taker()
		page := taker.visits("/sittings/" + taker.holds(q, marks).ID + "/result").page
		if before != nil && len(before.missingFrom(page)) == 0 {
			t.Errorf("the page of %v seems to say all that another result does", marks)
		}
		before = s.program().scores(q, marks)
	})
}

// missingFrom are the sentences that a page does not say.
func (r *toldResult) missingFrom(p *page) []string {
	return slices.DeleteFunc(r.sentences(), func(sentence string) bool {
		return strings.Contains(p.words(), strings.Join(strings.Fields(sentence), " "))
	})
}

// sentences are all that is said in words.
func (r *toldResult) sentences() []string {
	var all []string
	for key, words := range r.Words {
		if sentence, ok := words.(string); ok && key != "first_elsewhere" {
			all = append(all, sentence)
		}
	}
	for _, p := range r.Paths {
		for _, c := range append(p.For, p.Against...) {
			all = append(all, c.Answer)
		}
	}
	for _, c := range r.Courses {
		all = append(all, c.Why...)
	}
	if r.Missing != nil {
		all = append(all, r.Missing.Says...)
	}
	if r.Stability != nil {
		all = append(all, r.Stability.Says...)
	}
	for _, flip := range r.Flips {
		all = append(all, flip.Says, flip.Enough, flip.Then)
		for _, change := range flip.Changes {
			all = append(all, change.Question, change.Said, change.Instead)
		}
	}
	if r.Contrast != nil {
		all = append(all, r.Contrast.Means)
		for _, row := range r.Contrast.Rows {
			all = append(append(all, row.Answer, row.Says), row.Moves...)
		}
	}
	for _, tipping := range r.Tipping {
		all = append(all, tipping.Says)
	}
	return slices.DeleteFunc(all, func(s string) bool { return s == "" })
}

func TestASheetIsScoredInALanguage(t *testing.T) {
	q, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	s := opens(t, offering(q))
	for _, c := range []struct{ query, header, language, says string }{
		{"", "", "en", "No clear result"},
		{"?lang=es", "", "es", "Sin resultado claro"},
		{"", "es-MX", "es", "Sin resultado claro"},
		{"?lang=en", "es", "en", "No clear result"},
		{"?lang=tlh", "", "en", "No clear result"},
	} {
		a := s.program("Accept-Language", c.header, "Cookie", "careerfit-language=es").calls("POST", "/questionnaires/"+s.quizzes[0].ID+"/score"+c.query, `{"answers":{}}`).is(200)
		got := a.result()
		if got.Words["headline"] != c.says || got.Questionnaire.Language != c.language || a.header.Get("Content-Language") != c.language || a.header.Get("Set-Cookie") != "" {
			t.Errorf("%+v: %v in %s", c, got.Words, a.header.Get("Content-Language"))
		}
	}
}

func TestWhatIsNoSheetIsRefused(t *testing.T) {
	s := opens(t)
	for _, c := range []struct {
		path, body string
		status     int
		kind, says string
	}{
		{"/questionnaires/harbor/score", `{"answers":{}}`, 404, "not-found", "no questionnaire"},
		{"/questionnaires/" + strings.Repeat("0", 64) + "/score", `{"answers":{}}`, 404, "not-found", "no questionnaire"},
		{"/questionnaires/harbour/score", `{"answers":{"tool":"rope"}}`, 422, "bad-answer", `did you mean "tools"?`},
		{"/questionnaires/harbour/score", `{"answers":{"morning":"noon"}}`, 422, "bad-answer", "known: early, late"},
		{"/questionnaires/harbour/score", `{"answers":{"tools":["rope","none"]}}`, 422, "bad-answer", "stands alone"},
		{"/questionnaires/harbour/score", `{"answers":{"tools":5}}`, 400, "bad-request", `item "tools"`},
		{"/questionnaires/harbour/score", `{"answer":{}}`, 400, "bad-request", `did you mean "answers"?`},
		{"/questionnaires/harbour/score", `{}`, 400, "bad-request", `"answers" is missing`},
		{"/questionnaires/harbour/score", `[]`, 400, "bad-request", "want"},
		{"/questionnaires/harbour/score", "", 415, "unsupported-media-type", "application/json"},
		{"/questionnaires/harbour/score?language=es", `{"answers":{}}`, 400, "bad-request", "Known: lang."},
		{"/questionnaires/harbour/score", `{"answers":{},"id":"` + strings.Repeat("x", 70_000) + `"}`, 413, "too-large", "64 KiB"},
	} {
		s.program().calls("POST", c.path, c.body).refuses(c.status, c.kind, c.says)
	}
	s.program().calls("GET", "/questionnaires/harbour/score", "").refuses(405, "method-not-allowed", "Allow")
}
