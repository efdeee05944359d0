package web

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/careerfit/careerfit/quiz"
)

// paySource names the source with the date of its figures, in short: the whole of it stands among the
// page's sources.
func (say speech) paySource(q *quiz.Quiz, p quiz.Pay) string {
	i := slices.IndexFunc(q.Sources, func(s quiz.Source) bool { return s.ID == p.Source })
	if i < 0 {
		return ""
	}
	words, _, _ := strings.Cut(string(cmp.Or(q.Sources[i].Publisher, q.Sources[i].Title)), ",")
	date, year := string(q.Sources[i].Date), strconv.Itoa(p.Year)
	switch {
	case p.Year != 0 && !strings.Contains(date, year):
		return words + ", " + say.T("figures of %s", year)
	case date != "":
		return words + ", " + date
	}
	return words
}

// sourcesOf returns the sources that an outcome and its pay rest on, in the file's order.
func sourcesOf(q *quiz.Quiz, ids []string, pay []quiz.Pay) []quiz.Source {
	used := slices.Clone(ids)
	for _, p := range pay {
		used = append(used, p.Source)
	}
	var sources []quiz.Source
	for _, s := range q.Sources {
		if slices.Contains(used, s.ID) {
			sources = append(sources, s)
		}
	}
	return sources
}
