package quiz_test

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/lint"
)

// mostBytes is what may be allocated for the sake of one file, most of which is free again at once.
const mostBytes = 640 << 20

// checked looks at bytes as `careerfit check` does, and fails if that takes too much room.
func checked(t *testing.T, data []byte) quiz.Problems {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, problems := lint.Check("f.yaml", data, lint.Options{})
	runtime.ReadMemStats(&after)
	if taken := after.TotalAlloc - before.TotalAlloc; taken > mostBytes {
		t.Errorf("%d MiB are allocated for a file of %d KiB", taken>>20, len(data)>>10)
	}
	return problems
}

// numbered returns a text n times, with its number in place of %d.
func numbered(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// inBase returns the sound questionnaire with a text put before the line that begins so.
func inBase(t *testing.T, before, text string) string {
	t.Helper()
	head, tail, ok := strings.Cut(string(mustRead(t, "testdata/base.yaml")), before)
	if !ok {
		t.Fatalf("there is no line %q", before)
	}
	return head + text + before + tail
}

const aBillion = `a: &a [x, x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
g: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f, *f]
h: &h [*g, *g, *g, *g, *g, *g, *g, *g, *g, *g]
title: *h
`

// Files that somebody made to do harm end in one message.
func TestHostileFilesEndInOneMessage(t *testing.T) {
	const full = quiz.MaxSize
	rep, base := strings.Repeat, string(mustRead(t, "testdata/base.yaml"))
	long := func(key string) string { return "          - {id: build, text: X, " + key + "}\n" }
	for _, c := range []struct{ story, rule, file string }{
		{"ten megabytes", "size", "title: " + rep("x", 10<<20)},
		{"a third of a million options in a column", "size", inBase(t, "          - {id: make", rep("          -\n", 340_000))},
		{"a million options in a row", "size", inBase(t, "          - {id: make", "          - ["+rep("{},", 1_000_000)+"]\n")},
		{"half a megabyte of empty lists", "size", "[" + rep("[],", 170_000) + "]"},
		{"as many options as can be read", "too-many", inBase(t, "          - {id: make", rep("          - a\n", 150_000))},
		{"traits without end", "too-many", inBase(t, "          - {id: make", long("traits: {"+numbered(90_000, "t%d: 1, ")+"}"))},
		{"brackets in brackets", "yaml", rep("[", 100_000)},
		{"braces in braces", "yaml", rep("{a: ", 90_000)},
		{"lists in lists", "yaml", rep("- ", 100_000)},
		{"keys in keys", "yaml", rep("? ", 100_000)},
		{"two gigabytes of nothing", "size", rep("&a ", 100_000) + rep("*a ", 200_000)},
		{"a billion laughs", "yaml", aBillion},
		{"laughs without end", "yaml", rep(aBillion, 150)},
		{"anchors without end", "yaml", numbered(50_000, "a%d: &a%[1]d x\n")},
		{"documents without end", "size", rep("---\n", full/4)},
		{"two documents", "yaml", "a: 1\n---\nb: 2\n"},
		{"tabs without end", "yaml", rep("\t", full)},
		{"comments without end", "yaml", rep("#\n", full/2)},
		{"directives without end", "yaml", rep("%A\n", full/3)},
		{"no text", "encoding", "title: \xff\xfe"},
		{"zeros", "encoding", rep("\x00", full)},
		{"a surrogate", "encoding", "title: \xed\xa0\x80"},
		{"half a character at the end", "encoding", "title: \xe4\xb8"},
		{"no number", "number", strings.Replace(base, "min_coverage: 0.5", "min_coverage: .nan", 1)},
		{"infinity", "number", strings.Replace(base, "min_coverage: 0.5", "min_coverage: .inf", 1)},
		{"a huge weight", "number", strings.Replace(base, "hands: 1}, sources", "hands: 1e308}, sources", 1)},
		{"a weight of a million digits", "number", strings.Replace(base, "hands: 1}, sources", "hands: "+rep("9", 1_000_000)+"}, sources", 1)},
		{"a million digits of minutes", "number", strings.Replace(base, "minutes: 2", "minutes: "+rep("9", 1_000_000), 1)},
		{"a title of four megabytes", "too-long", strings.Replace(base, "title: What would", "title: "+rep("x", full-10_000)+" What would", 1)},
		{"a key of four megabytes", "unknown-key", inBase(t, "minutes:", rep("k", full-10_000)+": 1\n")},
		{"an id of four megabytes", "id", strings.Replace(base, "id: market", "id: "+rep("m", full-10_000), 1)},
		{"a title in ten thousand languages", "too-many", strings.Replace(base, "title: What", "title: {en: A, "+numbered(10_000, "l%d: x, ")+"}\n# What", 1)},
		{"one language ten thousand times", "too-many", strings.Replace(base, "title: What", "title: {"+rep("en: A, ", 10_000)+"}\n# What", 1)},
		{"ten thousand further languages", "too-many", inBase(t, "title:", "languages: ["+numbered(10_000, "l%d, ")+"]\n")},
		{"languages within languages", "type", strings.Replace(base, "title: What", "title: "+rep("{en: ", 40)+"A"+rep("}", 40)+"\n# What", 1)},
		{"more ways to answer than can be counted", "compile", inBase(t, "      - id: rather",
			"      - id: many\n        text: Which of these?\n        kind: pick\n        up_to: 20\n        options:\n"+
				numbered(40, "          - {id: o%d, text: Option %[1]d, traits: {hands: 1}}\n"))},
	} {
		t.Run(c.story, func(t *testing.T) {
			problems := checked(t, []byte(c.file))
			if n := problems.Count(quiz.SeverityError); n != 1 || problems[0].Severity != quiz.SeverityError || problems[0].Rule != c.rule {
				t.Errorf("want one error [%s], got %d problems: %.300s", c.rule, len(problems), problems.Error())
			}
			if len(problems) > 0 && (len(problems[0].String()) > 1000 || len(problems[0].Long()) > 3000) {
				t.Errorf("the message has %d bytes", len(problems[0].Long()))
			}
		})
	}
}

// Where very much is wrong, the first thousand are told, and what is too much is not thought about.
func TestOfVeryManyProblemsTheFirstAreTold(t *testing.T) {
	base, items := string(mustRead(t, "testdata/base.yaml")), strings.Builder{}
	for s := range 45 {
		fmt.Fprintf(&items, "  - id: s%d\n    title: T%d\n    items:\n", s, s)
		items.WriteString(strings.Repeat("      - {id: same, text: The same as ever., scale: agrement, traits: {hans: 1}}\n", 250))
	}
	for story, file := range map[string]string{
		"unknown keys":            numbered(150_000, "k%d:\n"),
		"all in one line":         "{format: 1, " + strings.Repeat("é", 1<<20) + ": 1, " + numbered(20_000, "k%d: 1, ") + "}",
		"a key again and again":   "format: 1\n" + strings.Repeat("title: a\n", 150_000),
		"careers of nothing":      "format: 1\ncareers:\n" + strings.Repeat("  - {id: a, path: b, name: A, odd: 1, even: 2}\n", 900),
		"unknown ids":             base + numbered(190, "  - {id: p%d, role: R., answers: {reither: make, evning: letter}, expect: {path: makers}}\n"),
		"references to nothing":   inBase(t, "  - {id: joiner", numbered(998, "  - {id: c%d, path: mkaer, name: N, summary: S., weights: {hadns: 1, wrods: 2}, sources: [giuld]}\n")),
		"items of one kind":       inBase(t, "paths:", items.String()),
		"twins without end":       inBase(t, "  - {id: joiner", numbered(998, "  - {id: c%d, path: maker, name: N%[1]d, summary: S., weights: {hands: 1}, sources: [guild]}\n")),
		"answers to nothing":      strings.Replace(base, "answers: {rather: make}", "answers: {"+numbered(14_000, "ather%d: make, ")+"}", 1),
		"sources that are unread": inBase(t, "scales:", numbered(190, "  - {id: s%d, title: T}\n")),
	} {
		t.Run(story, func(t *testing.T) {
			problems := checked(t, []byte(file))
			switch last := problems[len(problems)-1]; {
			case len(problems) > 1001:
				t.Errorf("%d problems are told", len(problems))
			case len(problems) == 1001 && (last.Severity != quiz.SeverityNote || !strings.Contains(last.Message, "more problems")):
				t.Errorf("the last of 1001: %s", last)
			case len(problems) < 150:
				t.Errorf("only %d problems: %.500s", len(problems), problems.Error())
			}
			if size := len(problems.Error()); size > 1<<20 {
				t.Errorf("the messages have %d KiB", size>>10)
			}
			if size := len(long(problems)); size > 2<<20 {
				t.Errorf("the messages and their lines have %d KiB", size>>10)
			}
		})
	}
}

// Line ends, blanks and comments are free: what is long is not harmful.
func TestALongFileIsNoHostileOne(t *testing.T) {
	base := mustRead(t, "testdata/base.yaml")
	for _, text := range []string{"\n", "# a comment\n", "                  \n", "\r\n"} {
		file := append(bytes.Clone(base), bytes.Repeat([]byte(text), (quiz.MaxSize-len(base))/len(text))...)
		if problems := checked(t, file); len(problems) > 0 {
			t.Errorf("%q without end: %.300s", text, problems.Error())
		}
	}
}

// Of a line without end each problem keeps what is around it, and its caret stands where it stands in the file.
func TestOfALongLineAPartIsKept(t *testing.T) {
	line := "{format: 1, " + strings.Repeat("é", 5000) + ": 1, " + numbered(3000, "wrong%d: 1, ") + "}"
	for _, p := range checked(t, []byte(line+"\n")) {
		if p.Rule != "unknown-key" {
			continue
		}
		_, key, _ := strings.Cut(p.Message, `"`)
		key = strings.TrimRight(key, `"…`)
		if from := []rune(p.Source)[p.Caret-1:]; !strings.HasPrefix(string(from), key[:min(len(key), 20)]) || len(from) > 1000 {
			t.Fatalf("%s: the caret is at %q", p, string(from))
		}
		if whole := []rune(line)[p.Col-1:]; !strings.HasPrefix(string(whole), key[:min(len(key), 20)]) {
			t.Fatalf("%s is not in the line", p)
		}
	}
}

// What a file has in it does nothing to the terminal on which it is told.
func TestProblemsAreHarmlessToATerminal(t *testing.T) {
	file := strings.Replace(string(mustRead(t, "testdata/base.yaml")), "{id: hands,", `{id: "\e[2Jhands\nx",`, 1)
	problems := checked(t, []byte(file))
	if !strings.Contains(long(problems), "known: \ufffd[2Jhands\ufffdx") {
		t.Errorf("the id is not told:\n%s", long(problems))
	}
	for _, p := range problems {
		if strings.ContainsFunc(p.Message+p.Hint, unicode.IsControl) {
			t.Errorf("%q, %q", p.Message, p.Hint)
		}
	}
}

// An error that comes behind a thousand notes is told all the same.
func TestAnErrorIsNotLostAmongNotes(t *testing.T) {
	pay := strings.Repeat("{low: 1, currency: USD, year: 1999, source: guild}, ", 3)
	file := inBase(t, "  - {id: joiner", numbered(900, "  - {id: c%d, path: maker, name: N%[1]d, summary: S., weights: {hands: 1}, pay: ["+pay+"]}\n"))
	file = strings.Replace(file, "expect: {path: seller}", "expect: {path: maker}", 1)
	_, problems := lint.Check("f.yaml", []byte(file), lint.Options{AsOf: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)})
	if problems.Count(quiz.SeverityError) != 1 || len(problems) != 1001 {
		t.Fatalf("%d problems, of which %d are errors", len(problems), problems.Count(quiz.SeverityError))
	}
	if last := problems[len(problems)-2]; last.Rule != "persona" {
		t.Errorf("the last one is %s", last)
	}
}
