package web_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// Every row of another background is tried: the answer is given through the pages, and the new result has the
// path, the lead, the verdict and the careers' places that the row tells.
func TestAnotherBackgroundGivesWhatIsTold(t *testing.T) {
	quizzes, sheets := results(t)
	s := opens(t, offering(append(harbours(t), quizzes[0])...))
	rows, moves, same := 0, 0, 0
	for n, q := range quizzes {
		if n >= 18 && n%3 > 0 {
			continue
		}
		taker := s.taker()
		taker.visits("/sittings/" + taker.holds(q, sheets[n]).ID + "/result")
		part := taker.page.part("contrast")
		if part == nil {
			if _, ok := q.BackgroundItem(); ok {
				t.Errorf("%s says nothing of other backgrounds", taker.page)
			}
			continue
		}
		told := contrastRows(part, q)
		rows += len(told)
		result := taker.page
		before := taker.page.firstPaths(q)
		stays := 0
		for _, row := range told {
			again := s.taker()
			again.visits("/sittings/" + again.holds(q, sheets[n]).ID + "/result")
			moves += again.triesBackground(row, result)
			stays += oneIf(again.page.firstPaths(q) == before)
		}
		same += oneIf(stays == len(told))
		if means := classText(part, "means"); !meansThat(means, before, stays, len(told)) {
			t.Errorf("%s: it stays with %d of %d others, and it is told %q", q.ID, stays, len(told), means)
		}
	}
	t.Logf("%d rows, %d moves of careers seen on the cards; %d results where all lead to the same", rows, moves, same)
	if rows < 100 || moves < 50 || same == 0 {
		t.Errorf("too little was tried: %d, %d, %d", rows, moves, same)
	}
}

// meansThat looks whether the sentence above the rows says with how many of the other backgrounds it stays.
func meansThat(means, before string, stays, all int) bool {
	means = strings.Replace(means, "ith any background", "ith any other background", 1) // where none was said
	switch stays {
	case all:
		return strings.HasSuffix(means, "with any other background: "+before+".") || strings.HasPrefix(means, "With any other background nothing would move. What comes first")
	case 0:
		return strings.HasPrefix(means, "With any other background the ") && !strings.Contains(means, "nothing")
	}
	return strings.Count(means, "“") == all-stays && strings.HasSuffix(means, "; with the other answers it stays as it is.")
}

type contrastTold struct {
	link, answer, says string
	moves              []string
}

// contrastRows are what is told of each other answer; where nothing moves with any, that is told of all at once.
func contrastRows(part *html.Node, q *quiz.Quiz) []contrastTold {
	link, _ := htmlcheck.Attr(htmlcheck.Elements(part, "a")[0], "href")
	var rows []contrastTold
	for _, li := range htmlcheck.Elements(part, "li") {
		if answer := classText(li, "other"); answer != "" {
			row := contrastTold{link, answer, classText(li, "says"), texts(htmlcheck.Elements(li, "li"))}
			if few := strings.TrimSuffix(strings.TrimPrefix(classText(li, "moves"), "Careers: "), "."); len(row.moves) == 0 && few != "" {
				row.moves = strings.Split(few, "; ")
			}
			rows = append(rows, row)
		}
	}
	if len(rows) > 0 || !strings.Contains(htmlcheck.Text(part), "nothing would move") {
		return rows
	}
	item, _ := q.BackgroundItem()
	for _, o := range q.Options(item) {
		if !strings.Contains(htmlcheck.Text(part), "You said of your background: "+string(o.Text)+".") {
			rows = append(rows, contrastTold{link, string(o.Text), "", nil})
		}
	}
	return rows
}

var moveForm = regexp.MustCompile(`^(.*) (rises|falls) from (\d+) to (\d+)$`)

// triesBackground gives the other answer, and returns how many of the moves were seen on the page.
func (t *taker) triesBackground(row contrastTold, before *page) (seen int) {
	t.t.Helper()
	part := t.page.part("contrast")
	question := strings.TrimPrefix(htmlcheck.Text(htmlcheck.Elements(part, "a")[0]), "Change the answer to: ")
	if err := t.does(told{row.link[:0] + t.sitting() + row.link[strings.Index(row.link, "/items"):], question, row.answer}); err != nil {
		t.t.Fatal(err)
	}
	still := ""
	if t.page.firstPaths(t.quiz) == before.firstPaths(t.quiz) {
		still = " still"
	}
	if now := t.page.inOneSentence(t.quiz, still); now != before.inOneSentence(t.quiz, " still") {
		equals(t.t, "with "+row.answer, row.says, now)
	} else if row.says != "" && !strings.HasSuffix(row.says, " stay.") && row.says != "Only careers further down move." {
		t.t.Errorf("with %s the path, its lead and the verdict are the same, and %q is told", row.answer, row.says)
	}
	if stays := strings.HasSuffix(row.says, " stay."); stays && len(row.moves) > 0 {
		t.t.Errorf("with %s %q is told, and %q", row.answer, row.says, row.moves)
	}
	moved := map[string]bool{}
	for _, words := range row.moves {
		m := moveForm.FindStringSubmatch(words)
		moved[m[1]] = true
		for p, place := range map[*page]string{before: m[3], t.page: m[4]} {
			if shown := p.placeOf(m[1]); shown != "" {
				equals(t.t, "place of "+m[1]+" with "+row.answer, place, shown)
				seen++
			}
		}
	}
	for _, c := range t.quiz.Careers { // who is not told to move stays
		if was, is := before.placeOf(string(c.Name)), t.page.placeOf(string(c.Name)); was != "" && is != "" && was != is && !moved[string(c.Name)] {
			t.t.Errorf("%s goes from %s to %s with %s, which is not told", c.Name, was, is, row.answer)
		}
	}
	return seen
}

