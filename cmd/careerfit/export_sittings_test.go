package main

import (
	"context"
	"encoding/json"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/boltstore"
)

// rowsOf reads what was exported.
func rowsOf(t *testing.T, text string) (rows []exportedRow) {
	t.Helper()
	for line := range strings.Lines(text) {
		var row exportedRow
		dec := json.NewDecoder(strings.NewReader(line))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&row); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		rows = append(rows, row)
	}
	return rows
}

func TestAnExportHasWhatTakersSaid(t *testing.T) {
	bothWays(t, 3, func(t *testing.T, o *office) {
		got := o.says(exitOK, "export").out
		digest := o.bare.Digest.String()
		title := `"questionnaire":{"id":"bare","title":"Tee oder Kaffee?","language":"de"},"digest":"` + digest + `"`
		want := `{"id":"` + o.ids[0] + `",` + title + `,"started":"2020-01-01T09:30:15.123Z","changed":"2020-01-01T09:30:15.123Z",` +
			`"finished":"2020-01-01T09:31:15.123Z","seen":"2020-01-01T09:30:15.123Z","form":"long","answers":{"cup":"large","hour":"evening"}}` + "\n" +
			`{"id":"` + o.ids[1] + `",` + title + `,"started":"2020-01-02T09:30:15.123Z","changed":"2020-01-02T09:30:15.123Z",` +
			`"seen":"2020-01-02T09:30:15.123Z","form":"long","answers":{"cup":"large"}}` + "\n" +
			`{"id":"` + o.ids[2] + `",` + title + `,"started":"2020-01-03T09:30:15.123Z","changed":"2020-01-03T09:30:15.123Z",` +
			`"seen":"2020-01-03T09:30:15.123Z","form":"long","answers":{}}` + "\n"
		if got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	})
}

func TestWhatAnExportLeavesOut(t *testing.T) {
	bothWays(t, 7, func(t *testing.T, o *office) {
		for _, c := range []struct {
			args []string
			want []string
		}{
			{[]string{"--finished"}, []string{o.ids[0], o.ids[3], o.ids[6]}},
			{[]string{"--questionnaire", "bare"}, o.ids},
			{[]string{"--questionnaire", "bare", "--finished"}, []string{o.ids[0], o.ids[3], o.ids[6]}},
		} {
			var got []string
			for _, row := range rowsOf(t, o.says(exitOK, "export", c.args...).out) {
				got = append(got, row.ID)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%q exports %q, want %q", c.args, got, c.want)
			}
		}
	})
}

// Neither an address nor the moment leads back to a sitting, and no export has a secret or the hash of one.
func TestAnExportWithoutIDsLeadsBackToNobody(t *testing.T) {
	bothWays(t, 3, func(t *testing.T, o *office) {
		with, without := o.says(exitOK, "export").out, o.says(exitOK, "export", "--without-ids").out
		for n, id := range o.ids {
			for _, secret := range []string{typedCode(n), strings.ReplaceAll(typedCode(n), " ", ""), hashOf(typedCode(n))} {
				if strings.Contains(strings.ToLower(with+without), secret) {
					t.Errorf("it has the secret %s", secret)
				}
			}
			if strings.Contains(without, id) || !strings.Contains(with, id) {
				t.Errorf("the id %s is in the wrong export", id)
			}
		}
		if strings.Contains(without, "09:30") || strings.Contains(without, "seen") || strings.Contains(without, "changed") {
			t.Errorf("it tells the time of day:\n%s", without)
		}
		rows, full := rowsOf(t, without), rowsOf(t, with)
		for i := range rows {
			if rows[i].Started != full[i].Started[:10] || !reflect.DeepEqual(rows[i].Answers, full[i].Answers) {
				t.Errorf("row %d is %+v of %+v", i, rows[i], full[i])
			}
		}
	})
}

