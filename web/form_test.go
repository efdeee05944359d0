package web_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

func TestContinuingWithoutAnAnswerAsksAgain(t *testing.T) {
	taker := opens(t).taker().starts()
	taker.presses("Continue").sees(http.StatusUnprocessableEntity, "What are you now?").
		reads("There is a problem", "Error: Choose an answer, or say that you are not sure")
	if !strings.HasPrefix(taker.page.title(), "Error: ") {
		t.Errorf("the title is %q", taker.page.title())
	}
	taker.answersAgain("sailor").isAsked("tools")
}

func TestAPickTakesSomeAndNotTooMany(t *testing.T) {
	taker := opens(t).taker().starts().answers("background", "sailor").isAsked("tools").reads("Choose up to 2.")
	taker.presses("Continue").sees(http.StatusUnprocessableEntity, "What have you worked with?").reads("Choose at least one answer")
	taker.answersAgain("rope", "crane", "ledger").sees(http.StatusUnprocessableEntity, "What have you worked with?").
		reads("Choose at most 2 answers. You chose 3.")
	if got := taker.page.ticked(); !slices.Equal(got, []string{"rope", "crane", "ledger"}) {
		t.Errorf("what was ticked is not kept: %v", got)
	}
	taker.answersAgain("rope", "none").sees(http.StatusUnprocessableEntity, "What have you worked with?").
		reads("Choose either “None of these” or other answers, not both.")
	taker.answersAgain("rope", "crane", "ledger", "none").sees(http.StatusUnprocessableEntity, "What have you worked with?").
		reads("Choose either “None of these” or at most 2 other answers, not both.")
	taker.answersAgain("none").isAsked("morning")
	taker.follows("Back").answers("tools", "ledger", "rope").isAsked("morning")
	if m := taker.site.kept(taker.sitting()).Marks[1]; !slices.Equal(m.Options, []int{0, 2}) {
		t.Errorf("kept %v", m.Options)
	}
}

func TestContinuingKeepsTheNonAnswerThatWasGiven(t *testing.T) {
	taker := opens(t).taker().starts().says("background", "I’m not sure").follows("Back").reads("You said: I’m not sure")
	taker.presses("Continue").isAsked("tools")
	if m := taker.site.kept(taker.sitting()).Marks[0]; m.NonAnswer != quiz.DontKnow {
		t.Errorf("kept %+v", m)
	}
}

func TestAnOptionalItemMayBeLeftEmpty(t *testing.T) {
	taker := opens(t).taker().starts().answers("background", "sailor").answers("tools", "rope")
	taker.isAsked("morning").presses("Continue").isAsked("waves")
	if m := taker.site.kept(taker.sitting()).Marks[2]; m.NonAnswer != quiz.Skipped {
		t.Errorf("kept %+v", m)
	}
}

func TestAnErrorComesBackToWhereTheChangeWasAskedFor(t *testing.T) {
	taker := opens(t).taker().starts().answers("background", "sailor")
	taker.visits(taker.sitting()+"/items/2?from=review").presses("Continue").sees(http.StatusUnprocessableEntity, "What have you worked with?")
	taker.answersAgain("rope").seesHeading("Check your answers")
}

func TestWhereAChangeComesFromIsNeverAnAddress(t *testing.T) {
	taker := opens(t).taker().starts()
	taker.visits(taker.sitting()+"/items/1?from=//evil.example/").posts(taker.page.url.Path, "answer", "sailor", "from", "//evil.example/")
	taker.isAsked("tools")
}

