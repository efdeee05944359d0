package browsertest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// A result is what a taker reads off the result page.
type result struct {
	Heading, Verdict, Note, Code string
	// Paths are those compared, best first; Sections the paths that the result goes into.
	Paths    []struct{ Name, Fit string }
	Sections []struct {
		Heading      string
		For, Against []reason
		Careers      []careerCard
	}
	// Elsewhere is the list of careers on the other path.
	Elsewhere []string
	Courses   []struct {
		Name  string
		First bool
		Why   []string
	}
}

type careerCard struct {
	Name, Band, Place string
	Pay               []payFigure
	Why               []reason
}

type payFigure struct {
	Label, Figure, Source, All string
}

// result reads the result page.
func (k *taker) result() result {
	k.t.Helper()
	var r result
	k.asks(`(() => {
		const pay = e => ({label: words(e.querySelector('dt')), figure: words(e.querySelector('dd')), source: words(e.querySelector('.from')), all: words(e)});
		const career = e => ({name: words(e.querySelector('h4')), band: words((b => b.matches('h3') ? b : b.parentElement.previousElementSibling)(e.closest('.cards').previousElementSibling)), place: words(e.querySelector('.fit span')), pay: all('.pay', e).map(pay), why: all('.reasons li', e).map(reason)});
		const reason = e => ({points: words(e.querySelector('.points')), asked: words(e.querySelector('.asked')), said: words(e.querySelector('.answered'))});
		const reasons = (e, lead) => all('.reasons', e).filter(ul => words(ul.previousElementSibling).startsWith(lead)).flatMap(ul => all('li', ul).map(reason));
		const verdict = document.querySelector('.verdict');
		return {
			heading: words(document.querySelector('h1')), code: words(document.querySelector('#code')),
			verdict: verdict ? [...verdict.classList].find(c => c.startsWith('verdict-')).slice('verdict-'.length) : '',
			note: all('main .note').map(words).join(' '),
			paths: all('.rivals li').sort((a, b) => b.matches('.first') - a.matches('.first')).map(e => ({name: words(e.querySelector('a')), fit: words(e.querySelector('strong'))})),
			sections: all('section.why').map((e, i) => ({heading: words(e.querySelector('h2 .name') || document.querySelector('h1')), for: reasons(e, 'These answers spoke for it'), against: reasons(e, 'These spoke against it'), careers: all('.career', all('.careers')[i]).map(career)})),
			elsewhere: all('.elsewhere li').map(words),
			courses: all('.course').map(e => ({name: words(e.querySelector('h3')), first: words(e).includes('First choice for you'), why: all('li', e).map(words)})),
		};
	})()`, &r)
	return r
}

// isWhat expects the result to say what the engine does of the answers, in the words of the
// questionnaire.
func (r result) isWhat(t testing.TB, q *quiz.Quiz, want verdict) {
	t.Helper()
	equal(t, "verdict", r.Verdict, want.Verdict)
	equal(t, "heading", r.Heading, headingFor(q, want))
	if len(r.Paths) != len(want.Paths) {
		t.Fatalf("the page compares %d paths, want %d", len(r.Paths), len(want.Paths))
	}
	for i, p := range want.Paths {
		equal(t, "path", r.Paths[i].Name, string(pathOf(q, p.ID).Name))
		equal(t, "fit of "+p.ID, r.Paths[i].Fit, tenths(p.Fit))
	}
	if want.Verdict != "none" {
		r.careersAre(t, q, want)
		r.courseIs(t, q, want.Courses[0].ID, want.Verdict)
	}
}

// headingFor returns the heading of a result between two paths.
func headingFor(q *quiz.Quiz, r verdict) string {
	first, second := string(pathOf(q, r.Paths[0].ID).Name), string(pathOf(q, r.Paths[1].ID).Name)
	switch r.Verdict {
	case "balanced":
		return "Balanced between " + strings.ToLower(first) + " and " + strings.ToLower(second)
	case "none":
		return "No clear result"
	}
	return first
}

// careersAre expects each section to have the careers of its path, best first, with their figures.
func (r result) careersAre(t testing.TB, q *quiz.Quiz, want verdict) {
	t.Helper()
	sections := map[string]int{"clear": 1, "balanced": 2}[want.Verdict]
	if len(r.Sections) != sections {
		t.Fatalf("the page goes into %d paths, want %d", len(r.Sections), sections)
	}
	for s, section := range r.Sections {
		path := want.Paths[s].ID
		equal(t, "section", strings.ToLower(section.Heading), strings.ToLower(string(pathOf(q, path).Name)))
		careers := want.careersOf(path)
		if len(section.Careers) != len(careers) || len(careers) == 0 {
			t.Fatalf("%d careers stand under %s, want %d", len(section.Careers), path, len(careers))
		}
		for n, c := range careers {
			section.Careers[n].is(t, q, c, placeOf(c, want.Careers))
			want.speaksFor(t, q, engine.Careers, c.ID, section.Careers[n].Why)
		}
		want.speaksFor(t, q, engine.Paths, path, section.For)
		want.speaksAgainst(t, q, engine.Paths, path, section.Against)
	}
	var elsewhere []string
	for _, p := range want.Paths[sections:] {
		elsewhere = append(elsewhere, want.inOneLine(q, p.ID)...)
	}
	equal(t, "careers on the other path", strings.Join(r.Elsewhere, "\n"), strings.Join(elsewhere, "\n"))
}

