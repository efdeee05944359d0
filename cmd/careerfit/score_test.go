package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/bulk"
)

// score runs the command on a file of the corpus.
func score(t *testing.T, name, stdin string) outcome {
	t.Helper()
	return runCareerfit(t, stdin, nil, "score", "--quiz", corpusFile("ok", name+".yaml"))
}

func TestScoreWritesALineForEveryLine(t *testing.T) {
	for _, name := range []string{"smallest", "every-key", "worked-example"} {
		got := score(t, name, contents(t, corpusFile("ok", name+".sheets")))
		got.wants(t, exitOK)
		wantText(t, name, contents(t, corpusFile("ok", name+".want")), got.out)
	}
}

func TestABadLineIsNamedAndTheRestGoOn(t *testing.T) {
	got := score(t, "every-key", strings.Join([]string{
		`{"id":"first","answers":{}}`,
		`{"id":"2","answers":{"tasks":[]}}`,
		`{"id":"3","answers":{"rather":"this","rather":"that"}}`,
		``,
		`{"id":"5","answers":{"backgrund":"office"}}`,
		`{"id":"6","answers":{"background":"offic"}}`,
		`{"id":"7","answers":{"tasks":["list","visit","both"]}}`,
		`{"id":"8","answers":{"tasks":["list","none"]}}`,
		`{"id":"9","answers":{"rather":{"non_answer":"unsure"}}}`,
		`{"id":"10"}`,
		`{"id":"11","answers":{}`,
		`{"id":"12","answers":{},"more":1}`,
		`{"id":"13","answers":{"rather":null}}`,
		`   `,
		`{"id":"last","answers":{}}`,
	}, "\n"))
	got.wants(t, exitProblems)
	wantText(t, "standard error", ""+
		`line 2: item "tasks": the list of options is empty; give at least one, or a non-answer`+"\n"+
		`line 3: the key "rather" is given twice`+"\n"+
		`line 5: there is no item "backgrund"; did you mean "background"? known: background, like-plans, hate-plans, rather, tasks`+"\n"+
		`line 6: item "background" has no option "offic"; did you mean "office"? known: office, ward`+"\n"+
		`line 7: item "tasks": 3 options are chosen, at most 2 may be`+"\n"+
		`line 8: item "tasks": an option that stands alone is chosen together with others`+"\n"+
		`line 9: item "rather": unknown non-answer "unsure"; known: skipped, dont_know, doesnt_apply`+"\n"+
		`line 10: the key "answers" is missing`+"\n"+
		`line 11: this is not JSON: it ends in the middle; write each sheet on one line, with no list around them, as jq -c '.[]' does`+"\n"+
		`line 12: unknown key "more"; known: id, answers`+"\n"+
		`line 13: item "rather": want "option", ["option", …] or {"non_answer": "skipped"|"dont_know"|"doesnt_apply"}`+"\n"+
		"11 of 13 sheets could not be scored\n", got.err)
	lines := strings.Split(strings.TrimSuffix(got.out, "\n"), "\n")
	if len(lines) != 2 || !strings.HasPrefix(lines[0], `{"id":"first",`) || !strings.HasPrefix(lines[1], `{"id":"last",`) {
		t.Errorf("standard output:\n%s", got.out)
	}
}

func TestALineMayBeAMebibyteLong(t *testing.T) {
	const around = `{"id":"","answers":{}}`
	longest := `{"id":"` + strings.Repeat("x", bulk.MaxRecord-len(around)) + `","answers":{}}`
	for _, end := range []string{"", "\n", "\r\n"} {
		score(t, "smallest", longest+end).wants(t, exitOK)
		got := score(t, "smallest", " "+longest+end+"{\"id\":\"next\",\"answers\":{}}")
		if end == "" {
			got = score(t, "smallest", " "+longest)
		}
		got.wants(t, exitProblems)
		wantStart(t, got.err, "line 1: the line has more than 1048576 bytes\n1 of ")
		if end != "" && !strings.HasPrefix(got.out, `{"id":"next"`) {
			t.Errorf("what follows the long line is lost: %.100s", got.out)
		}
	}
}

func TestScoreOfNothingIsNothing(t *testing.T) {
	for _, stdin := range []string{"", "\n", "\r\n \n\n"} {
		got := score(t, "smallest", stdin)
		got.wants(t, exitOK)
		wantText(t, "standard output", "", got.out)
	}
}

