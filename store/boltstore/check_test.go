package boltstore_test

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"
	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/boltstore"
)

func TestACheckCountsWhatIsKept(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	all := sittings(t, s, 12) // a minute apart, backwards
	end := all[0].Started.Add(time.Hour)
	if _, err := s.Update(t.Context(), all[3].ID, func(s *quiz.Session) error { s.Finished = end; return nil }); err != nil {
		t.Fatal(err)
	}
	got := isSound(t, s)
	info, err := os.Stat(filepath.Join(dir, "careerfit.db"))
	if err != nil || got.FileBytes != info.Size() || got.FreeBytes <= 0 || got.FreeBytes >= info.Size() {
		t.Errorf("%d bytes, %d of them free, error %v", got.FileBytes, got.FreeBytes, err)
	}
	got.FileBytes, got.FreeBytes = 0, 0
	want := boltstore.Report{
		Sessions: 12, Finished: 1, Questionnaires: 1, Codes: 12, Owners: 12, Oldest: all[11].Started, Newest: all[0].Started,
	}
	if got != want {
		t.Errorf("counted %+v, want %+v", got, want)
	}
}

// A wound is something wrong with one sitting, and what a check has to say of it; %s is its id.
type wound struct {
	deal func(tx *bolt.Tx, s *quiz.Session) error
	told []string
}

func wounds() map[string]wound {
	put := func(bucket string, key, value []byte) func(*bolt.Tx) error {
		return func(tx *bolt.Tx) error { return tx.Bucket([]byte(bucket)).Put(key, value) }
	}
	del := func(tx *bolt.Tx, bucket string, key []byte) error { return tx.Bucket([]byte(bucket)).Delete(key) }
	other := bytes.Repeat([]byte{0xee}, 32)
	return map[string]wound{
		"the return code is missing": {func(tx *bolt.Tx, s *quiz.Session) error { return del(tx, "codes", s.Code[:]) },
			[]string{"session %s: its return code does not lead to it"}},
		"the browser's entry is missing": {func(tx *bolt.Tx, s *quiz.Session) error { return del(tx, "owners", ownerKeyOf(s)) },
			[]string{"session %s: a browser that holds it does not list it"}},
		"the record is missing": {func(tx *bolt.Tx, s *quiz.Session) error { return del(tx, "sessions", keyOf(s)) },
			[]string{"a return code leads to session %s, which is not there", "a browser's list leads to session %s, which is not there"}},
		"the record is cut short": {func(tx *bolt.Tx, s *quiz.Session) error { return put("sessions", keyOf(s), recordOf(tx, s)[:50])(tx) },
			[]string{"record of session %s: the store is damaged"}},
		"the record is a newer one": {func(tx *bolt.Tx, s *quiz.Session) error { return put("sessions", keyOf(s), []byte("\x02new"))(tx) },
			[]string{"record of session %s: written by a newer careerfit"}},
		"its questionnaire is another": {func(tx *bolt.Tx, s *quiz.Session) error {
			return put("sessions", keyOf(s), bytes.Replace(recordOf(tx, s), s.Digest[:], other, 1))(tx)
		}, []string{"session %s: its questionnaire " + fmt.Sprintf("%x", other[:4])}},
		"it has the code of nobody": {func(tx *bolt.Tx, s *quiz.Session) error {
			return put("sessions", keyOf(s), bytes.Replace(recordOf(tx, s), s.Code[:], other, 1))(tx)
		}, []string{"session %s: its return code does not lead to it", "a return code leads to session %s, which does not know of it"}},
		"a second code leads to it": {func(tx *bolt.Tx, s *quiz.Session) error { return put("codes", s.Owners[0][:], keyOf(s))(tx) },
			[]string{"a return code leads to session %s, which does not know of it"}},
		"a strange browser lists it": {func(tx *bolt.Tx, s *quiz.Session) error {
			return put("owners", slices.Concat(other, keyOf(s)), nil)(tx)
		}, []string{"a browser's list leads to session %s, which does not know of it"}},
	}
}

// Whichever wounds whichever sittings have, a check tells each, and nothing else.
func TestACheckTellsEachProblemAndNoOther(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	all := sittings(t, s, 12)
	_ = s.Close()
	good, err := os.ReadFile(filepath.Join(dir, "careerfit.db"))
	if err != nil {
		t.Fatal(err)
	}
	kinds := wounds()
	names := slices.Sorted(maps.Keys(kinds))
	rapid.Check(t, func(rt *rapid.T) {
		dir := t.TempDir()
		write(t, filepath.Join(dir, "careerfit.db"), good)
		var want []string
		for _, session := range all {
			if !rapid.Bool().Draw(rt, "wounded") {
				continue
			}
			w := kinds[rapid.SampledFrom(names).Draw(rt, "wound")]
			meddle(t, dir, func(tx *bolt.Tx) error { return w.deal(tx, session) })
			for _, told := range w.told {
				want = append(want, fmt.Sprintf(told, session.ID))
			}
		}
		tells(rt, dir, want)
	})
}

// tells checks that a check of the store tells of each of the wanted problems once, in any order.
func tells(t rapid.TB, dir string, want []string) {
	t.Helper()
	s, err := boltstore.Open(filepath.Join(dir, "careerfit.db"), boltstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var told []string
	report, err := s.Check(context.Background(), func(problem string) { told = append(told, problem) })
	if err != nil || report.Problems != len(want) || len(told) != len(want) {
		t.Fatalf("%d problems are counted, error %v, told:\n%s\nwant:\n%s", report.Problems, err, strings.Join(told, "\n"), strings.Join(want, "\n"))
	}
	for _, w := range want {
		i := slices.IndexFunc(told, func(problem string) bool { return strings.HasPrefix(problem, w) })
		if i < 0 {
			t.Fatalf("%q is not told:\n%s", w, strings.Join(told, "\n"))
		}
		told = slices.Delete(told, i, i+1)
	}
}

func TestTwoSittingsOfOneCodeAreTold(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	all := sittings(t, s, 2)
	_ = s.Close()
	meddle(t, dir, func(tx *bolt.Tx) error {
		record := bytes.Replace(recordOf(tx, all[1]), all[1].Code[:], all[0].Code[:], 1)
		return tx.Bucket([]byte("sessions")).Put(keyOf(all[1]), record)
	})
	tells(t, dir, []string{
		fmt.Sprintf("session %s: its return code leads to %s instead", all[1].ID, all[0].ID),
		fmt.Sprintf("a return code leads to session %s, which does not know of it", all[1].ID),
	})
}

func TestAQuestionnaireWithAnotherDigestIsTold(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	digest := sittings(t, s, 1)[0].Digest
	_ = s.Close()
	meddle(t, dir, func(tx *bolt.Tx) error { return tx.Bucket([]byte("questionnaires")).Put(digest[:], []byte("!")) })
	tells(t, dir, []string{fmt.Sprintf("questionnaire %x: its bytes have another digest", digest[:])})
}

func keyOf(s *quiz.Session) []byte {
	key, _ := store.ParseID(s.ID)
	return key[:]
}

func ownerKeyOf(s *quiz.Session) []byte { return slices.Concat(s.Owners[0][:], keyOf(s)) }

func recordOf(tx *bolt.Tx, s *quiz.Session) []byte {
	return bytes.Clone(tx.Bucket([]byte("sessions")).Get(keyOf(s)))
}
