package web

// resultBalancedPage is the page of a result between paths: it is about all that the answers cannot tell
// apart, and about how one might find out.
type resultBalancedPage struct {
	ResultTop
	Leading        []leadingPath
	Lead, Answered string
	Paths          []pathRow
	Sure           sure
	Flip           flipWords
	Contrast       *contrast
	// First are the careers that fit best overall: one, or several that tie.
	First []careerCard
	// FirstElsewhere is the first of them where none belongs to a leading path.
	FirstElsewhere *careerCard
	// Unsaid are questions put without an answer: one there may tip the scales.
	Unsaid []openRow
	// Courses tells that there are some to try.
	Courses bool
	Onward  onward
}

func (r reading) balancedPage(top ResultTop) resultBalancedPage {
	var about []int
	page := resultBalancedPage{
		ResultTop: top, Lead: r.leadWords(), Answered: count(r.result.Coverage.Answered, "question", "questions"),
		Paths: pathRows(r.Quiz, r.result), Sure: r.sure(string(r.Quiz.Paths[r.first()].Name)), Flip: r.pathFlip(), Contrast: r.contrast(),
		First: r.firstCareers(), Unsaid: r.unsaid(), Courses: len(r.Quiz.Courses) > 0,
	}
	for _, standing := range leading(r.Quiz, r.result) {
		about = append(about, standing.Outcome)
		page.Leading = append(page.Leading, r.leadingPath(standing.Outcome))
	}
	page.FirstElsewhere = elsewhere(page.First, about)
	page.Onward = r.onward(about)
	return page
}
