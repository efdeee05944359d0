package web

import (
	"strings"

	"github.com/careerfit/careerfit/quiz"
)

const (
	// longestTitle is how many letters of a title tabs, bookmarks and search engines show.
	longestTitle = 70
	// leastSite is how much of the site's name is worth standing behind a page's own title.
	leastSite = 12
)

// wholeTitle is a page's own title with the site's name behind it, as far as there is room.
func wholeTitle(title, site string) string {
	const between = " – "
	room := longestTitle - len([]rune(title+between))
	if title == site || room < leastSite {
		return shortened(title, longestTitle)
	}
	return title + between + shortened(site, room)
}

// shortened cuts a text after a word, so that it has no more than so many letters.
func shortened(text string, most int) string {
	letters := []rune(text)
	if len(letters) <= most {
		return text
	}
	cut := string(letters[:most-1])
	if space := strings.LastIndex(cut, " "); letters[most-1] != ' ' && space > len(cut)/2 {
		cut = cut[:space]
	}
	return strings.TrimRight(cut, " ,;:–-") + "…"
}

// exploreWords name what can be read without taking the quiz: a questionnaire need not have careers or courses.
func (say speech) exploreWords(q *quiz.Quiz) string {
	switch careers, courses := len(q.Careers) > 0, len(q.Courses) > 0; {
	case careers && courses:
		return say.T("Paths, careers and courses")
	case careers:
		return say.T("Paths and careers")
	case courses:
		return say.T("Paths and courses")
	}
	return say.T("Paths")
}
