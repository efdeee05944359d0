package web

import (
	"fmt"
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// careerCard is a career as the result shows it.
type careerCard struct {
	*quiz.Career
	Path *quiz.Path
	// Band, BandName, Fit and Place say how well it fits; they are empty where careers are not ranked.
	Band, BandName, Fit, Place string
	Pay                        []payFigure
	// Why are the answers that spoke for it most.
	Why              []reasonRow
	Address          string
	index, pathIndex int
}

// ranksCareersOf reports whether the careers of the path may be ranked. With every question put all are; a
// short form ranks those of the first path, once the first of them is certain enough.
func (r reading) ranksCareersOf(path int) bool {
	return !r.partial || r.careersDecided && path == r.first()
}

// careerCards makes the cards of the reading.
func (r reading) careerCards() []careerCard {
	var ranked, listed []careerCard
	ties := shared(r.result.Ranked[engine.Careers])
	for _, s := range r.result.Ranked[engine.Careers] {
		if r.ranksCareersOf(r.Quiz.Model.Path(s.Outcome)) {
			ranked = append(ranked, r.rankedCard(s, ties[s.Rank]))
		}
	}
	for c := range r.Quiz.Careers {
		if !r.ranksCareersOf(r.Quiz.Model.Path(c)) {
			listed = append(listed, r.card(c))
		}
	}
	return append(ranked, listed...)
}

// cardsOn returns the careers of one path.
func (r reading) cardsOn(path int) []careerCard {
	return slices.DeleteFunc(slices.Clone(r.cards), func(c careerCard) bool { return c.pathIndex != path })
}

// card is a career without its place.
func (r reading) card(c int) careerCard {
	career, path := &r.Quiz.Careers[c], r.Quiz.Model.Path(c)
	return careerCard{
		Career: career, Path: &r.Quiz.Paths[path], Pay: payFigures(r.Quiz, career.Pay),
		Address: r.base + "/careers/" + career.ID, index: c, pathIndex: path,
	}
}

func (r reading) rankedCard(s engine.Standing, tied bool) careerCard {
	card := r.card(s.Outcome)
	card.Band, card.BandName, card.Fit = s.Band.String(), bandWords(s.Band), percent(s.Fit)
	card.Place = fmt.Sprintf("number %d of %d overall", s.Rank, len(r.Quiz.Careers))
	if r.partial { // the careers of other paths are not ranked
		card.Place = fmt.Sprintf("number %d on this path", s.PathRank)
	}
	if tied {
		card.Place += ", tied"
	}
	return card
}

// firstCareers are the careers that fit best overall. Short forms do not tell.
func (r reading) firstCareers() []careerCard {
	if r.partial {
		return nil
	}
	var first []careerCard
	for _, c := range r.result.AllFirst(engine.Careers) {
		first = append(first, r.card(c))
	}
	return first
}

// elsewhere is the first of the careers where none of them lies on the paths.
func elsewhere(first []careerCard, paths []int) *careerCard {
	onThem := func(c careerCard) bool { return slices.Contains(paths, c.pathIndex) }
	if len(first) == 0 || slices.ContainsFunc(first, onThem) {
		return nil
	}
	return &first[0]
}

// shared tells which ranks more than one outcome has.
func shared(ranked []engine.Standing) map[int]bool {
	ties := map[int]bool{}
	for i := 1; i < len(ranked); i++ {
		if ranked[i].Rank == ranked[i-1].Rank {
			ties[ranked[i].Rank] = true
		}
	}
	return ties
}
