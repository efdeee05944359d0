package bulk_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz/bulk"
)

// Spreadsheets write what their owner's country or the chosen form asks for, and open the results only with the same.
func TestCellsMayBeSeparatedBySemicolonsOrTabs(t *testing.T) {
	for _, c := range []struct{ name, sheets, want string }{
		{"commas", "id,background,tasks\nana,ward,list;visit\n", "id,coverage,paths\nana,0.4,nurse;manage\n"},
		{"semicolons", "id;background;tasks\nana;ward;\"list;visit\"\n", "id;coverage;paths\nana;0.4;\"nurse;manage\"\n"},
		{"tabs", "id\tbackground\ttasks\nana\tward\tlist;visit\n", "id\tcoverage\tpaths\nana\t0.4\tnurse;manage\n"},
		{"as a Spanish spreadsheet saves it", "\ufeff;;;\r\n\"id\";background;tasks;\r\n\"Ana, \"\"Lee\"\"\";ward;;\r\n;;;\r\n", "id;coverage;paths\n\"Ana, \"\"Lee\"\"\";0.2;\"nurse;manage\"\n"},
		{"as a spreadsheet saves text with tabs", "\t\t\r\nid\tbackground\t\r\n\"Ana, Lee\"\tward\t\r\nBo;b\t\t\r\n\"C\tc\"\tward\t\r\n", "id\tcoverage\tpaths\nAna, Lee\t0.2\tnurse;manage\nBo;b\t0\tmanage;nurse\n\"C\tc\"\t0.2\tnurse;manage\n"},
		{"a single column", "tasks\nlist;visit\n", "id,coverage,paths\n,0.2,manage;nurse\n"},
		{"a comma first of all", "id,background\t\na;b,ward\n", "id,coverage,paths\na;b,0.2,nurse;manage\n"},
		{"ids that are not quoted", "id;tasks\nana;list;visit\nbo;\n", "id;coverage;paths\nbo;0;\"manage;nurse\"\n" +
			"line 2: cells: 3, columns of the header: 2; several ids in one cell stand in quotes here, since semicolons separate the cells\n"},
		{"a row with commas", "id;tasks\nana,list\n", "id;coverage;paths\nline 2: cells: 1, columns of the header: 2\n"},
	} {
		for _, in := range []bulk.Format{bulk.Auto, bulk.CSV} {
			if got := told(t, c.sheets, bulk.Options{In: in, Fields: []string{"id", "coverage", "paths"}}); got != c.want {
				t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
			}
		}
	}
}

// Lines of JSON have no separator: their table has commas.
func TestATableOfNDJSONHasCommas(t *testing.T) {
	got := told(t, `{"id":"a;b","answers":{"background":"ward"}}`, bulk.Options{Out: bulk.CSV, Fields: []string{"id", "paths"}})
	if want := "id,paths\na;b,nurse;manage\n"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// Another separator changes nothing else: the results are those of the table with commas, as encoding/csv writes them
// with it.
func TestTheSeparatorChangesNothingElse(t *testing.T) {
	q := synthetic(t)
	table := csvOf(q, takers(q, 2000))
	o := bulk.Options{Fields: []string{"id", "verdict", "lead", "paths", "careers", "warnings", "fits"}}
	commas, _, err := scored(t, q, bytes.NewReader(table), o)
	if err != nil {
		t.Fatal(err)
	}
	for _, separator := range separators {
		got, s, err := scored(t, q, &pieces{separated(t, table, separator), uint64(separator)}, o)
		if err != nil || s.Scored != 2000 {
			t.Fatalf("%q: %+v %v", separator, s, err)
		}
		if want := string(separated(t, []byte(commas.results), separator)); got.results != want {
			t.Errorf("%q:\n%.500s\nwant\n%.500s", separator, got.results, want)
		}
		if differs := got.results != commas.results; differs != (separator != ',') {
			t.Errorf("%q: a separator that is another is not seen", separator)
		}
	}
}

// separated writes a table that has commas with another separator.
func separated(t *testing.T, table []byte, separator rune) []byte {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(table)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma = separator
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Control: what is read with another separator than it has is seen to be misread.
func TestAWrongSeparatorIsSeen(t *testing.T) {
	q := questionnaire(t, "every-key")
	const table = "id;background\nana;ward\n"
	got, _, err := scored(t, q, strings.NewReader(table), bulk.Options{Out: bulk.NDJSON})
	if err != nil {
		t.Fatal(err)
	}
	if right := ofCSV(t, q, []byte(table), ';'); got.results != right.results || len(got.results) == 0 {
		t.Errorf("%s, want %s", got.results, right.results)
	}
	if wrong := ofCSV(t, q, []byte(table), ','); got.results == wrong.results {
		t.Error("the difference is not seen")
	}
}