func TestAnExportIntoAFile(t *testing.T) {
	bothWays(t, 3, func(t *testing.T, o *office) {
		file := filepath.Join(t.TempDir(), "all.ndjson")
		if said := o.says(exitOK, "export", "--out", file).out; said != "Exported 3 sittings to "+file+".\n" {
			t.Errorf("it says %q", said)
		}
		if got := readFile(t, file); got != o.says(exitOK, "export").out {
			t.Errorf("the file has\n%s", got)
		}
		if said := o.says(exitFailure, "export", "--out", file).err; !strings.Contains(said, "is there already") {
			t.Errorf("it says %q", said)
		}
		o.says(exitOK, "export", "--force", "--finished", "--out", file)
		if got := rowsOf(t, readFile(t, file)); len(got) != 1 {
			t.Errorf("the new file has %d rows", len(got))
		}
	})
}

// More sittings than are read at once come each once, in their order.
func TestAnExportOfManySittings(t *testing.T) {
	const many = 2*exportStep + 1
	bothWays(t, many, func(t *testing.T, o *office) {
		rows := rowsOf(t, o.says(exitOK, "export").out)
		if len(rows) != many {
			t.Fatalf("%d rows of %d", len(rows), many)
		}
		for i, row := range rows {
			if row.ID != o.ids[i] {
				t.Fatalf("row %d is %s, want %s", i, row.ID, o.ids[i])
			}
		}
	})
}

// A questionnaire of a later version cannot be read; the answers to it are there all the same.
func TestAnExportOfAnswersToAnUnreadableQuestionnaire(t *testing.T) {
	o := opens(t, 1)
	o.atFile(func(st *boltstore.Store) {
		digest, err := st.PutQuestionnaire(t.Context(), []byte(`{"format":99}`))
		if err != nil {
			t.Fatal(err)
		}
		s := o.sitting(1)
		s.Digest, s.Marks = digest, []quiz.Mark{{Options: []int{2, 4}}, {NonAnswer: quiz.DontKnow}, {}}
		if err := st.Create(t.Context(), s); err != nil {
			t.Fatal(err)
		}
	})
	row := rowsOf(t, o.says(exitOK, "export").out)[1]
	want := []exportedPosition{{Options: []int{2, 4}}, {NonAnswer: quiz.DontKnow}, {}}
	if row.Questionnaire != nil || row.Answers != nil || !reflect.DeepEqual(row.Marks, want) {
		t.Errorf("the row is %+v", row)
	}
	if got := rowsOf(t, o.says(exitOK, "export", "--questionnaire", "bare").out); len(got) != 1 {
		t.Errorf("it counts as one that can be read: %+v", got)
	}
}

// Marks that the questionnaire has no place for are told as they are kept.
func TestAnExportOfAnswersThatAreNotTheQuestionnaires(t *testing.T) {
	o := opens(t, 0)
	o.atFile(func(st *boltstore.Store) {
		s := o.sitting(0)
		s.Marks[0] = quiz.Mark{Options: []int{7}}
		if err := st.Create(t.Context(), s); err != nil {
			t.Fatal(err)
		}
	})
	if row := rowsOf(t, o.says(exitOK, "export").out)[0]; row.Answers != nil || len(row.Marks) != 2 || row.Marks[0].Options[0] != 7 {
		t.Errorf("the row is %+v", row)
	}
}

// A record that cannot be read does not keep the others from being exported; but nobody takes it for everything.
func TestAnExportPastDamage(t *testing.T) {
	bothWays(t, 4, func(t *testing.T, o *office) {
		served := o.server != nil
		o.closes()
		o.spoilsRecord(2)
		if served {
			o.serves()
		}
		said := o.says(exitProblems, "export")
		if rows := rowsOf(t, said.out); len(rows) != 3 || !strings.Contains(said.err, "what cannot be read is left out; careerfit doctor tells more") {
			t.Errorf("it exports %d rows and says %q", len(rows), said.err)
		}
		file := filepath.Join(t.TempDir(), "all.ndjson")
		said = o.says(exitProblems, "export", "--out", file)
		if rows := rowsOf(t, readFile(t, file)); len(rows) != 3 || !strings.Contains(said.err, "is left out") || !strings.HasPrefix(said.out, "Exported 3 sittings to ") {
			t.Errorf("into a file it exports %d rows and says %q, %q", len(rows), said.out, said.err)
		}
	})
}

