package web_test

import (
	"bytes"
	"compress/gzip"
	"regexp"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// mostBytes is how heavy a result may be over the wire, packed.
const mostBytes = 15 << 10

// Every result of the built-in questionnaire is light, in both languages, with all of its sentences filled in, and
// its pictures are said in words beside them.
func TestResultsAreLightAndSaidInWords(t *testing.T) {
	builtin, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	s, heaviest := opens(t, offering(builtin)), 0
	for _, persona := range builtin.Personas {
		marks, err := builtin.Marks(persona.Answers)
		if err != nil {
			t.Fatal(err)
		}
		taker := s.taker()
		address := "/sittings/" + taker.holds(builtin, marks).ID + "/result?language="
		for _, lang := range []string{"en", "es"} {
			taker.visits(address + lang)
			for _, fault := range taker.page.resultFaults() {
				t.Errorf("%s in %s: %s", persona.ID, lang, fault)
			}
			heaviest = max(heaviest, packed(t, taker.page.body))
		}
	}
	t.Logf("the heaviest has %d bytes", heaviest)
	if heaviest > mostBytes {
		t.Errorf("the heaviest has %d bytes, at most %d are wanted", heaviest, mostBytes)
	}
}

// A page without the words beside its picture, or with a sentence that is not filled in, is found out.
func TestAResultWithoutItsWordsIsFoundOut(t *testing.T) {
	taker := opens(t).taker().takes(outAtSea)
	address := taker.page.url.Path
	if faults := taker.page.resultFaults(); len(faults) > 0 {
		t.Fatalf("as it is: %v", faults)
	}
	for was, is := range map[string]string{"<strong>100.0%</strong>": "", ` aria-hidden="true" focusable="false"`: "", "stays first": "%!s(MISSING)"} {
		taker.visits(address).alters(was, is)
		if len(taker.page.resultFaults()) == 0 {
			t.Errorf("nobody misses %q", was)
		}
	}
}

var percents = regexp.MustCompile(`\d+\s?%`)

// resultFaults is what is wrong with the pictures and the sentences of a result.
func (p *page) resultFaults() (faults []string) {
	if strings.Contains(p.words(), "%!") || strings.Contains(p.words(), "%[") {
		faults = append(faults, "a sentence is not filled in")
	}
	for _, svg := range htmlcheck.Elements(p.doc, "svg") {
		hidden, _ := htmlcheck.Attr(svg, "aria-hidden")
		if role, _ := htmlcheck.Attr(svg, "role"); hidden != "true" && role != "img" && svg.Parent.Data != "svg" {
			faults = append(faults, "a picture is read aloud as it is")
		}
	}
	if position := p.part("position"); position != nil {
		paths := htmlcheck.Elements(p.part("rivals"), "li")
		for _, path := range paths {
			if !percents.MatchString(htmlcheck.Text(path)) {
				faults = append(faults, "a path has no number")
			}
		}
		if len(htmlcheck.Elements(position, "p")) == 0 || len(paths) < 2 {
			faults = append(faults, "the picture has no words")
		}
	}
	return faults
}

// packed is how many bytes of gzip a text makes.
func packed(t *testing.T, text []byte) int {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}
