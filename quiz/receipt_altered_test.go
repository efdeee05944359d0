package quiz_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
)

// isTrue reports whether the file is a receipt, and verifies.
func isTrue(q *quiz.Quiz, file []byte) bool {
	r, err := quiz.ParseReceipt(file)
	return err == nil && len(q.Verify(r)) == 0
}

func TestNothingInAReceiptCanBeAltered(t *testing.T) {
	q := builtin(t)
	short := takesShort(t, q, q.Personas[0].Answers)
	for story, s := range map[string]*quiz.Session{"long": answeredBy(t, q, q.Personas[0].ID), "short": short} {
		file := receiptFor(t, q, s).JSON()
		if !isTrue(q, file) {
			t.Fatalf("%s: what was not altered is refused", story)
		}
		tried := 0
		for where, altered := range alterations(t, file) {
			tried++
			if isTrue(q, altered) {
				t.Errorf("%s: %s is altered, and nobody sees it", story, where)
			}
		}
		if tried < 200 {
			t.Errorf("%s: only %d alterations were tried", story, tried)
		}
	}
}

// Who alters the sum as well gets away with the time and the program's name, and with other answers that give the same,
// which then is true. All else still shows.
func TestWhoMakesAnotherSumIsFoundOutByTheResult(t *testing.T) {
	q := builtin(t)
	unseen := 0
	for where, altered := range alterations(t, receiptFor(t, q, answeredBy(t, q, q.Personas[0].ID)).JSON()) {
		if strings.HasSuffix(where, "/moon") || strings.HasSuffix(where, " left out") || where == "/sum" { // a receipt is not such a shape
			continue
		}
		if !isTrue(q, summedAnew(t, altered)) {
			continue
		}
		if unseen++; where != "/made" && where != "/program" && !strings.HasPrefix(where, "/answers/") {
			t.Errorf("%s is altered, and nobody sees it", where)
		}
	}
	if unseen == 0 {
		t.Error("control: not even another name of the program passes, so the sum was made wrongly")
	}
}

var sumKey = regexp.MustCompile(`,"sum":"[^"]*"}`)

// summedAnew puts the sum right, as its definition says.
func summedAnew(t *testing.T, file []byte) []byte {
	t.Helper()
	r := new(quiz.Receipt)
	if json.Unmarshal(file, r) != nil {
		return file
	}
	line, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	hash := sha256.Sum256(sumKey.ReplaceAll(line, []byte("}")))
	r.Sum = hex.EncodeToString(hash[:])
	return r.JSON()
}

// alterations are files with one value of the receipt altered or left out, or one put in, by where it is.
func alterations(t *testing.T, file []byte) map[string][]byte {
	t.Helper()
	dec := json.NewDecoder(bytes.NewReader(file))
	dec.UseNumber()
	var whole any
	if err := dec.Decode(&whole); err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	note := func(where string) {
		altered, err := json.Marshal(whole)
		if err != nil {
			t.Fatal(err)
		}
		all[where] = altered
	}
	alter(whole, "", note)
	return all
}

// alter alters everything below the value, one after the other, and puts it back.
func alter(value any, where string, note func(string)) {
	switch value := value.(type) {
	case map[string]any:
		for key, was := range value {
			value[key] = other(key, was)
			note(where + "/" + key)
			delete(value, key)
			note(where + "/" + key + " left out")
			value[key] = was
			alter(was, where+"/"+key, note)
		}
		value["moon"] = "full"
		note(where + "/moon")
		delete(value, "moon")
	case []any:
		for i, was := range value {
			value[i] = other("", was)
			note(where + "/" + string(rune('a'+i%26)) + string(rune('a'+i/26)))
			value[i] = was
			alter(was, where+"/"+string(rune('a'+i%26))+string(rune('a'+i/26)), note)
		}
	}
}

// other is another value of the same kind.
func other(key string, was any) any {
	switch was := was.(type) {
	case json.Number:
		if was == "0" {
			return json.Number("1")
		}
		return json.Number("0")
	case string:
		switch {
		case key == "made":
			return "2020-01-01T00:00:00Z"
		case was == "disagree":
			return "agree"
		case len(was) == 64:
			return strings.Repeat("ab", 32)
		}
		return was + "x"
	case bool:
		return !was
	}
	return nil
}
