package web

// resultBalancedPage is the page of a result between paths: it is about all that the answers cannot tell
// apart, and about how one might find out.
type resultBalancedPage struct {
	ResultTop
	Leading []leadingPath
	// Position is where the answers stand, Answered how many of them that rests on.
	Position position
	Answered string
	Sure     sure
	Flip     flipWords
	Contrast *contrast
	// First are the careers that fit best overall: one, or several that tie.
	First []careerCard
	// CloseCall says that little would change the first of them, where that is so.
	CloseCall string
	// FirstElsewhere is the first of them where none belongs to a leading path.
	FirstElsewhere *careerCard
	// Tipping are questions left without an answer where one would tip the scales, by what it would bring about.
	Tipping []tipping
	// HasCareers tells that there are careers on the paths that it is about.
	HasCareers bool
	Onward     onward
	// Compare leads to the first two careers side by side.
	Compare *careerPair
}

func (r reading) balancedPage(top ResultTop) resultBalancedPage {
	var about []int
	page := resultBalancedPage{
		ResultTop: top, Position: r.position(), Answered: r.restsOn(), Sure: r.sure(string(r.Quiz.Paths[r.first()].Name)),
		Flip: r.pathFlip(), Contrast: r.contrast(), First: r.firstCareers(), Tipping: r.tippings(), Compare: r.firstTwo(),
	}
	page.CloseCall = r.closeCall(page.First)
	for _, standing := range leading(r.Quiz, r.result) {
		path := r.leadingPath(standing.Outcome)
		path.Folded = true
		about, page.Leading = append(about, standing.Outcome), append(page.Leading, path)
		page.HasCareers = page.HasCareers || len(path.Careers) > 0
	}
	page.FirstElsewhere = elsewhere(page.First, about)
	page.Onward = r.onward(about)
	return page
}
