package web_test

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// What was answered is in the file by its ids, in the form in which sheets are scored elsewhere; the result of
// that is the one in the file.
func TestADownloadScoredElsewhereGivesTheSameResult(t *testing.T) {
	builtin, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(3, 4))
	for _, q := range []*quiz.Quiz{harbour(t), content(t, "diagonal"), builtin} {
		for range 8 {
			taker := opens(t, offering(q)).taker()
			session := taker.hands(q, random)
			got := taker.downloads("/sittings/" + session.ID + "/export.json").Sittings[0]
			line, err := quiz.ParseSheetLine([]byte(`{"id":"` + got.ID + `","answers":` + string(got.Answers) + `}`))
			if err != nil {
				t.Fatal(err)
			}
			marks, err := q.Marks(line.Answers)
			if err != nil {
				t.Fatal(err)
			}
			sheet, err := q.Sheet(marks)
			if err != nil {
				t.Fatal(err)
			}
			scored := q.Report(line.ID, sheet)
			if scored.Verdict != got.Result.Verdict || scored.Lead != got.Result.Lead.Value || scored.ID != session.ID {
				t.Errorf("scored %+v, downloaded %+v", scored, got.Result)
			}
			if diff := cmp.Diff(placesScored(scored), got.Result.places()); diff != "" {
				t.Errorf("scored elsewhere (-), downloaded (+):\n%s", diff)
			}
		}
	}
}

// places are where all outcomes came, a line each.
func (r *downloadedResult) places() (places []string) {
	for _, group := range [][]downloadedPlace{r.Paths, r.Careers, r.Courses} {
		for _, p := range group {
			places = append(places, fmt.Sprint(p.ID, " ", p.Rank, " ", p.Fit.Value, " ", p.Path, " ", p.Band))
		}
	}
	return places
}

func placesScored(r quiz.Report) (places []string) {
	for _, p := range r.Paths {
		places = append(places, fmt.Sprint(p.ID, " ", p.Rank, " ", p.Fit, "  "))
	}
	for _, c := range r.Careers {
		places = append(places, fmt.Sprint(c.ID, " ", c.Rank, " ", c.Fit, " ", c.Path, " ", c.Band))
	}
	for _, c := range r.Courses {
		places = append(places, fmt.Sprint(c.ID, " ", c.Rank, " ", c.Fit, "  "))
	}
	return places
}

func TestADownloadSaysItAllInWords(t *testing.T) {
	taker := opens(t).taker().takes(sheet{"clerk", "rope,ledger", "[Skip]", "agree", "disagree", "[I’m not sure]", "agree", "disagree", "agree"})
	got := taker.downloads(taker.sitting() + "/export.json").Sittings
	if len(got) != 1 || got[0].Questionnaire.ID != "harbour" || got[0].Questionnaire.Title != "Where in the harbour?" || got[0].Questionnaire.Language != "en" || got[0].Form != "long" {
		t.Fatalf("downloaded %+v", got)
	}
	one := got[0]
	if one.Digest != taker.quiz.Digest.String() || one.Started == "" || one.Changed == "" || one.Finished == "" || one.Unreadable {
		t.Errorf("downloaded %+v", one)
	}
	if items := one.Items; len(items) != 9 || items[1].Question != "What have you worked with?" || items[1].Answer != "Rope; A ledger" || items[2].Answer != "Skipped" || !items[2].Reached || items[5].Answer != "I’m not sure" {
		t.Errorf("the answers are told as %+v", items)
	}
	// Work at sea: A clerk and Rope and a ledger bring 0 of 1 and 1 of 1, no morning ½ of 1, waves and storms 4 of 4.
	if r := one.Result; r.Headline != "Work at sea" || r.Paths[0].Fit.Exact != "11/14" || r.Answered != 7 || r.Asked != 9 {
		t.Errorf("the result is told as %+v", r)
	}
}

func TestADownloadOfEverySitting(t *testing.T) {
	s := opens(t, offering(content(t, "pier"), harbour(t)))
	taker := s.taker().startsShort()
	taker.answersAll(boatBuilder)
	short := taker.presses("See my result").sitting()
	taker.quiz = s.quizzes[1]
	half := taker.starts().fills(outAtSea[:3]).sitting()
	got := taker.visits("/results").downloads("/results/export.json").Sittings
	if len(got) != 2 || got[0].ID != id(half) || got[1].ID != id(short) {
		t.Fatalf("downloaded %+v", got)
	}
	if got[0].Result != nil || got[0].Finished != "" || got[0].Items[3].Reached || string(got[0].Answers) == "{}" {
		t.Errorf("of the unfinished one: %+v", got[0])
	}
	var asked []string
	for _, i := range s.kept(short).Asked {
		asked = append(asked, s.quizzes[0].Items[i].ID)
	}
	if len(asked) == 0 || !slices.Equal(got[1].Asked, asked) || got[0].Asked != nil {
		t.Errorf("asked %q, downloaded %q and %q", asked, got[1].Asked, got[0].Asked)
	}
	if got[1].Form != "short" || len(got[1].Result.Paths) != 2 || got[1].Result.Careers != nil || got[1].Result.Courses != nil {
		t.Errorf("of the short form: %+v", got[1])
	}
	if all := s.taker().downloads("/results/export.json"); all.Sittings == nil || len(all.Sittings) > 0 {
		t.Errorf("somebody new downloads %+v", all)
	}
}

