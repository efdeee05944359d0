package quiz_test

import (
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
)

// Another file is read as strictly as a content file, and its places are known.
func TestReadIntoIsAsStrict(t *testing.T) {
	type note struct {
		Title quiz.Text `json:"title" rule:"required,max=5" example:"…"`
		Pages int       `json:"pages,omitempty" rule:"from=1,to=9"`
	}
	var n note
	f, problems := quiz.ReadInto("note.yaml", []byte("title: Tides\npages: 3\n"), &n)
	if len(problems) > 0 || n != (note{"Tides", 3}) || f.Position("pages") != (quiz.Position{Line: 2, Col: 8}) || f.Quiz != nil {
		t.Errorf("got %+v, %+v, %v", n, f, problems)
	}
	_, problems = quiz.ReadInto("note.yaml", []byte("titel: Tides\npages: 12\npages: 1\n"), &n)
	for _, want := range []string{`note.yaml:1:1: error: unknown key "titel" [unknown-key]`, `note.yaml:2:8: error: this must be a whole number from 1 to 9`, `note.yaml:3:1: error: the key "pages" was given before`} {
		if !strings.Contains(problems.Error(), want) {
			t.Errorf("%s\nis missing in\n%s", want, problems.Error())
		}
	}
}