// careersOf returns the careers of a path, best first.
func (v verdict) careersOf(path string) []quiz.RankedCareer {
	return slices.DeleteFunc(slices.Clone(v.Careers), func(c quiz.RankedCareer) bool { return c.Path != path })
}

// inOneLine says each career of a path that the result does not go into.
func (v verdict) inOneLine(q *quiz.Quiz, path string) []string {
	var lines []string
	for _, c := range v.careersOf(path) {
		lines = append(lines, fmt.Sprintf("%s: %s, %s (%s)", careerOf(q, c.ID).Name, strings.ToLower(bandNames[c.Band]), percents(c.Fit), strings.ToLower(string(pathOf(q, path).Name))))
	}
	return lines
}

var bandNames = map[string]string{"best": "Best fit", "great": "Great fit", "good": "Good fit", "none": "Weaker fit"}

// placeOf says in words which place a career has among all.
func placeOf(c quiz.RankedCareer, all []quiz.RankedCareer) string {
	place := fmt.Sprintf("%s, number %d of %d overall", percents(c.Fit), c.Rank, len(all))
	for _, other := range all {
		if other.ID != c.ID && other.Rank == c.Rank {
			return place + ", tied"
		}
	}
	return place
}

// is expects a card to show the career, its place, and its pay with the sources.
func (c careerCard) is(t testing.TB, q *quiz.Quiz, want quiz.RankedCareer, place string) {
	t.Helper()
	career := careerOf(q, want.ID)
	equal(t, "career", c.Name, string(career.Name))
	equal(t, "place of "+want.ID, c.Place, place)
	equal(t, "band of "+want.ID, c.Band, bandNames[want.Band])
	if len(c.Pay) != len(career.Pay) || len(c.Pay) < 2 {
		t.Fatalf("%s shows %d pay figures, want %d", want.ID, len(c.Pay), len(career.Pay))
	}
	for i, pay := range career.Pay {
		c.Pay[i].is(t, q, pay)
	}
}

// is expects a pay figure to show the sum, where it comes from and, if it is an official wage, for
// which occupation.
func (p payFigure) is(t testing.TB, q *quiz.Quiz, want quiz.Pay) {
	t.Helper()
	figure, source := want.Typical, sourceOf(q, want.Source)
	if figure == "" {
		figure = want.Low
	}
	contains(t, "pay", p.Figure, strings.TrimSuffix(dollars(figure), " a year"), "a year")
	publisher, _, _ := strings.Cut(string(source.Publisher), ",")
	contains(t, "source of pay", p.Source, publisher, string(source.Date))
	if want.Official {
		equal(t, "label of an official wage", p.Label, "Official wage, nearest occupation")
		equal(t, "official wage in the middle", strings.Contains(p.Figure, " in the middle"), want.Typical != "")
		contains(t, "official wage", p.All, string(want.Occupation), want.Code)
		match := map[string]string{"high": "close", "medium": "fair", "low": "loose"}[want.Match]
		contains(t, "match of the occupation", p.All, "The match with this career is "+match+".")
	} else if strings.Contains(p.Label, "Official") {
		t.Errorf("the figure %q is called official", p.Figure)
	}
	if want.Note != "" {
		contains(t, "note of pay", p.All, string(want.Note))
	}
}

// courseIs expects the course to stand first, with a reason, and to be called the first choice where the result is
// clear.
func (r result) courseIs(t testing.TB, q *quiz.Quiz, id, verdict string) {
	t.Helper()
	if len(r.Courses) == 0 {
		t.Fatal("the page shows no course")
	}
	first, course := r.Courses[0], courseOf(q, id)
	equal(t, "course", first.Name, course.Code+": "+string(course.Name))
	if first.First != (verdict == "clear") || len(first.Why) == 0 {
		t.Errorf("%s is shown with the wrong rank, or without a reason: %+v", id, first)
	}
}

func equal[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: the page says %v, want %v", what, got, want)
	}
}

func contains(t testing.TB, what, got string, want ...string) {
	t.Helper()
	for _, w := range want {
		if w == "" || !strings.Contains(got, w) {
			t.Errorf("%s: the page says %q, want %q in it", what, got, w)
		}
	}
}
