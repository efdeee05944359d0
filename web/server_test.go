package web_test

import (
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web"
)

func TestAServerSaysWhatItNeeds(t *testing.T) {
	one := []*quiz.Quiz{harbour(t)}
	for want, cfg := range map[string]web.Config{
		"a server needs a Store": {Quizzes: one},
		"and Quizzes or Drafts":  {Store: newStore()},
		`have the id "harbour"`:  {Quizzes: append(one, harbour(t)), Store: newStore()},
	} {
		if server, err := web.New(cfg); err == nil || !strings.Contains(err.Error(), want) || server != nil {
			t.Errorf("want %q, got %v", want, err)
		}
	}
}
