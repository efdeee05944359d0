package boltstore_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store/boltstore"
)

// A file of the present format is made by
//
//	go test ./store/boltstore -run FilesOfEveryFormat -make-format testdata/format-N.db
//
// once, with the first release that writes it. Such files are on people's disks: no file of testdata, and
// nothing that keptInFormat1 says of it, may ever change.
var makeFormat = flag.String("make-format", "", "write a file of the present format, which must not exist yet")

func TestFilesOfEveryFormatAreReadForEver(t *testing.T) {
	if *makeFormat != "" {
		makeFile(t, *makeFormat)
	}
	files, err := filepath.Glob("testdata/format-*.db")
	if err != nil || len(files) == 0 {
		t.Fatalf("there are %q, error %v", files, err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			content, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			write(t, filepath.Join(dir, "careerfit.db"), content)
			isFormat1(t, dir)
		})
	}
}

// isFormat1 checks that the store has what it was made with, that it can be written to, and that it is
// backed up, restored and compacted as any other.
func isFormat1(t *testing.T, dir string) {
	t.Helper()
	s := open(t, dir)
	kept, canonical := keptInFormat1()
	isSound(t, s)
	keeps(t, s, kept)
	for _, session := range kept {
		got, err := s.Questionnaire(t.Context(), session.Digest)
		if err != nil || string(got) != canonical {
			t.Fatalf("its questionnaire is %q, error %v", got, err)
		}
		for _, owner := range session.Owners {
			if list, err := s.ByOwner(t.Context(), owner); err != nil || len(list) == 0 {
				t.Fatalf("a browser lists %d sittings, error %v", len(list), err)
			}
		}
	}
	backup := backUp(t, s)
	last := len(kept) - 1
	after, err := s.Update(t.Context(), kept[last].ID, func(s *quiz.Session) error { s.Marks[0] = quiz.Mark{Options: []int{1}}; return nil })
	if err != nil {
		t.Fatal(err)
	}
	_ = s.Close()
	if _, _, err := boltstore.Compact(filepath.Join(dir, "careerfit.db")); err != nil {
		t.Fatal(err)
	}
	got, err := open(t, dir).Session(t.Context(), after.ID)
	if diff := cmp.Diff(after, got, cmpopts.EquateEmpty()); err != nil || diff != "" {
		t.Fatalf("error %v, an answer is another (-want +got):\n%s", err, diff)
	}
	keeps(t, open(t, filepath.Dir(backup)), kept)
}

// makeFile writes a file of the present format, with a few sittings deleted in between.
func makeFile(t *testing.T, name string) {
	t.Helper()
	if _, err := os.Stat(name); err == nil {
		t.Fatalf("%s is there already, and stays as it is", name)
	}
	dir := t.TempDir()
	s := open(t, dir)
	kept, canonical := keptInFormat1()
	ctx := context.Background()
	_, err := s.PutQuestionnaire(ctx, []byte(canonical))
	for i, session := range kept {
		gone := sitting(i, session.Digest)
		err = errors.Join(err, s.Create(ctx, gone), s.Create(ctx, session), s.Delete(ctx, gone.ID))
	}
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(filepath.Join(dir, "careerfit.db"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, name, content)
}

// keptInFormat1 returns what testdata/format-1.db keeps: sittings of every kind, by their ids, and the
// canonical form of their questionnaire.
func keptInFormat1() (kept []*quiz.Session, canonical string) {
	canonical = "project or product?"
	for i := range 40 {
		at := time.Date(2026, 11, 22, 8, 30, 0, 123e6, time.UTC).Add(time.Duration(i) * time.Hour)
		secret := func(name string) quiz.SecretHash { return sha256.Sum256(fmt.Append(nil, name, " ", i)) }
		s := &quiz.Session{
			ID:     fmt.Sprintf("019aaa00-0000-7000-8000-%012x", i+1),
			Digest: sha256.Sum256([]byte(canonical)), Code: secret("code"), CodeSerial: uint32(i % 3),
			Owners: []quiz.SecretHash{secret("phone"), sha256.Sum256([]byte("library"))},
			Marks:  make([]quiz.Mark, 24), Started: at, Changed: at.Add(time.Minute), Seen: at.Add(time.Duration(i) * time.Minute),
		}
		for item := range i % 25 {
			s.Marks[item] = []quiz.Mark{
				{Options: []int{item}}, {NonAnswer: quiz.Skipped}, {Options: []int{0, 300}}, {NonAnswer: quiz.DontKnow}, {NonAnswer: quiz.DoesntApply},
			}[(i+item)%5]
		}
		if i%25 == 24 {
			s.Finished = s.Seen
		}
		if i%4 == 1 {
			for item := range 24 {
				s.Asked = append(s.Asked, 23-item)
			}
		}
		if i%5 == 2 {
			s.AddShare(quiz.Share{Hash: secret("share"), Made: at, Expires: at.Add(90 * 24 * time.Hour), Answers: i%2 == 0})
		}
		kept = append(kept, s)
	}
	return kept, canonical
}
