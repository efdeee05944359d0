package web

import (
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store/storetest"
)

// The type of each problem leads to where the page describes it.
func TestEveryKindOfProblemIsOnThePage(t *testing.T) {
	s, err := New(Config{Quizzes: []*quiz.Quiz{harbourQuiz(t)}, Store: storetest.NewMemory()})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	page, err := s.writeAPIPage()
	if err != nil {
		t.Fatal(err)
	}
	for kind := range apiKinds {
		if !strings.Contains(string(page), `<h3 id="`+string(kind)+`">`) {
			t.Errorf("the page does not describe %s", kind)
		}
	}
}