// Nobody else gets the file, and there is no secret in it: neither the browser's token, nor the return code, nor
// where a share link leads, nor a hash of any of them.
func TestADownloadHasNoSecretAndIsNobodyElses(t *testing.T) {
	s := opens(t)
	k := s.taker().takes(outAtSea)
	sitting, code := k.sitting(), k.page.code()
	link := k.shares()
	file := string(k.visits("/results/export.json").page.body)
	if !strings.Contains(file, id(sitting)) || len(k.downloads("/results/export.json").Sittings[0].Shares) != 1 {
		t.Fatalf("the file has no sitting with a link:\n%s", file)
	}
	kept := s.kept(sitting)
	secrets := []string{k.cookies()[0].Value, code, strings.ReplaceAll(code, " ", ""), link[strings.LastIndex(link, "/")+1:]}
	for _, hash := range []quiz.SecretHash{kept.Code, kept.Owners[0], kept.Shares[0].Hash} {
		secrets = append(secrets, quiz.Digest(hash).String())
	}
	for _, secret := range secrets {
		if len(secret) < 16 || strings.Contains(strings.ToLower(file), strings.ToLower(secret)) {
			t.Errorf("the file has %q:\n%s", secret, file)
		}
	}
	for _, other := range []*taker{s.taker(), s.taker().takes(torn)} {
		other.visits(sitting+"/export.json").sees(http.StatusForbidden, "This sitting is not on this device")
		if strings.Contains(string(other.visits("/results/export.json").page.body), id(sitting)) {
			t.Error("somebody else downloads the sitting")
		}
	}
}

// What is kept beside the answers is in the file, too.
func TestADownloadCountsLinksCodesAndVisits(t *testing.T) {
	taker := opens(t).taker().takes(outAtSea)
	taker.shares()
	taker.presses("Take it back (Link 1)")
	taker.posts(taker.sitting()+"/code", "serial", "0")
	kept, got := taker.site.kept(taker.sitting()), taker.downloads("/results/export.json").Sittings[0]
	if kept.CodeSerial == 0 || got.CodeReplaced != int(kept.CodeSerial) || got.SharesMade != 1 || len(got.Shares) > 0 {
		t.Errorf("kept %+v, downloaded %+v", kept, got)
	}
	if seen := kept.Seen.Format(time.RFC3339Nano); got.Seen != seen {
		t.Errorf("last seen %s, downloaded %s", seen, got.Seen)
	}
}

// One sitting that cannot be read is in the file all the same, and keeps nobody from the others.
func TestADownloadWithASittingThatCannotBeRead(t *testing.T) {
	old := opens(t)
	before := old.taker().takes(outAtSea)
	lost := before.sitting()
	st := &faulty{Store: old.store, refuse: func(call string) error {
		if call == "Questionnaire" {
			return store.ErrDamaged
		}
		return nil
	}}
	taker := before.movesTo(opens(t, keptIn(st), offering(changed(t))))
	taker.starts()
	got := taker.downloads("/results/export.json").Sittings
	if len(got) != 2 || got[0].Unreadable || !got[1].Unreadable || got[1].ID != id(lost) || got[1].Digest == "" || got[1].Items != nil {
		t.Fatalf("downloaded %+v", got)
	}
	kept := &downloadedKept{}
	for _, m := range old.kept(lost).Marks {
		kept.Marks = append(kept.Marks, downloadedMark{m.Options, string(m.NonAnswer)})
	}
	if diff := cmp.Diff(kept, got[1].Kept); diff != "" || got[0].Kept != nil {
		t.Errorf("answers kept (-), downloaded (+):\n%s", diff)
	}
}

func TestADownloadInSpanish(t *testing.T) {
	taker := opens(t, offering(harbour(t, "language: en", "language: es"))).taker()
	q := taker.quiz
	session := taker.holds(q, make([]quiz.Mark, len(q.Items)))
	one := taker.downloads("/sittings/" + session.ID + "/export.json").Sittings[0]
	if one.Questionnaire.Language != "es" || one.Result.Headline != "Sin resultado claro" || one.Items[0].Answer != "Aún sin responder" {
		t.Errorf("downloaded %+v", one)
	}
}