// A questionnaire that is missing or damaged takes nobody's answers away.
func TestAnExportPastAQuestionnaireThatCannotBeRead(t *testing.T) {
	for name, spoil := range map[string]func(*bolt.Bucket, []byte) error{
		"missing": func(b *bolt.Bucket, key []byte) error { return b.Delete(key) },
		"damaged": func(b *bolt.Bucket, key []byte) error { return b.Put(key, []byte("?")) },
	} {
		t.Run(name, func(t *testing.T) {
			o := opens(t, 2)
			o.spoils(func(tx *bolt.Tx) error { return spoil(tx.Bucket([]byte("questionnaires")), o.bare.Digest[:]) })
			said := o.says(exitProblems, "export", "--out", "-")
			rows := rowsOf(t, said.out)
			if len(rows) != 2 || rows[0].Questionnaire != nil || len(rows[0].Marks) != 2 || !strings.Contains(said.err, "careerfit doctor tells more") {
				t.Errorf("it exports %+v and says %q", rows, said.err)
			}
		})
	}
}

// Who mistypes a questionnaire hears which ones there are.
func TestAnExportOfAQuestionnaireThatNobodyAnswered(t *testing.T) {
	bothWays(t, 2, func(t *testing.T, o *office) {
		said := o.says(exitUsage, "export", "--questionnaire", "bear")
		if said.out != "" || !strings.Contains(said.err, `no sitting answers a questionnaire "bear"; there are: bare`) {
			t.Errorf("it says %q", said.err)
		}
	})
}

// What is exported is what can be scored: its id and answers are a line for careerfit score.
func TestWhatIsExportedCanBeScored(t *testing.T) {
	o := opens(t, 1)
	row := rowsOf(t, o.says(exitOK, "export").out)[0]
	line, err := json.Marshal(quiz.SheetLine{ID: row.ID, Answers: row.Answers})
	if err != nil {
		t.Fatal(err)
	}
	scored := runCareerfit(t, string(line)+"\n", nil, "score", "--quiz", bareFile)
	scored.wants(t, exitOK)
	if !strings.Contains(scored.out, `"verdict":"clear"`) || !strings.Contains(scored.out, row.ID) {
		t.Errorf("it is scored as %s", scored.out)
	}
}

// Nothing is gathered: the rows of one page are written before the next one is asked for.
func TestAnExportGathersNothing(t *testing.T) {
	o := opens(t, 3)
	o.atFile(func(st *boltstore.Store) {
		rows := &lineCounter{}
		endless := &endlessStore{Store: st, session: o.sitting(0), rows: rows}
		if err := exportRows(t.Context(), endless, exportWish{}, rows); err != nil {
			t.Fatal(err)
		}
		if endless.behind > 0 || rows.lines != 20*exportStep {
			t.Errorf("of %d rows, %d were not written when they could have been", rows.lines, endless.behind)
		}
	})
}

// An endlessStore has twenty full pages of the same sitting.
type endlessStore struct {
	store.Store
	session *quiz.Session
	rows    *lineCounter
	// pages were asked for; behind is how many rows were not written yet when another page was.
	pages, behind int
}

func (s *endlessStore) List(context.Context, string, int) ([]*quiz.Session, error) {
	s.behind += s.pages*exportStep - s.rows.lines
	if s.pages++; s.pages > 20 {
		return nil, nil
	}
	return slices.Repeat([]*quiz.Session{s.session}, exportStep), nil
}
