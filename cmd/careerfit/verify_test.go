package main

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// receiptOf is the receipt of a sitting of the questionnaire in which each item got its first option.
func receiptOf(t *testing.T, q *quiz.Quiz) []byte {
	t.Helper()
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	s := q.NewSession("019aaa00-0000-7000-8000-000000000001", quiz.SecretHash{1}, quiz.SecretHash{2}, now)
	for i := range q.Items {
		if err := q.Put(s, i, quiz.Chose(q.Options(i)[i%2].ID), now); err != nil {
			t.Fatal(err)
		}
	}
	r, err := q.Receipt(s, now, release)
	if err != nil {
		t.Fatal(err)
	}
	return r.JSON()
}

func builtinReceipt(t *testing.T) []byte {
	t.Helper()
	q, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return receiptOf(t, q)
}

// verifies runs the command in an empty data directory.
func verifies(t *testing.T, stdin string, args ...string) outcome {
	t.Helper()
	return runCareerfit(t, stdin, nil, append([]string{"verify", "--data-dir", t.TempDir()}, args...)...)
}

func TestAReceiptVerifies(t *testing.T) {
	file := filepath.Join(t.TempDir(), "receipt.json")
	receipt := string(builtinReceipt(t))
	writeFile(t, file, receipt)
	got := verifies(t, receipt, file, "-")
	got.wants(t, exitOK)
	lines := strings.Split(strings.TrimSpace(got.out), "\n")
	if len(lines) != 4 || !strings.HasPrefix(lines[0], file+": the same. From 24 answers to health-informatics ") || !strings.HasPrefix(lines[2], "-: the same.") ||
		lines[1] != "  This is about the computation. Nothing here proves who answered, or when." {
		t.Errorf("it says:\n%s", got.out)
	}
}

// What does not verify is told by its place, and decides the exit code; the others are verified all the same.
func TestATamperedReceiptDoesNotVerify(t *testing.T) {
	receipt := string(builtinReceipt(t))
	for story, c := range map[string]struct {
		old, changed, says string
		code               int
	}{
		"a rank":                                {`"rank": 1`, `"rank": 9`, "result.paths[0].rank: the receipt says 9, it should be 1\n", exitProblems},
		"a verdict":                             {`"verdict": "`, `"verdict": "un`, "result.verdict: the receipt says \"un", exitProblems},
		"the time":                              {`"made": "2026`, `"made": "2025`, "sum: it does not fit, so something in the receipt was altered after it was made", exitProblems},
		"a key":                                 {`"form"`, `"forms"`, `this is no receipt as careerfit writes it: unknown field "forms"`, exitProblems},
		"the engine":                            {`"engine": "` + engine.Version, `"engine": "99`, "version 99 of the engine. This careerfit has version " + engine.Version + ", which may give another", exitProblems},
		"the format":                            {`"receipt": 1`, `"receipt": 2`, "the receipt is of a newer format; use a newer careerfit: it says 2, and this program knows 1", exitFailure},
		"the digest":                            {`"digest": "`, `"digest": "0000`, "at questionnaire.digest, ", exitProblems},
		"to fill screens":                       {`"answers": {`, `"answers": {"moon": "` + strings.Repeat("é", 100_000) + `",`, "answers.moon: the receipt says \"" + strings.Repeat("é", 199) + "…, it should be nothing", exitProblems},
		"to fill them with signs of four bytes": {`"answers": {`, `"answers": {"moon": "` + strings.Repeat("𝄞", 100_000) + `",`, "answers.moon: the receipt says \"" + strings.Repeat("𝄞", 99) + "…, it should be nothing", exitProblems},
		"to harm screens":                       {`"answers": {`, `"answers": {"\u001b[2J\u009b": "x",`, "answers.\ufffd[2J\ufffd: the receipt says \"x\", it should be nothing, for there is no such item", exitProblems},
	} {
		altered := strings.Replace(receipt, c.old, c.changed, 1)
		if altered == receipt {
			t.Fatalf("%s: nothing is altered", story)
		}
		file := filepath.Join(t.TempDir(), "good.json")
		writeFile(t, file, receipt)
		got := verifies(t, altered, "-", file)
		if got.code != c.code || !strings.Contains(got.out, c.says) || strings.Contains(strings.SplitN(got.out, "\n", 2)[0], ": the same.") ||
			!strings.Contains(got.out, file+": the same.") || strings.ContainsAny(got.out, "\x1b\u009b") {
			t.Errorf("%s: exit code %d, says:\n%s%s", story, got.code, got.out, got.err)
		}
	}
}

