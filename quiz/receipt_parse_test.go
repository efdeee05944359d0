package quiz_test

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
)

func TestWhatIsNoReceiptIsRefusedInWords(t *testing.T) {
	q := builtin(t)
	file := string(receiptFor(t, q, answeredBy(t, q, q.Personas[0].ID)).JSON())
	for words, text := range map[string]string{
		"this is not JSON":                                file[:len(file)/2],
		"there is something after the JSON":               file + "{}",
		"this is no receipt: want":                        `{"format": 1}`,
		`the key "form" is given twice`:                   strings.Replace(file, `"form"`, `"form": "long", "form"`, 1),
		`unknown field "moon"`:                            strings.Replace(file, `"form"`, `"moon": "full", "form"`, 1),
		`questionnaire.digest, "abcd" is no digest`:       regexp.MustCompile(`"digest": "\w+"`).ReplaceAllString(file, `"digest": "abcd"`),
		`the key "result.paths.rank" has the wrong kind`:  strings.Replace(file, `"rank": 1`, `"rank": 1.0`, 1),
		`"result.paths.rank" has the wrong kind of value`: strings.Replace(file, `"rank": 1`, `"rank": 18446744073709551617`, 1),
		"at result.paths[0].rank there is -0, want 0":     strings.Replace(file, `"rank": 1`, `"rank": -0`, 1),
		"there is nothing in it":                          "\n",
		"text in UTF-8; this is not":                      "\xff\xfe{\x00",
		"at Form there is \"long\", want nothing":         strings.Replace(file, `"form"`, `"Form"`, 1),
		`unknown field "warnings"`:                        `{"receipt": 1, "warnings": []}`,
		"nested too deep":                                 strings.Repeat("[", 20) + strings.Repeat("]", 20),
		"at most 4194304 bytes":                           file + strings.Repeat(" ", quiz.MaxReceipt),
		"use a newer careerfit: it says 2, and this prog": strings.Replace(file, `"receipt": 1`, `"moon": [], "receipt": 2`, 1),
	} {
		_, err := quiz.ParseReceipt([]byte(text))
		if err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("want %q, got: %v", words, err)
		}
		if newer := errors.Is(err, quiz.ErrNewerReceipt); newer != strings.Contains(words, "newer") {
			t.Errorf("%s: newer %t", words, newer)
		}
	}
}

// What editors and networks do to a text by themselves alters no receipt; nor does another way of writing a letter.
func TestAReceiptMayBeWrittenOtherwise(t *testing.T) {
	q := builtin(t)
	file := string(receiptFor(t, q, answeredBy(t, q, q.Personas[0].ID)).JSON())
	for story, text := range map[string]string{
		"line ends of Windows": strings.ReplaceAll(file, "\n", "\r\n"),
		"a byte order mark":    "\ufeff" + file,
		"no spaces at all":     regexp.MustCompile(`\n *`).ReplaceAllString(file, ""),
		"an escaped letter":    strings.Replace(file, `"verdict"`, `"v\u0065rdict"`, 1),
	} {
		if text == file || !isTrue(q, []byte(text)) {
			t.Errorf("%s: it is refused", story)
		}
	}
}

// FuzzParseReceipt: whatever comes, it is refused or read as it stands, and working it out harms nothing.
func FuzzParseReceipt(f *testing.F) {
	q, problems := quiz.Parse("f.yaml", mustRead(f, "testdata/ok/every-key.yaml"))
	if q == nil {
		f.Fatal(problems)
	}
	made, err := q.Receipt(answeredBy(f, q, q.Personas[0].ID), noon, "0.1.0")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(made.JSON())
	f.Add([]byte(`{"receipt":1,"answers":{"a.b":"c","a":{"non_answer":"skipped"}},"sum":""}`))
	f.Add([]byte(`{"receipt":2}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := quiz.ParseReceipt(data)
		if err != nil {
			return
		}
		again, err := quiz.ParseReceipt(r.JSON())
		if err != nil || !bytes.Equal(again.JSON(), r.JSON()) {
			t.Fatalf("it is read as something else: %v", err)
		}
		if found := q.Verify(r); len(found) == 0 && r.Altered() {
			t.Fatal("it was altered, and is true")
		}
	})
}
