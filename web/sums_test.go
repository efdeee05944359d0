package web_test

import (
	crand "crypto/rand"
	"math"
	"math/big"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// The table of what each answer added or took adds up, as it is shown, to the fit that is shown. So it
// is on any sheet; these are random ones.
func TestTheTablesAddUpAsTheyAreShown(t *testing.T) {
	builtin, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	s := opens(t, offering(harbour(t), builtin))
	random := rand.New(rand.NewPCG(1, 2))
	tables := 0
	for n := range 200 {
		taker := s.taker()
		session := taker.hands(s.quizzes[n%2], random)
		taker.visits("/sittings/" + session.ID + "/result")
		if taker.page.status != http.StatusOK {
			t.Fatalf("%s", taker.page)
		}
		for _, table := range htmlcheck.Elements(taker.page.doc, "table") {
			tables++
			addsUp(t, s.quizzes[n%2], session, table)
		}
	}
	if tables < 150 {
		t.Errorf("only %d tables were seen", tables)
	}
}

func addsUp(t *testing.T, q *quiz.Quiz, session *quiz.Session, table *html.Node) {
	t.Helper()
	sum, fit, rows := 0, math.MinInt, 0
	for _, tr := range htmlcheck.Elements(table, "tr") {
		cells := htmlcheck.Elements(tr, "td")
		if len(cells) == 0 {
			continue
		}
		tenths := tenths(t, htmlcheck.Text(cells[len(cells)-1]))
		if tr.Parent.Data == "tfoot" {
			fit = tenths
			continue
		}
		sum += tenths
		rows++
	}
	if sum != fit || rows != len(q.Items)+1 || !slices.Contains(fits(t, q, session), fit) {
		t.Errorf("%d rows add up to %d tenths, the fit is %d of %v; answers %v", rows, sum, fit, fits(t, q, session), session.Marks)
	}
}

// fits are the paths' fits in tenths of a percentage point, rounded down each by itself.
func fits(t *testing.T, q *quiz.Quiz, session *quiz.Session) []int {
	t.Helper()
	sheet, err := q.Sheet(session.Marks)
	if err != nil {
		t.Fatal(err)
	}
	var all []int
	for _, path := range q.Model.Evaluate(sheet).Ranked[engine.Paths] {
		all = append(all, int(new(big.Int).Div(new(big.Int).Mul(path.Fit.Rat().Num(), big.NewInt(1000)), path.Fit.Rat().Denom()).Int64()))
	}
	return all
}

// tenths reads a number such as "+4.2" or "−0.3".
func tenths(t *testing.T, text string) int {
	t.Helper()
	points, err := strconv.ParseFloat(strings.ReplaceAll(text, "−", "-"), 64)
	if err != nil {
		t.Fatal(err)
	}
	return int(math.Round(points * 10))
}

// hands keeps a finished sitting with random answers, as the taker's own.
func (t *taker) hands(q *quiz.Quiz, random *rand.Rand) *quiz.Session {
	t.t.Helper()
	return t.holds(q, drawnMarks(t.t, q, random))
}

// drawnMarks are random answers, one in six of them none.
func drawnMarks(t *testing.T, q *quiz.Quiz, random *rand.Rand) []quiz.Mark {
	t.Helper()
	marks := make([]quiz.Mark, len(q.Items))
	for i, item := range q.Items {
		if random.IntN(6) == 0 {
			marks[i].NonAnswer = quiz.NonAnswers[random.IntN(len(quiz.NonAnswers))]
			continue
		}
		options := q.Options(i)
		a := quiz.Chose(options[random.IntN(len(options))].ID)
		if second := options[random.IntN(len(options))]; item.UpTo > 1 && second.ID != a.Options[0] && !second.Alone {
			a.Options = append(a.Options, second.ID)
		}
		mark, err := q.Mark(i, a)
		if err != nil { // "none of these" stands alone
			a.Options = a.Options[:1]
			mark, err = q.Mark(i, a)
		}
		if err != nil {
			t.Fatal(err)
		}
		marks[i] = mark
	}
	return marks
}

// holds keeps a finished sitting with these answers, as the taker's own.
func (t *taker) holds(q *quiz.Quiz, marks []quiz.Mark) *quiz.Session {
	t.t.Helper()
	token, now := "W3"+crand.Text(), time.Now()
	session := q.NewSession(store.NewID(), quiz.HashSecret(token+"code"), quiz.HashSecret(token), now)
	copy(session.Marks, marks)
	session.Finish(now)
	if err := t.site.store.Create(t.t.Context(), session); err != nil {
		t.t.Fatal(err)
	}
	t.quiz = q
	t.carries(token)
	return session
}

// carries puts a token into the taker's browser.
func (t *taker) carries(token string) {
	t.t.Helper()
	u, err := url.Parse(t.site.http.URL)
	if err != nil {
		t.t.Fatal(err)
	}
	t.client.Jar.SetCookies(u, []*http.Cookie{{Name: "careerfit", Value: token, Path: "/"}})
}
