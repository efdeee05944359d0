package web

import (
	"html/template"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/quiz"
)

type itemPage struct {
	Chrome
	Sitting string
	// Number is the author's, which the address has; Progress says where in the sitting the item stands.
	Number   int
	Progress string
	// Prompt asks for the answer to a statement.
	Prompt         quiz.Text
	Section        *quiz.Section
	FirstOfSection bool
	Item           *quiz.Item
	Options        template.HTML
	Pick, Pair     bool
	UpTo           int
	// Said is the non-answer given before, in words; Shown is what was given before, for the script.
	Said, Shown string
	// Settled says that the answers to come change nothing that matters; it is empty unless that is proved.
	Settled string
	// Result leads to the result of a sitting that is gone on with; Another says why a short form is.
	Result, Another string
	// Back leads to the page before; From remembers where a change was asked for.
	Back, From string
	// Error says what is missing; it is empty on a page that was not sent yet. Stands is the answer that was not replaced.
	Error, Stands string
	// Replaced says what was.
	Replaced string
}

// DescribedBy names the paragraphs that belong to the question.
func (p itemPage) DescribedBy() string {
	var ids []string
	for _, part := range []struct {
		id   string
		here bool
	}{{"help", p.Item.Help != ""}, {"prompt", p.Prompt != ""}, {"pick", p.Pick}, {"error", p.Error != ""}} {
		if part.here {
			ids = append(ids, part.id)
		}
	}
	return strings.Join(ids, " ")
}

// sittingItem loads the sitting and the position of the item that the address names.
func (s *Server) sittingItem(c echo.Context) (sitting, int, error) {
	t, err := s.sitting(c)
	if err != nil {
		return t, 0, err
	}
	i, err := t.itemOf(c)
	return t, i, err
}

// itemOf returns the position of the item that the address names.
func (t sitting) itemOf(c echo.Context) (int, error) {
	n, err := strconv.Atoi(c.Param("number"))
	if err != nil || n < 1 || n > len(t.Quiz.Items) || strconv.Itoa(n) != c.Param("number") {
		return 0, errNoPage
	}
	return n - 1, nil
}

func (s *Server) item(c echo.Context) error {
	t, i, err := s.sittingItem(c)
	if err != nil {
		return err
	}
	if _, put := t.place(i); !put {
		return s.redirect(c, http.StatusFound, t.whereLeftOff())
	}
	page, err := s.itemStands(c, t, i, c.QueryParam("from"))
	if err != nil {
		return err
	}
	page.Replaced = t.replacedWords(i, c.QueryParam("replaced"))
	return s.render(c, http.StatusOK, "item", page)
}

// itemStands is the page of an item with the answer that stands.
func (s *Server) itemStands(c echo.Context, t sitting, i int, from string) (itemPage, error) {
	m := t.Marks[i]
	page, err := s.itemPage(c, t, i, m.Options, from)
	if m.NonAnswer != "" {
		page.Said = t.say.nonAnswer(m.NonAnswer)
	}
	return page, err
}

func (s *Server) itemPage(c echo.Context, t sitting, i int, chosen []int, from string) (itemPage, error) {
	item, progress := t.Quiz.Items[i], t.progress(i)
	page := itemPage{
		Chrome: s.chrome(c, t.Quiz, progress).inWordsOfSite(), Sitting: t.ID, Number: i + 1, Progress: progress, Item: item,
		Section: t.Quiz.SectionOf[i], Prompt: t.Quiz.Prompt(i), FirstOfSection: t.opensSection(i),
		Pick: item.Kind == quiz.KindPick, Pair: item.Kind == quiz.KindPair, UpTo: item.UpTo, From: knownFrom(from), Back: t.backFrom(i, from),
		Shown: t.standing(i),
	}
	if t.goesOn() && page.From == "" {
		page.Result = t.address("result")
		if next, _ := t.NextOpen(); next == i {
			page.Another = t.another()
		}
	}
	var err error
	if page.Options, err = s.options(c, t.Quiz, i, chosen); err != nil {
		return page, err
	}
	page.Settled, err = t.settledWords(i)
	return page, err
}

// opensSection reports whether the item that was put before belongs to another section.
func (t sitting) opensSection(i int) bool {
	before, ok := t.before(i)
	return !ok || t.Quiz.SectionOf[before] != t.Quiz.SectionOf[i]
}

// knownFrom accepts only the places that a change can come from: the review, the result, and what the
// result says would change it.
func knownFrom(from string) string {
	if from == fromReview || from == "result" || from == fromWhatIf {
		return from
	}
	return ""
}

const (
	// fromWhatIf is the part of the result on what would change it, and its id there.
	fromWhatIf = "what-if"
	fromReview = "review"
)

// changedFrom is the address that a change of an item came from: on the review, its row.
func (t sitting) changedFrom(from string, i int) string {
	switch from {
	case fromWhatIf:
		return t.address("result#" + fromWhatIf)
	case fromReview:
		return t.address("review#item-" + strconv.Itoa(i+1))
	}
	return t.address(from)
}

func (t sitting) backFrom(i int, from string) string {
	if knownFrom(from) != "" {
		return t.changedFrom(from, i)
	}
	if before, ok := t.before(i); ok {
		return t.itemAddress(before)
	}
	return t.address("code")
}
