package web_test

import (
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web"
)

// receives downloads the receipt of the sitting, and reads it.
func (k *taker) receives(sitting string) *quiz.Receipt {
	k.t.Helper()
	page := k.visits(sitting + "/receipt.json").page
	if kind, kept := page.header.Get("Content-Type"), page.header.Get("Content-Disposition"); !strings.HasPrefix(kind, "application/json") || !strings.HasPrefix(kept, `attachment; filename="careerfit-receipt-2`) {
		k.t.Fatalf("it comes as %q, %q", kind, kept)
	}
	r, err := quiz.ParseReceipt(page.body)
	if err != nil {
		k.t.Fatal(err)
	}
	return r
}

func TestAReceiptOfAnyResultIsTrue(t *testing.T) {
	builtin, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(5, 6))
	verdicts := map[string]bool{}
	for _, q := range []*quiz.Quiz{harbour(t), content(t, "diagonal"), builtin} {
		for range 4 {
			taker := opens(t, offering(q), func(cfg *web.Config) { cfg.Program = "1.2.3" }).taker()
			session := taker.hands(q, random)
			r := taker.receives("/sittings/" + session.ID)
			if found := q.Verify(r); len(found) > 0 || r.Program != "1.2.3" {
				t.Errorf("%s: program %s, differs in %+v", q.ID, r.Program, found)
			}
			verdicts[r.Result.Verdict] = true
			if r.Result.Paths[0].Fit = "2/3"; len(q.Verify(r)) == 0 {
				t.Error("control: a fit was altered, and nobody sees it")
			}
		}
	}
	if len(verdicts) < 2 {
		t.Errorf("only these verdicts were given: %v", verdicts)
	}
}

// What a short form does not show is not in its receipt; gone on with and answered, another one is.
func TestAReceiptOfAShortFormSaysWhatItsPageSays(t *testing.T) {
	s := opens(t, offering(content(t, "pier")))
	taker := s.taker().startsShort()
	taker.answersAll(boatBuilder)
	sitting := taker.presses("See my result").sitting()
	r := taker.receives(sitting)
	if found := s.quizzes[0].Verify(r); len(found) > 0 || r.Form != "short" || len(r.Asked) != len(s.kept(sitting).Asked) || r.Result.Courses != nil {
		t.Errorf("form %s, asked %q, courses %v, differs in %+v", r.Form, r.Asked, r.Result.Courses, found)
	}
}

func TestAReceiptIsOfAResultThatWasShown(t *testing.T) {
	s := opens(t)
	taker := s.taker().starts().fills(outAtSea[:3])
	sitting := taker.sitting()
	taker.visits(sitting+"/receipt.json").sees(http.StatusOK, "Check your answers")
	if strings.Contains(string(taker.page.body), `"receipt"`) {
		t.Error("there is a receipt without a result")
	}
}

// The link is on the result and nowhere on what others are shown; nobody else gets the file.
func TestAReceiptIsNobodyElses(t *testing.T) {
	s := opens(t)
	taker := s.taker().takes(outAtSea)
	sitting := taker.sitting()
	page := string(taker.visits(sitting + "/result").page.body)
	if !strings.Contains(page, ">Download a receipt</a>") || !strings.Contains(page, "it does not prove who answered") {
		t.Error("the result page does not offer a receipt, or does not say what it proves")
	}
	link := taker.shares()
	other := s.taker()
	if other.visits(link); strings.Contains(string(other.page.body), "receipt") {
		t.Error("who was sent a link is offered a receipt")
	}
	other.visits(sitting+"/receipt.json").sees(http.StatusForbidden, "This sitting is not on this device")
	receipt := string(taker.visits(sitting + "/receipt.json").page.body)
	for _, secret := range []string{taker.cookies()[0].Value, id(sitting), quiz.Digest(s.kept(sitting).Code).String(), quiz.Digest(s.kept(sitting).Owners[0]).String()} {
		if strings.Contains(receipt, secret) {
			t.Errorf("the receipt tells %s", secret)
		}
	}
}
