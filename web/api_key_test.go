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
	Rules  struct{ Paths, Careers, Courses string }
	Traits []struct{ ID string }
	Items  []struct {
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

// gains is what a way to answer the item gives the trait, before the outcomes weigh it.
func (k *publishedKey) gains(item, way int, trait string) *big.Rat {
	return k.summed(item, way, func(o int) *big.Rat { return fractionOf(k.Items[item].Options[o].Traits[trait]) })
}

// gives is what a way to answer the item gives the outcome by the rule share.
func (k *publishedKey) gives(item, way int, outcome publishedOutcome) *big.Rat {
	return k.summed(item, way, func(o int) *big.Rat {
		sum := fractionOf(k.Items[item].Options[o].Points[outcome.ID])
		for trait, points := range k.Items[item].Options[o].Traits {
			sum.Add(sum, new(big.Rat).Mul(fractionOf(points), fractionOf(outcome.Weights[trait])))
		}
		return sum
	})
}

// summed is the item's weight times the sum of what each of the way's options gives.
func (k *publishedKey) summed(item, way int, gives func(option int) *big.Rat) *big.Rat {
	sum := new(big.Rat)
	for o := range k.Items[item].Options {
		if way>>o&1 == 1 {
			sum.Add(sum, gives(o))
		}
	}
	return sum.Mul(sum, fractionOf(k.Items[item].Weight))
}

// totals are the points that the answers give over all items, with the least and the most that any give.
func (k *publishedKey) totals(points func(item, way int) *big.Rat, answers map[string]quiz.Answer) (given, least, most *big.Rat) {
	given, least, most = new(big.Rat), new(big.Rat), new(big.Rat)
	for i, item := range k.Items {
		var all []*big.Rat
		mean, said := new(big.Rat), 0
		for o, option := range item.Options {
			if slices.Contains(answers[item.ID].Options, option.ID) {
				said |= 1 << o
			}
		}
		for _, way := range k.ways(i) {
			all = append(all, points(i, way))
			mean.Add(mean, all[len(all)-1])
		}
		if said == 0 {
			given.Add(given, mean.Quo(mean, big.NewRat(int64(len(all)), 1)))
		} else {
			given.Add(given, points(i, said))
		}
		least.Add(least, slices.MinFunc(all, (*big.Rat).Cmp))
		most.Add(most, slices.MaxFunc(all, (*big.Rat).Cmp))
	}
	return given, least, most
}

// fit works out the fit of a sheet by the rule share, as the document tells it; without answers it is the baseline.
func (k *publishedKey) fit(outcome publishedOutcome, answers map[string]quiz.Answer) *big.Rat {
	given, least, most := k.totals(func(item, way int) *big.Rat { return k.gives(item, way, outcome) }, answers)
	return given.Sub(given, least).Quo(given, most.Sub(most, least))
}

// fits works out those of a group by whatever rule the key names for it.
func (k *publishedKey) fits(rule string, group []publishedOutcome, answers map[string]quiz.Answer) map[string]*big.Rat {
	if rule != "share" {
		return k.profileFits(rule, group, answers)
	}
	all := map[string]*big.Rat{}
	for _, o := range group {
		all[o.ID] = k.fit(o, answers)
	}
	return all
}

// Whoever has the key and the answers, and nothing else, works out the fits that the server tells, to the last digit and
// by every rule.
func TestAFitIsWorkedOutFromTheKeyAlone(t *testing.T) {
	quizzes := append(harbours(t), content(t, "pier"), harbour(t, "id: harbour\n", "id: weighted\n", "text: Storms frighten me.,", "text: Storms frighten me., weight: 2.125,"))
	s := opens(t, offering(quizzes...))
	keys, seen := map[string]*publishedKey{}, map[string]int{}
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
		check := func(rule string, published []publishedOutcome, places []toldPlace) {
			fits, empty := key.fits(rule, published, answers), key.fits(rule, published, nil)
			for _, place := range places {
				fit, told, base := fits[place.ID], place.Fit.rat(t), published[slices.IndexFunc(published, func(o publishedOutcome) bool { return o.ID == place.ID })].Baseline.rat(t)
				if fit.Cmp(told) != 0 || empty[place.ID].Cmp(base) != 0 {
					t.Errorf("%s by %s: from its key %s fits with %s, and the server says %s", q.ID, rule, place.ID, fit.RatString(), told.RatString())
				}
				seen[rule]++
			}
		}
		var paths []toldPlace
		for _, p := range got.Paths {
			paths = append(paths, p.toldPlace)
		}
		check(key.Rules.Paths, key.Paths, paths)
		var careers []toldPlace
		for _, p := range got.Careers {
			careers = append(careers, p.toldPlace)
		}
		check(key.Rules.Careers, key.Careers, careers)
		var courses []toldPlace
		for _, p := range got.Courses {
			courses = append(courses, p.toldPlace)
		}
		check(key.Rules.Courses, key.Courses, courses)
	})
	for _, rule := range []string{"share", "correlation", "distance"} {
		if seen[rule] < 80 {
			t.Errorf("only %d fits by %s were worked out", seen[rule], rule)
		}
	}
}

// A control: a key with one number changed gives other fits, by every rule.
func TestThatAKeyIsWrongIsSeen(t *testing.T) {
	s := opens(t, offering(harbours(t)...))
	for id, rule := range map[string]string{"harbour": "share", "by-shape": "correlation", "by-ideal": "distance"} {
		var key publishedKey
		s.program().calls("GET", "/questionnaires/"+id+"/key", "").is(200).into(&key)
		answers := map[string]quiz.Answer{"background": quiz.Chose("sailor")}
		sea := key.Paths[0].ID
		before := key.fits(rule, key.Paths, answers)[sea]
		key.Items[0].Weight = "1.001"
		if key.Rules.Paths != rule || before.Cmp(key.fits(rule, key.Paths, answers)[sea]) == 0 {
			t.Errorf("%s: an item counts for more by %s, and nothing changes", id, key.Rules.Paths)
		}
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
