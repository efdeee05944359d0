package boltstore_test

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/boltstore"
)

// One record that cannot be read keeps neither the others from being listed nor from being deleted.
func TestADamagedRecordHoldsUpNeitherListsNorSweeps(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	all := sittings(t, s, 7)
	_ = s.Close()
	meddle(t, dir, func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte("sessions"))
		return errors.Join(b.Put(keyOf(all[1]), []byte{1, 2, 3}), b.Put(keyOf(all[4]), []byte("\x02new")))
	})
	s = open(t, dir)
	list, err := s.List(t.Context(), "", 4)
	refused(t, err, store.ErrDamaged, all[1].ID)
	if len(list) != 4 || list[3].ID != all[5].ID {
		t.Fatalf("%d sittings are listed, error %v", len(list), err)
	}
	end := all[0].Seen.Add(time.Hour)
	next, purged, err := s.Purge(t.Context(), end, end, "", 4)
	refused(t, err, store.ErrDamaged, all[1].ID)
	if next != all[3].ID || purged != 3 {
		t.Fatalf("%d went, it goes on behind %s, want 3 and %s", purged, next, all[3].ID)
	}
	next, purged, err = s.Purge(t.Context(), end, end, next, 4)
	refused(t, err, store.ErrNewer, all[4].ID)
	if next != "" || purged != 2 {
		t.Fatalf("%d went, it goes on behind %q, want 2 and the end", purged, next)
	}
	_ = s.Close()
	meddle(t, dir, func(tx *bolt.Tx) error {
		if n := tx.Bucket([]byte("sessions")).Stats().KeyN; n != 2 {
			t.Errorf("%d records are left, want those that cannot be read", n)
		}
		return nil
	})
}

func TestASweepMakesRoomInAFullStore(t *testing.T) {
	s, err := boltstore.Open(filepath.Join(t.TempDir(), "careerfit.db"), boltstore.Options{MaxSize: 2 << 20})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	kept := sittings(t, s, 100)
	for i := 1; err == nil; i++ { // until there is no room
		_, err = s.PutQuestionnaire(t.Context(), make([]byte, 64<<10+i))
	}
	for i := 1; err == nil || i == 1; i++ {
		err = s.Create(t.Context(), sitting(i, kept[0].Digest))
	}
	refused(t, err, store.ErrFull)
	end := kept[0].Seen.AddDate(1, 0, 0)
	if _, purged, err := s.Purge(t.Context(), end, end, "", 1000); err != nil || purged < len(kept) {
		t.Fatalf("%d went, error %v", purged, err)
	}
	if err := s.Create(t.Context(), sitting(1, kept[0].Digest)); err != nil {
		t.Errorf("there is still no room: %v", err)
	}
	isSound(t, s)
}

// What extensions a newer version gave a sitting stay when its last visit is corrected.
func TestARedatedSittingKeepsWhatANewerVersionAdded(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	session := sittings(t, s, 1)[0]
	now := session.Seen
	_, err := s.Update(t.Context(), session.ID, func(s *quiz.Session) error { s.Seen = now.AddDate(9, 0, 0); return nil })
	_ = s.Close()
	added := "\x07\x06shared"
	meddle(t, dir, func(tx *bolt.Tx) error {
		return tx.Bucket([]byte("sessions")).Put(keyOf(session), append(recordOf(tx, session), added...))
	})
	s = open(t, dir)
	_, purged, err2 := s.Purge(t.Context(), now.Add(-time.Hour), now, "", 10)
	got, err3 := s.Session(t.Context(), session.ID)
	if err := errors.Join(err, err2, err3); err != nil || purged != 0 || !got.Seen.Equal(now) {
		t.Fatalf("%d went, it was seen at %v, error %v", purged, got.Seen, err)
	}
	_ = s.Close()
	meddle(t, dir, func(tx *bolt.Tx) error {
		if record := string(recordOf(tx, session)); record[len(record)-len(added):] != added {
			t.Errorf("the record ends with %q", record[len(record)-len(added):])
		}
		return nil
	})
}

func TestTheFiguresOfAStoreAddUp(t *testing.T) {
	s := open(t, t.TempDir())
	all := sittings(t, s, 10)
	if err := s.Delete(t.Context(), all[3].ID); err != nil {
		t.Fatal(err)
	}
	got := s.Stats()
	within := 0
	for _, b := range got.Within {
		within += b.Commits
	}
	if got.Commits != 12 || got.Changes != 12 || got.Largest != 1 || within != 12 || got.Spent <= 0 {
		t.Errorf("12 changes, one at a time, are told as %+v", got)
	}
	if got.FileBytes <= 0 || got.FreeBytes <= 0 || got.FreeBytes > got.FileBytes {
		t.Errorf("%d bytes, %d of them free", got.FileBytes, got.FreeBytes)
	}
	_ = s.Close()
	if got := s.Stats(); got.FileBytes != 0 || got.Commits < 12 {
		t.Errorf("after it was closed: %+v", got)
	}
}