func TestScoreUsesTheBuiltInUnlessToldOtherwise(t *testing.T) {
	q, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	const sheet = `{"id":"<a> & b","answers":{}}`
	got := runCareerfit(t, sheet, nil, "score")
	got.wants(t, exitOK)
	wantStart(t, got.out, `{"id":"<a> & b","digest":"`+q.Digest.String()+`","verdict":"none",`)

	env := map[string]string{"CAREERFIT_QUIZ": corpusFile("ok", "smallest.yaml")}
	got = runCareerfit(t, sheet, env, "score")
	got.wants(t, exitOK)
	wantStart(t, got.out, `{"id":"<a> & b","digest":"a3024c19eb66608437abcc72d94ff6ff657bc7071fa42aa6c3a4402b3cd8be84",`)

	got = runCareerfit(t, sheet, env, "score", "--quiz", corpusFile("ok", "worked-example.yaml"))
	got.wants(t, exitOK) // the command line outweighs the environment
	wantStart(t, got.out, `{"id":"<a> & b","digest":"5cf5839c9e3aeaa28e721d6b4b9ce948bd5f9b3d8bc09788737aed193b5940ea",`)

	got = runCareerfit(t, sheet, map[string]string{"CAREERFIT_QUIZ": ""}, "score") // set, but empty
	got.wants(t, exitOK)
	wantStart(t, got.out, `{"id":"<a> & b","digest":"`+q.Digest.String())
}

func wantStart(t *testing.T, got, want string) {
	t.Helper()
	if !strings.HasPrefix(got, want) {
		t.Errorf("it starts as %.200s, want %s", got, want)
	}
}

func TestScoreByAFileWithProblemsPrintsThem(t *testing.T) {
	file := corpusFile("err", "reserved-id.yaml")
	got := runCareerfit(t, `{"answers":{}}`, nil, "score", "--quiz", file)
	got.wants(t, exitProblems)
	wantStart(t, got.err, file+":3:5: error: ")
	wantText(t, "standard output", "", got.out)

	got = runCareerfit(t, "", nil, "score", "--quiz", "missing.yaml")
	got.wants(t, exitFailure)
	wantText(t, "standard error", "careerfit: there is no file missing.yaml\n", got.err)
}

// Whoever sends one sheet and waits for its result is not kept waiting.
func TestEachResultIsWrittenBeforeTheNextSheetIsNeeded(t *testing.T) {
	q := smallest(t)
	in, sheets := io.Pipe()
	results, out := io.Pipe()
	done := make(chan error, 1)
	go func() { done <- scoreSheets(t.Context(), q, in, out, io.Discard, bulk.Options{}) }()
	lines := bufio.NewReader(results)
	for i := range 3 {
		fmt.Fprintf(sheets, "{\"id\":\"%d\",\"answers\":{}}\n", i)
		line, err := lines.ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		wantStart(t, line, fmt.Sprintf(`{"id":"%d"`, i))
	}
	sheets.Close()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func smallest(t *testing.T) *quiz.Quiz {
	t.Helper()
	q, problems := quiz.Parse("smallest.yaml", []byte(contents(t, corpusFile("ok", "smallest.yaml"))))
	if q == nil {
		t.Fatal(problems)
	}
	return q
}

func TestWhatWasScoredIsWrittenWhenReadingFails(t *testing.T) {
	broken := errors.New("the cable is out")
	in := io.MultiReader(strings.NewReader("{\"id\":\"a\",\"answers\":{}}\n{\"id\""), iotest.ErrReader(broken))
	var out strings.Builder
	err := scoreSheets(t.Context(), smallest(t), in, &out, io.Discard, bulk.Options{})
	if !errors.Is(err, broken) || err.Error() != "read sheets: the cable is out" {
		t.Errorf("got %v", err)
	}
	wantStart(t, out.String(), `{"id":"a",`)
}

// full is a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestAResultThatCannotBeWrittenIsAFailure(t *testing.T) {
	for _, sheets := range []string{`{"answers":{}}`, strings.Repeat("{\"answers\":{}}\n", 1000)} {
		var exit *exitError
		err := scoreSheets(t.Context(), smallest(t), strings.NewReader(sheets), full{}, io.Discard, bulk.Options{})
		if !errors.As(err, &exit) || exit.code != exitFailure || err.Error() != "write results: no space left" {
			t.Errorf("got %v", err)
		}
	}
}

func TestCtrlCEndsAScoreThatWaitsForInput(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	in, sheets := io.Pipe()
	defer sheets.Close()
	var errs strings.Builder
	code := make(chan int, 1)
	go func() {
		code <- run(ctx, []string{"score"}, streams{in, io.Discard, &errs}, nil)
	}()
	interrupt()
	if got := <-code; got != exitFailure {
		t.Errorf("exit code %d", got)
	}
	wantText(t, "standard error", "careerfit: interrupted\n", errs.String())
}

// What is wrong with a sheet is told in a few lines, whatever somebody put into a cell.
func TestAHugeCellIsNotTold(t *testing.T) {
	got := score(t, "every-key", `{"id":"a","answers":{"background":"`+strings.Repeat("é", 200_000)+`"}}`)
	got.wants(t, exitProblems)
	told, _, _ := strings.Cut(got.err, "\n")
	if !strings.HasPrefix(told, `line 1: item "background" has no option "éé`) || !strings.HasSuffix(told, "é…") || len(told) > longestTold+len("line 1: …") {
		t.Errorf("%d bytes are told: %.100s", len(told), told)
	}
}
