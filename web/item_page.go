package web

import (
	"net/http"
	"slices"
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
	Options        []itemOption
	Pick           bool
	UpTo           int
	// Said is the non-answer given before, in words; Shown is what was given before, for the script.
	Said, Shown string
	// Settled says that the answers to come change nothing that matters; it is empty unless that is proved.
	Settled string
	// Result leads to the result of a sitting that is gone on with; Another says why a short form is.
	Result, Another string
	// Back leads to the page before; From remembers where a change was asked for.
	Back, From string
	// Error says what is missing; it is empty on a page that was not sent yet.
	Error string
}

type itemOption struct {
	quiz.Option
	Field  string
	Chosen bool
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
	n, err := strconv.Atoi(c.Param("number"))
	if err != nil || n < 1 || n > len(t.Quiz.Items) || strconv.Itoa(n) != c.Param("number") {
		return t, 0, errNoPage
	}
	return t, n - 1, nil
}

func (s *Server) item(c echo.Context) error {
	t, i, err := s.sittingItem(c)
	if err != nil {
		return err
	}
	if _, put := t.place(i); !put {
		return c.Redirect(http.StatusFound, t.whereLeftOff())
	}
	m := t.Marks[i]
	page, err := s.itemPage(c, t, i, m.Options, c.QueryParam("from"))
	if err != nil {
		return err
	}
	if m.NonAnswer != "" {
		page.Said = t.say.nonAnswer(m.NonAnswer)
	}
	return s.render(c, http.StatusOK, "item", page)
}

func (s *Server) itemPage(c echo.Context, t sitting, i int, chosen []int, from string) (itemPage, error) {
	item := t.Quiz.Items[i]
	page := itemPage{
		Chrome: s.chrome(c, t.Quiz, t.progress(i)), Sitting: t.ID, Number: i + 1, Progress: t.progress(i), Item: item,
		Section: t.Quiz.SectionOf[i], Prompt: t.Quiz.Prompt(i), FirstOfSection: t.opensSection(i),
		Pick: item.Kind == quiz.KindPick, UpTo: item.UpTo, From: knownFrom(from), Back: t.backFrom(i, from),
		Shown: t.standing(i),
	}
	if t.goesOn() && page.From == "" {
		page.Result = t.address("result")
		if next, _ := t.NextOpen(); next == i {
			page.Another = t.another()
		}
	}
	for o, option := range t.Quiz.Options(i) {
		page.Options = append(page.Options, itemOption{option, "option-" + strconv.Itoa(o+1), slices.Contains(chosen, o)})
	}
	var err error
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

// answer records what was sent for an item and goes on to the next, or back to where a change was
// asked for. A short form leads whoever answers what it has not put to where they left off.
func (s *Server) answer(c echo.Context) error {
	t, i, err := s.sittingItem(c)
	if err != nil {
		return err
	}
	if wantsJSON(c) {
		return s.save(c, t, i)
	}
	if _, put := t.place(i); !put {
		return goTo(c, t.whereLeftOff())
	}
	given, complaint := t.given(i, c.Request().PostForm["say"], c.Request().PostForm["answer"])
	if complaint != "" {
		return s.itemAgain(c, t, i, complaint)
	}
	if t.Session, err = s.update(c, func(session *quiz.Session) error { return t.Quiz.Put(session, i, given, s.cfg.Now()) }); err != nil {
		return err
	}
	return goTo(c, t.afterItem(i, c.Request().PostForm.Get("from")))
}

// given makes an answer of the form; the complaint says, to the taker, why it is none.
func (t sitting) given(i int, say, options []string) (a quiz.Answer, complaint string) {
	item := t.Quiz.Items[i]
	switch {
	case len(say) > 0 && say[0] != "":
		a.NonAnswer = quiz.NonAnswer(say[0])
	case len(options) > 0:
		a.Options = options
	case t.Marks[i].NonAnswer != "": // said before, and left as it is
		a.NonAnswer = t.Marks[i].NonAnswer
	case item.Optional:
		a.NonAnswer = quiz.Skipped
	case item.Kind == quiz.KindPick:
		return a, t.say.T("Choose at least one answer, or say that you are not sure, that it doesn’t apply, or that you skip it")
	default:
		return a, t.say.T("Choose an answer, or say that you are not sure, that it doesn’t apply, or that you skip it")
	}
	if _, err := t.Quiz.Mark(i, a); err != nil {
		return a, t.complaint(i, a)
	}
	return a, ""
}

// complaint says in a taker's words why options cannot be taken.
func (t sitting) complaint(i int, a quiz.Answer) string {
	unknown := t.say.T("That answer is not one of the choices. Choose again from the list")
	upTo, item := max(t.Quiz.Items[i].UpTo, 1), t.Quiz.Options(i)
	if a.NonAnswer != "" {
		return unknown
	}
	for _, id := range a.Options {
		at := slices.IndexFunc(item, func(o quiz.Option) bool { return o.ID == id })
		switch {
		case at < 0:
			return unknown
		case item[at].Alone && len(a.Options) > 1:
			return t.say.T("Choose either “%s” or other answers, not both", item[at].Text)
		}
	}
	switch {
	case len(a.Options) <= upTo:
		return t.say.T("Each answer can be chosen once. Choose again from the list")
	case upTo == 1:
		return t.say.T("Choose only one answer. You chose %d", len(a.Options))
	}
	return t.say.N(upTo, "Choose at most %d answer. You chose %d", "Choose at most %d answers. You chose %d", len(a.Options))
}

// itemAgain shows the page again with what was chosen and what is wrong with it.
func (s *Server) itemAgain(c echo.Context, t sitting, i int, complaint string) error {
	var chosen []int
	for o, option := range t.Quiz.Options(i) {
		if slices.Contains(c.Request().PostForm["answer"], option.ID) {
			chosen = append(chosen, o)
		}
	}
	page, err := s.itemPage(c, t, i, chosen, c.Request().PostForm.Get("from"))
	if err != nil {
		return err
	}
	page.Error = complaint
	page.Title = t.say.T("Error: %s", page.Title)
	return s.render(c, http.StatusUnprocessableEntity, "item", page)
}

// afterItem returns the page that follows an answer.
func (t sitting) afterItem(i int, from string) string {
	switch {
	case from == fromReview:
		return t.address("review#saved-" + strconv.Itoa(i+1))
	case knownFrom(from) != "":
		return t.changedFrom(from, i)
	}
	if after, ok := t.after(i); ok {
		return t.itemAddress(after)
	}
	return t.address("review")
}
