package main

import (
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/boltstore"
	"github.com/careerfit/careerfit/web"
)

// An office is a data directory, and the commands at it.
type office struct {
	t   *testing.T
	dir string
	// server holds the file; nil is nobody.
	server *server
	// ids are of the sittings that are kept, oldest first; bare is the questionnaire that they answer.
	ids  []string
	bare *quiz.Quiz
}

// bothWays tells a story twice: with a server that holds the file, and without. So many sittings are kept, the
// first last seen on the first of January 2020, and one each day from there.
func bothWays(t *testing.T, sittings int, story func(*testing.T, *office)) {
	t.Helper()
	for name, served := range map[string]bool{"while a server runs": true, "without a server": false} {
		t.Run(name, func(t *testing.T) {
			o := opens(t, sittings)
			if served {
				o.serves()
			}
			story(t, o)
		})
	}
}

// withoutServer tells a story once, of a file that no server holds.
func withoutServer(t *testing.T, sittings int, story func(*testing.T, *office)) {
	t.Helper()
	story(t, opens(t, sittings))
}

// opens begins an office without a server.
func opens(t *testing.T, sittings int) *office {
	t.Helper()
	bare, problems := quiz.Parse(bareFile, []byte(readFile(t, bareFile)))
	if bare == nil {
		t.Fatal(problems)
	}
	o := &office{t: t, dir: t.TempDir(), bare: bare}
	o.atFile(func(st *boltstore.Store) {
		if _, err := st.PutQuestionnaire(t.Context(), bare.Canonical); err != nil {
			t.Fatal(err)
		}
		var together sync.WaitGroup // so that they share the time of the disk
		for n := range sittings {
			s := o.sitting(n)
			o.ids = append(o.ids, s.ID)
			together.Go(func() {
				if err := st.Create(t.Context(), s); err != nil {
					t.Error(err)
				}
			})
		}
		together.Wait()
	})
	return o
}

// firstDay is when the first sitting was begun.
func firstDay() time.Time { return time.Date(2020, 1, 1, 9, 30, 15, 123e6, time.UTC) }

// sitting is the nth: of each three the first is finished, the second has one answer, the third none.
func (o *office) sitting(n int) *quiz.Session {
	o.t.Helper()
	at := firstDay().AddDate(0, 0, n)
	id := fmt.Sprintf("%08x-%04x-7000-8000-%012x", at.UnixMilli()>>16, at.UnixMilli()&0xffff, n)
	hash, ok := web.ReturnCodeHash(typedCode(n))
	if !ok {
		o.t.Fatalf("%s is no return code", typedCode(n))
	}
	s := o.bare.NewSession(id, hash, quiz.HashSecret(typedCode(n)), at)
	for item, answer := range []string{"large", "evening"}[:2-n%3] {
		if err := o.bare.Put(s, item, quiz.Chose(answer), at); err != nil {
			o.t.Fatal(err)
		}
	}
	if n%3 == 0 {
		s.Finish(at.Add(time.Minute))
	}
	return s
}

// typedCode is the return code of the nth sitting, as a person types it.
func typedCode(n int) string { return fmt.Sprintf("w3 ca7e %04d 0000 zzzz", n) }

// spoilsRecord makes the record of the nth sitting unreadable.
func (o *office) spoilsRecord(n int) {
	o.t.Helper()
	o.spoils(func(tx *bolt.Tx) error {
		key, _ := store.ParseID(o.ids[n])
		return tx.Bucket([]byte("sessions")).Put(key[:], []byte("?"))
	})
}

// spoils changes the file behind the store's back.
func (o *office) spoils(change func(*bolt.Tx) error) {
	o.t.Helper()
	db, err := bolt.Open(o.file(), 0o600, nil)
	if err != nil {
		o.t.Fatal(err)
	}
	if err := errors.Join(db.Update(change), db.Close()); err != nil {
		o.t.Fatal(err)
	}
}

// hashOf is what the store knows a return code by, in hexadecimal digits.
func hashOf(typed string) string {
	hash, _ := web.ReturnCodeHash(typed)
	return hex.EncodeToString(hash[:])
}

// serves lets a server hold the file.
func (o *office) serves() {
	o.t.Helper()
	o.server = startServe(o.t, nil, "--addr", "127.0.0.1:0", "--data-dir", o.dir, "--quiz", bareFile, "--retention", "0")
}

// atFile opens the file, which nobody may hold.
func (o *office) atFile(look func(*boltstore.Store)) {
	o.t.Helper()
	st, err := boltstore.Open(o.file(), boltstore.Options{})
	if err != nil {
		o.t.Fatal(err)
	}
	look(st)
	if err := st.Close(); err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) file() string { return filepath.Join(o.dir, databaseName) }

// says runs a command of the office, and expects its exit code.
func (o *office) says(code int, command string, args ...string) outcome {
	o.t.Helper()
	return o.hears("", code, command, args...)
}

// hears runs a command with something on standard input.
func (o *office) hears(stdin string, code int, command string, args ...string) outcome {
	o.t.Helper()
	out := runCareerfit(o.t, stdin, nil, append([]string{command, "--data-dir", o.dir}, args...)...)
	out.wants(o.t, code)
	return out
}

// kept are the ids of the sittings that are there, oldest first. It ends the server.
func (o *office) kept() (ids []string) {
	o.t.Helper()
	o.closes()
	o.atFile(func(st *boltstore.Store) { ids = idsOf(o.t, st) })
	return ids
}

func (o *office) closes() {
	if o.server != nil {
		o.server.ends(exitOK)
	}
	o.server = nil
}

// closesFailing ends a server that cannot end well.
func (o *office) closesFailing() {
	o.t.Helper()
	o.server.ends(exitFailure)
	o.server = nil
}

// idsIn are the ids of the sittings in a file, such as a backup.
func idsIn(t *testing.T, file string) (ids []string) {
	t.Helper()
	st, err := boltstore.Open(file, boltstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	return idsOf(t, st)
}

func idsOf(t *testing.T, st *boltstore.Store) (ids []string) {
	t.Helper()
	all, err := st.List(t.Context(), "", 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range all {
		ids = append(ids, s.ID)
	}
	return ids
}

// lies lists the directory, without the data file and the socket.
func (o *office) lies() (names []string) {
	o.t.Helper()
	entries, err := os.ReadDir(o.dir)
	if err != nil {
		o.t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != databaseName && e.Name() != socketName {
			names = append(names, e.Name())
		}
	}
	return names
}
