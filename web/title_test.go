package web_test

import (
	"strings"
	"testing"

	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// What a questionnaire does not have is promised nowhere around its pages.
func TestOnlyWhatAQuestionnaireHasIsNamed(t *testing.T) {
	for name, row := range map[string]struct {
		answers     sheet
		words, none string
	}{
		"bare":    {sheet{"large", "evening"}, "Paths", "careers course"},
		"pier":    {nil, "Paths and careers", "course"},
		"harbour": {outAtSea, "Paths, careers and courses", ""},
	} {
		taker := opens(t, offering(content(t, name))).taker()
		pages := []string{"/" + name + "/", "/" + name + "/explore"}
		if row.answers != nil {
			sitting := taker.takes(row.answers).sitting()
			pages = append(pages, sitting+"/result", sitting+"/summary", sitting+"/share", taker.sharesBy(sitting))
		}
		for _, page := range pages {
			words := strings.ToLower(htmlcheck.Text(taker.visits(page).page.doc))
			if !strings.Contains(string(taker.page.body), ">"+row.words+"</a>") {
				t.Errorf("%s leads to no %q", page, row.words)
			}
			for _, word := range strings.Fields(row.none) {
				if strings.Contains(words, word) {
					t.Errorf("%s speaks of a %s:\n%s", page, word, words)
				}
			}
		}
		taker.visits("/" + name + "/explore").seesHeading(row.words)
	}
}
