package boltstore_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/boltstore"
)

// Whichever page is overwritten and wherever the file is cut: no panic, no fault, no lock that stays
// held, and the next request is served.
func TestADamagedPageCostsARequestNotTheServer(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	sessions := sittings(t, s, 150)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	good, err := os.ReadFile(filepath.Join(dir, "careerfit.db"))
	if err != nil {
		t.Fatal(err)
	}
	page, refusals := os.Getpagesize(), 0
	used := bytes.TrimRight(good, "\x00") // behind that there is room to grow
	for at := 0; at < len(used); at += page {
		scrambled := bytes.Clone(good)
		for i := range page {
			scrambled[at+i] ^= 0xa5
		}
		flags := bytes.Clone(good)
		flags[at+8] ^= 0xff // what kind of page it is
		for _, content := range [][]byte{scrambled, flags, good[:at]} {
			refusals += usesAll(t, content, sessions)
		}
	}
	if refusals == 0 {
		t.Error("no damage was noticed")
	}
	t.Logf("%d pages, %d requests refused as damaged", len(used)/page, refusals)
}

// usesAll opens a store of the content and asks it everything, and returns how often it was refused as
// damaged. Other errors than that end the test.
func usesAll(t *testing.T, content []byte, sessions []*quiz.Session) (refusals int) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "careerfit.db")
	write(t, path, content)
	count := func(err error) {
		if errors.Is(err, store.ErrDamaged) || errors.Is(err, store.ErrNewer) {
			refusals++
		} else if err != nil && !errors.Is(err, store.ErrNotFound) && !errors.Is(err, store.ErrNoQuestionnaire) {
			t.Fatalf("an error of no kind: %v", err)
		}
	}
	s, err := boltstore.Open(path, boltstore.Options{Timeout: time.Millisecond})
	if count(err); err != nil {
		return refusals
	}
	defer s.Close()
	ctx := context.Background()
	for _, session := range sessions[:20] {
		_, err := s.Session(ctx, session.ID)
		count(err)
		_, err = s.ByCode(ctx, session.Code)
		count(err)
		_, err = s.ByOwner(ctx, session.Owners[0])
		count(err)
	}
	_, err = s.Questionnaire(ctx, sessions[0].Digest)
	count(err)
	_, err = s.Update(ctx, sessions[1].ID, func(s *quiz.Session) error { s.Seen = s.Seen.Add(time.Hour); return nil })
	count(err)
	count(s.Delete(ctx, sessions[2].ID))
	return refusals
}

// Who asks for a sitting to be erased need not wait for somebody who can read it: it goes, with every way to it,
// also those that the record knows nothing of, and the others stay.
func TestWhatCannotBeReadCanBeDeleted(t *testing.T) {
	for what, record := range map[string][]byte{"damaged": {1, 2, 3}, "empty": {}, "a newer version's": []byte("\x02new")} {
		t.Run(what, func(t *testing.T) {
			dir := t.TempDir()
			s := open(t, dir)
			all := sittings(t, s, 40)
			lost := all[20]
			_ = s.Close()
			meddle(t, dir, func(tx *bolt.Tx) error {
				stray := bytes.Repeat([]byte{0xee}, 32)
				return errors.Join(tx.Bucket([]byte("sessions")).Put(keyOf(lost), record),
					tx.Bucket([]byte("codes")).Put(stray, keyOf(lost)),
					tx.Bucket([]byte("owners")).Put(append(stray, keyOf(lost)...), nil))
			})
			s = open(t, dir)
			if err := s.Delete(t.Context(), lost.ID); err != nil {
				t.Fatal(err)
			}
			refused(t, s.Delete(t.Context(), lost.ID), store.ErrNotFound)
			_, err := s.ByCode(t.Context(), lost.Code)
			refused(t, err, store.ErrNotFound)
			keeps(t, s, append(all[:20:20], all[21:]...))
			isSound(t, s)
		})
	}
}

func TestAQuestionnaireWithAnotherDigestIsDamaged(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	digest, err := s.PutQuestionnaire(t.Context(), []byte("which is it, project or product?"))
	if err != nil {
		t.Fatal(err)
	}
	_ = s.Close()
	meddle(t, dir, func(tx *bolt.Tx) error {
		return tx.Bucket([]byte("questionnaires")).Put(digest[:], []byte("which is it, product or project?"))
	})
	s = open(t, dir)
	_, err = s.Questionnaire(t.Context(), digest)
	refused(t, err, store.ErrDamaged, digest.String())
	if _, err := s.PutQuestionnaire(t.Context(), []byte("which is it, project or product?")); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Questionnaire(t.Context(), digest); err != nil {
		t.Errorf("putting it again did not mend it: %v", err)
	}
}

func TestAnIndexThatLeadsNowhereIsDamage(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	session := sittings(t, s, 1)[0]
	_ = s.Close()
	meddle(t, dir, func(tx *bolt.Tx) error {
		key, _ := store.ParseID(session.ID)
		return tx.Bucket([]byte("sessions")).Delete(key[:])
	})
	s = open(t, dir)
	_, err := s.ByCode(t.Context(), session.Code)
	refused(t, err, store.ErrDamaged, session.ID)
	_, err = s.ByOwner(t.Context(), session.Owners[0])
	refused(t, err, store.ErrDamaged, session.ID)
}

func TestWhatANewerVersionAddedSurvivesAnAnswer(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	session := sittings(t, s, 1)[0]
	_ = s.Close()
	key, _ := store.ParseID(session.ID)
	added := "\x07\x06shared"
	meddle(t, dir, func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte("sessions"))
		return b.Put(key[:], append(bytes.Clone(b.Get(key[:])), added...))
	})
	s = open(t, dir)
	if _, err := s.Update(t.Context(), session.ID, func(s *quiz.Session) error {
		s.Marks[0] = quiz.Mark{NonAnswer: quiz.DontKnow}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	_ = s.Close()
	meddle(t, dir, func(tx *bolt.Tx) error {
		if record := string(tx.Bucket([]byte("sessions")).Get(key[:])); !strings.HasSuffix(record, added) {
			t.Errorf("the record ends with %q", record[len(record)-len(added):])
		}
		return nil
	})
}

func TestARecordOfANewerVersionIsNeitherReadNorOverwritten(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	session := sittings(t, s, 1)[0]
	_ = s.Close()
	key, _ := store.ParseID(session.ID)
	meddle(t, dir, func(tx *bolt.Tx) error { return tx.Bucket([]byte("sessions")).Put(key[:], []byte("\x02new")) })
	s = open(t, dir)
	_, err := s.Session(t.Context(), session.ID)
	refused(t, err, store.ErrNewer, "version 2")
	_, err = s.Update(t.Context(), session.ID, func(*quiz.Session) error { return nil })
	refused(t, err, store.ErrNewer)
	_ = s.Close()
	meddle(t, dir, func(tx *bolt.Tx) error {
		if record := string(tx.Bucket([]byte("sessions")).Get(key[:])); record != "\x02new" {
			t.Errorf("the record is now %q", record)
		}
		return nil
	})
}
