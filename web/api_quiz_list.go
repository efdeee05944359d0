package web

import (
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// apiQuizzes are the questionnaires that are offered now.
type apiQuizzes struct {
	Questionnaires []apiQuizSummary `json:"questionnaires"`
}

// An apiQuizSummary is what helps to choose a questionnaire.
type apiQuizSummary struct {
	apiQuizName
	Summary quiz.Text `json:"summary"`
	// Languages are those that it can be read in, the author's own first.
	Languages []string `json:"languages"`
	Items     int      `json:"items"`
	Minutes   int      `json:"minutes"`
	// Short tells that it has a short form.
	Short bool `json:"short_form"`
}

func (s *Server) quizSummary(q *quiz.Quiz) apiQuizSummary {
	return apiQuizSummary{s.quizName(q), q.Summary, q.Languages(), len(q.Items), q.Minutes, q.HasShort()}
}

// questionnaires lists what is offered, each in the language that suits best.
func (s *Server) questionnaires(c echo.Context) error {
	all, languages := apiQuizzes{[]apiQuizSummary{}}, []string{}
	for _, q := range s.library.offered() {
		q = s.inLanguage(c, q)
		all.Questionnaires = append(all.Questionnaires, s.quizSummary(q))
		if !slices.Contains(languages, q.Language) {
			languages = append(languages, q.Language)
		}
	}
	c.Response().Header().Set("Content-Language", strings.Join(languages, ", "))
	return s.sendKept(c, all)
}

// An apiQuiz is all that takers are shown before there is a result.
type apiQuiz struct {
	apiQuizSummary
	About    []quiz.Text      `json:"about"`
	NotFor   []quiz.Text      `json:"not_for"`
	Pay      []quiz.Text      `json:"pay"`
	Notice   quiz.Text        `json:"notice,omitempty"`
	Sections []apiSection     `json:"sections"`
	Paths    []apiOutcomeName `json:"paths"`
	Careers  []apiOutcomeName `json:"careers"`
	Courses  []apiOutcomeName `json:"courses"`
	Contacts []quiz.Contact   `json:"contacts"`
}

// An apiSection is a run of items under one heading.
type apiSection struct {
	ID    string    `json:"id"`
	Title quiz.Text `json:"title"`
	Text  quiz.Text `json:"text,omitempty"`
	Items []apiItem `json:"items"`
}

// An apiItem is one question with what can be answered. What an answer is worth is for the key to say.
type apiItem struct {
	ID   string    `json:"id"`
	Text quiz.Text `json:"text"`
	Help quiz.Text `json:"help,omitempty"`
	// Kind is "choice", "pair", "pick" or "scale".
	Kind string `json:"kind"`
	// Prompt asks for the answer on a scale, whose id is Scale.
	Prompt quiz.Text `json:"prompt,omitempty"`
	Scale  string    `json:"scale,omitempty"`
	// Optional tells that it is usual to leave it out; Background, that it asks what the taker already is.
	Optional   bool `json:"optional"`
	Background bool `json:"background"`
	// UpTo is how many options can be chosen together.
	UpTo    int         `json:"up_to"`
	Options []apiOption `json:"options"`
}

// An apiOption is one thing that can be chosen; Alone, that it cannot be combined with others.
type apiOption struct {
	ID    string    `json:"id"`
	Text  quiz.Text `json:"text"`
	Help  quiz.Text `json:"help,omitempty"`
	Alone bool      `json:"alone"`
}

// questionnaire answers with a questionnaire's texts.
func (s *Server) questionnaire(c echo.Context) error {
	q, err := s.named(c)
	if err != nil {
		return err
	}
	names := outcomeNames(q)
	document := apiQuiz{
		apiQuizSummary: s.quizSummary(q), About: listed(q.Words.About), NotFor: listed(q.Words.NotFor), Pay: listed(q.Words.Pay), Notice: q.Words.Notice,
		Paths: names[engine.Paths], Careers: names[engine.Careers], Courses: names[engine.Courses], Contacts: listed(q.Contacts),
	}
	i := 0
	for _, section := range q.Sections {
		to := apiSection{section.ID, section.Title, section.Text, []apiItem{}}
		for range section.Items {
			to.Items = append(to.Items, apiItemOf(q, i))
			i++
		}
		document.Sections = append(document.Sections, to)
	}
	return s.sendQuiz(c, q, document)
}

func apiItemOf(q *quiz.Quiz, i int) apiItem {
	item := q.Items[i]
	to := apiItem{
		ID: item.ID, Text: item.Text, Help: item.Help, Kind: kindOf(item), Prompt: q.Prompt(i), Scale: item.Scale,
		Optional: item.Optional, Background: item.Background, UpTo: max(item.UpTo, 1),
	}
	for _, o := range q.Options(i) {
		to.Options = append(to.Options, apiOption{o.ID, o.Text, o.Help, o.Alone})
	}
	return to
}

// kindOf is an item's kind, also where its author left that out.
func kindOf(item *quiz.Item) string {
	switch {
	case item.IsScale():
		return quiz.KindScale
	case item.Kind == "":
		return quiz.KindChoice
	}
	return item.Kind
}

// listed is a list that JSON writes as one, also where it is empty.
func listed[T any](list []T) []T { return append([]T{}, list...) }