// What no form of ours sends is refused in words, and changes nothing.
func TestFormsMadeByHand(t *testing.T) {
	taker := opens(t).taker().starts().answers("background", "sailor").answers("tools", "rope")
	sitting := taker.sitting()
	before := taker.site.kept(sitting)
	for _, form := range []struct {
		number string
		fields []string
		words  string
	}{
		{"1", []string{"answer", "admiral"}, "not one of the choices"},
		{"1", []string{"answer", ""}, "not one of the choices"},
		{"1", []string{"answer", "sailor", "answer", "clerk"}, "Choose only one answer. You chose 2."},
		{"1", []string{"answer", "clerk", "answer", "clerk"}, "Choose only one answer. You chose 2."},
		{"1", []string{"answer", "rope"}, "not one of the choices"},
		{"1", []string{"answer", `"><script>alert(1)</script>`}, "not one of the choices"},
		{"1", []string{"say", "perhaps"}, "not one of the choices"},
		{"1", []string{"say", ""}, "Choose an answer"},
		{"1", []string{"points", "100"}, "Choose an answer"},
		{"2", []string{"answer", "crane", "answer", "crane"}, "Each answer can be chosen once"},
	} {
		taker.posts(sitting+"/items/"+form.number, form.fields...)
		if taker.page.status != http.StatusUnprocessableEntity {
			t.Errorf("%v: %s", form.fields, taker.page)
		}
		taker.reads(form.words)
		if strings.Contains(string(taker.page.body), "<script>") {
			t.Errorf("%v comes back as it was sent", form.fields)
		}
	}
	for i, m := range taker.site.kept(sitting).Marks {
		if !m.Equal(before.Marks[i]) {
			t.Errorf("item %d was changed to %+v", i+1, m)
		}
	}
}

func TestThereAreNoOtherNumbers(t *testing.T) {
	taker := opens(t).taker().starts()
	sitting := taker.sitting()
	for _, number := range []string{"0", "10", "25", "01", "x", "-1", "+1", "1.0", "1%20", "%31x", "99999999999999999999", "1/2", ""} {
		taker.visits(sitting+"/items/"+number).sees(http.StatusNotFound, "Page not found")
		taker.posts(sitting+"/items/"+number, "answer", "sailor").sees(http.StatusNotFound, "Page not found")
	}
}

func TestThereIsNoSuchSitting(t *testing.T) {
	taker := opens(t).taker().starts()
	for _, id := range []string{
		"01890000-0000-7000-8000-000000000000", "x", "01890000-0000-4000-8000-000000000000", strings.ToUpper(taker.sitting()[len("/sittings/"):]),
		"%00", "..", "01890000-0000-7000-8000-000000000000'--", strings.Repeat("a", 1000),
	} {
		for _, page := range []string{"", "/code", "/items/1", "/review", "/result", "/delete"} {
			taker.visits("/sittings/" + id + page)
			if taker.page.status != http.StatusNotFound {
				t.Errorf("%s", taker.page)
			}
		}
		taker.posts("/sittings/"+id+"/items/1", "answer", "sailor")
		if taker.page.status != http.StatusNotFound {
			t.Errorf("%s", taker.page)
		}
	}
}

// answersAgain ticks and sends on a page that came back with an error.
func (t *taker) answersAgain(options ...string) *taker {
	t.t.Helper()
	return t.ticks(options...).presses("Continue")
}

// Stepping back and forward over "I'm not sure" changes nothing and complains of nothing.
func TestContinueKeepsANonAnswer(t *testing.T) {
	taker := opens(t).taker().starts().says("background", "I’m not sure").isAsked("tools")
	taker.follows("Back").isAsked("background").reads("You said: I’m not sure").presses("Continue").isAsked("tools")
	if m := taker.site.kept(taker.sitting()).Marks[0]; m.NonAnswer != quiz.DontKnow {
		t.Errorf("kept: %+v", m)
	}
}

// What is wrong is told in whole sentences, in every language, with and without scripts.
func TestEveryComplaintEndsWithAStop(t *testing.T) {
	for lang, want := range map[string]string{"en": "Choose only one answer. You chose 2.", "es": "Elige una sola respuesta. Elegiste 2."} {
		taker := opens(t, offering(harbour(t, "language: en", "language: "+lang))).taker().visits("/harbour/?language=" + lang)
		taker.presses(map[string]string{"en": "Start now", "es": "Empezar ahora"}[lang])
		path := taker.sitting() + "/items/1"
		equals(t, "by script", taker.chooses(path, "answer", "sailor", "answer", "clerk").Problem, want)
		taker.posts(path, "answer", "sailor", "answer", "clerk").reads(want)
		if got := taker.page.part("error"); got == nil || !strings.HasSuffix(htmlcheck.Text(got), want) {
			t.Errorf("%s: %s does not end with %q", lang, taker.page, want)
		}
	}
}
