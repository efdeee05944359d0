package web

import (
	"math/big"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// What a result says in Spanish, with one and with many.
func TestAResultInSpanish(t *testing.T) {
	say := speaking(t, "es")
	r := readOf(t)
	r.say = say
	lead := func(tenths int64) engine.Lead {
		return engine.Lead{First: engine.Fit{Points: 500 + tenths, Range: 1000}, Second: engine.Fit{Points: 500, Range: 1000}}
	}
	changes := func(n int) engine.Flip {
		flip := engine.Flip{Possible: true, First: []int{1 - r.first()}}
		for i := range r.Quiz.Items {
			if !r.Quiz.Items[i].Background && len(flip.Changes) < n {
				flip.Changes = append(flip.Changes, engine.Change{Item: i, To: -1})
			}
		}
		return flip
	}
	background, _ := r.Quiz.BackgroundItem()
	rooted := engine.Flip{Possible: true, Changes: []engine.Change{{Item: background, To: 0}}}
	exact, bracket, sampled := engine.Chance{Low: 0.971, High: 0.971}, engine.Chance{Low: 0.303, High: 0.555}, engine.Chance{Low: 0.8811, High: 0.9034, Sampled: 10_000}
	for _, c := range []struct{ got, want string }{
		{say.lead(lead(19)), "1,9 puntos"}, {say.lead(engine.Lead{First: engine.Fit{Points: 5009, Range: 10_000}, Second: engine.Fit{Points: 1, Range: 2}}), "menos de 0,1 puntos"},
		{say.aVerdict(engine.Clear), "un resultado claro"}, {say.aVerdict(engine.Balanced), "un resultado equilibrado"}, {say.aVerdict(engine.NoResult), "sin resultado claro"},
		{say.tolerance("El camino", big.NewRat(389, 1000)), "El camino sigue en primer lugar aunque unas preguntas contaran más de lo que cuentan y otras menos, siempre que ninguna diferencia llegue al 38\u00a0%."},
		{say.tolerance("El camino", big.NewRat(1, 1)), "El camino sigue en primer lugar aunque algunas preguntas apenas contaran y otras contaran casi el doble."},
		{say.tolerance("El camino", big.NewRat(1, 1000)), "Depende de cuánto cuenta cada pregunta: si los pesos se desviaran menos de un 1\u00a0%, otro camino ya podría empatar."},
		{say.retake(exact, true), "Si repitieras el cuestionario y cada respuesta saliera algo distinta con una probabilidad de 15 de cada 100, el mismo camino quedaría en primer lugar en cerca de 97 de cada 100 ocasiones."},
		{say.retake(exact, false), "Si repitieras el cuestionario y cada respuesta saliera algo distinta con una probabilidad de 15 de cada 100, el mismo camino quedaría siempre en primer lugar."},
		{say.chance(exact, true), "97,1\u00a0%"}, {say.chance(bracket, true), "entre el 30,3\u00a0% y el 55,5\u00a0%"}, {say.ofHundred(bracket, true), "entre 30 y 56 de cada 100"},
		{say.times(sampled), "en al menos 88 de cada 100 ocasiones"}, {say.tenthsDown(big.NewRat(199, 10_000)), "1,9"},
		{r.flipSentence(changes(1), engine.Paths), "Sin cambiar tu formación o experiencia, bastaría una respuesta distinta para que otro camino quedara en primer lugar o empatara."},
		{r.flipSentence(changes(3), engine.Paths), "Sin cambiar tu formación o experiencia, tendrías que cambiar al menos 3 respuestas para que otro camino quedara en primer lugar o empatara."},
		{r.flipSentence(changes(3), engine.Careers), "Sin cambiar tu formación o experiencia, tendrías que cambiar al menos 3 respuestas para que otra profesión de este camino quedara en primer lugar o empatara."},
		{r.flipSentence(rooted, engine.Paths), "Solo con otra formación o experiencia podría otro camino quedar en primer lugar o empatar: tendría que cambiar al menos 1 respuesta, la que se refiere a ella."},
		{r.flipSentence(engine.Flip{}, engine.Careers), "Fueran cuales fueran tus respuestas, la misma profesión quedaría en primer lugar."},
		{r.enoughWords(changes(1), 0), "Bastaría con esta sola respuesta:"},
		{r.enoughWords(changes(4), 0), "Bastaría con estas 4 respuestas juntas y, sin cambiar tu formación o experiencia, con ninguna menos:"},
		{r.thenFirst(changes(1), engine.Paths), "Con esta respuesta quedaría en primer lugar " + r.pathName(1-r.first()) + "."},
		{r.thenFirst(changes(2), engine.Paths), "Con estas 2 respuestas quedaría en primer lugar " + r.pathName(1-r.first()) + "."},
		{r.stays(), "Lo que queda en primer lugar, su ventaja y el puesto de cada profesión no cambian."},
		{r.changesWithAll(background, []int{0}, [][]int{{1}}), "Con cualquier otra formación o experiencia el camino sería otro: " + r.pathName(1) + "."},
		{say.agreement([engine.NumRules]engine.Opinion{{Agrees: true}, {}, {}}), "De las 3 formas de contar que se aplican a los caminos de este cuestionario, 1 llega a este resultado."},
		{say.agreement([engine.NumRules]engine.Opinion{{Agrees: true}, {Agrees: true}, {}}), "De las 3 formas de contar que se aplican a los caminos de este cuestionario, 2 llegan a este resultado."},
	} {
		if c.got != c.want {
			t.Errorf("it says\n%q, want\n%q", c.got, c.want)
		}
	}
}

// What another answer about the background would move is a whole sentence, whether one was said, none or several.
func TestWhatEveryOtherBackgroundMoves(t *testing.T) {
	for lang, want := range map[string][3][]string{
		"en": {
			{"With any other background nothing would move.", "The path stays the same with any other background: ", "The same paths stay level in the first place with any other background: ", "With any other background the path would be another: ", "With any other background the first place would change."},
			{"With any background nothing would move.", "The path stays the same with any background: ", "The same paths stay level in the first place with any background: ", "With any background the path would be another: ", "With any background the first place would change."},
			{"With any other answer by itself nothing would move.", "The path stays the same with any other answer by itself: ", "The same paths stay level in the first place with any other answer by itself: ", "With any other answer by itself the path would be another: ", "With any other answer by itself the first place would change."},
		},
		"es": {
			{"Con cualquier otra formación o experiencia no cambiaría nada.", "Con cualquier otra formación o experiencia el camino sigue siendo el mismo: ", "Con cualquier otra formación o experiencia los mismos caminos siguen empatados en primer lugar: ", "Con cualquier otra formación o experiencia el camino sería otro: ", "Con cualquier otra formación o experiencia cambiaría el primer lugar."},
			{"Con cualquier formación o experiencia no cambiaría nada.", "Con cualquier formación o experiencia el camino sigue siendo el mismo: ", "Con cualquier formación o experiencia los mismos caminos siguen empatados en primer lugar: ", "Con cualquier formación o experiencia el camino sería otro: ", "Con cualquier formación o experiencia cambiaría el primer lugar."},
			{"Con cualquier otra respuesta por sí sola no cambiaría nada.", "Con cualquier otra respuesta por sí sola el camino sigue siendo el mismo: ", "Con cualquier otra respuesta por sí sola los mismos caminos siguen empatados en primer lugar: ", "Con cualquier otra respuesta por sí sola el camino sería otro: ", "Con cualquier otra respuesta por sí sola cambiaría el primer lugar."},
		},
	} {
		r := readOf(t)
		r.say = speaking(t, lang)
		background, _ := r.Quiz.BackgroundItem()
		for n, change := range []func(){func() {}, func() { r.sheet.Clear(background) }, func() { r.Quiz.Items[background].Kind = quiz.KindPick }} {
			change()
			told := []string{
				r.nothingMoves(background), r.staysWithAll(background, []int{0}), r.staysWithAll(background, []int{0, 1}),
				r.changesWithAll(background, []int{0}, [][]int{{1}}), r.changesWithAll(background, []int{0}, [][]int{{1, 2}}),
			}
			for i, words := range told {
				if !strings.HasPrefix(words, want[n][i]) || !strings.HasSuffix(words, ".") {
					t.Errorf("%s: it says %q, want %q", lang, words, want[n][i])
				}
			}
		}
	}
}

// In English, too, one answer is not "answers".
func TestOneAnswerIsOne(t *testing.T) {
	r := readOf(t)
	r.result.Coverage.Answered = 1
	if got := r.restsOn(); got != "It rests on 1 question that you answered." {
		t.Errorf("it says %q", got)
	}
	if got := r.say.agreement([engine.NumRules]engine.Opinion{{Agrees: true}, {}, {}}); !strings.HasSuffix(got, " 1 comes to this result.") {
		t.Errorf("it says %q", got)
	}
}

// Where a short form did not put the question about the background, the result says why it compares none.
func TestABackgroundThatWasNotAsked(t *testing.T) {
	r := readOf(t)
	item, _ := r.Quiz.BackgroundItem()
	r.sheet.Open(item)
	r.partial = true
	c := r.contrast()
	if c == nil || c.Means != "Your background was not asked, so this result cannot say what another one would move." || c.Asked || len(c.Rows) > 0 {
		t.Errorf("it says %+v", c)
	}
	none := pier(t)
	if got := (reading{sitting: sitting{nil, none, english(t)}, sheet: none.Model.NewSheet()}).contrast(); got != nil {
		t.Errorf("without such a question it says %+v", got)
	}
}

// Two careers are set side by side where there are two in an order.
func TestTheFirstTwoCareersAreSetSideBySide(t *testing.T) {
	r := readOf(t)
	r.base = "/here"
	first, second := r.result.Ranked[engine.Careers][0].Outcome, r.result.Ranked[engine.Careers][1].Outcome
	pair := r.firstTwo()
	if want := "/here/compare?a=" + r.Quiz.Careers[first].ID + "&b=" + r.Quiz.Careers[second].ID; pair.Address != want {
		t.Errorf("the address is %s, want %s", pair.Address, want)
	}
	if want := string(r.Quiz.Careers[first].Name + " and " + r.Quiz.Careers[second].Name); pair.Names != want {
		t.Errorf("they are called %s, want %s", pair.Names, want)
	}
	if r.partial = true; r.firstTwo() != nil {
		t.Error("careers in no order are set side by side")
	}
	if r.partial, r.cards = false, r.cards[:1]; r.firstTwo() != nil {
		t.Error("one career is set beside itself")
	}
}
