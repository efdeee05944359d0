package web_test

import (
	"encoding/json"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web"
)

// publishedKey is the key as somebody reads it who knows nothing else: numbers as they are written.
type publishedKey struct {
	Rules struct{ Paths, Careers, Courses string }
	Items []struct {
		ID      string
		Weight  json.Number
		UpTo    int `json:"up_to"`
		Options []struct {
			ID             string
			Alone          bool
			Traits, Points map[string]json.Number
		}
	}
	Paths, Careers, Courses []publishedOutcome
}

type publishedOutcome struct {
	ID       string
	Weights  map[string]json.Number
	Baseline toldNumber
}

func fractionOf(n json.Number) *big.Rat {
	r, ok := new(big.Rat).SetString(string(n))
	if !ok {
		return new(big.Rat) // a trait or an outcome that is not named
	}
	return r
}

// ways are how the item can be answered: each is a set of options, as numbers with a bit an option.
func (k *publishedKey) ways(item int) []int {
	var all []int
	options := k.Items[item].Options
	for set := 1; set < 1<<len(options); set++ {
		chosen, alone := 0, false
		for o := range options {
			if set>>o&1 == 1 {
				chosen++
				alone = alone || options[o].Alone
			}
		}
		if chosen <= k.Items[item].UpTo && (chosen == 1 || !alone) {
			all = append(all, set)
		}
	}
	return all
}

// gives is what a way to answer the item gives the outcome.
func (k *publishedKey) gives(item, way int, outcome publishedOutcome) *big.Rat {
	sum := new(big.Rat)
	for o, option := range k.Items[item].Options {
		if way>>o&1 == 0 {
			continue
		}
		for trait, points := range option.Traits {
			sum.Add(sum, new(big.Rat).Mul(fractionOf(points), fractionOf(outcome.Weights[trait])))
		}
		sum.Add(sum, fractionOf(option.Points[outcome.ID]))
	}
	return sum.Mul(sum, fractionOf(k.Items[item].Weight))
}

// fit works out the fit of a sheet as the document tells it; without answers it is the baseline.
func (k *publishedKey) fit(outcome publishedOutcome, answers map[string]quiz.Answer) *big.Rat {
	given, least, most := new(big.Rat), new(big.Rat), new(big.Rat)
	for i, item := range k.Items {
		var all []*big.Rat
		mean, said := new(big.Rat), 0
		for o, option := range item.Options {
			if slices.Contains(answers[item.ID].Options, option.ID) {
				said |= 1 << o
			}
		}
		for _, way := range k.ways(i) {
			points := k.gives(i, way, outcome)
			all = append(all, points)
			mean.Add(mean, points)
		}
		if said == 0 {
			given.Add(given, mean.Quo(mean, big.NewRat(int64(len(all)), 1)))
		} else {
			given.Add(given, k.gives(i, said, outcome))
		}
		least.Add(least, slices.MinFunc(all, (*big.Rat).Cmp))
		most.Add(most, slices.MaxFunc(all, (*big.Rat).Cmp))
	}
	return given.Sub(given, least).Quo(given, most.Sub(most, least))
}

// near tells that two fits differ by no more than a mean that was rounded can make them.
func near(a, b *big.Rat) bool {
	apart := new(big.Rat).Sub(a, b)
	return apart.Abs(apart).Cmp(big.NewRat(1, 1_000_000)) <= 0
}

