package web

import "net/url"

// careerPair leads to the page that has two careers side by side.
type careerPair struct{ Names, Address string }

// firstTwo are the first two of the careers that are ranked; nil where there are not so many.
func (r reading) firstTwo() *careerPair {
	var names []string
	query := url.Values{}
	for _, card := range r.cards {
		if len(names) < 2 && r.ranksCareersOf(card.pathIndex) {
			query.Set([]string{"a", "b"}[len(names)], card.ID)
			names = append(names, inSentence(card.Name))
		}
	}
	if len(names) < 2 {
		return nil
	}
	return &careerPair{r.say.List(names), r.base + "/compare?" + query.Encode()}
}
