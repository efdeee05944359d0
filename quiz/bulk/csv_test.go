package bulk_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz/bulk"
)

// told scores the text by the questionnaire every-key and returns all that is written and told.
func told(t *testing.T, text string, o bulk.Options) string {
	t.Helper()
	got, s, err := scored(t, questionnaire(t, "every-key"), strings.NewReader(text), o)
	all := got.results + strings.Join(append(got.bad, ""), "\n")
	if s.Formulas > 0 {
		all += fmt.Sprintf("formulas: %d\n", s.Formulas)
	}
	if err != nil {
		all += fmt.Sprintf("error: %v\n", err)
	}
	return all
}

func TestATableIsScored(t *testing.T) {
	const usual = "id,verdict,lead,coverage,path,path_fit,career,band,course\n"
	for _, c := range []struct{ name, sheets, want string }{
		{"in any order", "tasks,id,background\nlist;visit,ana,ward\n", usual + "ana,none,0.0786441911229687,0.4,nurse,0.5394736842105263,head-nurse,good,basics\n"},
		{"without a line's end", "id,background\nana,ward", usual + "ana,none,0.07639201690863102,0.2,nurse,0.5319548872180451,head-nurse,none,basics\n"},
		{"as a spreadsheet saves it", "\ufeffid , background\r\nana, ward \r\n\r\n", usual + "ana,none,0.07639201690863102,0.2,nurse,0.5319548872180451,head-nurse,none,basics\n"},
		{"as a spreadsheet saves what is around it", ",,,\r\nid,background,,\r\nana,ward,, \r\n,,,\r\n , \r\n", usual + "ana,none,0.07639201690863102,0.2,nurse,0.5319548872180451,head-nurse,none,basics\n"},
		{"a header alone", "id,background\n", usual},
		{"nothing but ids", "id\nana\n", usual + "ana,none,0.0022521742143376874,0,manage,0.4947333772218565,head-nurse,good,basics\n"},
		{"without ids", "background\nward\n\n\"ward\"\n", strings.Replace(usual, "id", "line", 1) + "2,none,0.07639201690863102,0.2,nurse,0.5319548872180451,head-nurse,none,basics\n4,none,0.07639201690863102,0.2,nurse,0.5319548872180451,head-nurse,none,basics\n"},
		{"ids of all kinds", "id,background\n\"Lee, \"\"J\"\"\nSmith\",\n=1+1,\n-x,\n", usual +
			"\"Lee, \"\"J\"\"\nSmith\",none,0.0022521742143376874,0,manage,0.4947333772218565,head-nurse,good,basics\n=1+1,none,0.0022521742143376874,0,manage,0.4947333772218565,head-nurse,good,basics\n-x,none,0.0022521742143376874,0,manage,0.4947333772218565,head-nurse,good,basics\nformulas: 2\n"},
	} {
		if got := told(t, c.sheets, bulk.Options{In: bulk.CSV}); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// A line is that on which the row begins, also below cells of several lines.
func TestABadRowIsNamedAndTheRestGoOn(t *testing.T) {
	got := told(t, strings.Join([]string{
		"id,background,tasks,rather",
		"\"of\nthree\nlines\",ward,,",
		"5,offic,,",
		"6,,list;,",
		"7,,list;list,",
		"8,,list;none,",
		"9,,,!unsure",
		"10,,",
		"11,,,,",
		`12,wa"rd,,`,
		`13,"ward"s,,`,
		"\xff,,,",
		"15,,!,this",
		"last,ward,list ; visit,!skipped",
		`17,"ward`,
		"",
	}, "\n"), bulk.Options{Fields: []string{"line", "coverage"}})
	want := "line,coverage\n2,0.2\n16,0.4\n" +
		`line 5: item "background" has no option "offic"; did you mean "office"? known: office, ward
line 6: item "tasks": in "list;" an option is missing before or after a semicolon
line 7: item "tasks": an option is chosen twice
line 8: item "tasks": an option that stands alone is chosen together with others
line 9: item "rather": unknown non-answer "!unsure"; known: !dont_know, !doesnt_apply, !skipped
line 10: cells: 3, columns of the header: 4
line 11: cells: 5, columns of the header: 4
line 12: there is a quote in a cell that does not begin with one; write the cell as "…", each quote in it twice
line 13: something follows the closing quote of a cell; each quote within a cell is written twice
line 14: the id is not UTF-8; save the file as UTF-8
line 15: item "tasks": unknown non-answer "!"; known: !dont_know, !doesnt_apply, !skipped
line 17: a quote is never closed
`
	if got != want {
		t.Errorf("told:\n%s\nwant\n%s", got, want)
	}
}

// Whoever leaves a quote open learns which sheets went with it.
func TestARowOfManyLinesIsNamedToItsEnd(t *testing.T) {
	got := told(t, "id,background,,\n\"2,ward,,\n3,ward,,\n\"4\",ward,,\n5,ward,x,\n6,ward,,\n\"7,ward,,\n8,ward,,", bulk.Options{Fields: []string{"id"}})
	want := "id\n6\n" +
		`line 2: something follows the closing quote of a cell; each quote within a cell is written twice (this record goes on to line 4)
line 5: "x" is in column 3, which has no name
line 7: a quote is never closed (this record goes on to line 8)
`
	if got != want {
		t.Errorf("told:\n%s\nwant\n%s", got, want)
	}
}

func TestAHeaderThatCannotBeUnderstoodEndsTheWork(t *testing.T) {
	for _, c := range []struct{ header, want string }{
		{"id,backgrund", `line 1: column 2: there is no item "backgrund"; did you mean "background"? known: id, background, like-plans, hate-plans, rather, tasks`},
		{"\n\nid,rather,tasks,rather", `line 3: columns 2 and 4 are both called "rather"`},
		{"id, id", `line 1: columns 1 and 2 are both called "id"`},
		{"id,,rather", "line 1: column 2 has no name; name it, or leave the column out"},
		{"id,rather\r1,make\r", "line 1: the lines end with CR alone; save the file with lines that end with LF or CRLF"},
		{"\xff\xfei\x00d\x00", "line 1: this is UTF-16; save the file as UTF-8"},
		{"\xfe\xff\x00i\x00d", "line 1: this is UTF-16; save the file as UTF-8"},
		{"i\x00d\x00", "line 1: this is UTF-16; save the file as UTF-8"},
		{`"id;rather"`, "line 1: the header is a single column, since it stands in quotes as a whole; leave those quotes out"},
		{"id;backgrund", `line 1: column 2: there is no item "backgrund"; did you mean "background"? known: id, background, like-plans, hate-plans, rather, tasks`},
		{`id;"rather, or not"`, `line 1: column 2: there is no item "rather, or not"; known: id, background, like-plans, hate-plans, rather, tasks`},
		{"id\trather;tasks", `line 1: column 1: there is no item "id\trather"; did you mean "rather"? known: id, background, like-plans, hate-plans, rather, tasks`},
		{"id;\"what\nthey chose\";rather", `line 1: column 2: there is no item "what\nthey chose"; known: id, background, like-plans, hate-plans, rather, tasks`},
		{"id|rather", `line 1: column 1: there is no item "id|rather"; did you mean "rather"? known: id, background, like-plans, hate-plans, rather, tasks`},
		{`id,"rather`, "line 1: a quote is never closed"},
		{strings.Repeat("x", bulk.MaxRecord+1), "line 1: the record has more than 1048576 bytes; is a quote never closed?"},
	} {
		_, s, err := scored(t, questionnaire(t, "every-key"), strings.NewReader(c.header+"\na,b\n"), bulk.Options{In: bulk.CSV})
		var header *bulk.HeaderError
		if !errors.As(err, &header) || err.Error() != c.want || s.Sheets() > 0 {
			t.Errorf("%.40q: %v, want %s", c.header, err, c.want)
		}
	}
}

func TestAnItemThatIsCalledIDHasNoColumn(t *testing.T) {
	renamed := questionnaire(t, "smallest").Questionnaire
	renamed.Sections[0].Items[0].ID = "id"
	_, _, err := scored(t, compiled(t, renamed), strings.NewReader("id\na\n"), bulk.Options{})
	if err == nil || !strings.Contains(err.Error(), `"id" is an item of this questionnaire`) {
		t.Error(err)
	}
}

func TestTheFormatIsRecognised(t *testing.T) {
	const line, table = `{"id":"a","answers":{}}`, "id\na\n"
	for text, want := range map[string]string{
		line: "{", " \r\n\t" + line: "{", "\ufeff" + line: "{", table: "id,", "\ufeff" + table: "id,", "\n" + table: "id,", `"id"` + "\na": "id,",
		"": "", " \n": "", "\ufeff": "", "\ufeff\n": "",
	} {
		if got := told(t, text, bulk.Options{}); !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("%q is scored as\n%s", text, got)
		}
	}
	for name, want := range map[string]bulk.Format{"a.CSV": bulk.CSV, "b/c.ndjson": bulk.NDJSON, "d.jsonl": bulk.NDJSON, "e.json": bulk.NDJSON, "h.tsv": bulk.CSV, "i.txt": bulk.Auto, "f": bulk.Auto, "g.csv.gz": bulk.Auto} {
		if got := bulk.FormatOf(name); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
	if _, err := bulk.ParseFormat("cvs"); err == nil || err.Error() != `there is no format "cvs"; did you mean "csv"? known: ndjson, csv` {
		t.Error(err)
	}
}

// A record that is too long is named and passed over, however it comes.
func TestARecordMayBeAMebibyteLong(t *testing.T) {
	long := strings.Repeat("x", bulk.MaxRecord)
	for _, c := range []struct{ name, sheets, want string }{
		{"as long as may be", "id,rather\r\n" + long[2:] + ",\r\n" + long[1:] + ",\r\n" + long + ",\r\na,\r\n", "line\n2\n3\n5\nline 4: the record has more than 1048576 bytes; is a quote never closed?\n"},
		{"the last", "id,rather\na,\n" + long + ",", "line\n2\nline 3: the record has more than 1048576 bytes; is a quote never closed?\n"},
		{"a quote is never closed", "id,rather\na,\n\"b,\n" + strings.Repeat("c,\n", 500_000), "…"},
		{"many times as long", "id,rather\n\"" + strings.Repeat(long, 5) + "\",\na,\n", "line\n3\nline 2: the record has more than 1048576 bytes; is a quote never closed?\n"},
	} {
		got := told(t, c.sheets, bulk.Options{Fields: []string{"line"}})
		if c.want == "…" { // what is lost ends with the mebibyte
			if want := "line 3: the record has more than 1048576 bytes; is a quote never closed? (this record goes on to line 349528)\n"; !strings.HasSuffix(got, want) || strings.Count(got, "\n") < 3+500_000-bulk.MaxRecord/3-2 || !strings.Contains(got, "\n500003\n") {
				t.Errorf("%s: %d results, …%s", c.name, strings.Count(got, "\n"), got[max(0, len(got)-200):])
			}
			continue
		}
		if got != c.want {
			t.Errorf("%s: %.300q, want %.300q", c.name, got, c.want)
		}
	}
}