// inOneSentence is a result as a row tells it, read off the result's own page.
func (p *page) inOneSentence(q *quiz.Quiz, still string) string {
	verdict := map[bool]string{true: "a clear result", false: "a balanced result"}[p.part("verdict-clear") != nil]
	if p.part("verdict-none") != nil {
		return "" // compares no paths
	}
	names := p.firstPaths(q)
	names = strings.ToUpper(names[:1]) + names[1:]
	lead := regexp.MustCompile(`ahead of the second (by .*? of a hundred)`).FindStringSubmatch(p.words())
	if lead == nil {
		return fmt.Sprintf("%s are%s level in the first place: %s.", names, still, verdict)
	}
	return fmt.Sprintf("%s%s comes first, ahead %s: %s.", names, still, lead[1], verdict)
}

// placeOf is the place among all careers that a card of the page shows.
func (p *page) placeOf(career string) string {
	for _, li := range htmlcheck.Elements(p.doc, "li") {
		if class, _ := htmlcheck.Attr(li, "class"); strings.HasPrefix(class, "card career") && htmlcheck.Text(htmlcheck.Elements(li, "h4")[0]) == career {
			return placeForm.FindStringSubmatch(htmlcheck.Text(li))[1]
		}
	}
	return ""
}

// Where no other background moves anything, one sentence says so, and no row is left.
func TestABackgroundThatMovesNothing(t *testing.T) {
	idle := harbour(t, "text: A sailor, traits: {water: 1}", "text: A sailor", "text: A clerk, help: In any office., traits: {paper: 1}", "text: A clerk")
	taker := opens(t, offering(idle)).taker().takes(outAtSea).
		reads("With any other background nothing would move. What comes first, its lead and the place of every career stay.").
		doesNotRead("What each other background would move", "The places of careers are those among")
	result := taker.page
	for _, row := range contrastRows(result.part("contrast"), idle) {
		taker.visits(result.url.Path)
		taker.triesBackground(row, result)
	}
}

// Where several backgrounds may be picked, each is told by itself; where there is no such question, nothing is.
func TestEachBackgroundOfAPickIsToldByItself(t *testing.T) {
	both := harbour(t, "        text: What are you now?\n        background: true\n", "        text: What are you now?\n        background: true\n        kind: pick\n        up_to: 2\n")
	taker := opens(t, offering(both)).taker().starts()
	taker.answers("background", "sailor", "clerk").fills(outAtSea[1:]).presses("See my result")
	var answers []string
	for _, row := range contrastRows(taker.page.part("contrast"), both) {
		answers = append(answers, row.answer)
	}
	if !slices.Equal(answers, []string{"A sailor", "A clerk", "Neither of the two"}) {
		t.Errorf("told are %q", answers)
	}
	opens(t, offering(content(t, "diagonal"))).taker().takes(sheet{"much", "often", "briefly"}).
		reads("However you had answered, the same path would come first.").doesNotRead("With another background", "your background as it is")
}

// What each way of counting has first is told as the engine has it, and why one does not apply.
func TestOtherWaysOfCounting(t *testing.T) {
	quizzes, sheets := results(t)
	s := opens(t, offering(append(harbours(t), quizzes[0])...))
	agree, differ := 0, 0
	for n, q := range quizzes {
		taker := s.taker()
		taker.visits("/sittings/" + taker.holds(q, sheets[n]).ID + "/result")
		rows := texts(htmlcheck.Elements(taker.page.part("opinions"), "li"))
		for i, o := range q.Model.PathOpinions(s.opened(t, q, taker.sitting())) {
			var names []string
			for _, first := range o.First {
				names = append(names, inSentence(q.Paths[first].Name))
			}
			says := map[bool]string{true: and(names) + " comes first", false: and(names) + " are level"}[len(names) == 1]
			if o.Reason != "" {
				says = "does not apply: "
			}
			if !strings.Contains(rows[i], ": "+says) || o.Reason == "" && !strings.Contains(rows[i], "how the quiz counts") && strings.HasSuffix(rows[i], ", too.") != o.Agrees {
				t.Errorf("%s: %q of %+v", q.ID, rows[i], o)
			}
			if o.Agrees {
				agree++
			} else if o.Reason == "" {
				differ++
			}
		}
	}
	if agree < 100 || differ < 5 {
		t.Errorf("too little was seen: %d agree, %d differ", agree, differ)
	}
	direct := harbour(t, "text: A sailor, traits: {water: 1}", "text: A sailor, traits: {water: 1}, points: {sea: 1}")
	opens(t, offering(direct)).taker().takes(outAtSea).reads("The paths of this quiz can only be counted in one way. Here it is, and why the others do not apply:", "some answers give points to a path directly")
	opens(t, offering(content(t, "pier"))).taker().starts().isPut(boatBuilder, "glue", "sand", "saw", "knot", "paint", "crowd", "place", "talk", "plan", "tea").presses("See my result").
		reads("How near you are to each path’s ideal: does not apply: the questions measure fewer than three traits, and nearness is only asked of three or more.",
			"The shape of your answers next to the shape of each path: does not apply: the questions measure fewer than three traits, too few to have a shape.")
}
