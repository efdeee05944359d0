package web

import (
	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// leadingPath is all that the result says of one path.
type leadingPath struct {
	*quiz.Path
	Reasons reasons
	// Folded tells that what spoke against it is a click away: it mostly is what spoke for the other paths.
	Folded bool
	// Brings is what the taker's own background brings; Background is that answer.
	Brings     []quiz.Text
	Background string
	// Ranked tells that the Careers are in the order of their fits; otherwise they are in the
	// content's.
	Ranked  bool
	Careers []careerCard
	// Flip is what would put another career first; nil where they are not ranked, or alone.
	Flip *flipWords
}

func (r reading) leadingPath(path int) leadingPath {
	p := leadingPath{
		Path: &r.Quiz.Paths[path], Reasons: r.reasons(engine.Paths, path),
		Ranked: r.ranksCareersOf(path), Careers: r.cardsOn(path),
	}
	p.Background, p.Brings = r.brings(p.Path)
	for i := range p.Careers {
		if p.Ranked {
			r.explain(&p.Careers[i])
		}
	}
	if p.Ranked && len(p.Careers) > 1 {
		flip := r.careerFlip(path)
		p.Flip = &flip
	}
	return p
}

// brings returns the taker's answer to the background item, and what the author says it brings to the
// path.
func (t sitting) brings(path *quiz.Path) (background string, brings []quiz.Text) {
	i, ok := t.Quiz.BackgroundItem()
	if !ok {
		return "", nil
	}
	for _, o := range t.Marks[i].Options {
		for _, b := range path.Brings {
			if b.Option == t.Quiz.Options(i)[o].ID {
				brings = append(brings, b.Text)
			}
		}
	}
	return t.answerWords(i), brings
}