// A result that another version of the engine made is the same, if it is the same.
func TestAnotherEngineIsNoDifferenceInItself(t *testing.T) {
	q, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	r, err := quiz.ParseReceipt(receiptOf(t, q))
	if err != nil {
		t.Fatal(err)
	}
	v := verified{name: "r", receipt: r, quiz: q, found: []quiz.Difference{{Path: "engine", Says: `"0"`, Should: `"1"`}}}
	r.Engine = "0"
	var said bytes.Buffer
	if err := v.text(&said); err != nil || v.code() != exitOK || !strings.Contains(said.String(), "the same.") || !strings.Contains(said.String(), "version 0 of the engine") {
		t.Errorf("code %d, says %s", v.code(), said.String())
	}
}

func TestAReceiptOfAnotherQuestionnaireNamesItAndWhatWouldHelp(t *testing.T) {
	bare, problems := quiz.Parse(bareFile, []byte(readFile(t, bareFile)))
	if bare == nil {
		t.Fatal(problems)
	}
	builtin, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	receipt := string(receiptOf(t, bare))
	got := verifies(t, receipt, "-")
	for _, words := range []string{bare.ID + " " + bare.Digest.String() + ", which is not at hand; at hand is " + builtin.ID + " " + builtin.Digest.String(), "there is no data file", "Name its file with --quiz, or the directory from which it was served with --data-dir (there is no data file "} {
		if got.code != exitFailure || !strings.Contains(got.out, words) {
			t.Errorf("exit code %d, want %q in:\n%s%s", got.code, words, got.out, got.err)
		}
	}
	kept := filepath.Join(t.TempDir(), "kept.json")
	writeFile(t, kept, string(bare.Canonical)+"\n")
	for _, file := range []string{bareFile, kept} {
		if got := verifies(t, receipt, "--quiz", file, "-"); got.code != exitOK || !strings.Contains(got.out, "-: the same.") {
			t.Errorf("with %s: exit code %d, says:\n%s%s", file, got.code, got.out, got.err)
		}
	}
	if got := verifies(t, strings.Replace(receipt, bare.ID, "other", 1), "-"); !strings.Contains(got.out, "altered after it was made, so that may not be") {
		t.Errorf("of an altered one it says:\n%s", got.out)
	}
}

// What an operator ever served can be verified from the database, whether a server runs or not.
func TestAReceiptOfWhatWasServedOnceVerifies(t *testing.T) {
	bothWays(t, 1, func(t *testing.T, o *office) {
		receipt := string(receiptOf(t, o.bare))
		if said := o.hears(receipt, exitOK, "verify", "-"); !strings.Contains(said.out, "-: the same.") {
			t.Errorf("it says:\n%s", said.out)
		}
		never := strings.Replace(receipt, o.bare.Digest.String(), strings.Repeat("ab", 32), 1)
		if said := o.hears(never, exitFailure, "verify", "-"); !strings.Contains(said.out, "it was never served from there") {
			t.Errorf("it says:\n%s", said.out)
		}
	})
}

func TestVerifyTellsPrograms(t *testing.T) {
	receipt := string(builtinReceipt(t))
	for name, want := range map[string]string{
		receipt: `{"file":"-","same":true,"differences":[]}`,
		strings.Replace(receipt, `"rank": 1`, `"rank": 9`, 1): `{"file":"-","same":false,"differences":[{"path":"result.paths[0].rank","says":"9","should":"1"},{"path":"sum"`,
		"{}": `{"file":"-","same":false,"differences":[],"error":"this is no receipt: want {\"receipt\": 1, …}, the file that a result page gives"}`,
	} {
		got := verifies(t, name, "--format", "json", "-")
		if !json.Valid([]byte(got.out)) || !strings.HasPrefix(got.out, want) || strings.Count(got.out, "\n") != 1 {
			t.Errorf("want %s, got %s", want, got.out)
		}
	}
}

func TestVerifyIsUsedWrongly(t *testing.T) {
	for words, args := range map[string][]string{
		"verify what? name at least one receipt":        {},
		`there is no format "xml"; choose text or json`: {"--format", "xml", "-"},
		"there is no file gone.yaml":                    {"--quiz", "gone.yaml", "-"},
		"":                                              {"gone.json"},
	} {
		got := verifies(t, "", args...)
		want := exitUsage
		if words == "" || strings.HasPrefix(words, "there is no file") {
			want = exitFailure
		}
		if got.code != want || !strings.Contains(got.err, words) || words == "" && !strings.Contains(got.out, "gone.json: there is no file gone.json") {
			t.Errorf("%q: exit code %d, says %s%s", args, got.code, got.out, got.err)
		}
	}
}
