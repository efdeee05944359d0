package browsertest

import (
	"bytes"
	"context"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"github.com/careerfit/careerfit/quiz"
)

// What somebody takes to an adviser is one or two sheets of paper, whatever the result and the language, with a
// QR code on it.
func TestTheAdvisersPageOnPaper(t *testing.T) {
	t.Parallel()
	s, q := serve(t), builtin(t)
	for _, id := range []string{"start-up-developer", "clinical-analyst-between", "charge-nurse", "curious-student"} {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			k := arrives(t, s, desktop)
			k.takes(q, persona(t, q, id).Answers)
			k.finishes()
			k.printsWell(q)
		})
	}
	t.Run("nothing said", func(t *testing.T) {
		t.Parallel()
		k := arrives(t, s, desktop)
		(&gallery{q: q}).nothingSaid(k)
		k.printsWell(q)
	})
}

// printsWell puts a link on the adviser's page and prints it, in every language of the questionnaire.
func (k *taker) printsWell(q *quiz.Quiz) {
	k.t.Helper()
	k.opensOf("/summary")
	k.follows("Make a link for my adviser (30 days)")
	address := k.reads().Address
	for _, lang := range q.Languages() {
		k.opens(address + "&language=" + lang)
		for name, size := range map[string][2]float64{"A4": {8.27, 11.69}, "letter": {8.5, 11}} {
			if n := k.sheets(size); n < 1 || n > 2 {
				k.t.Errorf("%s, %s: %d pages", lang, name, n)
			}
		}
		if read, want := k.scans(), k.toldLinks()[0]; read != want {
			k.t.Errorf("%s: the QR code on paper is read as %q, the link is %q", lang, read, want)
		}
	}
}

// sheets is how many pages the page makes on paper of a size in inches.
func (k *taker) sheets(size [2]float64) int {
	k.t.Helper()
	return len(regexp.MustCompile(`/Type\s*/Page\b`).FindAll(k.prints(size), -1))
}

// prints makes a PDF of the page.
func (k *taker) prints(size [2]float64) (sheets []byte) {
	k.t.Helper()
	k.does("print it", chromedp.ActionFunc(func(ctx context.Context) (err error) {
		sheets, _, err = page.PrintToPDF().WithPaperWidth(size[0]).WithPaperHeight(size[1]).Do(ctx)
		return err
	}))
	return sheets
}

// paper is the text that the page has on paper.
func (k *taker) paper() string {
	k.t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		without(k.t, "there is no pdftotext: apt-get install poppler-utils")
	}
	read := exec.CommandContext(k.ctx, "pdftotext", "-", "-")
	read.Stdin = bytes.NewReader(k.prints([2]float64{8.27, 11.69}))
	text, err := read.Output()
	if err != nil {
		k.t.Fatalf("read the paper: %v", err)
	}
	return strings.Join(strings.Fields(string(text)), " ")
}

// scans reads the QR code as it is on paper, by a program that knows nothing of how it was drawn.
func (k *taker) scans() string {
	k.t.Helper()
	if _, err := exec.LookPath("zbarimg"); err != nil {
		without(k.t, "there is no zbarimg: apt-get install zbar-tools")
	}
	var picture []byte
	k.does("photograph the paper", emulation.SetEmulatedMedia().WithMedia("print"), chromedp.FullScreenshot(&picture, 100), emulation.SetEmulatedMedia().WithMedia(""))
	scan := exec.CommandContext(k.ctx, "zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", "-")
	scan.Stdin = bytes.NewReader(picture)
	read, err := scan.Output()
	if err != nil {
		k.t.Errorf("the QR code cannot be read: %v", err)
	}
	return strings.TrimSpace(string(read))
}

// Without a wish for it there is neither a QR code on the paper nor the return code.
func TestNothingSecretIsPrintedUnasked(t *testing.T) {
	t.Parallel()
	k := arrives(t, serve(t), desktop)
	(&gallery{}).nothingSaid(k)
	k.opensOf("/summary")
	onPaper := func(css string) (n int) {
		k.t.Helper()
		k.does("look at the paper", emulation.SetEmulatedMedia().WithMedia("print"))
		k.asks(`all('`+css+`').filter(e => e.checkVisibility()).length`, &n)
		k.does("look at the screen", emulation.SetEmulatedMedia().WithMedia(""))
		return n
	}
	if onPaper("h1") != 1 || onPaper(".notes") != 1 {
		t.Fatal("there is nothing on the paper")
	}
	if onPaper("#code, .own, .qr, form, .screen") > 0 {
		t.Error("there is more on the paper than was asked for")
	}
	k.opensAll()
	if onPaper("#code") != 1 {
		t.Error("a return code that was asked for is not on the paper")
	}
	k.follows("Make a link for my adviser (30 days)")
	if onPaper(".qr") != 1 || onPaper("#code") > 0 {
		t.Error("a link that was asked for is not on the paper, or the return code is")
	}
}

// The return code is on paper only where it was asked for, in the browser that holds it: not on the result, which
// shows it on the screen, and nowhere in another browser. The control is the same page with the rule taken away.
func TestTheReturnCodeOnPaper(t *testing.T) {
	t.Parallel()
	s := serve(t)
	k := arrives(t, s, desktop)
	(&gallery{}).nothingSaid(k)
	var code string
	if k.asks(`words(document.querySelector('#code'))`, &code); !codeForm.MatchString(code) {
		t.Fatalf("the result shows the code %q", code)
	}
	k.hasOnPaper(code, false)
	k.asks(`all('.screen').map(e => e.classList.remove('screen')).length`, new(int))
	k.hasOnPaper(code, true)
	k.opensOf("/summary")
	k.hasOnPaper(code, false)
	k.opensAll()
	k.hasOnPaper(code, true)
	k.hasOnPaper("Print my return code", false) // a button is no heading
	other := arrives(t, s, desktop)
	other.comesBack(code)
	for _, page := range []string{"/result", "/summary"} {
		other.opensOf(page)
		other.opensAll()
		other.hasOnPaper(code, false)
	}
}

// hasOnPaper expects the words on paper, or not.
func (k *taker) hasOnPaper(words string, want bool) {
	k.t.Helper()
	text := k.paper()
	if !strings.Contains(text, "No clear result") {
		k.t.Fatalf("the paper has no heading: %s", text)
	}
	if strings.Contains(text, words) != want {
		k.t.Errorf("%s has %q on paper: %t", k.reads().Address, words, !want)
	}
}