// Whoever has the key and the answers, and nothing else, works out the fits that the server tells: exactly where every
// item has an answer, or nobody rounds a mean.
func TestAFitIsWorkedOutFromTheKeyAlone(t *testing.T) {
	quizzes := append(harbours(t), content(t, "pier"), harbour(t, "id: harbour\n", "id: weighted\n", "text: Storms frighten me.,", "text: Storms frighten me., weight: 2.125,"))
	s := opens(t, offering(quizzes...))
	keys, exact := map[string]*publishedKey{}, 0
	drawnSheets(t, quizzes, 80, func(q *quiz.Quiz, marks []quiz.Mark) {
		key := keys[q.ID]
		if key == nil {
			key = new(publishedKey)
			s.program().calls("GET", "/questionnaires/"+q.Digest.String()+"/key", "").is(200).into(key)
			keys[q.ID] = key
		}
		answers, got := map[string]quiz.Answer{}, s.program().scores(q, marks)
		for i, m := range marks {
			answers[q.Items[i].ID] = q.Answer(i, m)
		}
		check := func(published []publishedOutcome, place toldPlace) {
			outcome := published[slices.IndexFunc(published, func(o publishedOutcome) bool { return o.ID == place.ID })]
			fit, told := key.fit(outcome, answers), place.Fit.rat(t)
			if !near(fit, told) || !near(key.fit(outcome, nil), outcome.Baseline.rat(t)) {
				t.Errorf("%s: from its key %s fits with %s, and the server says %s", q.ID, place.ID, fit.RatString(), told.RatString())
			}
			if fit.Cmp(told) == 0 {
				exact++
			}
		}
		if key.Rules.Paths == "share" {
			for _, p := range got.Paths {
				check(key.Paths, p.toldPlace)
			}
		}
		if key.Rules.Careers == "share" {
			for _, c := range got.Careers {
				check(key.Careers, c.toldPlace)
			}
		}
		for _, c := range got.Courses {
			check(key.Courses, c.toldPlace)
		}
	})
	if exact < 300 {
		t.Errorf("only %d fits were told exactly", exact)
	}
}

// A control: a key with one number changed gives other fits.
func TestThatAKeyIsWrongIsSeen(t *testing.T) {
	s := opens(t)
	var key publishedKey
	s.program().calls("GET", "/questionnaires/harbour/key", "").is(200).into(&key)
	sea := key.Paths[0]
	answers := map[string]quiz.Answer{"background": quiz.Chose("sailor")}
	before := key.fit(sea, answers)
	key.Items[0].Weight = "1.001"
	if near(before, key.fit(sea, answers)) {
		t.Error("an item counts for more, and nothing changes")
	}
}

func TestAHiddenKey(t *testing.T) {
	s := opens(t, func(c *web.Config) { c.HideKey = true })
	s.program().calls("GET", "/questionnaires/harbour/key", "").refuses(404, "hidden", "does not publish")
	s.program().calls("GET", "/questionnaires/harbor/key", "").refuses(404, "not-found", "no questionnaire")
	for _, path := range []string{"", "/outcomes", "/outcomes/paths/sea"} {
		if body := string(s.program().calls("GET", "/questionnaires/harbour"+path, "").is(200).body); strings.Contains(body, "weight") {
			t.Errorf("%s tells of weights: %s", path, body)
		}
	}
	taker := s.taker()
	for _, path := range []string{"/harbour/how-it-works", "/harbour/at/" + taker.quiz.Digest.String() + "/how-it-works"} {
		if taker.visits(path); taker.page.status != 404 || !strings.Contains(taker.page.words(), "does not publish how answers are counted") {
			t.Errorf("%s", taker.page)
		}
	}
	for _, path := range []string{"/harbour/paths/sea/answers", "/harbour/careers/skipper/answers"} {
		if taker.visits(path); taker.page.status != 404 {
			t.Errorf("%s tells which answers put an outcome first", path)
		}
	}
}

// No page leads to what is hidden; where nothing is, the same pages do.
func TestNoPageLeadsToAHiddenKey(t *testing.T) {
	for _, hidden := range []bool{true, false} {
		s := opens(t, func(c *web.Config) { c.HideKey = hidden })
		taker := s.taker().takes(outAtSea)
		sitting := taker.sitting()
		leads := 0
		for _, path := range []string{"/harbour/", "/harbour/explore", "/harbour/paths/sea", "/harbour/careers/skipper", "/harbour/courses/knots", "/harbour/compare",
			"/privacy", "/results", sitting + "/result", sitting + "/summary", sitting + "/review", taker.sharesBy(sitting), "/nowhere"} {
			body := string(taker.visits(path).page.body)
			if strings.Contains(body, "how-it-works") || strings.Contains(body, "/answers\"") {
				leads++
				if hidden {
					t.Errorf("%s leads to the key", path)
				}
			}
		}
		if !hidden && leads < 10 {
			t.Errorf("only %d pages lead to a key that is not hidden", leads)
		}
	}
}
