package bulk_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/bulk"
)

// separators are what may stand between cells.
const separators = ",;\t"

func questionnaire(t testing.TB, name string) *quiz.Quiz {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../testdata/ok", name+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	q, problems := quiz.Parse(name, data)
	if q == nil {
		t.Fatal(problems)
	}
	return q
}

// FuzzNDJSON: whatever stands in the lines, they are read as by quiz.ParseSheetLine and written as by
// encoding/json, with the same complaints.
func FuzzNDJSON(f *testing.F) {
	q := questionnaire(f, "every-key")
	for _, lines := range []string{
		`{"id":"a","answers":{"background":"ward","like-plans":"yes","tasks":["list","visit"],"rather":{"non_answer":"dont_know"}}}`,
		` { "answers" : { "tasks" : [ "list" , "none" ] } , "id" : "é\u00e9\n" } ` + "\r\n\n" + `{"answers":{}}`,
		`{"id":"a","id":"b","answers":{}}` + "\n" + `{"answers":{"rather":"this","rather":"that"}}` + "\n" + `{"answers":{},"answers":{}}`,
		`{"answers":{"rather":["this","that"]}}` + "\n" + `{"answers":{"tasks":["list","list"]}}` + "\n" + `{"answers":{"tasks":[]}}`,
		`{"answers":{"backgrund":"ward"}}` + "\n" + `{"answers":{"rather":"ths"}}` + "\n" + `{"answers":{"rather":{"non_answer":"x"}}}`,
		`{"id":null,"answers":{}}` + "\n" + `{"answers":null}` + "\n" + `{"id":"\ud800","answers":{"rather":null}}` + "\n" + `{"answers":{}}x` + "\n" + `{"answers":{},}`,
		"\xff\xfe{\x00", "\xfe\xff\x00{", "{\x00", "\x00{", "\xff{", "{\xfe", "\ufeff\x00", "\ufeff{\x00",
		"\ufeff" + `{"id":"<&> ` + "\u2028\x7f\xff" + `","answers":{}}` + "\n\u00a0\n" + `{"answers":{"rather":"this"}`,
		`[]` + "\n" + `{"answers":{"tasks":["li\u0073t"]}}` + "\n\x00\n" + `{"id":"a` + "\x00" + `","answers":{}}`,
	} {
		f.Add([]byte(lines), uint64(1))
	}
	f.Fuzz(func(t *testing.T, input []byte, seed uint64) {
		got, _, err := scored(t, q, &pieces{bytes.Clone(input), seed}, bulk.Options{In: bulk.NDJSON, Workers: 1 + int(seed%3)})
		if beginsAsUTF16(input) {
			if err == nil || err.Error() != "line 1: this is UTF-16; save the file as UTF-8" || got.results != "" {
				t.Fatalf("UTF-16: %v, %q", err, got.results)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		wantSame(t, got, ofNDJSON(t, q, input, false))
	})
}

// beginsAsUTF16 tells by its mark, or by a NUL, since the first letter of any sheets is one of ASCII.
func beginsAsUTF16(input []byte) bool {
	if len(input) < 2 {
		return false
	}
	mark := string(input[:2])
	return mark == "\xff\xfe" || mark == "\xfe\xff" || strings.Contains(mark, "\x00")
}

// FuzzCSV: whatever stands below a header, the rows are those of encoding/csv, and are read as documented.
func FuzzCSV(f *testing.F) {
	q := questionnaire(f, "every-key")
	for _, rows := range []string{
		"a,ward,yes,list;visit,!dont_know,no\n", "\"a\",\"ward\",\"yes\",\"list\",\"this\",\"no\"", "a,ward,yes,list ; visit, ,\r\n\r\nb,,,,,\r",
		"\"a\r\nb\"\"c\",,,,,\nx,,,\n\"y\"z,,,,,\nu\"v,,,,,\nw,,,,,\n\"never", "=1+1,offic,,,,\n@,,,none;list,,\n-,,,;list,,\n+,,,,!unsure,\n",
		"\xff,,,,,\n\x00,,,,,\n,,,,,\n\n \n\"\"\n\"\",,,,,", ",,,list;list,,\n,,,!,,\n,ward;office,,,,\n",
	} {
		for which, separator := range separators {
			f.Add([]byte(strings.ReplaceAll(rows, ",", string(separator))), uint64(1), uint8(which))
		}
	}
	f.Add([]byte("a;ward;yes;\"list;visit\";!dont_know;no\nb;;;list;visit;;\n,;;;;;\n,,,\n"), uint64(1), uint8(1))
	const header = "\ufeffid,background, like-plans ,tasks,rather,hate-plans\r\n"
	f.Fuzz(func(t *testing.T, rows []byte, seed uint64, which uint8) {
		separator := rune(separators[int(which)%len(separators)])
		input := append([]byte(strings.ReplaceAll(header, ",", string(separator))), rows...)
		got, _, err := scored(t, q, &pieces{bytes.Clone(input), seed}, bulk.Options{Out: bulk.NDJSON, Workers: 1 + int(seed%3)})
		if err != nil {
			t.Fatal(err)
		}
		got.bad = onlyLines(got.bad)
		wantSame(t, got, ofCSV(t, q, input, separator))
	})
}

// FuzzOptions: whatever is asked for, there is an error or what was asked for.
func FuzzOptions(f *testing.F) {
	q := questionnaire(f, "every-key")
	f.Add("id,fits,ranks", []byte("id,rather\na,this\n"), "csv")
	f.Add("stability,path,fit:nurse", []byte(`{"answers":{}}`), "")
	f.Add("line,flips,flip_to,paths,warnings", []byte("\ufeffrather\nthis\n"), "ndjson")
	f.Fuzz(func(t *testing.T, fields string, input []byte, out string) {
		format, err := bulk.ParseFormat(out)
		if err != nil {
			return
		}
		got, s, err := scored(t, q, bytes.NewReader(input), bulk.Options{Out: format, Fields: strings.Split(fields, ",")})
		if err == nil && int64(strings.Count(got.results, "\n")) < s.Scored {
			t.Fatalf("%d sheets were scored:\n%s", s.Scored, got.results)
		}
	})
}
